"""Sources that come and go: those picked from the catalogue; and one that is removed."""

import difflib
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from newsterm.errors import NewstermError
from newsterm.model import Subscription
from newsterm.sources.catalogue import KnownFeed
from newsterm.store.steps import Change
from newsterm.store.subscriptions import SourceState
from newsterm.tui.acts.refreshing import Refresher
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.desk import Desk
from newsterm.tui.keys import Key
from newsterm.tui.stage import Stage

NOT_FOLLOWED = "What is listed here you don't follow; there is nothing to remove."


class Wanted(NamedTuple):
    """What is to be followed: where it is, and what to call it."""

    address: str
    title: str = ""
    typed: bool = False


class Follower:
    """Subscribes to sources and has them fetched at once; what they gave is the sentence that follows.

    The reader's own desk is `home`; `go_home` shows it.
    """

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.catalogue", ("C",), "catalogue", "Pick sources from the starter catalogue"),
    )

    def __init__(
        self,
        stage: Stage,
        viewer: Viewer,
        refresher: Refresher,
        home: Desk,
        go_home: Callable[[], None],
    ) -> None:
        self._stage = stage
        self._viewer = viewer
        self._home = home
        self._refresher = refresher
        self._go_home = go_home

    def action_catalogue(self, _count: int | None) -> None:
        """Offer the starter catalogue."""
        # Imported here: most starts of the app never need it, and every import delays the first frame.
        from newsterm.sources.catalogue import known_feeds
        from newsterm.tui.catalogue_screen import CatalogueScreen

        self._stage.headlines.app.push_screen(CatalogueScreen(known_feeds()), self._picked)

    def _picked(self, feeds: Sequence[KnownFeed] | None) -> None:
        if feeds:
            self._follow([Wanted(feed.address, feed.title) for feed in feeds])

    def _follow(self, wanted: Sequence[Wanted]) -> None:
        """Show the reader's own desk, subscribe there, and fetch what is new."""
        self._go_home()
        self.subscribe(wanted, self._subscribed)

    def subscribe(self, wanted: Sequence[Wanted], then: Callable[[Sequence[Subscription]], None]) -> None:
        """Subscribe on the reader's own desk; `then` is told which are new."""
        subscriptions = self._home.store.subscriptions

        def subscribe() -> list[Subscription]:
            before = {subscription.id for subscription in subscriptions.all()}
            added = [subscriptions.add(source.address, source.title, typed=source.typed) for source in wanted]
            return [subscription for subscription in added if subscription.id not in before]

        self._stage.write(subscribe, then)

    def _subscribed(self, new: Sequence[Subscription]) -> None:
        if not new:
            self._stage.say("You follow this already.")
            return
        self._stage.say(f"Following {len(new):,} new source{'s' * (len(new) != 1)}…")
        self._refresher.start([subscription.id for subscription in new])

    def remove(self, name: str) -> None:
        """Stop following a source, by its title, address or id; without one, the headline's."""
        desk = self._stage.desk
        if desk.temporary:
            self._stage.warn(NOT_FOLLOWED)
            return
        headline = self._stage.target
        wanted = name or (headline.subscription if headline else "")

        def remove() -> str:
            source = _source_in(desk, wanted)
            desk.store.subscriptions.remove(source.subscription.id)
            return source.title

        self._stage.write(remove, self._removed)

    def _removed(self, title: str) -> None:
        self._viewer.reload()
        self._stage.say(f"Removed {title}. u brings it back.")

    def follow_again(self, change: Change) -> None:
        """Fetch the sources that were brought back; their articles went when they were removed."""
        followed = {subscription.id for subscription in self._stage.desk.store.subscriptions.all()}
        if back := followed.intersection(change.ids):
            self._refresher.start(sorted(back))


def _source_in(desk: Desk, name: str) -> SourceState:
    """The source of this title, address or id. Raises NewstermError with a sentence."""
    found = desk.store.subscriptions.find(name)
    sources = desk.store.subscriptions.sources()
    for source in sources:
        if found and source.subscription.id == found.id:
            return source
    near = difflib.get_close_matches(name, [source.title for source in sources], 1)
    hint = f"did you mean {near[0]}?" if near else ":remove NAME says which one."
    raise NewstermError(f"You follow no source called {name or 'that'}; {hint}")
