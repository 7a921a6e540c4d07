"""The starter catalogue: well-known feeds to pick from."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from newsterm.sources.catalogue import KnownFeed


class PickList(SelectionList[int]):
    """A list in which Space picks and Enter is left to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "screen.follow", "Follow")]


class CatalogueScreen(ModalScreen[Sequence[KnownFeed] | None]):
    """Feeds by region, language and topic; Space picks, Enter follows what is picked."""

    DEFAULT_CSS = """
    CatalogueScreen { align: center middle; background: $ground 60%; }
    CatalogueScreen Vertical {
        width: 84; max-width: 100%; height: 80%;
        background: $ground; border: solid $rule; padding: 1 2;
    }
    CatalogueScreen .title { color: $accent; text-style: bold; height: 2; }
    CatalogueScreen .keys { color: $dim; height: 1; margin-top: 1; }
    CatalogueScreen SelectionList { height: 1fr; border: none; padding: 0; background: $ground; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "leave", "Close"),
        ("j", "down", "Down"),
        ("k", "up", "Up"),
    ]

    def __init__(self, feeds: Sequence[KnownFeed]) -> None:
        super().__init__()
        self._feeds = feeds

    def compose(self) -> ComposeResult:
        """A list, and the keys that work in it."""
        with Vertical():
            yield Static("Starter catalogue", classes="title", markup=False)
            yield PickList(*(Selection(_line(feed), number) for number, feed in enumerate(self._feeds)))
            yield Static(
                "Space picks   Enter follows what is picked   Esc closes", classes="keys", markup=False
            )

    def action_follow(self) -> None:
        """Follow what is picked."""
        self.dismiss([self._feeds[number] for number in self.query_one(PickList).selected])

    def action_leave(self) -> None:
        """Close without following anything."""
        self.dismiss(None)

    def action_down(self) -> None:
        """Move down."""
        self.query_one(PickList).action_cursor_down()

    def action_up(self) -> None:
        """Move up."""
        self.query_one(PickList).action_cursor_up()


def _line(feed: KnownFeed) -> Content:
    """One feed of the list."""
    return Content.assemble(
        f"{feed.title:<34.34} ", (f"{feed.region} · {feed.language} · {feed.topic}", "$dim")
    )
