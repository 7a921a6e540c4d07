"""The starter catalogue: well-known feeds to pick from."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from newsterm.sources.catalogue import KnownFeed
from newsterm.tui.cells import fitted
from newsterm.tui.dialog import Dialog, LineList

TITLE = 32
"""Cells of the column of titles."""


class PickList(LineList):
    """Feeds, some of them picked."""

    BINDINGS: ClassVar[list[BindingType]] = [("space,+", "select", "Pick")]

    def __init__(self, feeds: Sequence[KnownFeed]) -> None:
        super().__init__(_line(feed, is_picked=False) for feed in feeds)
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


class CatalogueScreen(Dialog[Sequence[KnownFeed]]):
    """Feeds by region, language and topic; Space picks, Enter follows what is picked."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "follow", "Follow")]

    def __init__(self, feeds: Sequence[KnownFeed]) -> None:
        self._feeds = PickList(feeds)
        keys = "Space picks   Enter follows what is picked   Esc closes"
        super().__init__("Starter catalogue", self._feeds, keys)

    def action_follow(self) -> None:
        """Follow what is picked."""
        self.dismiss(self._feeds.picked)


def _line(feed: KnownFeed, *, is_picked: bool) -> Content:
    """One feed of the list."""
    return Content.assemble(
        ("[+] " if is_picked else "[ ] ", "$accent" if is_picked else "$dim"),
        fitted(feed.title, TITLE),
        (f"  {feed.region} · {feed.language} · {feed.topic}", "$dim"),
    )
