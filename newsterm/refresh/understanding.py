"""Understanding what has been saved, a batch at a time, the article that is being read first."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from typing import TypeVar

from newsterm.errors import ContentError
from newsterm.model import Article
from newsterm.reading.version import VERSION
from newsterm.refresh.outcome import Annotated
from newsterm.refresh.tasks import understand
from newsterm.refresh.workers import Workers
from newsterm.store.store import Store

R = TypeVar("R")

BATCH = 20
"""Articles understood at a time: one transaction, one piece of news for the app."""

SHIFT = 10 * BATCH
"""Articles looked for at a time: to find the newest of many takes longer than to read them."""


class Understanding:
    """Works off the queue: every article whose version is below the engine's.

    The store is read and written in the one thread of `writing`, so that nothing waits for a disk.
    """

    def __init__(self, store: Store, workers: Workers) -> None:
        self._articles = store.articles
        self._workers = workers
        self._hurried: list[str] = []
        self._waiting: list[Article] = []
        self._under_way: dict[asyncio.Task[None], tuple[str, ...]] = {}

    def hurry(self, article_id: str) -> None:
        """Understand this article before the others."""
        self._hurried.append(article_id)

    async def work(self, writing: Executor) -> AsyncIterator[Annotated]:
        """Understand all there is, newest first; each batch is told when it is saved.

        All workers have a batch, and one waits for whoever is done first.
        """
        try:
            while True:
                while len(self._under_way) <= self._workers.count and (batch := await self._next(writing)):
                    work = asyncio.create_task(self._understand(batch, writing))
                    self._under_way[work] = tuple(article.id for article in batch)
                if not self._under_way:
                    return
                done, _ = await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
                for work in [work for work in self._under_way if work in done]:
                    work.result()  # raises what was not expected
                    yield Annotated(self._under_way.pop(work))
        finally:
            left, self._under_way = self._under_way, {}
            for work in left:
                work.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    async def _next(self, writing: Executor) -> list[Article]:
        """The next articles, of which nobody works at any; none where there are no more for now."""
        if self._hurried:
            hurried, self._hurried = self._hurried, []
            asked = partial(self._articles.pending_of, hurried, VERSION)
            if first := self._left(await _in(writing, asked)):
                return first
        if not self._waiting:
            most = SHIFT + sum(map(len, self._under_way.values()))
            self._waiting = await _in(writing, partial(self._articles.pending, VERSION, most))
        waiting = self._left(self._waiting)  # some have been hurried meanwhile
        batch, self._waiting = waiting[:BATCH], waiting[BATCH:]
        return batch

    def _left(self, articles: Iterable[Article]) -> list[Article]:
        """Those of these at which nobody works."""
        taken = {name for names in self._under_way.values() for name in names}
        return [article for article in articles if article.id not in taken]

    async def _understand(self, batch: Sequence[Article], writing: Executor) -> None:
        understood = await self._understood(batch)
        await _in(writing, partial(self._articles.annotated, understood))

    async def _understood(self, batch: Sequence[Article]) -> list[Article]:
        try:
            return await self._workers.run(understand, batch)
        except ContentError:
            if len(batch) == 1:  # it can't be understood: shown as it is, and not tried again
                return [replace(batch[0], version=VERSION)]
        return [article for single in batch for article in await self._understood([single])]


async def _in(executor: Executor, work: Callable[[], R]) -> R:
    return await asyncio.get_running_loop().run_in_executor(executor, work)
