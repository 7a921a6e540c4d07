"""A box over the screen with a list in it: a title above, the keys that work below."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

Answer = TypeVar("Answer")


class LineList(OptionList, inherit_bindings=False):
    """Lines, and a cursor on one of them."""

    DEFAULT_CSS = """
    LineList, LineList:focus {
        height: 1fr; border: none; padding: 0; background: $ground; background-tint: transparent;
        scrollbar-size-vertical: 1;
    }
    LineList > .option-list--option-highlighted, LineList:focus > .option-list--option-highlighted {
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
    ]

    def __init__(self, lines: Iterable[Content]) -> None:
        super().__init__(*lines, markup=False)


class Dialog(ModalScreen[Answer | None]):
    """A list to answer from; Esc closes it without an answer."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $ground 60%; }
    Dialog Vertical {
        width: 84; max-width: 100%; height: 90%; max-height: 46;
        background: $ground; border: solid $rule; padding: 1 2;
    }
    Dialog .title { color: $accent; text-style: bold; height: 2; }
    Dialog .keys { color: $dim; height: 1; margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "leave", "Close"),
        ("ctrl+c", "app.interrupt", "Stop a refresh, or say how to quit"),
    ]

    def __init__(self, title: str, lines: LineList, keys: str) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._keys = keys

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        with Vertical():
            yield Static(self._title, classes="title", markup=False)
            yield self._lines
            yield Static(self._keys, classes="keys", markup=False)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
