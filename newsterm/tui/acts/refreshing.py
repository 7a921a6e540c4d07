"""Refreshes in the background: started, watched, and told of quietly."""

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from textual.timer import Timer

from newsterm.config import Config
from newsterm.refresh.child import RefreshProcess
from newsterm.refresh.outcome import Annotated, Event, Paged, Refreshed
from newsterm.refresh.progress import Tally
from newsterm.refresh.schedule import Manner, is_due
from newsterm.store.store import Store
from newsterm.tui.acts.outcomes import summary
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.desk import Desk
from newsterm.tui.keys import Key
from newsterm.tui.stage import Stage

BROKEN_OFF = "The refresh broke off before it was done"

STOPPED = "Stopped; what landed stays."

LAND_AFTER = 0.25
"""Seconds between what lands and the list that shows it: many feeds land at once."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A refresh to run: at which desk, of which subscriptions (none: all), in which manner, and who hears of
    each as it lands. Nothing is said of a `quiet` one."""

    desk: Desk
    ids: tuple[str, ...] = ()
    manner: Manner = Manner.DUE
    quiet: bool = False
    heard: Callable[[Refreshed], None] | None = None


class Refresher:
    """Runs one refresh at a time and shows what lands, without moving the reader."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.refresh", ("r",), "refresh", "Refresh this source"),
        Key("browse.refresh-all", ("R",), "refresh_all", "Refresh all sources"),
    )

    def __init__(self, stage: Stage, viewer: Viewer, understood: Callable[[Collection[str]], None]) -> None:
        self._stage = stage
        self._viewer = viewer
        self._understood = understood
        self._process: RefreshProcess | None = None
        self._desk: Desk | None = None
        self._landing: Timer | None = None
        self._waiting: deque[Errand] = deque()
        self._left_alone: tuple[str, ...] = ()
        self._last_words: str | None = None

    def start(self, ids: Sequence[str], manner: Manner = Manner.NAMED, *, quiet: bool = False) -> None:
        """Refresh these subscriptions of the desk, or all; what came of it is said, if it isn't `quiet`."""
        self._send(Errand(self._stage.desk, tuple(ids), manner, quiet))

    def start_due(self) -> None:
        """Refresh what is due, quietly."""
        self._send(Errand(self._stage.desk, quiet=True))

    def look_for_due(self) -> None:
        """Refresh what is due, if anything is."""
        if self._process:
            return
        store, config = self._stage.desk.store, self._stage.config
        self._stage.read(
            "due",
            lambda: anything_due(store, config, datetime.now(UTC)),
            lambda due: self.start_due() if due else None,
        )

    def try_out(self, desk: Desk, subscription_id: str, heard: Callable[[Refreshed], None]) -> None:
        """Fetch a subscription of a desk for the first time; `heard` is told what came of it, in any case."""
        self._send(Errand(desk, (subscription_id,), Manner.NAMED, quiet=True, heard=heard))

    def _send(self, errand: Errand) -> None:
        """Run this, after what is running and waiting."""
        if self._process:
            if errand not in self._waiting:
                self._waiting.append(errand)
            return
        self._desk = errand.desk
        self._last_words = None
        self._process = process = errand.desk.refresh(errand.ids, errand.manner)
        self._stage.headlines.run_worker(self._watch(process, errand), group="refresh")

    def interrupt(self) -> bool:
        """Stop what runs and what waits, for the reader, who is told; whether there was something."""
        given_up = list(self._waiting)
        was_running = self._stop(lambda _: True, STOPPED)
        for errand in given_up:
            self._tell(errand, broken_off(errand))
        return was_running

    def leave(self, desk: Desk | None = None) -> None:
        """Run nothing more at this desk, or at any."""
        self._stop(lambda other: desk in (None, other), "")

    def _stop(self, meant: Callable[[Desk], bool], last_words: str) -> bool:
        """Ask the refresh at a desk that is meant to end, with these words; none waits there any more."""
        self._waiting = deque(errand for errand in self._waiting if not meant(errand.desk))
        if self._process is None or self._desk is None or not meant(self._desk):
            return False
        self._last_words = last_words
        self._process.cancel()
        return True

    def hurry(self, article_id: str) -> None:
        """Have this article understood next."""
        if self._process and self._desk is self._stage.desk:
            self._process.hurry(article_id)
        else:
            self.start_due()

    async def _watch(self, process: RefreshProcess, errand: Errand) -> None:
        tally = Tally()
        try:
            async for event in process.events():
                tally.count(event)
                if isinstance(event, Refreshed):
                    self._tell(errand, event)
                self._hear(event, tally)
        finally:
            self._process = None
            self._show(Tally())
        if not tally.outcomes and errand.ids:
            self._tell(errand, broken_off(errand))
        self._viewer.reload()
        self._report(errand, tally)
        if self._waiting:
            self._send(self._waiting.popleft())

    def _report(self, errand: Errand, tally: Tally) -> None:
        """Say what came of it."""
        if not errand.quiet:
            self._left_alone = tuple(left.subscription for left in tally.outcomes if left.skipped)
        if self._last_words:
            self._stage.say(self._last_words)
        if self._last_words is not None or errand.quiet:
            return
        sentence, is_problem = summary(tally.outcomes)
        if tally.stopped:
            sentence, is_problem = f"{BROKEN_OFF}; R tries again.", True
        (self._stage.warn if is_problem else self._stage.say)(sentence)

    def _tell(self, errand: Errand, outcome: Refreshed) -> None:
        if errand.heard:
            errand.heard(outcome)

    def _hear(self, event: Event, tally: Tally) -> None:
        """Show one thing a refresh tells."""
        self._show(tally)
        if isinstance(event, Annotated):
            self._understood(event.ids)
        if isinstance(event, Paged):
            self._understood((event.article,))
        if isinstance(event, Annotated | Refreshed | Paged) and self._landing is None:
            self._landing = self._stage.headlines.set_timer(LAND_AFTER, self._land)

    def _land(self) -> None:
        self._landing = None
        self._viewer.reload()

    def _show(self, tally: Tally) -> None:
        self._stage.rule.progress(tally.share)
        self._stage.header.change(
            working=f"refreshing {tally.reached}" if tally.total else "",
            landed=tuple(tally.counts),
            awaited=next(iter(tally.under_way.values()), ""),  # asked the longest: the others wait for it
        )

    # Keys

    def action_refresh(self, _count: int | None) -> None:
        """Refresh the source of the headline under the cursor."""
        headline = self._stage.target
        if headline and headline.subscription:
            self.start([headline.subscription])
        else:
            self.action_refresh_all(None)

    def action_refresh_all(self, _count: int | None) -> None:
        """Refresh every source."""
        if self._stage.desk.store.subscriptions.all():
            self.start([], Manner.ASKED)
        else:
            self._stage.say("There is nothing to refresh yet: a adds a feed.")

    def insist(self) -> None:
        """Ask again for what was left alone the last time; for everything if nothing was."""
        self.start(self._left_alone, Manner.FORCED)


def broken_off(errand: Errand) -> Refreshed:
    """What is told of a source whose refresh told nothing of it."""
    return Refreshed(errand.ids[0] if errand.ids else "", "", error=BROKEN_OFF)


def anything_due(store: Store, config: Config, now: datetime) -> bool:
    """Whether a source is to be asked for by itself now."""
    return any(
        not state.held_until and is_due(state.poll, now, config.least(state.subscription.address))
        for state in store.subscriptions.sources()
    )
