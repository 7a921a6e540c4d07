"""What an address gave, with what belongs to it: an index of sitemaps, and the sitemaps it leads to."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from newsterm.errors import ContentError
from newsterm.model import ParsedFeed, Validators
from newsterm.refresh.tasks import read
from newsterm.refresh.workers import Workers
from newsterm.sources.address import server_of
from newsterm.sources.document import Document, FetchError, Source

PARTS = 10
"""Further documents that are fetched for one address: the newest."""

MOST = 50_000
"""Articles taken from all of them together, as many as one sitemap may have (sitemaps.org 0.9)."""


async def gather(
    fetcher: Source, workers: Workers, fetched: Document | list[Document], *, typed: bool = False
) -> ParsedFeed:
    """The feed in what an address gave; where it has parts the newest of them are fetched and belong to it.

    `problem` names the parts that can't be had. Raises ContentError where nothing can be read, or no part.
    """
    whole = await workers.run(read, fetched)
    if not whole.parts or isinstance(fetched, list):
        return whole
    parts = [
        _part(fetcher, workers, address, typed=typed and server_of(address) == server_of(fetched.url))
        for address in whole.parts[:PARTS]
    ]
    return _merged(fetched.address, whole, await asyncio.gather(*parts))


async def _part(fetcher: Source, workers: Workers, address: str, *, typed: bool) -> ParsedFeed | str:
    """What one part holds, or the sentence that says why it can't be had."""
    fetched = await fetcher.fetch(address, Validators(), typed=typed)
    if isinstance(fetched, FetchError):
        return fetched.sentence.rstrip(".")
    assert isinstance(fetched, Document)
    try:
        return await workers.run(read, fetched)
    except ContentError as error:
        return str(error)


def _merged(address: str, whole: ParsedFeed, parts: Sequence[ParsedFeed | str]) -> ParsedFeed:
    """One feed of what could be read, called what the first part with articles is called."""
    read_ones = [part for part in parts if isinstance(part, ParsedFeed)]
    missing = [part for part in parts if isinstance(part, str)]
    if not read_ones and not whole.articles:
        raise ContentError(f"{address}: none of the sitemaps it lists can be read: {'; '.join(missing)}")
    articles = tuple(article for part in (whole, *read_ones) for article in part.articles)
    problems = [whole.problem, *(part.problem for part in read_ones), *missing]
    return replace(
        whole,
        feed=next((part.feed for part in read_ones if part.articles), whole.feed),
        articles=articles[:MOST],
        problem="; ".join(filter(None, problems)),
    )
