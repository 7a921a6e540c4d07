"""Understanding what has been saved, a batch at a time, the article that is being read first."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from newsterm.errors import ContentError
from newsterm.model import Article
from newsterm.reading.version import VERSION
from newsterm.refresh.outcome import Annotated
from newsterm.refresh.tasks import understand
from newsterm.refresh.workers import Workers
from newsterm.store.store import Store

BATCH = 20
"""Articles understood at a time: one transaction, one piece of news for the app."""


class Understanding:
    """Works off the queue: every article whose version is below the engine's."""

    def __init__(self, store: Store, workers: Workers) -> None:
        self._store = store
        self._workers = workers
        self._hurried: list[str] = []

    def hurry(self, article_id: str) -> None:
        """Understand this article before the others."""
        self._hurried.append(article_id)

    async def work(self) -> AsyncIterator[Annotated]:
        """Understand all there is, newest first; each batch is told when it is saved."""
        while batch := self._next_batch():
            understood = await self._understood(batch)
            self._store.articles.annotated(understood)
            yield Annotated(tuple(article.id for article in understood))

    def _next_batch(self) -> list[Article]:
        hurried, self._hurried = self._hurried, []
        articles = self._store.articles
        return articles.pending_of(hurried, VERSION) or articles.pending(VERSION, BATCH)

    async def _understood(self, batch: Sequence[Article]) -> list[Article]:
        try:
            return await self._workers.run(understand, batch)
        except ContentError:
            if len(batch) == 1:  # it can't be understood: shown as it is, and not tried again
                return [replace(batch[0], version=VERSION)]
        return [article for single in batch for article in await self._understood([single])]
