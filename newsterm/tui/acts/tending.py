"""The sources as a whole: the table of them, and what is done with the one under its cursor."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from newsterm.hosts import plain
from newsterm.query import Query
from newsterm.store.subscriptions import SourceState
from newsterm.tui.acts.following import Follower
from newsterm.tui.acts.marking import Marker
from newsterm.tui.acts.opening import open_url
from newsterm.tui.acts.refreshing import Refresher
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.keys import Key
from newsterm.tui.panes import Panes
from newsterm.tui.query_bar import Question
from newsterm.tui.stage import Stage


class Warden:
    """Shows the table of sources, and does what is wanted of one."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.sources", ("g s",), "sources", "What you follow, and how it is"),
    )

    def __init__(
        self,
        stage: Stage,
        viewer: Viewer,
        marker: Marker,
        refresher: Refresher,
        follower: Follower,
        panes: Panes,
    ) -> None:
        self._stage = stage
        self._marker = marker
        self._viewer = viewer
        self._panes = panes
        self._deeds: Mapping[str, Callable[[SourceState], None]] = {
            "open": self._open,
            "refresh": lambda source: refresher.start([source.subscription.id]),
            "remove": lambda source: follower.remove(source.subscription.id),
            "mark-read": self._mark_read,
            "site": self._open_site,
            "rename": self._rename,
        }

    def action_sources(self, _count: int | None) -> None:
        """Show the table."""
        self._stage.sources.list_anew()
        self._panes.tend()
        self._stage.read("sources", self._stage.desk.store.subscriptions.sources, self._stage.sources.show)

    def heed(self, deed: str, source: SourceState) -> None:
        """Do with a source what is wanted."""
        self._deeds[deed](source)

    def _open(self, source: SourceState) -> None:
        """Show its headlines."""
        self._panes.browse()
        self._viewer.narrow(Query().require("from", source.title))

    def _mark_read(self, source: SourceState) -> None:
        """Mark all of it read."""
        headlines = self._stage.desk.store.headlines
        unread = Query().require("from", source.subscription.id).require("is", "unread")
        self._marker.read_all(lambda: headlines.listing(unread).rows)

    def _open_site(self, source: SourceState) -> None:
        """Open the site it belongs to, or else what is at its address."""
        url = source.site_url or plain(source.subscription.address)
        self._stage.say(open_url(self._stage.headlines.app, url))

    def _rename(self, source: SourceState) -> None:
        """Ask what to call it."""

        store = self._stage.desk.store

        def give_back() -> None:
            self._stage.sources.focus()

        def settle(name: str) -> None:
            give_back()
            self._stage.write(
                lambda: store.subscriptions.edit(source.subscription.id, title=name),
                lambda _: self._renamed(source, name.strip()),
            )

        hint = "nothing gives it back its own name"
        self._stage.bar.ask(Question("call it", settle, source.title, hint, taken_back=give_back))

    def _renamed(self, source: SourceState, name: str) -> None:
        self._viewer.reload()
        self._stage.say(f"{source.title} is called {name or 'by its own name'} now.")
