"""The pane of sources: what the reader follows and how it is, and the keys that look after it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.message import Message

from newsterm.store.subscriptions import SourceState
from newsterm.tui.keys import Key
from newsterm.tui.sources.source_table import ORDERS
from newsterm.tui.sources.source_view import HEAD, SourceView


class SourcePane(SourceView, can_focus=True):
    """A table of sources, and a cursor on one of them."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("sources.down", ("j", "down"), "down", "Next source"),
        Key("sources.up", ("k", "up"), "up", "Source before"),
        Key("sources.open", ("enter", "l", "right"), "open", "The headlines of this source"),
        Key("sources.refresh", ("r",), "refresh", "Refresh this source"),
        Key("sources.remove", ("d",), "remove", "Follow it no more; u brings it back"),
        Key("sources.mark-read", ("A",), "mark_read", "Mark all that it holds read"),
        Key("sources.site", ("o",), "site", "Open its site in the browser"),
        Key("sources.rename", ("e",), "rename", "Call it something else"),
        Key("sources.sort", ("S",), "sort", "Sort: broken first, by name, most unread, most a week"),
        Key("sources.top", ("g g", "home"), "top", "First source"),
        Key("sources.bottom", ("G", "end"), "bottom", "Last source"),
        Key("sources.page-down", ("space", "ctrl+f", "ctrl+d", "pagedown"), "page_forward", "A page down"),
        Key("sources.page-up", ("b", "ctrl+b", "ctrl+u", "pageup"), "page_back", "A page up"),
    )

    @dataclass
    class SourceWanted(Message):
        """The reader wants something done with a source: ``open``, ``refresh``, ``remove``, ``mark-read``,
        ``site``, ``rename``."""

        deed: str
        source: SourceState

    # Keys

    def action_down(self, count: int | None) -> None:
        """Move down."""
        self.move_to(self.cursor + (count or 1))

    def action_up(self, count: int | None) -> None:
        """Move up."""
        self.move_to(self.cursor - (count or 1))

    def action_top(self, count: int | None) -> None:
        """Go to the first, or to the one with this number."""
        self.move_to((count or 1) - 1)

    def action_bottom(self, count: int | None) -> None:
        """Go to the last, or to the one with this number."""
        self.move_to((count or len(self.names)) - 1)

    def action_page_forward(self, count: int | None) -> None:
        """Go down by what is in sight."""
        self.move_to(self.cursor + self.page * (count or 1))

    def action_page_back(self, count: int | None) -> None:
        """Go up by what is in sight."""
        self.move_to(self.cursor - self.page * (count or 1))

    def action_sort(self, _count: int | None) -> None:
        """The next order, from its top."""
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.list_anew()
        self.move_to(0)

    def action_open(self, _count: int | None) -> None:
        """Ask for its headlines."""
        self._ask("open")

    def action_refresh(self, _count: int | None) -> None:
        """Ask for what is new there."""
        self._ask("refresh")

    def action_remove(self, _count: int | None) -> None:
        """Ask to follow it no more."""
        self._ask("remove")

    def action_mark_read(self, _count: int | None) -> None:
        """Ask to have it all read."""
        self._ask("mark-read")

    def action_site(self, _count: int | None) -> None:
        """Ask for its site."""
        self._ask("site")

    def action_rename(self, _count: int | None) -> None:
        """Ask for another name."""
        self._ask("rename")

    def on_click(self, event: events.Click) -> None:
        """A click brings the cursor; a second one opens."""
        place = event.y - HEAD + self.scroll_offset.y
        if HEAD <= event.y < HEAD + self.page and place < len(self.names):
            self.move_to(place)
            if event.chain > 1:
                self._ask("open")

    def _ask(self, deed: str) -> None:
        if self.row:
            self.post_message(self.SourceWanted(deed, self.row.state))
