"""A look at an address without subscribing: fetched, read and understood, and nothing kept."""

from contextlib import AsyncExitStack
from dataclasses import replace
from types import TracebackType

from newsterm.errors import AddressError
from newsterm.model import ParsedFeed, Validators
from newsterm.refresh.tasks import read, understand
from newsterm.refresh.workers import Workers
from newsterm.sources.document import Document, FetchError, NotModified
from newsterm.sources.fetch import Fetcher


class Looking:
    """A fetcher and workers for looking at addresses."""

    def __init__(self) -> None:
        self._fetcher = Fetcher()
        self._workers = Workers()
        self._open = AsyncExitStack()

    async def __aenter__(self) -> "Looking":
        await self._open.enter_async_context(self._fetcher)
        await self._open.enter_async_context(self._workers)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._open.aclose()

    async def at(self, address: str) -> ParsedFeed:
        """What `address` gives now. Raises AddressError or ContentError: a sentence that says why not."""
        fetched = await self._fetcher.fetch(address, Validators())
        if isinstance(fetched, FetchError):
            raise AddressError(fetched.sentence)
        assert not isinstance(fetched, NotModified)
        return await self.inside(fetched)

    async def inside(self, document: Document | list[Document]) -> ParsedFeed:
        """What a document holds. Raises ContentError."""
        parsed = await self._workers.run(read, document)
        return replace(parsed, articles=tuple(await self._workers.run(understand, parsed.articles)))
