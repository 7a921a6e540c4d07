"""A look at an address without subscribing: fetched, read and understood, and nothing kept."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from newsterm.config import Config
from newsterm.errors import AddressError
from newsterm.model import ParsedFeed, Validators
from newsterm.refresh.gathering import gather
from newsterm.refresh.tasks import understand
from newsterm.refresh.workers import Workers
from newsterm.sources.document import Document, FetchError, NotModified
from newsterm.sources.fetch import Fetcher

BATCH = 50
"""Articles a worker understands at a time, so that its time limit is one for few articles."""


class Looking:
    """Looks at addresses, with a fetcher and workers that are open."""

    def __init__(self, fetcher: Fetcher, workers: Workers) -> None:
        self._fetcher = fetcher
        self._workers = workers

    async def at(self, address: str) -> ParsedFeed:
        """What `address` gives now. Raises AddressError or ContentError: a sentence that says why not."""
        fetched = await self._fetcher.fetch(address, Validators(), typed=True)
        if isinstance(fetched, FetchError):
            raise AddressError(fetched.sentence)
        assert not isinstance(fetched, NotModified)
        return await self.inside(fetched)

    async def inside(self, document: Document | list[Document]) -> ParsedFeed:
        """What a document holds. Raises ContentError."""
        parsed = await gather(self._fetcher, self._workers, document, typed=True)
        raw = parsed.articles
        batches = (raw[start : start + BATCH] for start in range(0, len(raw), BATCH))
        understood = await asyncio.gather(*(self._workers.run(understand, batch) for batch in batches))
        return replace(parsed, articles=tuple(article for batch in understood for article in batch))


@asynccontextmanager
async def looking(config: Config) -> AsyncIterator[Looking]:
    """A fetcher and workers for as long as there is something to look at."""
    async with Fetcher(config) as fetcher, Workers() as workers:
        yield Looking(fetcher, workers)
