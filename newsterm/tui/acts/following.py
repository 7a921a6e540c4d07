"""New sources: an address, a file of subscriptions, the catalogue."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from newsterm.errors import AddressError, ContentError
from newsterm.model import Subscription
from newsterm.sources.address import STDIN, settle
from newsterm.sources.catalogue import KnownFeed
from newsterm.tui.acts.refreshing import Refresher
from newsterm.tui.desk import Desk
from newsterm.tui.keys import Key
from newsterm.tui.panes import Panes
from newsterm.tui.query_bar import Question
from newsterm.tui.stage import Stage


class Wanted(NamedTuple):
    """What is to be followed: where it is, what to call it, where to file it."""

    address: str
    title: str = ""
    folder: tuple[str, ...] = ()


class Follower:
    """Subscribes to sources and has them fetched at once; what they gave is the sentence that follows."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.add", ("a",), "add", "Add a source"),
        Key("browse.catalogue", ("C",), "catalogue", "Pick sources from the starter catalogue"),
    )

    def __init__(self, stage: Stage, refresher: Refresher, panes: Panes, go_home: Callable[[], Desk]) -> None:
        self._stage = stage
        self._panes = panes
        self._refresher = refresher
        self._go_home = go_home

    def action_add(self, _count: int | None) -> None:
        """Ask for an address."""
        self._ask("")

    def _ask(self, value: str) -> None:
        self._stage.bar.ask(
            Question(
                "add a source",
                self.follow_address,
                value,
                "the address of a feed or a page, a file, or a folder of files",
                heard=_mistake,
                taken_back=self._panes.browse,
            )
        )

    def follow_address(self, typed: str) -> None:
        """Subscribe to what the reader typed."""
        self._panes.browse()
        try:
            address = _settled(typed)
        except AddressError as error:
            self._stage.warn(str(error))
            return
        self._follow([Wanted(address)])

    def import_file(self, name: str) -> None:
        """Subscribe to everything in an OPML file."""
        path = Path(name.strip()).expanduser()
        self._stage.read("importing", lambda: _wanted_in(path), self._follow)

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
        """Subscribe on the reader's own desk and fetch what is new there."""
        desk = self._go_home()

        def subscribe() -> list[Subscription]:
            before = {subscription.id for subscription in desk.store.subscriptions.all()}
            added = [
                desk.store.subscriptions.add(source.address, source.title, source.folder) for source in wanted
            ]
            return [subscription for subscription in added if subscription.id not in before]

        self._stage.write(subscribe, self._subscribed)

    def _subscribed(self, new: Sequence[Subscription]) -> None:
        if not new:
            self._stage.say("You follow this already.")
            return
        self._stage.say(f"Following {len(new):,} new source{'s' * (len(new) != 1)}…")
        self._refresher.start([subscription.id for subscription in new])


def _wanted_in(path: Path) -> list[Wanted]:
    """What an OPML file lists. Raises ContentError with a sentence."""
    from newsterm import opml  # here, as the catalogue above

    try:
        outlines = opml.read(path.read_bytes())
    except OSError as error:
        raise ContentError(f"{path} can't be read: {error.strerror}") from error
    return [Wanted(outline.address, outline.title, outline.folder) for outline in outlines]


def _settled(typed: str) -> str:
    """The address meant. Raises AddressError with a sentence."""
    address = settle(typed)
    if address == STDIN:
        raise AddressError("Standard input can't be followed; type an address.")
    return address


def _mistake(typed: str) -> str:
    """What is wrong with an address, once it is long enough to be one."""
    if len(typed) < 12:
        return ""
    try:
        _settled(typed)
    except AddressError as error:
        return str(error)
    return ""
