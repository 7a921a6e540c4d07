"""What another reader keeps, brought over: its feeds, folders, views, rules and articles."""

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.content import Content

from newsterm.bringing.brought import Brought, Left
from newsterm.cleaner import clean_line
from newsterm.tui.acts.refreshing import Refresher
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.desk import Desk
from newsterm.tui.stage import Stage

MOST = 500
"""Lines shown of what was left out."""


class Importer:
    """Brings over a file or a folder to the reader's own desk, `home`, which `go_home` shows."""

    def __init__(
        self, stage: Stage, viewer: Viewer, refresher: Refresher, home: Desk, go_home: Callable[[], None]
    ) -> None:
        self._stage = stage
        self._viewer = viewer
        self._refresher = refresher
        self._home = home
        self._go_home = go_home

    def bring(self, name: str) -> None:
        """Bring over what is in a file or a folder, and fetch the feeds that are new."""
        path = Path(name).expanduser()
        store = self._home.store

        def bring() -> Brought:
            from newsterm.bringing.bring import bring  # here: most starts of the app never need it

            return bring(store, store.home, path)

        self._stage.say(f"Bringing over {path}…")
        self._stage.write(bring, lambda brought: self._brought(path, brought))

    def _brought(self, path: Path, brought: Brought) -> None:
        """Show what came, and what didn't."""
        if brought.understood:
            self._go_home()
            self._viewer.reload()
            self._stage.say(f"{brought}.")
        else:
            self._stage.warn(f"{path}: there is nothing in it that newsterm could take over.")
        if brought.new:
            self._refresher.start(brought.new, quiet=True)
        if brought.left or brought.remarks:
            from newsterm.tui.page_screen import PageScreen  # as above

            self._stage.present(PageScreen(left_page(path, brought)))


def left_page(path: Path, brought: Brought) -> Content:
    """What an import could not take over, or not quite, line by line."""
    lines = [Content.styled(clean_line(str(path)), "bold $accent"), Content(f"{brought}.")]
    lines += _listed("LEFT OUT", brought.left)
    lines += _listed("TAKEN OVER, BUT A LITTLE DIFFERENT HERE", brought.remarks)
    return Content("\n").join([*lines, Content(""), Content.styled("Esc closes", "$dim")])


def _listed(heading: str, lines: Sequence[Left]) -> list[Content]:
    """A heading, and each line under it with its place and the reason; nothing where there are none."""
    if not lines:
        return []
    shown = [Content(""), Content.styled(heading, "bold $dim")]
    for left in lines[:MOST]:
        place = f"{left.file}:{left.line}" if left.line else left.file
        where, reason = clean_line(place), clean_line(left.reason)
        shown.append(Content.assemble((f"{where}  ", "$accent"), clean_line(left.what)))
        shown.append(Content.styled(f"    {reason}", "$dim"))
    if len(lines) > MOST:
        more = f"and {len(lines) - MOST:,} more: `newsterm import` lists them all"
        shown.append(Content.styled(more, "$dim"))
    return shown
