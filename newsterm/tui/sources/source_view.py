"""The table of sources as it is drawn, and under it what is to be known of the one under the cursor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsterm.cleaner import clean_line
from newsterm.model import Span
from newsterm.store.subscriptions import SourceState
from newsterm.tui.article.wrapping import wrap
from newsterm.tui.cells import cut, isolated
from newsterm.tui.glyphs import UNICODE, Glyphs
from newsterm.tui.lighting import cursor_ink
from newsterm.tui.sources.source_table import GAP, ORDERS, STATE, SourceRow, about, columns_of, source_rows
from newsterm.tui.themes import ink

HEAD = 1
"""Lines above the sources: the headings of the columns."""

FOOT = 5
"""Lines under them: a rule, the address of the source under the cursor, and three for how it is."""

Part = tuple[str, Style]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SourceView(ScrollView):
    """Sources in a table, one of them lit, drawn line by line: a thousand cost what a screen of them does."""

    DEFAULT_CSS = """
    SourceView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 0;
        background: $ground;
        display: none;
    }
    """

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        clock: Callable[[], datetime] = _utc_now,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.order = next(iter(ORDERS))
        self.cursor = 0
        self._glyphs = glyphs
        self._clock = clock
        self._states: Sequence[SourceState] = ()
        self._rows: Sequence[SourceRow] = ()
        self._now = clock()
        self._inks: Mapping[str, Style] = {}

    @property
    def row(self) -> SourceRow | None:
        """The source the cursor is on."""
        return self._rows[self.cursor] if self._rows else None

    @property
    def names(self) -> list[str]:
        """What is listed, from the top."""
        return [row.name for row in self._rows]

    def show(self, states: Iterable[SourceState]) -> None:
        """List these sources; the cursor stays on its source, or else where it is."""
        self._states = tuple(states)
        if self.display:
            self.list_anew()

    def list_anew(self) -> None:
        """Put the sources in their order as they are now."""
        here = self.row.state.subscription.id if self.row else ""
        self._now = self._clock()
        self._rows = source_rows(self._states, self.order, self._now)
        ids = [row.state.subscription.id for row in self._rows]
        place = ids.index(here) if here in ids else self.cursor
        self.cursor = max(0, min(place, len(ids) - 1))
        self._measure()

    def _measure(self) -> None:
        size = self.scrollable_content_region
        self.virtual_size = Size(size.width, len(self._rows) + HEAD + FOOT)
        self._keep_in_sight()
        self.refresh()

    def _keep_in_sight(self) -> None:
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + self.page:
            self.scroll_to(y=self.cursor - self.page + 1, animate=False, force=True)

    @property
    def page(self) -> int:
        """How many sources are in sight."""
        return max(1, self.scrollable_content_region.height - HEAD - FOOT)

    def move_to(self, place: int) -> None:
        """Bring the cursor to a place of the table, or as near as it goes."""
        self.cursor = max(0, min(place, len(self._rows) - 1))
        self._keep_in_sight()
        self.refresh()

    def on_resize(self) -> None:
        """Take the new size; the cursor stays in sight."""
        self._measure()

    def notify_style_update(self) -> None:
        """Take the inks of the new theme."""
        super().notify_style_update()
        self._inks = {}

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if not self._inks:
            self._inks = _inks(self.app.theme_variables, in_colour=not self.app.no_color)
        height, place = self.scrollable_content_region.height, y - HEAD + self.scroll_offset.y
        if y < HEAD:
            return self._strip(self._headings())
        if y >= height - FOOT:
            return self._strip(self._about(y - height + FOOT))
        if place >= len(self._rows):
            nothing = "You follow nothing yet: a adds a source." if not self._rows and y == HEAD + 1 else ""
            return self._strip([(f" {nothing}", self._inks["quiet"])])
        return self._strip(self._source(self._rows[place]), lit=place == self.cursor)

    def _headings(self) -> list[Part]:
        columns, room = columns_of(self._width)
        dots = self._glyphs.ellipsis
        return [
            (" " + column.cell(column.heading, room, dots) + " ", self._inks["heading"]) for column in columns
        ]

    def _source(self, row: SourceRow) -> list[Part]:
        columns, room = columns_of(self._width)
        parts = []
        for column in columns:
            style = "label" if column is columns[0] else "quiet"
            if column.heading == STATE and row.health.word != "ok":
                style = "problem" if row.is_bad else "chosen"
            cell = column.cell(column.words(row, self._now), room, self._glyphs.ellipsis)
            parts.append((" " + cell + " " * (GAP - 1), self._inks[style]))
        return parts

    def _about(self, line: int) -> list[Part]:
        """A line of what is under the table."""
        if line == 0:
            many = f"{len(self._rows):,} source{'s' * (len(self._rows) != 1)}, {self.order}"
            rule = self._glyphs.horizontal
            return [
                (rule, self._inks["rule"]),
                (f" {many} ", self._inks["quiet"]),
                (rule * max(0, self._width - len(many) - 3), self._inks["rule"]),
            ]
        row = self.row
        if row is None:
            return []
        room = self._width - 2
        if line == 1:
            address = clean_line(row.state.subscription.address)
            return [(" " + isolated(cut(address, room, self._glyphs.ellipsis)), self._inks["quiet"])]
        words = about(row, self._now)
        lines = wrap(words, Span(0, len(words)), max(10, room))
        shown = lines[line - 2].of(words) if line - 2 < len(lines) else ""
        return [(" " + isolated(shown), self._inks["problem" if row.is_bad else "label"])]

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _strip(self, parts: Sequence[Part], *, lit: bool = False) -> Strip:
        own = self._inks["cursor"] if lit else Style()
        page = self._inks["page"]
        strip = Strip([Segment(text, page + style + own) for text, style in parts])
        return strip.adjust_cell_length(self._width, page + own)


def _inks(roles: Mapping[str, str], *, in_colour: bool) -> Mapping[str, Style]:
    """The styles of this pane in these colours."""
    return {
        "page": ink(roles, "text-body", "ground"),
        "heading": ink(roles, "dim", bold=True),
        "label": ink(roles, "text-body"),
        "quiet": ink(roles, "dim"),
        "chosen": ink(roles, "accent"),
        "problem": ink(roles, "warn"),
        "rule": ink(roles, "rule"),
        "cursor": cursor_ink(roles, in_colour=in_colour),
    }
