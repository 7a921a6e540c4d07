"""What the reader follows: subscriptions, and how each one is doing."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from newsterm.cleaner import clean_line
from newsterm.identity import subscription_id
from newsterm.model import Poll, Subscription
from newsterm.query import fold
from newsterm.store.database import Database
from newsterm.store.moments import moment, seconds
from newsterm.store.polls import Polls
from newsterm.store.steps import SUBSCRIPTION, Entry, Steps
from newsterm.store.terms import Field

Folder = tuple[str, ...]
"""A folder as its path, from the outermost name inwards."""

_COLUMNS = "id, address, title, folders, added, attributes, typed"


@dataclass(frozen=True, slots=True)
class SourceState:
    """How one subscription is doing: what it holds, and how asking for it has gone.

    `title` is the one to show: the reader's, else the publisher's, else the address.
    """

    subscription: Subscription
    title: str
    unread: int
    total: int
    poll: Poll = field(default_factory=Poll)


class Subscriptions:
    """The reader's subscriptions, in the order they were made."""

    def __init__(self, library: Database, cache: Database, steps: Steps, polls: Polls) -> None:
        self._library = library
        self._cache = cache
        self._steps = steps
        self._polls = polls

    def add(
        self,
        address: str,
        title: str = "",
        folders: Iterable[Folder] = (),
        *,
        attributes: Mapping[str, str] | None = None,
        typed: bool = False,
    ) -> Subscription:
        """Follow an address; one that is followed already is given back as it is."""
        address = address.strip()
        added = Subscription(
            subscription_id(address),
            address,
            _line(title),
            _paths(folders),
            datetime.now(UTC).replace(microsecond=0),
            dict(attributes or {}),
            typed,
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
        self, subscription_id: str, *, title: str | None = None, folders: Iterable[Folder] | None = None
    ) -> None:
        """Call it, or file it, differently."""
        old = self._by_id(subscription_id)
        if old is None:
            return
        new = replace(
            old,
            title=old.title if title is None else _line(title),
            folders=old.folders if folders is None else _paths(folders),
        )
        if new != old:
            entry = Entry(old.id, SUBSCRIPTION, _packed(old), _packed(new))
            with self._library.write() as db:
                self._steps.note(db, [entry], f"{old.title or old.address} changed")

    def all(self) -> list[Subscription]:
        """Every subscription."""
        found = self._library.read(f"SELECT {_COLUMNS} FROM subscription ORDER BY position")  # noqa: S608
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
        titles = dict(self._cache.read("SELECT subscription, title FROM feed").fetchall())
        polls = self._polls.all()
        return [
            SourceState(
                one,
                one.title or titles.get(one.id) or one.address,
                unread.get(one.id, 0),
                totals.get(one.id, 0),
                polls.get(one.id, Poll()),
            )
            for one in self.all()
        ]

    def _by_id(self, source: str) -> Subscription | None:
        found = self._library.read(
            f"SELECT {_COLUMNS} FROM subscription WHERE id = ?",  # noqa: S608 - our own words
            (source,),
        ).fetchone()
        return _subscription(found) if found else None


def _subscription(row: Any) -> Subscription:
    source, address, title, folders, added, attributes, typed = row
    paths = tuple(map(tuple, json.loads(folders)))
    return Subscription(source, address, title, paths, moment(added), json.loads(attributes), bool(typed))


def _packed(subscription: Subscription) -> str:
    return json.dumps(
        {
            "address": subscription.address,
            "title": subscription.title,
            "folders": subscription.folders,
            "added": seconds(subscription.added) if subscription.added else 0,
            "attributes": dict(subscription.attributes),
            "typed": subscription.typed,
        }
    )


def _line(text: str) -> str:
    return " ".join(clean_line(text).split())


def _paths(folders: Iterable[Folder]) -> tuple[Folder, ...]:
    paths = (tuple(filter(None, map(_line, folder))) for folder in folders)
    return tuple(dict.fromkeys(filter(None, paths)))
