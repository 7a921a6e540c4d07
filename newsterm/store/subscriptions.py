"""What the reader follows: subscriptions, and how each one is doing."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from newsterm.cleaner import clean_line
from newsterm.hosts import host_of, plain
from newsterm.identity import subscription_id
from newsterm.model import Poll, Subscription
from newsterm.query import fold
from newsterm.store.database import Database
from newsterm.store.moments import moment, moment_of, row_at, seconds
from newsterm.store.polls import Polls
from newsterm.store.steps import SUBSCRIPTION, Entry, Steps
from newsterm.store.terms import Field

Folder = tuple[str, ...]
"""A folder as its path, from the outermost name inwards."""

_COLUMNS = "id, address, title, folders, added, attributes, typed"

_LATELY = timedelta(weeks=8)
"""How far back articles are counted to tell how many a source gives a week."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """How one subscription is doing: what it holds, and how asking for it has gone.

    `title` is the one to show: the reader's, else the publisher's, else the address, without a password.
    `newest` is when its latest article is from, `a_week` how many it gave a week over the last eight weeks,
    or since the first that is known. Its host wants to be left alone until `held_until`.
    """

    subscription: Subscription
    title: str
    unread: int
    total: int
    poll: Poll = field(default_factory=Poll)
    newest: datetime | None = None
    a_week: float = 0.0
    held_until: datetime | None = None
    site_url: str = ""


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
            paths(folders),
            datetime.now(UTC).replace(microsecond=0),
            dict(attributes or {}),
            typed,
        )
        with self._library.write() as db:
            # One that has moved here keeps the id of its first address.
            there = self._one(added.id) or self._one(address, "address = ?")
            if there is None:
                entry = Entry(added.id, SUBSCRIPTION, "", _packed(added))
                self._steps.note(db, [entry], f"{added.title or address} added")
        return there or self._one(added.id) or added

    def remove(self, subscription_id: str) -> None:
        """Stop following, and forget its articles, but for those the reader kept. It can be undone."""
        old = self._one(subscription_id)
        if old:
            place = self._library.first("SELECT position FROM subscription WHERE id = ?", (old.id,))
            entry = Entry(old.id, SUBSCRIPTION, _packed(old, place), "")
            self._steps.take(lambda _: [entry], lambda _: f"{old.title or old.address} removed")

    def withdraw(self, subscription_id: str) -> None:
        """Undo the adding of one that never gave anything; that is no step to take back."""
        old = self._one(subscription_id)
        if old:
            with self._library.write() as db:
                entry = Entry(old.id, SUBSCRIPTION, _packed(old), "")
                self._steps.note(db, [entry], f"{old.title or old.address} withdrawn")

    def edit(
        self, subscription_id: str, *, title: str | None = None, folders: Iterable[Folder] | None = None
    ) -> None:
        """Call it, or file it, differently."""
        old = self._one(subscription_id)
        if old is None:
            return
        new = replace(
            old,
            title=old.title if title is None else _line(title),
            folders=old.folders if folders is None else paths(folders),
        )
        if new != old:
            entry = Entry(old.id, SUBSCRIPTION, _packed(old), _packed(new))
            with self._library.write() as db:
                self._steps.note(db, [entry], f"{old.title or old.address} changed")

    def move(self, subscription_id: str, address: str) -> bool:
        """Follow it at another address from now on, with the id it has; whether no other is there already.

        That the reader typed the old address counts for the new one where the host is the same.
        """
        old = self._one(subscription_id)
        if old is None or self._one(address, "address = ?"):
            return False
        new = replace(old, address=address)
        new = replace(new, typed=old.typed and host_of(new.address) == host_of(old.address))
        entry = Entry(old.id, SUBSCRIPTION, _packed(old), _packed(new))
        with self._library.write() as db:
            self._steps.note(db, [entry], f"{old.title or old.address} moved to {address}")
        return True

    def all(self) -> list[Subscription]:
        """Every subscription."""
        found = self._library.read(f"SELECT {_COLUMNS} FROM subscription ORDER BY position")  # noqa: S608
        return [_subscription(row) for row in found]

    def find(self, text: str) -> Subscription | None:
        """The subscription with this id, address or title (the reader's, else the publisher's)."""
        text = text.strip()
        if exact := self._one(text, "? IN (id, address)"):
            return exact
        wanted, published = fold(text), self._published()
        titles = ((one, one.title or published.get(one.id, ("", ""))[0]) for one in self.all())
        return next((one for one, title in titles if title and fold(title) == wanted), None)

    def sources(self) -> list[SourceState]:
        """How every subscription is doing."""
        now = datetime.now(UTC)
        held = self._polls.holds(now)
        unread = Counter(
            dict(
                self._cache.read(
                    """SELECT subscription, count(*) FROM headline INDEXED BY headline_source_unread
                    WHERE read = 0 GROUP BY subscription"""
                ).fetchall()
            )
        )
        unread.update(
            source
            for (source,) in self._cache.read(
                "SELECT carrier.subscription FROM carrier CROSS JOIN headline USING (row) WHERE read = 0"
            )
        )
        muted = self._cache.read(
            """SELECT subscription, read FROM headline INDEXED BY headline_muted WHERE muted = 1
            UNION ALL SELECT carrier.subscription, read FROM headline INDEXED BY headline_muted
                CROSS JOIN carrier USING (row) WHERE muted = 1"""
        ).fetchall()
        unread.subtract(source for source, read in muted if not read)
        hidden = Counter(source for source, _ in muted)
        polls, published, flow = self._polls.all(), self._published(), self._flow(now)
        states = []
        for one in self.all():
            title, site_url = published.get(one.id, ("", ""))
            total, newest, a_week = flow.get(one.id, (0, None, 0.0))
            until, _ = held.get(host_of(one.address), (None, "")) if held else (None, "")
            states.append(
                SourceState(
                    one,
                    one.title or title or plain(one.address),
                    unread[one.id],
                    total - hidden[one.id],
                    polls.get(one.id, Poll()),
                    newest,
                    a_week,
                    until,
                    site_url,
                )
            )
        return states

    def _flow(self, now: datetime) -> dict[str, tuple[int, datetime, float]]:
        """How many articles each source has, when the newest is from, and how many came a week lately."""
        since = now - _LATELY
        found = self._cache.read(
            """SELECT value, count, first, last, (
                SELECT count(*) FROM facet WHERE term = id AND row >= ?)
            FROM (SELECT id, value, count,
                (SELECT min(row) FROM facet WHERE term = id) AS first,
                (SELECT max(row) FROM facet WHERE term = id) AS last
                FROM term WHERE field = ? AND count > 0)""",
            (row_at(seconds(since)), Field.SOURCE),
        )
        week = timedelta(weeks=1)
        return {
            source: (count, moment_of(last), lately / max(1, (now - max(moment_of(first), since)) / week))
            for source, count, first, last, lately in found
        }

    def _published(self) -> dict[str, tuple[str, str]]:
        """What the publishers call their feeds, and the sites these belong to."""
        found = self._cache.read("SELECT subscription, title, site_url FROM feed")
        return {source: (title, site_url) for source, title, site_url in found}

    def _one(self, value: str, condition: str = "id = ?") -> Subscription | None:
        found = self._library.read(
            f"SELECT {_COLUMNS} FROM subscription WHERE {condition}",  # noqa: S608 - our own words
            (value,),
        ).fetchone()
        return _subscription(found) if found else None


def _subscription(row: Any) -> Subscription:
    source, address, title, folders, added, attributes, typed = row
    paths = tuple(map(tuple, json.loads(folders)))
    return Subscription(source, address, title, paths, moment(added), json.loads(attributes), bool(typed))


def _packed(subscription: Subscription, position: int | None = None) -> str:
    """A subscription as an entry has it; with the position it had, if it is to come back there."""
    return json.dumps(
        {
            "position": position,
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


def paths(folders: Iterable[Folder]) -> tuple[Folder, ...]:
    """Folders as they are kept: names in one line, each folder once; the top counts beside others only."""
    lines = dict.fromkeys(tuple(filter(None, map(_line, folder))) for folder in folders)
    return tuple(lines) if any(lines) else ()
