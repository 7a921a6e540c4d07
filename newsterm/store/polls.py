"""How asking for each source has gone, and which hosts asked to be left alone."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

from newsterm.cleaner import clean_line
from newsterm.model import Pace, Poll, Validators
from newsterm.store.database import Database
from newsterm.store.moments import moment, seconds

_TIMES = frozenset({"asked", "succeeded", "due", "moved_since", "newest"})


class Polls:
    """The polls of the cache, by subscription; only what is followed has one."""

    def __init__(self, library: Database, cache: Database) -> None:
        self._library = library
        self._cache = cache

    def of(self, subscription_id: str) -> Poll:
        """How asking for one has gone; a fresh one for what was never asked for."""
        state = self._cache.first("SELECT state FROM poll WHERE subscription = ?", (subscription_id,))
        return _unpacked(state) if state else Poll()

    def all(self) -> Mapping[str, Poll]:
        """The polls of everything that was ever asked for."""
        return {name: _unpacked(state) for name, state in self._cache.read("SELECT * FROM poll")}

    def keep(self, subscription_id: str, poll: Poll) -> None:
        """Remember how it went; nothing of what nobody follows any more."""
        with self._cache.write() as db:
            if self._library.first("SELECT 1 FROM subscription WHERE id = ?", (subscription_id,)):
                put(db, subscription_id, poll)

    def hold(self, host: str, until: datetime, sentence: str) -> None:
        """Remember that a host asked to be left alone until then."""
        with self._cache.write() as db:
            db.execute(
                "INSERT OR REPLACE INTO hold VALUES (?, ?, ?)", (host, seconds(until), clean_line(sentence))
            )

    def holds(self, now: datetime) -> Mapping[str, tuple[datetime, str]]:
        """The hosts to leave alone at `now`: until when, and why."""
        found = self._cache.read("SELECT host, until, sentence FROM hold WHERE until > ?", (seconds(now),))
        return {host: (moment(until), sentence) for host, until, sentence in found}


def put(db: sqlite3.Connection, subscription_id: str, poll: Poll) -> None:
    """Write a poll inside a transaction of the cache."""
    state = json.dumps(_plain(replace(poll, error=clean_line(poll.error))))
    db.execute("INSERT OR REPLACE INTO poll VALUES (?, ?)", (subscription_id, state))


def _plain(poll: Poll) -> dict[str, Any]:
    """A poll as JSON values: what is as in a fresh one is left out."""
    fresh = Poll()
    values = {field.name: getattr(poll, field.name) for field in fields(Poll)}
    return {name: _simple(value) for name, value in values.items() if value != getattr(fresh, name)}


def _simple(value: Any) -> Any:
    match value:
        case datetime():
            return seconds(value)
        case timedelta():
            return value.total_seconds()
        case Validators(etag=etag, last_modified=last_modified, url=url):
            return [etag, last_modified, url]
        case Pace(every=every, quiet_hours=hours, quiet_days=days):
            return [_simple(every), hours, days]
    return value


def _unpacked(state: str) -> Poll:
    values = json.loads(state)
    for name in _TIMES & values.keys():
        values[name] = moment(values[name]) if values[name] is not None else None
    if "rhythm" in values:
        values["rhythm"] = timedelta(seconds=values["rhythm"])
    if "validators" in values:
        values["validators"] = Validators(*values["validators"])
    if "pace" in values:
        every, hours, days = values["pace"]
        values["pace"] = Pace(
            timedelta(seconds=every) if every is not None else None, tuple(hours), tuple(days)
        )
    known = {field.name for field in fields(Poll)}
    return Poll(**{name: value for name, value in values.items() if name in known})
