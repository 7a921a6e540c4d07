"""One source that the reader types: followed as it is, or by the feed that the site offers for it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import ClassVar

from newsterm.errors import AddressError
from newsterm.hosts import host_of, plain
from newsterm.model import Offer, Subscription
from newsterm.refresh.outcome import Refreshed
from newsterm.sources.address import STDIN, server_of, settle
from newsterm.sources.choice import without_asking
from newsterm.sources.known_sites import offers_by_address
from newsterm.tui.acts.following import Follower, Wanted
from newsterm.tui.acts.outcomes import summary
from newsterm.tui.acts.refreshing import BROKEN_OFF, Refresher
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.desk import Desk
from newsterm.tui.keys import Key
from newsterm.tui.panes import Panes
from newsterm.tui.query_bar import Question
from newsterm.tui.stage import Stage


class Adder:
    """Asks for an address and tries it out; what gives no feed is looked at for one, and what gives nothing
    isn't kept.

    The reader's own desk is `home`; `go_home` shows it.
    """

    KEYS: ClassVar[tuple[Key, ...]] = (Key("browse.add", ("a",), "add", "Add a source"),)

    def __init__(
        self,
        stage: Stage,
        viewer: Viewer,
        refresher: Refresher,
        follower: Follower,
        panes: Panes,
        home: Desk,
        go_home: Callable[[], None],
    ) -> None:
        self._stage = stage
        self._viewer = viewer
        self._refresher = refresher
        self._follower = follower
        self._panes = panes
        self._home = home
        self._go_home = go_home

    def action_add(self, _count: int | None) -> None:
        """Ask for an address."""
        self._stage.bar.ask(
            Question(
                "add a source",
                self.follow_address,
                placeholder="the address of a feed, a site or a page, a file, or a folder of files",
                heard=_mistake,
                taken_back=self._panes.browse,
            )
        )

    def follow_address(self, typed: str) -> None:
        """Subscribe to what the reader typed, or to the feed that is known to belong to it."""
        self._panes.browse()
        try:
            address = _settled(typed)
        except AddressError as error:
            self._stage.warn(str(error))
            return
        known = () if self._home.store.subscriptions.find(address) else offers_by_address(address)
        self._choose(address, known, lambda offer: self._follow(address, offer) if offer else None)

    def _choose(self, address: str, offers: Sequence[Offer], then: Callable[[Offer | None], None]) -> None:
        """Hand on the offer to follow, which the reader is asked for where there are several."""
        if offer := without_asking(address, offers):
            then(offer)
            return
        # Imported here: most starts of the app never need it, and every import delays the first frame.
        from newsterm.tui.choice_screen import ChoiceScreen

        self._stage.present(ChoiceScreen(address, offers), then)

    def _follow(self, typed: str, offer: Offer, *, is_found: bool = False) -> None:
        """Subscribe to an offer for what was typed; `is_found` where the site was asked for it."""
        vouched = server_of(typed) == server_of(offer.address)
        self._follower.subscribe(
            [Wanted(offer.address, typed=vouched)], partial(self._try, "" if is_found else typed)
        )

    def _try(self, typed: str, new: Sequence[Subscription]) -> None:
        """Fetch it, and only then take the reader to it; `typed` is where else to look, if anywhere."""
        if not new:
            self._go_home()
            self._stage.say("You follow this already.")
            return
        self._stage.say(f"Fetching {plain(new[0].address)}…")
        self._refresher.try_out(self._home, new[0].id, partial(self._tried, typed))

    def _tried(self, typed: str, outcome: Refreshed) -> None:
        gave_none = outcome.page or (outcome.error and outcome.error != BROKEN_OFF)
        if gave_none and typed.startswith(("http://", "https://")):
            self._stage.say(f"Looking for feeds at {plain(typed)}…")
            self._stage.headlines.run_worker(self._look(typed, outcome), group="discover")
        else:
            self._tell(outcome)

    async def _look(self, typed: str, outcome: Refreshed) -> None:
        """Ask the site for what it offers, without what has failed already."""
        held = host_of(typed) in self._home.store.polls.holds(datetime.now(UTC))
        offers = [] if held else await self._home.discover(typed)
        left = [offer for offer in offers if not outcome.error or plain(offer.address) != outcome.address]
        self._choose(outcome.address, left, partial(self._instead, typed, outcome))

    def _instead(self, typed: str, outcome: Refreshed, offer: Offer | None) -> None:
        """Follow an offer in the place of what gave no feed."""
        if offer and plain(offer.address) == outcome.address:
            self._tell(outcome)
        elif offer:
            self._withdraw(outcome, lambda _: self._follow(typed, offer, is_found=True))
        else:
            self._withdraw(outcome, lambda _: self._left("None of them is followed"))

    def _tell(self, outcome: Refreshed) -> None:
        """Say what it gave; what gave nothing isn't kept."""
        sentence, is_problem = summary([outcome])
        if is_problem:
            self._withdraw(outcome, lambda _: self._left(sentence.rstrip(".")))
        else:
            self._go_home()
            self._stage.say(sentence)

    def _withdraw(self, outcome: Refreshed, then: Callable[[None], None]) -> None:
        withdraw = self._home.store.subscriptions.withdraw
        self._stage.write(lambda: withdraw(outcome.subscription), then)

    def _left(self, sentence: str) -> None:
        self._viewer.reload()
        self._stage.warn(f"{sentence}. Nothing was added.")


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
