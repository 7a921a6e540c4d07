"""Fetch, parse, save, then understand: one outcome a feed, and headlines never wait for the last."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsterm.errors import ContentError
from newsterm.model import Article, Subscription
from newsterm.reading.annotate import VERSION
from newsterm.refresh.outcome import Annotated, Event, Finished, Refreshed, Started
from newsterm.refresh.tasks import read, understand
from newsterm.refresh.workers import Workers
from newsterm.sources.document import FetchError, NotModified
from newsterm.sources.fetch import Fetcher
from newsterm.store.store import Store

INTERVAL = timedelta(hours=1)
"""How long a feed is left alone by automatic refreshes."""

BATCH = 20
"""Articles understood at a time: one transaction, one piece of news for the app."""


def _now() -> datetime:
    return datetime.now(UTC)


class Conductor:
    """Refreshes subscriptions of a store."""

    def __init__(
        self, store: Store, fetcher: Fetcher, workers: Workers, clock: Callable[[], datetime] = _now
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._workers = workers
        self._clock = clock
        self._hurried: list[str] = []
        self._stop = asyncio.Event()

    def stop(self) -> None:
        """End soon; what has landed stays."""
        self._stop.set()

    def hurry(self, article_id: str) -> None:
        """Understand this article before the others."""
        self._hurried.append(article_id)

    async def refresh(self, subscriptions: Sequence[Subscription]) -> AsyncIterator[Event]:
        """Refresh these, then understand all that is new; every expected failure is an outcome."""
        yield Started(len(subscriptions))
        new = failed = 0
        async for outcome in self._outcomes(subscriptions):
            new += outcome.new
            failed += bool(outcome.error)
            yield outcome
        async for annotated in self._understand():
            yield annotated
        yield Finished(new, failed, stopped=self._stop.is_set())

    async def _outcomes(self, subscriptions: Sequence[Subscription]) -> AsyncIterator[Refreshed]:
        under_way = {asyncio.create_task(self._refresh(subscription)) for subscription in subscriptions}
        stopping = asyncio.create_task(self._stop.wait())
        try:
            while under_way and not self._stop.is_set():
                await asyncio.wait({*under_way, stopping}, return_when=asyncio.FIRST_COMPLETED)
                done = {task for task in under_way if task.done()}
                under_way -= done
                for task in done:
                    yield task.result()
        finally:
            for left in (*under_way, stopping):
                left.cancel()
            await asyncio.gather(*under_way, stopping, return_exceptions=True)

    async def _refresh(self, subscription: Subscription) -> Refreshed:
        before = self._store.polls.of(subscription.id)
        fetched = await self._fetcher.fetch(
            subscription.address, before.validators, typed=subscription.typed
        )
        outcome = Refreshed(subscription.id, subscription.address, subscription.title)
        now = self._clock()
        due = now + INTERVAL
        poll = replace(before, asked=now, succeeded=now, due=due, error="")
        if isinstance(fetched, NotModified):
            self._store.polls.keep(subscription.id, poll)
            return outcome
        if isinstance(fetched, FetchError):
            return self._failed(subscription, outcome, fetched.sentence, now)
        try:
            parsed = await self._workers.run(read, fetched)
        except ContentError as error:
            return self._failed(subscription, outcome, str(error), now)
        if parsed.lone and not before.lone:
            # A login page, or a notice that the feed has moved: never instead of what was there.
            sentence = f"{subscription.address}: it gave a page this time, where it gave a feed before"
            return self._failed(subscription, outcome, sentence, now)
        first = fetched[0] if isinstance(fetched, list) else fetched
        poll = replace(poll, validators=first.validators, lone=parsed.lone)
        saved = self._store.articles.save(subscription, parsed, poll, now=now)
        title = subscription.title or parsed.feed.title
        return replace(outcome, title=title, new=len(saved.new), changed=len(saved.changed))

    def _failed(
        self, subscription: Subscription, outcome: Refreshed, sentence: str, now: datetime
    ) -> Refreshed:
        before = self._store.polls.of(subscription.id)
        poll = replace(before, asked=now, due=now + INTERVAL, error=sentence)
        self._store.polls.keep(subscription.id, poll)
        return replace(outcome, error=sentence)

    async def _understand(self) -> AsyncIterator[Annotated]:
        """Work off the queue: every article whose version is below the engine's, newest first."""
        while not self._stop.is_set() and (batch := self._next_batch()):
            understood = await self._understood(batch)
            self._store.articles.annotated(understood)
            yield Annotated(tuple(article.id for article in understood))

    def _next_batch(self) -> list[Article]:
        hurried, self._hurried = self._hurried, []
        wanted = [article for name in hurried if (article := self._store.articles.load(name))]
        first = [article for article in wanted if article.version < VERSION]
        return first or self._store.articles.pending(VERSION, BATCH)

    async def _understood(self, batch: Sequence[Article]) -> list[Article]:
        try:
            return await self._workers.run(understand, batch)
        except ContentError:
            if len(batch) == 1:  # it can't be understood: shown as it is, and not tried again
                return [replace(batch[0], version=VERSION)]
        return [article for single in batch for article in await self._understood([single])]
