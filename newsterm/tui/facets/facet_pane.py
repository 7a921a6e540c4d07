"""The pane of views and facets: what there is, how much of it, and what is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsterm.cleaner import clean_line
from newsterm.query import Query
from newsterm.store.shelf import Shelved
from newsterm.tui.cells import fitted
from newsterm.tui.facets.facet_rows import FacetRow, Facets, facet_rows
from newsterm.tui.glyphs import UNICODE, Glyphs
from newsterm.tui.keys import Key
from newsterm.tui.lighting import cursor_ink
from newsterm.tui.themes import ink


class FacetPane(ScrollView, can_focus=True):
    """Views and facets in a column. It is given everything it shows."""

    DEFAULT_CSS = """
    FacetPane {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 0;
        background: $ground;
    }
    """

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("facets.down", ("j", "down"), "down", "Next facet"),
        Key("facets.up", ("k", "up"), "up", "Facet before"),
        Key("facets.require", ("+", "space"), "require", "Only this; again: drop it"),
        Key("facets.exclude", ("-",), "exclude", "Nothing of this; again: drop it"),
        Key("facets.open", ("enter", "l", "right"), "open", "Only this, and to the headlines"),
        Key("facets.top", ("g g", "home"), "top", "First facet"),
        Key("facets.bottom", ("G", "end"), "bottom", "Last facet"),
        Key("facets.page-down", ("ctrl+d", "ctrl+f", "pagedown"), "page_forward", "Further down"),
        Key("facets.page-up", ("ctrl+u", "ctrl+b", "pageup"), "page_back", "Further up"),
    )

    @dataclass
    class FacetToggled(Message):
        """The reader requires (``+``), excludes (``-``) or drops (empty) a value."""

        field: str
        value: str
        how: str

    @dataclass
    class ViewChosen(Message):
        """The reader wants another view: all (empty), ``unread`` or ``starred``; or the one saved under this
        name, or that no more."""

        value: str
        is_saved: bool = False

    @dataclass
    class ProblemSeen(Message):
        """The cursor came to a source that can't be had, or a view that can't be read; the sentence says
        why."""

        sentence: str

    class Left(Message):
        """The reader is done here and goes on to the headlines."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._facets = Facets(Query(), {})
        self._saved: Sequence[Shelved] = ()
        self._rows: Sequence[FacetRow] = ()
        self._stops: Sequence[int] = ()
        self._cursor = 0
        self._count_width = 1
        self._inks: Mapping[str, Style] = {}

    @property
    def row(self) -> FacetRow | None:
        """The line the cursor is on."""
        return self._rows[self._stops[self._cursor]] if self._stops else None

    @property
    def rows(self) -> Sequence[FacetRow]:
        """Every line."""
        return self._rows

    def show(self, facets: Facets) -> None:
        """Show these; the cursor stays on its facet, or else where it is."""
        here = self.row
        self._facets = facets
        self._rows = facet_rows(facets, self._saved)
        self._count_width = max((len(f"{row.count:,}") for row in self._rows if row.count), default=1)
        self._stops = [line for line, row in enumerate(self._rows) if row.field]
        same = [
            place
            for place, line in enumerate(self._stops)
            if here and (self._rows[line].field, self._rows[line].value) == (here.field, here.value)
        ]
        self._cursor = same[0] if same else max(0, min(self._cursor, len(self._stops) - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self.refresh()

    def shelve(self, saved: Sequence[Shelved]) -> None:
        """Show these saved views among the others."""
        self._saved = saved
        self.show(self._facets)

    def _move(self, place: int) -> None:
        place = max(0, min(place, len(self._stops) - 1))
        if not self._stops or place == self._cursor:
            return
        self._cursor = place
        line = self._stops[place]
        height = self.scrollable_content_region.height
        # The first line of a group is seen with its heading.
        top = line - 1 if place and self._stops[place - 1] != line - 1 else line
        if place == 0 or top < self.scroll_offset.y:
            self.scroll_to(y=0 if place == 0 else top, animate=False, force=True)
        elif line >= self.scroll_offset.y + height:
            self.scroll_to(y=line - height + 1, animate=False, force=True)
        self.refresh()
        if self.row and self.row.problem:
            self.post_message(self.ProblemSeen(self.row.problem))

    # Keys

    def action_down(self, count: int | None) -> None:
        """Move down."""
        self._move(self._cursor + (count or 1))

    def action_up(self, count: int | None) -> None:
        """Move up."""
        self._move(self._cursor - (count or 1))

    def action_top(self, _count: int | None) -> None:
        """Go to the first."""
        self._move(0)

    def action_bottom(self, _count: int | None) -> None:
        """Go to the last."""
        self._move(len(self._stops) - 1)

    def action_page_forward(self, count: int | None) -> None:
        """Go down by half of what is in sight."""
        self._move(self._cursor + (count or 1) * max(1, self.size.height // 2))

    def action_page_back(self, count: int | None) -> None:
        """Go up by half of what is in sight."""
        self._move(self._cursor - (count or 1) * max(1, self.size.height // 2))

    def action_require(self, _count: int | None) -> None:
        """Show only what has this."""
        self._toggle("+")

    def action_exclude(self, _count: int | None) -> None:
        """Show nothing that has this."""
        self._toggle("-")

    def action_open(self, _count: int | None) -> None:
        """Show only what has this, and go there."""
        row = self.row
        if row and row.state != "+":
            self._toggle("+")
        if not (row and row.field == "saved" and row.problem):
            self.post_message(self.Left())

    def _toggle(self, how: str) -> None:
        row = self.row
        if row is None:
            return
        if row.field == "view":
            self.post_message(self.ViewChosen("" if row.state == "+" or how == "-" else row.value))
        elif row.field == "saved":
            if how == "+" or row.state:
                self.post_message(self.ViewChosen(row.value, is_saved=True))
        else:
            self.post_message(self.FacetToggled(row.field, row.value, "" if row.state == how else how))

    def on_click(self, event: events.Click) -> None:
        """A click brings the cursor and toggles."""
        line = event.y + self.scroll_offset.y
        if line in self._stops:
            self._move(self._stops.index(line))
            self.action_require(None)

    # Drawing

    def on_resize(self) -> None:
        """Take the new width."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))

    def on_focus(self) -> None:
        """Light the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Put the cursor out."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Take the inks of the new theme."""
        super().notify_style_update()
        self._inks = {}

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, page = self.scrollable_content_region.width, self._page
        line = y + self.scroll_offset.y
        if line >= len(self._rows):
            return Strip.blank(width, page)
        lit = self.has_focus and line == self._stops[self._cursor]
        row = self._rows[line]
        parts = self._parts(row, width, lit) if row.field else [(f" {row.label}", self._inks["heading"])]
        own = self._inks["cursor"] if lit else Style()
        strip = Strip([Segment(text, page + style + own) for text, style in parts])
        return strip.adjust_cell_length(width, page + own)

    @property
    def _page(self) -> Style:
        """The ground of the pane, in the colours of now."""
        if not self._inks:
            self._inks = _inks(self.app.theme_variables, in_colour=not self.app.no_color)
        return self._inks["page"]

    def _parts(self, row: FacetRow, width: int, lit: bool) -> list[tuple[str, Style]]:
        """The words of a view or facet."""
        inks = self._inks
        count = f"{row.count:,}" if row.count is not None else ""
        room = max(0, width - self._count_width - 8)
        label = fitted(clean_line(row.label), room, self._glyphs.ellipsis)
        sign, style = "   ", inks["quiet"]
        if row.field in ("view", "saved"):
            sign, style = f" {self._glyphs.pointer if row.state else ' '} ", inks["chosen"]
        elif row.state or lit:
            sign, style = f"[{row.state or ' '}]", inks["chosen"] if row.state else inks["quiet"]
        is_quiet = row.state == "-" or (row.field == "saved" and row.problem)
        return [
            (f" {sign} ", style),
            (label, inks["quiet" if is_quiet else "strong" if row.state else "label"]),
            (" !" if row.problem else "  ", inks["problem"]),
            (f"{count:>{self._count_width}} ", inks["quiet"]),
        ]


def _inks(roles: Mapping[str, str], *, in_colour: bool) -> Mapping[str, Style]:
    """The styles of this pane in these colours."""
    return {
        "page": ink(roles, "text-body", "ground"),
        "heading": ink(roles, "dim", bold=True),
        "label": ink(roles, "text-body"),
        "strong": ink(roles, "text-body", bold=True),
        "quiet": ink(roles, "dim"),
        "chosen": ink(roles, "accent"),
        "problem": ink(roles, "warn"),
        "cursor": cursor_ink(roles, in_colour=in_colour),
    }
