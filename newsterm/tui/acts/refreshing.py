"""Refreshes in the background: started, watched, and told of quietly."""

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.timer import Timer

from newsterm.refresh.child import RefreshProcess
from newsterm.refresh.outcome import Annotated, Event, Finished, Refreshed, Started
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.desk import Desk
from newsterm.tui.keys import Key
from newsterm.tui.stage import Stage

BROKEN_OFF = "The refresh ended before anything came."
"""What is wrong with a source whose refresh told nothing of it."""

LAND_AFTER = 0.25
"""Seconds between what lands and the list that shows it: many feeds land at once."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A refresh to run: at which desk, of which subscriptions (none: those that are due), and who hears of
    each as it lands. Nothing is said of a `quiet` one."""

    desk: Desk
    ids: tuple[str, ...]
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

    @property
    def running(self) -> bool:
        """Whether a refresh is under way."""
        return self._process is not None

    def start(self, ids: Sequence[str], *, quiet: bool = False) -> None:
        """Refresh these subscriptions, or those that are due; `quiet` says nothing of what came of it."""
        self._send(Errand(self._stage.desk, tuple(ids), quiet))

    def try_out(self, desk: Desk, subscription_id: str, heard: Callable[[Refreshed], None]) -> None:
        """Fetch a subscription of a desk for the first time; `heard` is told what came of it, in any case."""
        self._send(Errand(desk, (subscription_id,), quiet=True, heard=heard))

    def _send(self, errand: Errand) -> None:
        """Run this, after what is running and waiting."""
        if self._process:
            if errand not in self._waiting:
                self._waiting.append(errand)
            return
        self._desk = errand.desk
        self._process = process = errand.desk.refresh(errand.ids)
        self._stage.headlines.run_worker(self._watch(process, errand), group="refresh")

    def stop(self) -> None:
        """Ask the refresh to end."""
        if self._process:
            self._process.cancel()

    def leave(self, desk: Desk) -> None:
        """Run nothing more at this desk."""
        self._waiting = deque(errand for errand in self._waiting if errand.desk is not desk)
        if self._desk is desk:
            self.stop()

    def hurry(self, article_id: str) -> None:
        """Have this article understood next."""
        if self._process and self._desk is self._stage.desk:
            self._process.hurry(article_id)
        else:
            self.start((), quiet=True)

    async def _watch(self, process: RefreshProcess, errand: Errand) -> None:
        outcomes: list[Refreshed] = []
        total = 0
        try:
            async for event in process.events():
                total = event.total if isinstance(event, Started) else total
                if isinstance(event, Refreshed):
                    outcomes.append(event)
                    self._tell(errand, event)
                self._hear(event, len(outcomes), total)
        finally:
            self._process = None
            self._progress(0, 0)
        if not outcomes and errand.ids:
            self._tell(errand, Refreshed(errand.ids[0], "", error=BROKEN_OFF))
        self._viewer.reload()
        if not errand.quiet:
            self._report(outcomes)
        if self._waiting:
            self._send(self._waiting.popleft())

    def _report(self, outcomes: Sequence[Refreshed]) -> None:
        sentence, is_problem = summary(outcomes)
        (self._stage.warn if is_problem else self._stage.say)(sentence)

    def _tell(self, errand: Errand, outcome: Refreshed) -> None:
        if errand.heard:
            errand.heard(outcome)

    def _hear(self, event: Event, done: int, total: int) -> None:
        """Show one thing a refresh tells."""
        match event:
            case Started() | Refreshed():
                self._progress(done, total)
            case Annotated(ids=ids):
                self._understood(ids)
            case Finished():
                return
        if self._landing is None:
            self._landing = self._stage.headlines.set_timer(LAND_AFTER, self._land)

    def _land(self) -> None:
        self._landing = None
        self._viewer.reload()

    def _progress(self, done: int, total: int) -> None:
        self._stage.rule.progress(done / total if total else 0.0)
        self._stage.header.change(working=f"refreshing {done:,} of {total:,}" if total else "")

    # Keys

    def action_refresh(self, _count: int | None) -> None:
        """Refresh the source of the headline under the cursor."""
        headline = self._stage.target
        found = self._stage.desk.store.subscriptions.find(headline.outlet) if headline else None
        if found:
            self.start([found.id])
        else:
            self.action_refresh_all(None)

    def action_refresh_all(self, _count: int | None) -> None:
        """Refresh every source."""
        ids = [subscription.id for subscription in self._stage.desk.store.subscriptions.all()]
        if ids:
            self.start(ids)
        else:
            self._stage.say("There is nothing to refresh yet: a adds a feed.")


def summary(outcomes: Sequence[Refreshed]) -> tuple[str, bool]:
    """What came of a refresh, in one sentence, and whether it is a problem."""
    failures = [outcome for outcome in outcomes if outcome.error]
    new = sum(outcome.new for outcome in outcomes)
    news = f"{new:,} new" if new else "Nothing new"
    if len(outcomes) == 1:
        only = outcomes[0]
        return (only.error, True) if only.error else (f"{only.title or only.address}: {news.lower()}.", False)
    if failures:
        first = failures[0]
        name = first.title or first.address
        what = first.error if name in first.error else f"{name}: {first.error}"
        return f"{news}. {len(failures):,} of {len(outcomes):,} sources failed: {what}", True
    return f"{news} in {len(outcomes):,} sources.", False
