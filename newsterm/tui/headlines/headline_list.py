"""The list of headlines: a cursor, and the keys that move it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.message import Message

from newsterm.model import Headline
from newsterm.tui.headlines.row_view import RowView
from newsterm.tui.keys import Key


class HeadlineList(RowView, can_focus=True):
    """Headlines in a column, and a cursor on one of them."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("headlines.down", ("j", "down"), "down", "Next headline"),
        Key("headlines.up", ("k", "up"), "up", "Headline before"),
        Key("headlines.open", ("enter", "l", "right"), "open", "Read the article"),
        Key("headlines.top", ("g g", "home"), "top", "First headline"),
        Key("headlines.bottom", ("G", "end"), "bottom", "Last headline"),
        Key("headlines.page-down", ("space", "ctrl+f", "pagedown"), "page_forward", "A page down"),
        Key("headlines.page-up", ("b", "ctrl+b", "pageup"), "page_back", "A page up"),
        Key("headlines.half-down", ("ctrl+d",), "half_down", "Half a page down"),
        Key("headlines.half-up", ("ctrl+u",), "half_up", "Half a page up"),
        Key("headlines.next-unread", ("n",), "next_unread", "Next unread"),
        Key("headlines.previous-unread", ("p",), "previous_unread", "Unread before"),
    )

    @dataclass
    class HeadlineHighlighted(Message):
        """The cursor is on another headline: brought there by hand, or with the list."""

        headline: Headline
        by_hand: bool

    @dataclass
    class HeadlineOpened(Message):
        """The reader wants to read this article."""

        headline: Headline

    @dataclass
    class UnreadWanted(Message):
        """The reader wants the next unread headline (`step` 1), or the one before (-1), `count` times."""

        step: int
        count: int

    @property
    def headline(self) -> Headline | None:
        """The headline under the cursor."""
        return self._windows.at(self.cursor)

    def move_to(self, index: int) -> None:
        """Bring the cursor to a place of the list, or as near as the list goes."""
        index = max(0, min(index, len(self.rows) - 1))
        if index == self.cursor or not len(self.rows):
            return
        before, self.cursor = self.cursor, index
        for place in (before, index):
            self.refresh_lines(self._lines.line_of(place), self._lines.height)
        self._keep_in_sight()
        self._tell(by_hand=True)

    def move_to_row(self, row: int) -> None:
        """Bring the cursor to the headline of a row, if it is listed."""
        self.move_to(self.place_of(row))

    def near_unread(self, start: int, step: int, within: int = 500) -> int | None:
        """The place of the next unread headline from `start` on, looking at most `within` rows far."""
        stop = start + step * within
        for index in range(start, max(-1, min(stop, len(self.rows))), step):
            headline = self.at(index)
            if headline and not headline.status.read:
                return index
        return None

    def listed(self) -> None:
        """Tell which headline the cursor is on in the new list."""
        self._tell(by_hand=False)

    def _tell(self, *, by_hand: bool) -> None:
        if headline := self.headline:
            self.post_message(self.HeadlineHighlighted(headline, by_hand))

    # Keys

    def action_down(self, count: int | None) -> None:
        """Move down."""
        self.move_to(self.cursor + (count or 1))

    def action_up(self, count: int | None) -> None:
        """Move up."""
        self.move_to(self.cursor - (count or 1))

    def action_top(self, count: int | None) -> None:
        """Go to the first headline, or to the one with this number."""
        self.move_to((count or 1) - 1)

    def action_bottom(self, count: int | None) -> None:
        """Go to the last headline, or to the one with this number."""
        self.move_to((count or len(self.rows)) - 1)

    def action_page_forward(self, count: int | None) -> None:
        """Go down by what is in sight."""
        self.move_to(self.cursor + self._page * (count or 1))

    def action_page_back(self, count: int | None) -> None:
        """Go up by what is in sight."""
        self.move_to(self.cursor - self._page * (count or 1))

    def action_half_down(self, count: int | None) -> None:
        """Go down by half of what is in sight."""
        self.move_to(self.cursor + max(1, self._page // 2) * (count or 1))

    def action_half_up(self, count: int | None) -> None:
        """Go up by half of what is in sight."""
        self.move_to(self.cursor - max(1, self._page // 2) * (count or 1))

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height // self._lines.height)

    def action_open(self, _count: int | None) -> None:
        """Read the article under the cursor."""
        if headline := self.headline:
            self.post_message(self.HeadlineOpened(headline))

    def action_next_unread(self, count: int | None) -> None:
        """Ask for the next unread."""
        self.post_message(self.UnreadWanted(1, count or 1))

    def action_previous_unread(self, count: int | None) -> None:
        """Ask for the unread before."""
        self.post_message(self.UnreadWanted(-1, count or 1))

    def on_click(self, event: events.Click) -> None:
        """A click brings the cursor; a click on the cursor opens."""
        place = self._lines.at(event.y + self.scroll_offset.y)
        if place is None:
            return
        if place.index == self.cursor and event.chain > 1:
            self.action_open(None)
        else:
            self.move_to(place.index)
