"""Headlines drawn line by line: a hundred thousand rows cost what a hundred do."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsterm.model import Headline
from newsterm.tui.glyphs import UNICODE, Glyphs
from newsterm.tui.headlines.headline_rows import Light, RowArt, RowInk
from newsterm.tui.headlines.row_lines import Heading, RowLines
from newsterm.tui.headlines.windows import Fetch, Windows

DRAWN = 2000
"""Rows whose lines are kept; more than any screen has."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class RowView(ScrollView):
    """Rows of headlines, one of them lit. It knows row numbers and how to read a few of them."""

    DEFAULT_CSS = """
    RowView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 0;
        background: $ground;
    }
    """

    def __init__(
        self,
        fetch: Fetch,
        *,
        glyphs: Glyphs = UNICODE,
        clock: Callable[[], datetime] = _utc_now,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self.empty_words: Sequence[str] = ()
        self._fetch = fetch
        self._glyphs = glyphs
        self._clock = clock
        self._windows = Windows(fetch, array("q"))
        self._headings: Sequence[Heading] = ()
        self._lines = RowLines(0, 1)
        self._fades_read = False
        self._art: RowArt | None = None
        self._drawn: dict[tuple[int, Light], tuple[Strip, ...]] = {}

    @property
    def rows(self) -> Sequence[int]:
        """The rows listed."""
        return self._windows.rows

    def at(self, index: int) -> Headline | None:
        """The headline at a place of the list."""
        return self._windows.at(index)

    def show(
        self,
        rows: Sequence[int],
        headings: Sequence[Heading] = (),
        *,
        keep_place: bool = True,
        fades_read: bool = False,
        fetch: Fetch | None = None,
    ) -> None:
        """List these rows. The cursor stays on its article and the article on its line of the screen
        where the article is still listed, unless `keep_place` is off: then the list starts at its top."""
        self._fetch = fetch or self._fetch
        here = self.rows[self.cursor] if keep_place and self.cursor < len(self.rows) else None
        offset = self._lines.line_of(self.cursor) - self.scroll_offset.y if here is not None else 0
        self._windows = Windows(self._fetch, rows)
        self._headings = headings
        self._fades_read = fades_read
        self.cursor = self.place_of(here) if here is not None else 0
        self._measure()
        line = self._lines.line_of(self.cursor) - offset if here is not None else 0
        self.scroll_to(y=line, animate=False, force=True)
        self._keep_in_sight()
        self.listed()

    def listed(self) -> None:
        """Hook for what follows when another list is shown."""

    @property
    def line_of_cursor(self) -> int:
        """The line, from the first of the list, on which the lit headline begins."""
        return self._lines.line_of(self.cursor)

    def place_of(self, row: int) -> int:
        """Where a row is listed; if it is not, the place nearest to where the cursor was."""
        try:
            return self.rows.index(row)
        except ValueError:
            return max(0, min(self.cursor, len(self.rows) - 1))

    def patch(self, ids: Iterable[str], change: Callable[[Headline], Headline]) -> None:
        """Draw these headlines changed, ahead of the store, and no others."""
        changed = self._windows.patch(ids, change)
        for index, light in list(self._drawn):
            if self.rows[index] in changed:
                del self._drawn[index, light]
                self.refresh_lines(self._lines.line_of(index), self._lines.height)

    def reread(self) -> None:
        """Read again what is in sight; the rows stay as they are."""
        self._windows.forget()
        self._redraw()

    def _keep_in_sight(self) -> None:
        """Scroll no further than it takes to see the cursor's headline whole."""
        height = self.scrollable_content_region.height
        top, bottom = self._lines.top_of(self.cursor), self._lines.line_of(self.cursor) + self._lines.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif bottom > self.scroll_offset.y + height > 0:
            self.scroll_to(y=bottom - height, animate=False, force=True)

    def on_resize(self) -> None:
        """Lay the lines out for the new size; the cursor stays in sight."""
        self._measure()
        self._keep_in_sight()

    def on_focus(self) -> None:
        """Light the cursor."""
        self.refresh_lines(self.line_of_cursor, self._lines.height)

    def on_blur(self) -> None:
        """Keep the place, quietly."""
        self.refresh_lines(self.line_of_cursor, self._lines.height)

    def notify_style_update(self) -> None:
        """Take the inks of the new theme."""
        super().notify_style_update()
        self._redraw()

    def _measure(self) -> None:
        """Settle how many lines there are; nothing is drawn or read for it."""
        self._redraw()
        width = self.scrollable_content_region.width
        self._lines = RowLines(len(self.rows), self._artist(width).height, self._headings)
        self.virtual_size = Size(width, len(self._lines))

    def _redraw(self) -> None:
        """Draw everything in sight anew, in the inks and at the age of now."""
        self._art = None
        self._drawn.clear()
        self.refresh()

    def _artist(self, width: int) -> RowArt:
        if self._art is None or self._art.width != width:
            ink = RowInk.of(self.app.theme_variables, in_colour=not self.app.no_color)
            self._art = RowArt(width, ink, self._glyphs, self._clock(), self._fades_read)
            self._drawn.clear()
        return self._art

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        artist = self._artist(self.scrollable_content_region.width)
        if artist.height != self._lines.height:
            return artist.blank()  # painted at a new width before it was heard of
        place = self._lines.at(y + self.scroll_offset.y)
        if place is None:
            return self._note(artist, y) if not len(self.rows) else artist.blank()
        if place.part < 0:
            return artist.heading(self._lines.words_at(place.index)) if place.part == -1 else artist.blank()
        return self._row(artist, place.index)[place.part]

    def _note(self, artist: RowArt, y: int) -> Strip:
        """A line of what stands in an empty list, from the second on."""
        return artist.note(self.empty_words[y - 1]) if 0 < y <= len(self.empty_words) else artist.blank()

    def _row(self, artist: RowArt, index: int) -> tuple[Strip, ...]:
        """The lines of a headline, drawn once while nothing about them changes."""
        light = Light.PLAIN
        if index == self.cursor:
            light = Light.CURSOR if self.has_focus else Light.LEFT
        if (drawn := self._drawn.get((index, light))) is None:
            headline = self.at(index)
            drawn = artist.headline(headline, light) if headline else (artist.blank(),) * artist.height
            if len(self._drawn) > 2000:
                self._drawn.clear()
            self._drawn[index, light] = drawn
        return drawn
