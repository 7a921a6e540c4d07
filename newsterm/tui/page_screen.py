"""A page of words over the screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class PageScreen(ModalScreen[None]):
    """Words that are read by scrolling; Esc closes them."""

    DEFAULT_CSS = """
    PageScreen { align: center middle; background: $ground 60%; }
    PageScreen VerticalScroll {
        width: 78; max-width: 100%; height: 90%; scrollbar-size-vertical: 1;
        background: $ground; border: solid $rule; padding: 1 2;
    }
    PageScreen Static { width: 100%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark", "leave", "Close"),
        ("ctrl+c", "app.interrupt", "Stop a refresh, or say how to quit"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,ctrl+f,ctrl+d,pagedown", "scroll(15)", "Page down"),
        ("b,ctrl+b,ctrl+u,pageup", "scroll(-15)", "Page up"),
        ("G,end", "scroll(1_000_000)", "End"),
        ("g,home", "scroll(-1_000_000)", "Start"),
    ]

    def __init__(self, words: Content) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll():
            yield Static(self._words, markup=False)

    def action_scroll(self, lines: int) -> None:
        """Move through the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss()
