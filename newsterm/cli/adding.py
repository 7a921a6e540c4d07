"""The verb add: follow an address, or what the site there offers."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime

from newsterm.cli.discovering import chosen, offers_at
from newsterm.cli.printing import row
from newsterm.cli.progress import tell
from newsterm.cli.refreshing import refresh_and_tell
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.errors import AddressError
from newsterm.hosts import host_of, plain
from newsterm.model import Offer, Subscription
from newsterm.refresh.outcome import Refreshed
from newsterm.refresh.schedule import Manner
from newsterm.sources.address import STDIN, server_of, settle
from newsterm.sources.choice import without_asking
from newsterm.sources.known_sites import offers_by_address
from newsterm.store.store import Store


def add(arguments: argparse.Namespace) -> int:
    """Subscribe to addresses and fetch them."""
    addresses = [settle(address) for address in arguments.addresses]
    if STDIN in addresses:
        raise AddressError("standard input can be read once, not followed; `newsterm -` opens it")
    with open_store(arguments) as store:
        return Adding(store, arguments.home, arguments.title, arguments.folder).add(addresses)


class Adding:
    """Follows what a reader typed, each with the same title and folder, or what is found in its place."""

    def __init__(self, store: Store, home: str, title: str, folder: str) -> None:
        self._store = store
        self._home = home
        self._title = title
        self._folder = tuple(folder.split("/"))
        self._before = {subscription.address for subscription in store.subscriptions.all()}
        self._typed: dict[str, str] = {}  # what was typed, by the ids of new subscriptions to the web
        self._unsettled: list[Refreshed] = []
        self._code = Exit.FINE

    def add(self, addresses: Sequence[str]) -> int:
        """Follow these addresses; the exit code."""
        known = [(one, [] if one in self._before else offers_by_address(one)) for one in addresses]
        wanted = [(one, self._settled(one, offers)) for one, offers in known]
        self._fetch([self._follow(one, offer) for one, offer in wanted if offer])
        if self._code != Exit.INTERRUPTED:
            instead = [found for outcome in self._unsettled if (found := self._instead(outcome))]
            self._typed.clear()  # what comes now is told as it is
            self._fetch(instead)
        return self._code

    def _settled(self, address: str, offers: Sequence[Offer]) -> Offer | None:
        """The offer to follow, or the address itself; nothing where the reader was to choose and didn't."""
        offer = without_asking(address, offers) or chosen(address, offers)
        if offer is None:
            self._code = max(self._code, Exit.FAILED)
        return offer

    def _follow(self, typed: str, offer: Offer) -> Subscription:
        """A subscription to an offer found for what was typed."""
        if offer.address != typed:
            print(row((f"{plain(typed)} leads to {plain(offer.address)}",)))
        vouched = server_of(typed) == server_of(offer.address)
        added = self._store.subscriptions.add(offer.address, self._title, (self._folder,), typed=vouched)
        if typed.startswith(("http://", "https://")) and added.address not in self._before:
            self._typed[added.id] = typed
        return added

    def _fetch(self, subscriptions: Sequence[Subscription]) -> None:
        if subscriptions:
            code = refresh_and_tell(
                self._store, self._home, subscriptions, Manner.NAMED, as_json=False, set_aside=self._set_aside
            )
            self._code = max(self._code, Exit(code))

    def _set_aside(self, outcome: Refreshed) -> bool:
        """Keep an outcome for later that is no feed, where one may be found in its place."""
        if outcome.subscription in self._typed and (outcome.error or outcome.page):
            self._unsettled.append(outcome)
            return True
        return False

    def _instead(self, outcome: Refreshed) -> Subscription | None:
        """The subscription to what is followed in place of an address that gave no feed, if anything is."""
        typed = self._typed[outcome.subscription]
        try:
            offer = self._settled(outcome.address, self._offers(typed, outcome))
        except KeyboardInterrupt:
            self._store.subscriptions.withdraw(outcome.subscription)
            raise
        if offer and plain(offer.address) == outcome.address:
            tell(outcome)
            self._code = max(self._code, Exit.FEEDS_FAILED if outcome.error else Exit.FINE)
            return None
        self._store.subscriptions.withdraw(outcome.subscription)
        return self._follow(typed, offer) if offer else None

    def _offers(self, typed: str, outcome: Refreshed) -> list[Offer]:
        """What is found by asking the site, if it may be asked; without what has failed already."""
        if host_of(typed) in self._store.polls.holds(datetime.now(UTC)):
            return []
        try:
            offers = offers_at(typed, self._home)
        except AddressError:
            return []
        return [offer for offer in offers if not outcome.error or plain(offer.address) != outcome.address]


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "addresses", nargs="+", metavar="ADDRESS", help="a feed, a site, a page, a file or a folder"
    )
    parser.add_argument("--title", default="", help="what to call it")
    parser.add_argument("--folder", default="", metavar="A/B", help="where to file it")


VERBS = (
    Verb(
        "add",
        "subscribe to feeds, sites, pages, files or folders",
        (
            "newsterm add https://delta-courier.example/feed",
            "newsterm add delta-courier.example --title Courier",
            "newsterm add ~/news --folder local",
        ),
        _arguments,
        add,
    ),
)
