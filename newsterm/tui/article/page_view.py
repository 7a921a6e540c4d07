"""A pane that shows a page: sets it for its width, draws it line by line, and keeps the reader's place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip

from newsterm.tui.article.article_page import TOP, Page, lead_still, note_page, still
from newsterm.tui.article.article_paint import MARGIN, Painter, article_inks
from newsterm.tui.article.lines import Mark
from newsterm.tui.article.text_scroll import TextScroll
from newsterm.tui.glyphs import UNICODE, Glyphs

MEASURE = 80
"""Cells of the longest line, unless the reader sets another: more, and the eye hardly finds its way back."""

_NARROWEST = 16
"""Cells of a line in the narrowest pane; a pane narrower still shows the left part of them."""

_RIGHT = 1
"""Cells that stay free right of the text."""

Stay = Callable[[Page, Page, int], int]
"""Which line of another page is to be at the top, where a line of the page before is."""

Hint = tuple[int, str]
"""A column, and the letters to show there."""


class PageView(TextScroll):
    """Shows a page that can be set at any width."""

    DEFAULT_CSS = """
    PageView {
        background: $ground;
        color: $text-body;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size: 0 0;
    }
    """

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """The size of the page. Unlike with other panes, nothing is laid out or drawn because it changes:
    there is no scrollbar, and whoever changes the page draws what has changed."""

    @dataclass
    class PositionChanged(Message, namespace="article_pane"):
        """Other words are at the top of the pane now: an offset of the body, 0 above it."""

        offset: int

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        measure: int = MEASURE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self._measure = measure
        self.page = note_page("", measure)
        self._set: Callable[[int], Page] = partial(note_page, "")
        self._place = TOP
        self._lit: Sequence[Mark] = ()
        self._marks: Mapping[int, Sequence[Mark]] = {}
        self._hints: Mapping[int, Sequence[Hint]] = {}
        self._here: int | None = None
        self._painter: Painter | None = None
        self._drawn: dict[int, Strip] = {}

    @property
    def offset_at_top(self) -> int:
        """The offset of the words at the top of the pane into what the page shows, 0 above the body."""
        return max(0, min(self._place, len(self.page.body.text)))

    @property
    def progress(self) -> int:
        """How much of the text has been read, from 0 to 100; one that is seen whole is read.

        What stands below it doesn't count.
        """
        further = self.page.text_lines - self.size.height
        return min(100, round(100 * self.scroll_y / further)) if further > 0 else 100

    @property
    def position(self) -> int:
        """The offset of the words at the top of the pane into the article's body, 0 above it."""
        return self.offset_at_top

    @property
    def left(self) -> int:
        """The column where the words of the page begin."""
        return self._artist().left

    @property
    def column(self) -> int:
        """The cells of the longest line the page may have."""
        return self._artist().measure

    @property
    def pictures_near(self) -> set[str]:
        """The addresses of the pictures in sight, or no more than a screen away."""
        sight, height = self.in_sight, self.size.height
        near = self.page.lines[max(0, sight.start - height) : sight.stop + height]
        return {line.picture for line in near if line.picture}

    @property
    def in_sight(self) -> range:
        """The lines on the screen."""
        top = self.scroll_offset.y
        return range(top, min(top + self.size.height, len(self.page.lines)))

    def set_page(self, setter: Callable[[int], Page], offset: int = 0, stay: Stay | None = None) -> None:
        """Show the page that `setter` gives for a width in cells, the words at `offset` at the top, or what
        is to `stay`."""
        self._set = setter
        self._lit, self._here = (), None
        self._place = offset if offset > 0 else TOP
        self._lay_out(stay)

    def reset_page(self, setter: Callable[[int], Page], moved: Callable[[int], int] = int) -> None:
        """Show another page of the same article. What is lit stays, and the reader's place: an offset of the
        text that was shown is `moved` to that of the text that is; above the text, its lead doesn't move."""
        if 0 <= self._place <= len(self.page.body.text):
            self._place = moved(self._place)
        self._set = setter
        self._lay_out(lead_still if self._place < 0 else None)

    def change_page(self, setter: Callable[[int], Page]) -> None:
        """Show the same page with pictures come or gone; what the reader looks at stays where it is."""
        self._set = setter
        self._lay_out(still)

    def change_foot(self, setter: Callable[[int], Page]) -> None:
        """Show the same page with other lines below the text; only these are drawn again."""
        self._set = setter
        if not self.size.width:
            self._lay_out()
            return
        before, self.page = self.page, setter(self._artist().measure)
        lines = enumerate(zip(before.lines, self.page.lines, strict=False))
        first = next((number for number, (old, new) in lines if old is not new), 0)
        with self.prevent(self.PositionChanged):
            self.virtual_size = Size(self.size.width, len(self.page.lines))
            self.bring(self.page.line_of(self._place))
        self._drawn = {number: strip for number, strip in self._drawn.items() if number < first}
        self.refresh_lines(first, max(len(before.lines), len(self.page.lines)) - first)

    def light(self, marks: Sequence[Mark]) -> None:
        """Put these marks over the page, and no others."""
        self._lit = marks
        self._marks = self.page.spread(marks)
        self._redraw()

    def hint(self, hints: Mapping[int, Sequence[Hint]]) -> None:
        """Show these letters over the page, by line, and no others."""
        if hints != self._hints:
            self._hints = hints
            self._redraw()

    def point_at(self, stop: int) -> None:
        """Show that the reader is at one of the page's stops, and bring it in sight."""
        self._here = stop
        self._redraw()
        self.bring_in_sight(self.page.stops[stop])

    def bring_in_sight(self, line: int) -> None:
        """Scroll to a line, unless it is well in sight, so that something of what comes before is seen."""
        height = self.size.height
        if not self.scroll_offset.y <= line < self.scroll_offset.y + height * 3 // 4:
            self.bring(line - height // 4)

    def on_resize(self) -> None:
        """Set the page for the new width; the words at the top stay at the top."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Take the inks of the new theme."""
        super().notify_style_update()
        self._painter = None
        self._redraw()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Know the reader's place, unless it is the pane that moves and not the reader."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and self._artist().width == self.size.width:
            self._place = self.page.place_of(self.scroll_offset.y)
            self.post_message(self.PositionChanged(self.position))

    def _lay_out(self, stay: Stay | None = None) -> None:
        """Set the page for the width there is; the reader's place is at the top, or what is to `stay`."""
        width, place = self.size.width, self._place
        before, top = self.page, self.scroll_offset.y
        if not width:  # not on the screen yet
            self.page = self._set(self._measure)
            return
        if self._painter and self._painter.width != width:
            self._painter = None
        self.page = self._set(self._artist().measure)
        self._marks, self._hints = self.page.spread(self._lit), {}
        with self.prevent(self.PositionChanged):
            self.virtual_size = Size(width, len(self.page.lines))
            self.bring(stay(before, self.page, top) if stay else self.page.line_of(place))
        self._place = self.page.place_of(self.scroll_offset.y) if stay else place
        self._redraw()

    def _redraw(self) -> None:
        self._drawn.clear()
        self.refresh()

    def _artist(self) -> Painter:
        """Who paints in the inks of now, at the width of the last setting."""
        if self._painter is None:
            width = self.size.width
            inks = article_inks(self.app.theme_variables, in_colour=not self.app.no_color)
            measure = max(_NARROWEST, min(self._measure, width - MARGIN - _RIGHT))
            self._painter = Painter(inks, width, measure, self.glyphs)
        return self._painter

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = y + self.scroll_offset.y
        if number >= len(self.page.lines):
            return self._artist().blank()
        if number not in self._drawn:
            is_here = self._here is not None and self.page.stops[self._here] == number
            marks, hints = self._marks.get(number, ()), self._hints.get(number, ())
            self._drawn[number] = self._artist().strip(self.page, number, marks, hints, is_here=is_here)
        return self._drawn[number]
