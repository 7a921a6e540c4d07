"""One source visited: fetched, parsed, saved; and what it says of when to come again is remembered."""

import asyncio
import hashlib
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from newsterm.config import Config
from newsterm.errors import ContentError
from newsterm.hosts import host_of, plain
from newsterm.model import Poll, Subscription, Validators
from newsterm.refresh import schedule, tasks
from newsterm.refresh.gathering import with_parts
from newsterm.refresh.outcome import Refreshed
from newsterm.refresh.workers import Workers
from newsterm.sources.document import Document, FetchError, NotModified, Source
from newsterm.store.preparing import PreparedFeed, prepare
from newsterm.store.store import Store
from newsterm.store.subscriptions import SourceState

R = TypeVar("R")

HOLDING = {429, 503}
"""The statuses by which a host asks for time with all it has (RFC 6585, 4; RFC 9110, 15.6.4)."""

ANSWERED = 200
"""The status of an answer that is not what it should be (RFC 9110, 15.3.1)."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Whom to visit, and how often at most that is done without being asked."""

    subscription: Subscription
    poll: Poll
    title: str
    least: timedelta

    @classmethod
    def to(cls, state: SourceState, config: Config) -> "Visit":
        """A visit to this source."""
        address = state.subscription.address
        title = state.title if state.title != address else ""
        return cls(state.subscription, state.poll, title, config.least(address))

    @property
    def host(self) -> str:
        """The host to ask; empty for what is not on the web."""
        return host_of(self.subscription.address)

    def outcome(self, **said: Any) -> Refreshed:
        """What came of it: never with a password that its address has."""
        address = self.subscription.address
        return Refreshed(self.subscription.id, plain(address), **{"title": self.title, **said})


class Visitor:
    """Makes visits; writes to the store in the one thread of `writing`, so that nothing waits for a disk."""

    def __init__(
        self,
        store: Store,
        fetcher: Source,
        workers: Workers,
        writing: Executor,
        clock: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._workers = workers
        self._writing = writing
        self._clock = clock
        self._chance = chance
        self._holds = {host: until for host, (until, _) in store.polls.holds(clock()).items()}

    def reason_to_spare(self, host: str) -> str:
        """Why nothing may be asked of a host now; empty where it may."""
        now = self._clock()
        until = self._holds.get(host, now)
        return schedule.reason_to_spare(host, until, now) if until > now else ""

    async def visit(self, visit: Visit) -> Refreshed:
        """Fetch, parse and save; every expected failure is an outcome."""
        subscription, poll = visit.subscription, visit.poll
        fetched = await self._fetcher.fetch(subscription.address, poll.validators, typed=subscription.typed)
        match fetched:
            case FetchError():
                return await self._refused(visit, fetched)
            case NotModified():
                poll = replace(poll, validators=_renewed(poll.validators, fetched.validators))
                return await self._unchanged(visit, poll, fetched)
        content_hash = _hash(fetched)
        if content_hash == poll.content_hash:
            poll = replace(poll, validators=_first(fetched).validators)
            return await self._unchanged(visit, poll, _first(fetched))
        try:
            prepared = await self._prepared(visit, fetched)
        except ContentError as error:
            return await self._failed(visit, str(error), ANSWERED)
        if prepared.lone and not poll.lone:
            # A login page, or a notice that the feed has moved: never instead of what was there.
            sentence = f"{subscription.address}: it gave a page this time, where it gave a feed before"
            return await self._failed(visit, sentence, ANSWERED)
        return await self._landed(visit, prepared, _first(fetched), content_hash)

    async def _prepared(self, visit: Visit, fetched: Document | list[Document]) -> PreparedFeed:
        """What it gave, ready to be saved; on the first visit all of it is new. Raises ContentError."""
        subscription, now = visit.subscription, self._clock()
        is_first = visit.poll.succeeded is None
        read = await self._workers.run(tasks.prepared, fetched, subscription, now, is_first)
        if isinstance(read, PreparedFeed):
            return read
        assert isinstance(fetched, Document)  # of several documents none has parts
        whole = await with_parts(self._fetcher, self._workers, fetched, read, typed=subscription.typed)
        return await asyncio.to_thread(prepare, subscription, whole, now)

    async def _landed(
        self, visit: Visit, prepared: PreparedFeed, found: Document, content_hash: str
    ) -> Refreshed:
        """Save what it gave."""
        now = prepared.now
        poll = replace(
            visit.poll,
            # Where there are parts, they change without the document that lists them.
            validators=Validators() if prepared.in_parts else found.validators,
            content_hash="" if prepared.in_parts else content_hash,
            lone=prepared.lone,
        )
        if visit.host:  # a file may be read as often as the reader likes
            poll = schedule.with_news(replace(poll, pace=prepared.feed.pace), prepared.incoming, now)
        poll = self._satisfied(visit, poll, found, now)
        saved = await self._write(partial(self._store.articles.land, prepared, poll))
        await self._move(visit.subscription, poll, now)
        title = visit.subscription.title or prepared.feed.title
        return visit.outcome(title=title, new=len(saved.new), changed=len(saved.changed), page=prepared.lone)

    async def _unchanged(self, visit: Visit, poll: Poll, found: Document | NotModified) -> Refreshed:
        """Remember that all is well and nothing new."""
        now = self._clock()
        poll = self._satisfied(visit, poll, found, now)
        await self._write(partial(self._store.polls.keep, visit.subscription.id, poll))
        await self._move(visit.subscription, poll, now)
        return visit.outcome(page=poll.lone)

    def _satisfied(self, visit: Visit, poll: Poll, found: Document | NotModified, now: datetime) -> Poll:
        moved_to = "" if poll.lone else found.moved_to  # what says that it moved must be a feed
        poll = schedule.after_redirect(poll, moved_to, now)
        return schedule.after_success(poll, now, visit.least, self._chance(), found.fresh_for)

    async def _refused(self, visit: Visit, error: FetchError) -> Refreshed:
        """Remember the failure, and leave the host alone if it wants that."""
        if error.retry_after is not None and error.status in HOLDING:
            until = schedule.hold_until(self._clock(), error.retry_after)
            self._holds[error.host] = until
            await self._write(partial(self._store.polls.hold, error.host, until, error.sentence))
        return await self._failed(visit, error.sentence, error.status, error.retry_after)

    async def _failed(
        self, visit: Visit, sentence: str, status: int, retry_after: timedelta | None = None
    ) -> Refreshed:
        """Remember the failure, and nothing else of what was given."""
        address = visit.subscription.address
        sentence = sentence.replace(address, plain(address))
        poll = schedule.after_failure(
            visit.poll, sentence, self._clock(), visit.least, self._chance(), status, retry_after
        )
        await self._write(partial(self._store.polls.keep, visit.subscription.id, poll))
        return visit.outcome(error=sentence)

    async def _move(self, subscription: Subscription, poll: Poll, now: datetime) -> None:
        """Follow a source to where it has moved."""
        if not schedule.has_moved(poll, now):
            return
        move = partial(self._store.subscriptions.move, subscription.id, poll.moved_to)
        if await self._write(move):
            poll = schedule.after_redirect(poll, "", now)
            await self._write(partial(self._store.polls.keep, subscription.id, poll))

    async def _write(self, write: Callable[[], R]) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._writing, write)


def _renewed(before: Validators, given: Validators) -> Validators:
    """What to ask with after a 304, which may bring other validators (RFC 9110, 15.4.5), or none."""
    return given if given != Validators() else before


def _first(fetched: Document | list[Document]) -> Document:
    """The document that speaks for all."""
    return fetched[0] if isinstance(fetched, list) else fetched


def _hash(fetched: Document | list[Document]) -> str:
    """What stands for the bytes that were given, and what was said of them."""
    seen = hashlib.blake2b(digest_size=16)
    for document in fetched if isinstance(fetched, list) else [fetched]:
        seen.update(f"{document.media_type}\0{document.charset}\0{len(document.content)}\0".encode())
        seen.update(document.content)
    return seen.hexdigest()
