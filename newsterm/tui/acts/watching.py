"""What others write while the reader reads: articles, saved views, rules."""

from newsterm.store.store import Store
from newsterm.tui.acts.naming import Namer
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.stage import Stage
from newsterm.views import rules_file, stamp_of


class Watcher:
    """Looks, again and again, whether the screen is still up to date; `store` is the reader's own."""

    def __init__(self, stage: Stage, viewer: Viewer, namer: Namer, store: Store) -> None:
        self._stage = stage
        self._viewer = viewer
        self._namer = namer
        self._store = store
        self._stamp: tuple[int, ...] | None = None

    def look(self) -> None:
        """Show what another newsterm wrote, and follow the files that the reader may edit."""
        if self._stage.outdated():
            self._viewer.reload()
        self._namer.look()
        stamp = stamp_of(rules_file(self._store.home))
        if stamp != self._stamp:
            self._stamp = stamp
            self._stage.write(self._store.rules.keep_up, self._followed)

    def _followed(self, changed: bool) -> None:
        if changed:
            self._viewer.reload()
        if self._store.rules.mistakes:
            self._stage.warn(self._store.rules.mistakes[0])
