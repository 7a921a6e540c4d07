"""Text that is read by scrolling: lines, pages and ends, as in vim and less."""

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message
from textual.scroll_view import ScrollView

from newsterm.tui.keys import Key

_OVERLAP = 2
"""Lines of the page before that stay in sight, for the eye to find its place."""


class TextScroll(ScrollView):
    """A pane of lines that the reader moves through; it has no cursor."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("article.down", ("j", "down"), "scroll_lines_down", "Line down"),
        Key("article.up", ("k", "up"), "scroll_lines_up", "Line up"),
        Key("article.page-down", ("space", "ctrl+f", "pagedown"), "page_forward", "A page down"),
        Key("article.page-up", ("b", "ctrl+b", "pageup"), "page_back", "A page up"),
        Key("article.half-down", ("ctrl+d",), "half_down", "Half a page down"),
        Key("article.half-up", ("ctrl+u",), "half_up", "Half a page up"),
        Key("article.top", ("g g", "home"), "top", "To the top"),
        Key("article.bottom", ("G", "end"), "bottom", "To the end"),
    )

    @dataclass
    class AtEnd(Message, namespace="article_pane"):
        """The reader wants to go on, but all has been read."""

    def bring(self, line: int) -> None:
        """Scroll at once so that this line is the first in sight, or as near as the text goes."""
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def _scroll_by(self, lines: int) -> None:
        self.bring(self.scroll_offset.y + lines)

    @property
    def _page(self) -> int:
        return max(1, self.size.height - _OVERLAP)

    def action_scroll_lines_down(self, count: int | None) -> None:
        """Go down by lines."""
        self._scroll_by(count or 1)

    def action_scroll_lines_up(self, count: int | None) -> None:
        """Go up by lines."""
        self._scroll_by(-(count or 1))

    def action_page_forward(self, count: int | None) -> None:
        """Go down by pages; at the end, say so."""
        if self.scroll_offset.y >= self.max_scroll_y:
            self.post_message(self.AtEnd())
        else:
            self._scroll_by(self._page * (count or 1))

    def action_page_back(self, count: int | None) -> None:
        """Go up by pages."""
        self._scroll_by(-self._page * (count or 1))

    def action_half_down(self, count: int | None) -> None:
        """Go down by half pages."""
        self._scroll_by(self._page // 2 * (count or 1))

    def action_half_up(self, count: int | None) -> None:
        """Go up by half pages."""
        self._scroll_by(-(self._page // 2) * (count or 1))

    def action_top(self, _count: int | None) -> None:
        """Go to the first line."""
        self.bring(0)

    def action_bottom(self, _count: int | None) -> None:
        """Go to the last line."""
        self.bring(int(self.max_scroll_y))
