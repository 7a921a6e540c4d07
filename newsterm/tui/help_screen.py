"""All keys on one page, made from the keys themselves."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsterm.tui.keys import Key, shown

COLUMN = 16
"""Cells of the column of keys."""


class HelpScreen(ModalScreen[None]):
    """The keys of every pane, under the name of the pane."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $ground 60%; }
    HelpScreen VerticalScroll {
        width: 78; max-width: 100%; height: 90%; scrollbar-size-vertical: 1;
        background: $ground; border: solid $rule; padding: 1 2;
    }
    HelpScreen Static { width: 100%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark", "leave", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,ctrl+f,ctrl+d,pagedown", "scroll(15)", "Page down"),
        ("b,ctrl+b,ctrl+u,pageup", "scroll(-15)", "Page up"),
        ("G,end", "scroll(1000)", "End"),
        ("g,home", "scroll(-1000)", "Start"),
    ]

    def __init__(self, panes: Mapping[str, Sequence[Key]]) -> None:
        super().__init__()
        self._panes = panes

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll():
            yield Static(help_page(self._panes), markup=False)

    def action_scroll(self, lines: int) -> None:
        """Move through the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss()


def help_page(panes: Mapping[str, Sequence[Key]]) -> Content:
    """Every key that is bound, and what it does."""
    lines = [Content.styled("Keys", "bold $accent"), Content("")]
    for name, keys in panes.items():
        lines.append(Content.styled(name.upper(), "bold $dim"))
        for key in keys:
            if key.keys:
                spelled = "  ".join(map(shown, key.keys))
                lines.append(Content.assemble((f"{spelled:<{COLUMN}}  ", "$accent"), key.label))
        lines.append(Content(""))
    lines.append(
        Content.styled("Digits before a key are a count: 5j, 17o. Esc drops what was typed.", "$dim")
    )
    return Content("\n").join(lines)
