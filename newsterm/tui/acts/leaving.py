"""The ways out: of a view, of the app, to the help and back."""

from typing import ClassVar

from newsterm.tui.acts.illustrating import Illustrator
from newsterm.tui.acts.refreshing import Refresher
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.keyboard import Keyboard
from newsterm.tui.keys import Key
from newsterm.tui.panes import Panes
from newsterm.tui.stage import Stage

HOW_TO_QUIT = "Q quits newsterm, q closes what is open. Ctrl-Z puts it to sleep."


class Usher:
    """Closes one thing at a time, and shows the way out."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.help", ("?",), "help", "All keys"),
        Key("browse.palette", ("ctrl+p",), "palette", "Everything that can be done"),
        Key("browse.escape", ("escape",), "escape", "Close one thing, then take the query back"),
        Key("browse.close", ("q",), "close", "Close the view; at the top, quit"),
        Key("browse.quit", ("Q",), "quit", "Quit"),
        Key("browse.interrupt", ("ctrl+c",), "interrupt", "Stop a refresh, or say how to quit"),
        Key("browse.suspend", ("ctrl+z",), "suspend", "Sleep until fg"),
        Key("browse.redraw", ("ctrl+l",), "redraw", "Draw the screen again"),
    )

    def __init__(
        self, stage: Stage, panes: Panes, viewer: Viewer, refresher: Refresher, illustrator: Illustrator
    ) -> None:
        self._stage = stage
        self._panes = panes
        self._viewer = viewer
        self._refresher = refresher
        self._illustrator = illustrator
        self.keyboard: Keyboard | None = None

    def action_help(self, _count: int | None) -> None:
        """Show all keys."""
        # Imported here, like the palette below: nobody needs them for the first frame.
        from newsterm.tui.help_page import help_page
        from newsterm.tui.page_screen import PageScreen

        if self.keyboard:
            names = {"headlines": "Headlines", "article": "Article", "facets": "Facets", "sources": "Sources"}
            pages = {name: self.keyboard.of_pane[pane] for pane, name in names.items()}
            words = help_page({**pages, "Everywhere": self.keyboard.of_screen})
            self._stage.headlines.app.push_screen(PageScreen(words))

    def action_palette(self, _count: int | None) -> None:
        """Open the palette."""
        from textual.command import CommandPalette

        from newsterm.tui.palette import Actions

        self._stage.headlines.app.push_screen(
            CommandPalette(providers=[Actions], placeholder="What do you want to do?")
        )

    def action_escape(self, _count: int | None) -> None:
        """Close what is open, or take the last query back."""
        if not self._panes.close():
            self._viewer.back()

    def action_close(self, _count: int | None) -> None:
        """Close the view, or quit."""
        if not self._panes.close() and not self._viewer.close():
            self.action_quit(None)

    def action_quit(self, _count: int | None) -> None:
        """Quit."""
        self._stage.headlines.app.exit()

    def action_interrupt(self, _count: int | None) -> None:
        """Stop the refresh that runs; without one, say how to quit."""
        self._stage.say(self.interrupt())

    def interrupt(self) -> str:
        """Stop the refresh that runs, if one does; what to say of it."""
        return "Stopping…" if self._refresher.interrupt() else HOW_TO_QUIT

    def action_suspend(self, _count: int | None) -> None:
        """Give the terminal back to the shell."""
        self._stage.headlines.app.action_suspend_process()

    def action_redraw(self, _count: int | None) -> None:
        """Draw everything again, whatever another program wrote over it."""
        self._illustrator.give_again()
        self._stage.headlines.reread()
        self._stage.headlines.screen.refresh(layout=True)
