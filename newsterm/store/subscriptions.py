"""What the reader follows: subscriptions, and how each one is doing."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from newsterm.cleaner import clean_line
from newsterm.identity import subscription_id
from newsterm.model import Subscription
from newsterm.query import fold
from newsterm.store.database import Database
from newsterm.store.moments import moment, moment_or_none, seconds
from newsterm.store.steps import SUBSCRIPTION, Entry, Steps
from newsterm.store.terms import Field


@dataclass(frozen=True, slots=True)
class SourceState:
    """How one subscription is doing: what it holds, when it last worked, what is wrong with it.

    `title` is the one to show: the reader's, else the publisher's, else the address. Times are aware, in
    UTC, None for never; `error` is one sentence, empty while all is well.
    """

    subscription: Subscription
    title: str
    unread: int
    total: int
    last_success: datetime | None = None
    last_try: datetime | None = None
    error: str = ""
    due: datetime | None = None


class Subscriptions:
    """The reader's subscriptions, in the order they were made."""

    def __init__(self, library: Database, cache: Database, steps: Steps) -> None:
        self._library = library
        self._cache = cache
        self._steps = steps

    def add(self, address: str, title: str = "", folder: tuple[str, ...] = ()) -> Subscription:
        """Follow an address; one that is followed already is given back as it is."""
        address = address.strip()
        added = Subscription(
            subscription_id(address),
            address,
            _line(title),
            _path(folder),
            datetime.now(UTC).replace(microsecond=0),
        )
        with self._library.write() as db:
            if self._by_id(added.id) is None:
                entry = Entry(added.id, SUBSCRIPTION, "", _packed(added))
                self._steps.note(db, [entry], f"{added.title or address} added")
        return self._by_id(added.id) or added

    def remove(self, subscription_id: str) -> None:
        """Stop following, and forget its articles, but for those the reader kept. It can be undone."""
        old = self._by_id(subscription_id)
        if old:
            entry = Entry(old.id, SUBSCRIPTION, _packed(old), "")
            self._steps.take(lambda _: [entry], lambda _: f"{old.title or old.address} removed")

    def withdraw(self, subscription_id: str) -> None:
        """Undo the adding of one that never gave anything; that is no step to take back."""
        old = self._by_id(subscription_id)
        if old:
            with self._library.write() as db:
                entry = Entry(old.id, SUBSCRIPTION, _packed(old), "")
                self._steps.note(db, [entry], f"{old.title or old.address} withdrawn")

    def edit(
        self, subscription_id: str, *, title: str | None = None, folder: tuple[str, ...] | None = None
    ) -> None:
        """Call it, or file it, differently."""
        old = self._by_id(subscription_id)
        if old is None:
            return
        new = Subscription(
            old.id,
            old.address,
            old.title if title is None else _line(title),
            old.folder if folder is None else _path(folder),
            old.added,
        )
        if new != old:
            entry = Entry(old.id, SUBSCRIPTION, _packed(old), _packed(new))
            with self._library.write() as db:
                self._steps.note(db, [entry], f"{old.title or old.address} changed")

    def all(self) -> list[Subscription]:
        """Every subscription."""
        found = self._library.read(
            "SELECT id, address, title, folder, added FROM subscription ORDER BY position"
        )
        return [_subscription(row) for row in found]

    def find(self, text: str) -> Subscription | None:
        """The subscription with this id, address or title (the reader's, else the publisher's)."""
        text = text.strip()
        wanted = fold(text)
        called = []
        for source in self.sources():
            if text in {source.subscription.id, source.subscription.address}:
                return source.subscription
            if fold(source.title) == wanted:
                called.append(source.subscription)
        return called[0] if called else None

    def sources(self) -> list[SourceState]:
        """How every subscription is doing."""
        totals = dict(
            self._cache.read("SELECT value, count FROM term WHERE field = ?", (Field.SOURCE,)).fetchall()
        )
        unread = dict(
            self._cache.read(
                """SELECT subscription, count(*) FROM headline INDEXED BY headline_source_unread
                WHERE read = 0 GROUP BY subscription"""
            ).fetchall()
        )
        feeds = {
            source: feed
            for source, *feed in self._cache.read(
                "SELECT subscription, title, last_success, last_try, error, due FROM feed"
            )
        }
        return [
            _state(one, totals.get(one.id, 0), unread.get(one.id, 0), feeds.get(one.id, _NEVER))
            for one in self.all()
        ]

    def _by_id(self, source: str) -> Subscription | None:
        found = self._library.read(
            "SELECT id, address, title, folder, added FROM subscription WHERE id = ?", (source,)
        ).fetchone()
        return _subscription(found) if found else None


_NEVER = ("", None, None, "", None)


def _state(subscription: Subscription, total: int, unread: int, feed: Any) -> SourceState:
    title, success, attempt, error, due = feed
    return SourceState(
        subscription,
        subscription.title or title or subscription.address,
        unread,
        total,
        moment_or_none(success),
        moment_or_none(attempt),
        error,
        moment_or_none(due),
    )


def _subscription(row: Any) -> Subscription:
    source, address, title, folder, added = row
    return Subscription(source, address, title, tuple(json.loads(folder)), moment(added))


def _packed(subscription: Subscription) -> str:
    added = seconds(subscription.added) if subscription.added else 0
    return json.dumps([subscription.address, subscription.title, subscription.folder, added])


def _line(text: str) -> str:
    return " ".join(clean_line(text).split())


def _path(folder: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, map(_line, folder)))
