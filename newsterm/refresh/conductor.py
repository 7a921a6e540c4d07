"""Whom to ask, and in which order: one outcome a source, and headlines never wait for the last."""

import asyncio
import random
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from newsterm.config import Config
from newsterm.hosts import plain
from newsterm.model import Subscription
from newsterm.refresh import schedule
from newsterm.refresh.ahead import fetch_ahead
from newsterm.refresh.outcome import Asked, Event, Finished, Refreshed, Started
from newsterm.refresh.schedule import Manner
from newsterm.refresh.understanding import Understanding
from newsterm.refresh.visit import Visit, Visitor
from newsterm.refresh.workers import Workers
from newsterm.sources.document import Source
from newsterm.store.store import Store

AT_ONCE = 64
"""Sources under way at a time: as many documents are in memory at the most."""

PER_HOST = 2
"""Sources of one host under way at a time."""


def _now() -> datetime:
    return datetime.now(UTC)


class Conductor:
    """Refreshes subscriptions of a store, once."""

    def __init__(
        self,
        store: Store,
        fetcher: Source,
        workers: Workers,
        config: Config = Config(),  # noqa: B008 - frozen
        *,
        clock: Callable[[], datetime] = _now,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._workers = workers
        self._config = config
        self._clock = clock
        self._chance = chance
        self._understanding = Understanding(store, workers)
        self._told: asyncio.Queue[Event | None] = asyncio.Queue()
        self._stopped = False

    def stop(self) -> None:
        """End soon; what has landed stays."""
        self._stopped = True
        self._told.put_nowait(None)

    def hurry(self, article_id: str) -> None:
        """Understand this article before the others."""
        self._understanding.hurry(article_id)

    async def refresh(
        self, subscriptions: Sequence[Subscription], manner: Manner = Manner.ASKED
    ) -> AsyncIterator[Event]:
        """Refresh these, then understand all that is new; every expected failure is an outcome."""
        visits = self._visits(subscriptions, manner)
        yield Started(len(visits))
        new = failed = 0
        work = asyncio.create_task(self._work(visits, manner))
        work.add_done_callback(lambda _: self._told.put_nowait(None))
        try:
            while event := await self._told.get():
                if isinstance(event, Refreshed):
                    new += event.new
                    failed += bool(event.error)
                yield event
        finally:
            work.cancel()
            await asyncio.wait([work])
        if not work.cancelled():
            work.result()  # raises what was not expected
        yield Finished(new, failed, stopped=self._stopped)

    def _visits(self, subscriptions: Sequence[Subscription], manner: Manner) -> list[Visit]:
        """Whom to visit, of those that are still followed: all, or what is due."""
        states = {state.subscription.id: state for state in self._store.subscriptions.sources()}
        chosen = dict.fromkeys(one.id for one in subscriptions if one.id in states)
        visits = [Visit.to(states[source], self._config) for source in chosen]
        if manner is not Manner.DUE:
            return visits
        now = self._clock()
        return [
            visit
            for visit in visits
            if schedule.is_due(visit.poll, now + schedule.EARLY * visit.least, visit.least)
        ]

    async def _work(self, visits: Sequence[Visit], manner: Manner) -> None:
        """Make the visits, understand what came, fetch pages ahead; all of it is told."""
        with ThreadPoolExecutor(1) as writing:
            visitor = Visitor(self._store, self._fetcher, self._workers, writing, self._clock, self._chance)
            await self._visit_all(visitor, self._worthwhile(visits, manner))
            async for annotated in self._understanding.work(writing):
                self._told.put_nowait(annotated)
        chosen = [visit.subscription for visit in visits]
        async for paged in fetch_ahead(self._store, chosen, self._config, self._workers, self._clock):
            self._told.put_nowait(paged)

    def _worthwhile(self, visits: Iterable[Visit], manner: Manner) -> list[Visit]:
        """The visits to make; of the others it is told why not."""
        now = self._clock()
        worthwhile = []
        for visit in visits:
            floor = min(visit.least, schedule.FLOOR) if visit.host else timedelta()
            if reason := schedule.reason_to_wait(visit.poll, manner, now, floor):
                self._told.put_nowait(visit.outcome(skipped=reason))
            else:
                worthwhile.append(visit)
        return worthwhile

    async def _visit_all(self, visitor: Visitor, visits: Iterable[Visit]) -> None:
        """Make the visits: a host's one after another in two lanes, so that a slow one holds up no other."""
        hosts: defaultdict[str, deque[Visit]] = defaultdict(deque)
        for visit in visits:
            hosts[visit.host or visit.subscription.address].append(visit)
        places = asyncio.Semaphore(AT_ONCE)
        try:
            async with asyncio.TaskGroup() as lanes:
                for waiting in hosts.values():
                    for _ in range(min(PER_HOST, len(waiting))):
                        lanes.create_task(self._lane(visitor, waiting, places))
        except BaseExceptionGroup as mistakes:
            raise mistakes.exceptions[0] from None

    async def _lane(self, visitor: Visitor, waiting: deque[Visit], places: asyncio.Semaphore) -> None:
        """Make these visits one after another, and tell of each."""
        while waiting:
            async with places:
                # Another lane may have taken the last.
                if waiting:
                    self._told.put_nowait(await self._visited(visitor, waiting.popleft()))

    async def _visited(self, visitor: Visitor, visit: Visit) -> Refreshed:
        if reason := visitor.reason_to_spare(visit.host):
            return visit.outcome(skipped=reason)
        self._told.put_nowait(Asked(visit.subscription.id, plain(visit.subscription.address), visit.title))
        return await visitor.visit(visit)
