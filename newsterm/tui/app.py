"""The app: one screen on a desk."""

import gc
import os
import sys
from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen

from newsterm.config import Config
from newsterm.query import parse
from newsterm.tui.bidi_lines import BidiLines
from newsterm.tui.browse import Browse
from newsterm.tui.desk import Desk
from newsterm.tui.glyphs import Glyphs, glyphs_for
from newsterm.tui.hyperlinks import Unlinked, shows_hyperlinks
from newsterm.tui.themes import DARK, THEMES


class NewstermApp(App[None], inherit_bindings=False):
    """newsterm on a screen. `home` is the reader's own desk where `desk` is only a temporary one.

    Raises QueryError for a `query` that can't be read.
    """

    CSS = """
    CommandPalette { background: $ground 60%; }
    CommandPalette > Vertical { width: 72; max-width: 100%; background: $ground; border: solid $rule; }
    CommandPalette #--input, CommandPalette #--results { border: none; background: $ground; }
    CommandPalette SearchIcon { display: none; }
    CommandPalette Input, CommandPalette Input:focus { background: $ground; border: none; padding: 0 1; }
    CommandPalette CommandList { background: $ground; border: none; scrollbar-size-vertical: 1; }
    CommandPalette CommandList > .option-list--option-highlighted { background: $cursor; }
    CommandPalette .command-palette--help-text { color: $dim; text-style: none; }
    Toast { background: $cursor; color: $text-body; border-left: none; }
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "newsterm"

    def __init__(
        self,
        desk: Desk,
        home: Desk | None = None,
        config: Config = Config(),  # noqa: B008 - frozen
        query: str = "",
        glyphs: Glyphs | None = None,
    ) -> None:
        if not os.environ.get("NO_COLOR"):
            os.environ.pop("NO_COLOR", None)  # empty it says nothing (no-color.org), textual would heed it
        super().__init__()
        # Nothing that is built for the first frame dies before it is drawn: collecting would only cost time.
        gc.disable()
        self.animation_level = "none"
        self._glyphs = glyphs or glyphs_for(getattr(sys.__stdout__, "encoding", "") or "")
        self._line_filters = [
            *([] if shows_hyperlinks() else [Unlinked()]),
            *([BidiLines()] if config.bidi == "newsterm" else []),
        ]
        self._opening = (desk, home, config, parse(query))
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_name(config.theme)

    def get_default_screen(self) -> Screen[None]:
        """The one screen."""
        return Browse(*self._opening, self._glyphs)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The roles, for CSS that is read before a theme is on."""
        return dict(DARK.variables)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes on its way to the terminal."""
        return [*super().get_line_filters(), *self._line_filters]

    def on_ready(self) -> None:
        """After the first paint, let the collector work, on what is new only."""
        gc.freeze()
        gc.set_threshold(
            10_000, 10, 10
        )  # a page of an article is thousands of values, none of them in a ring
        gc.enable()

    def action_interrupt(self) -> None:
        """Stop a refresh, or say how to quit, for the dialogs."""
        browse = self.screen_stack[0]
        assert isinstance(browse, Browse)
        self.notify(browse.usher.interrupt(), markup=False)


def theme_name(choice: str) -> str:
    """The theme meant by ``light`` or ``newsterm-light``; the first one if there is none of that name."""
    names = [theme.name for theme in THEMES]
    return next((name for name in names if choice in (name, name.removeprefix("newsterm-"))), names[0])
