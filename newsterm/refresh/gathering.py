"""What an address gave, with what belongs to it: an index of sitemaps, and the sitemaps it leads to."""

from collections.abc import Sequence
from dataclasses import replace

from newsterm.errors import ContentError
from newsterm.model import ParsedFeed, Validators
from newsterm.refresh.tasks import read
from newsterm.refresh.workers import Workers
from newsterm.sources.address import server_of
from newsterm.sources.document import Document, Fetched, FetchError, Source

PARTS = 10
"""Further documents that are fetched for one address: the newest."""

MOST = 50_000
"""Articles taken from all of them together, as many as one sitemap may have (sitemaps.org 0.9)."""

_LEAVE_ALONE = frozenset({429, 503})  # answers that ask for peace: no further parts


async def gather(
    fetcher: Source, workers: Workers, fetched: Document | list[Document], *, typed: bool = False
) -> ParsedFeed:
    """The feed in what an address gave; where it has parts the newest of them are fetched and belong to it.

    `problem` names the parts that can't be had. Raises ContentError where nothing can be read, or no part.
    """
    whole = await workers.run(read, fetched)
    if not whole.parts or isinstance(fetched, list):
        return whole
    return await with_parts(fetcher, workers, fetched, whole, typed=typed)


async def with_parts(
    fetcher: Source, workers: Workers, fetched: Document, whole: ParsedFeed, *, typed: bool = False
) -> ParsedFeed:
    """The same where what the address itself gave has been read, and has parts."""
    parts: list[ParsedFeed] = []
    missing: list[str] = []
    for address in whole.parts[:PARTS]:  # one after the other: who lists them is asked nothing else meanwhile
        vouched = typed and server_of(address) == server_of(fetched.url)
        document = await fetcher.fetch(address, Validators(), typed=vouched)
        try:
            parts.append(await _part(workers, document))
        except ContentError as error:
            missing.append(str(error))
        if isinstance(document, FetchError) and document.status in _LEAVE_ALONE:
            break
    return _merged(fetched.address, whole, parts, missing)


async def _part(workers: Workers, document: Fetched) -> ParsedFeed:
    """What one part holds. Raises ContentError where it can't be had."""
    if isinstance(document, FetchError):
        raise ContentError(document.sentence.rstrip("."))
    assert isinstance(document, Document)
    return await workers.run(read, document)


def _merged(
    address: str, whole: ParsedFeed, parts: Sequence[ParsedFeed], missing: Sequence[str]
) -> ParsedFeed:
    """One feed of what could be read, called what the first part with articles is called."""
    if not parts and not whole.articles:
        raise ContentError(f"{address}: none of the sitemaps it lists can be read: {'; '.join(missing)}")
    articles = tuple(article for part in (whole, *parts) for article in part.articles)
    problems = [whole.problem, *(part.problem for part in parts), *missing]
    return replace(
        whole,
        feed=next((part.feed for part in parts if part.articles), whole.feed),
        articles=articles[:MOST],
        problem="; ".join(filter(None, problems)),
    )
