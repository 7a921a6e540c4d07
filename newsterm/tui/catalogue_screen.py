"""The starter catalogue: well-known feeds to pick from."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from newsterm.sources.catalogue import KnownFeed
from newsterm.tui.cells import fitted

TITLE = 32
"""Cells of the column of titles."""


class PickList(OptionList, inherit_bindings=False):
    """Feeds, some of them picked."""

    DEFAULT_CSS = """
    PickList, PickList:focus {
        height: 1fr; border: none; padding: 0; background: $ground; background-tint: transparent;
        scrollbar-size-vertical: 1;
    }
    PickList > .option-list--option-highlighted, PickList:focus > .option-list--option-highlighted {
        color: $text-body; background: $cursor; text-style: none;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("j,down", "cursor_down", "Down"),
        ("k,up", "cursor_up", "Up"),
        ("g,home", "first", "First"),
        ("G,end", "last", "Last"),
        ("b,pageup,ctrl+b,ctrl+u", "page_up", "Page up"),
        ("pagedown,ctrl+f,ctrl+d", "page_down", "Page down"),
        ("space,+", "select", "Pick"),
    ]

    def __init__(self, feeds: Sequence[KnownFeed]) -> None:
        super().__init__(*(_line(feed, is_picked=False) for feed in feeds), markup=False)
        self._feeds = feeds
        self._numbers: set[int] = set()

    @property
    def picked(self) -> list[KnownFeed]:
        """What is picked, in the order of the list."""
        return [self._feeds[number] for number in sorted(self._numbers)]

    @on(OptionList.OptionSelected)
    def _toggle(self, event: OptionList.OptionSelected) -> None:
        """Pick, or take back."""
        event.stop()
        number = event.option_index
        self._numbers ^= {number}
        line = _line(self._feeds[number], is_picked=number in self._numbers)
        self.replace_option_prompt_at_index(number, line)


class CatalogueScreen(ModalScreen[Sequence[KnownFeed] | None]):
    """Feeds by region, language and topic; Space picks, Enter follows what is picked."""

    DEFAULT_CSS = """
    CatalogueScreen { align: center middle; background: $ground 60%; }
    CatalogueScreen Vertical {
        width: 84; max-width: 100%; height: 90%; max-height: 46;
        background: $ground; border: solid $rule; padding: 1 2;
    }
    CatalogueScreen .title { color: $accent; text-style: bold; height: 2; }
    CatalogueScreen .keys { color: $dim; height: 1; margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "follow", "Follow"), ("escape,q", "leave", "Close")]

    def __init__(self, feeds: Sequence[KnownFeed]) -> None:
        super().__init__()
        self._feeds = feeds

    def compose(self) -> ComposeResult:
        """A list, and the keys that work in it."""
        with Vertical():
            yield Static("Starter catalogue", classes="title", markup=False)
            yield PickList(self._feeds)
            keys = "Space picks   Enter follows what is picked   Esc closes"
            yield Static(keys, classes="keys", markup=False)

    def action_follow(self) -> None:
        """Follow what is picked."""
        self.dismiss(self.query_one(PickList).picked)

    def action_leave(self) -> None:
        """Close without following anything."""
        self.dismiss(None)


def _line(feed: KnownFeed, *, is_picked: bool) -> Content:
    """One feed of the list."""
    return Content.assemble(
        ("[+] " if is_picked else "[ ] ", "$accent" if is_picked else "$dim"),
        fitted(feed.title, TITLE),
        (f"  {feed.region} · {feed.language} · {feed.topic}", "$dim"),
    )
