"""The page of an article asked for: fetched, read, understood, kept beside what the feed gave."""

import asyncio
import hashlib
from collections.abc import AsyncIterable, AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from newsterm.cleaner import clean_line
from newsterm.config import Config
from newsterm.errors import ContentError
from newsterm.hosts import host_of
from newsterm.model import Validators
from newsterm.refresh import schedule, tasks
from newsterm.refresh.outcome import Paged
from newsterm.refresh.robots import Robots
from newsterm.refresh.visit import HOLDING
from newsterm.refresh.workers import Workers
from newsterm.sources.address import is_vouched
from newsterm.sources.document import Document, FetchError, NotModified, Source
from newsterm.store.pages import PageErrand, PageState
from newsterm.store.store import Store

AT_ONCE = 8
"""Pages under way at a time."""

LIMIT = 10 << 20
"""Bytes of the largest page that is read."""

ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.7,*/*;q=0.3"

WALLS = {
    "subscription": "The page asks for a subscription; this is what the feed gave.",
    "login": "The page asks for a login; this is what the feed gave.",
    "consent": "The page asks for consent before it shows anything; this is what the feed gave.",
    "captcha": "The page wants proof that a person asks; this is what the feed gave.",
}
ANOTHER = "The page tells something else than the feed does; this is what the feed gave."
NO_PAGE = "The article has no page on the web to fetch."
ROBOTS = "the site wants robots to leave the page alone"

GONE = "The page is not there any more ({status}); this is what the feed gave."

_SENTENCES = {
    401: WALLS["login"],
    402: WALLS["subscription"],
    404: GONE.format(status=404),
    410: GONE.format(status=410),
}


def _now() -> datetime:
    return datetime.now(UTC)


class PageVisitor:
    """Asks for the pages of articles; what comes of it is kept in the store."""

    def __init__(
        self, store: Store, web: Source, workers: Workers, *, clock: Callable[[], datetime] = _now
    ) -> None:
        self._store = store
        self._web = web
        self._workers = workers
        self._clock = clock
        self._robots = Robots(store, web, workers, clock)

    async def visit(self, article_id: str, *, ahead: bool = False) -> Paged:
        """Fetch, read and keep the page of an article; every expected failure is an outcome.

        `ahead` of being opened by anybody: only where the site lets robots do that.
        """
        errand = self._store.pages.errand(article_id)
        if errand is None:
            return Paged(article_id, error="There is no such article.")
        url, host = errand.article.url, host_of(errand.article.url)
        if urlsplit(url).scheme.lower() not in ("http", "https") or not host:
            return self._told(errand, error=NO_PAGE)
        now = self._clock()
        if held := self._store.polls.holds(now).get(host):
            return self._told(errand, skipped=schedule.reason_to_spare(host, held[0], now))
        if ahead and not await self._robots.let(url, errand.subscription):
            return self._told(errand, skipped=ROBOTS)
        return await self._visited(errand)

    async def _visited(self, errand: PageErrand) -> Paged:
        state = errand.state
        validators = state.validators if state.there else Validators()
        url = errand.article.url
        fetched = await self._web.fetch(url, validators, typed=is_vouched(errand.subscription, url))
        match fetched:
            case NotModified():
                return await self._unchanged(errand, fetched.validators)
            case Document() if state.there and _hash(fetched) == state.content_hash:
                return await self._unchanged(errand, fetched.validators)
            case Document():
                return await self._read(errand, fetched)
            case FetchError():
                return await self._refused(errand, fetched)
        raise AssertionError(fetched)

    async def _read(self, errand: PageErrand, document: Document) -> Paged:
        """Keep what a page says, if it is the article."""
        try:
            raw, understood, is_same = await self._workers.run(tasks.read_page, document, errand.article)
        except ContentError as error:
            reason = str(error).removeprefix(f"{document.address}: ").rstrip(".")
            if not reason.startswith("the page "):
                reason = f"the page can't be shown ({reason})"
            return await self._failed(errand, f"T{reason[1:]}; this is what the feed gave.")
        if raw.wall:
            return await self._failed(errand, WALLS.get(raw.wall, WALLS["login"]))
        state = PageState(
            asked=self._clock(),
            error="" if is_same else ANOTHER,
            validators=document.validators,
            content_hash=_hash(document),
        )
        await asyncio.to_thread(self._store.pages.land, raw, understood, state)
        return self._told(errand, error=state.error)

    async def _unchanged(self, errand: PageErrand, validators: Validators) -> Paged:
        state = errand.state
        given = validators if validators != Validators() else state.validators
        error = state.error if state.error == ANOTHER else ""
        state = replace(state, asked=self._clock(), validators=given, error=error, failures=0)
        await self._keep(errand, state)
        return self._told(errand, error=error)

    async def _refused(self, errand: PageErrand, error: FetchError) -> Paged:
        """Remember that it can't be had, and leave the host alone if it wants that."""
        if error.retry_after is not None and error.status in HOLDING:
            until = schedule.hold_until(self._clock(), error.retry_after)
            await asyncio.to_thread(self._store.polls.hold, error.host, until, error.sentence)
        return await self._failed(errand, _SENTENCES.get(error.status) or clean_line(error.sentence))

    async def _failed(self, errand: PageErrand, sentence: str) -> Paged:
        state = errand.state
        failures = state.failures + 1
        await self._keep(errand, replace(state, asked=self._clock(), error=sentence, failures=failures))
        return self._told(errand, error=sentence)

    async def _keep(self, errand: PageErrand, state: PageState) -> None:
        await asyncio.to_thread(self._store.pages.keep, errand.article.id, state)

    def _told(self, errand: PageErrand, *, error: str = "", skipped: str = "") -> Paged:
        article = errand.article
        text = self._store.pages.state(article.id).provenance
        return Paged(article.id, text, article.title, error, skipped)


async def visit_all(
    visitor: PageVisitor, articles: AsyncIterable[str], *, ahead: bool = False
) -> AsyncIterator[Paged]:
    """What comes of asking for the pages of these articles, each as soon as it is there."""
    told: asyncio.Queue[Paged | None] = asyncio.Queue()
    places = asyncio.Semaphore(AT_ONCE)

    async def visited(article_id: str) -> None:
        try:
            told.put_nowait(await visitor.visit(article_id, ahead=ahead))
        finally:
            places.release()

    async def work() -> None:
        try:
            async with asyncio.TaskGroup() as visits:
                async for article_id in articles:
                    await places.acquire()
                    visits.create_task(visited(article_id))
        except BaseExceptionGroup as mistakes:
            raise mistakes.exceptions[0] from None

    working = asyncio.create_task(work())
    working.add_done_callback(lambda _: told.put_nowait(None))
    try:
        while paged := await told.get():
            yield paged
    finally:
        working.cancel()
        await asyncio.wait([working])
    if not working.cancelled():
        working.result()  # raises what was not expected


@asynccontextmanager
async def page_visitor(
    store: Store, config: Config, workers: Workers, clock: Callable[[], datetime] = _now
) -> AsyncIterator[PageVisitor]:
    """One who asks for pages, with connections of its own."""
    # Imported here: a refresh that fetches no page has no need of a second client.
    from newsterm.sources.web.client import Web

    web = Web(config, limit=LIMIT, accept=ACCEPT)
    await web.open()
    try:
        yield PageVisitor(store, web, workers, clock=clock)
    finally:
        await web.close()


def _hash(document: Document) -> str:
    return hashlib.blake2b(document.content, digest_size=16).hexdigest()
