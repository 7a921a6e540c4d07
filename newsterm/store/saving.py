"""Saving what a feed gave: which articles are new, which are known, which have changed."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import NamedTuple

from newsterm.model import Article
from newsterm.reading.wording import wording
from newsterm.store.aliases import Incoming, key
from newsterm.store.carriers import Carrier, fullest, site_of
from newsterm.store.database import Database
from newsterm.store.drafts import draft_of, fingerprint_of
from newsterm.store.history import note_updates
from newsterm.store.kept import Kept
from newsterm.store.moments import dated, moment, row_at, said_at, seconds
from newsterm.store.packing import Content
from newsterm.store.recognition import Known, Recognition
from newsterm.store.rules import Rules
from newsterm.store.writer import Place, Writer

_PARTICULARS = frozenset(
    {
        *("guid", "published", "updated", "tags", "section", "enclosures", "comments", "comments_url"),
        *("episode", "location", "rating", "source_url"),
    }
)
"""What understanding an article leaves as it came."""


class Outcome(NamedTuple):
    """What became of the articles of a document: ids of the new, of those with other words, of those with
    other particulars; and the names that were new."""

    new: list[str]
    changed: list[str]
    touched: list[str]
    names: list[tuple[int, str]]


class Saving:
    """Saves the articles of one document, inside a transaction of the cache."""

    def __init__(
        self,
        db: sqlite3.Connection,
        library: Database,
        kept: Kept,
        rules: Rules,
        subscription: str,
        now: datetime,
    ) -> None:
        self._db = db
        self._library = library
        self._kept = kept
        self._rules = rules
        self._writer = Writer(db)
        self._subscription = subscription
        self._now = now

    def save(self, incoming: Sequence[Incoming]) -> Outcome:
        """Save them, in the order of the document, newest first."""
        outcome = Outcome([], [], [], [])
        recognition = Recognition(self._db, self._library, self._subscription, self._now)
        with self._writer:
            self._writer.expect(item.draft for item in incoming if item.draft)
            for position, (item, name, known, names) in enumerate(recognition.recognise(incoming)):
                if known is None:
                    self._add(item, name, position)
                    outcome.new.append(name)
                elif known.prints.get(self._subscription) != (mark := _mark(item.article, name, known)):
                    words = self._update(known, replace(item.article, id=name), mark)
                    (outcome.changed if words else outcome.touched).append(name)
                outcome.names.extend((alias, name) for alias in names)
            self._db.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?)", outcome.names)
            marked = self._kept.marks(outcome.new).items()
            self._writer.mark({name: marks for name, marks in marked if any(marks)})
        if outcome.changed:
            note_updates(self._db, self._writer.touched)
        self._rules.ask(self._db, self._writer.touched)
        return outcome

    def _add(self, item: Incoming, name: str, position: int) -> None:
        seen = seconds(self._now)
        when = seconds(said_at(item, self._now) or self._now)
        # What is as old as this fetch, having no date of its own, stands in the order of the feed.
        tie = -1 - position if when == seen else key("", "tie", name)
        place = Place(row_at(when, tie), name, self._subscription, seen)
        draft = item.draft
        if draft is None or draft.id != name:
            draft = draft_of(replace(item.article, id=name), self._subscription, self._now)
        self._writer.add(place, draft)

    def _update(self, known: Known, article: Article, mark: int) -> bool:
        """Take over what has changed; whether the words shown have, which makes a new revision."""
        before = self._writer.content(known.row)
        mine = Carrier(self._subscription, mark, dated(article, moment(known.seen), self._now))
        shown, others = self._choose(known, before.raw, mine)
        self._writer.carry(known.row, shown, others)
        # A date after the day an article was first seen is that of a change; the first one stays.
        raw = replace(shown.article, published=shown.article.published or before.raw.published)
        if wording(raw) != wording(before.raw):
            self._writer.revise(known.row, before, Content(raw), seconds(self._now))
            return True
        if raw == before.raw:
            self._writer.describe(known.row)
        else:
            self._writer.replace(known.row, before, _exchanged(before, raw))
        return False

    def _choose(self, known: Known, shown: Article, mine: Carrier) -> tuple[Carrier, list[Carrier]]:
        """The carrier whose text to show from now on, and the others."""
        before = Carrier(known.shown, known.prints[known.shown], shown)
        carriers = {carrier.subscription: carrier for carrier in (before, *self._writer.carriers(known.row))}
        carriers[mine.subscription] = mine
        if len(carriers) == 1:
            return mine, []
        best = fullest(tuple(carriers.values()), self._sites(carriers))
        return best, [carrier for carrier in carriers.values() if carrier is not best]

    def _sites(self, subscriptions: Iterable[str]) -> dict[str, frozenset[str]]:
        """The sites of these subscriptions: where their feeds are, and what those are of."""
        asked = (json.dumps(list(subscriptions)),)
        addresses = self._library.read(
            "SELECT id, address FROM subscription WHERE id IN (SELECT value FROM json_each(?))", asked
        ).fetchall()
        addresses += self._db.execute(
            "SELECT subscription, site_url FROM feed WHERE subscription IN (SELECT value FROM json_each(?))",
            asked,
        ).fetchall()
        sites: dict[str, frozenset[str]] = {}
        for subscription, address in addresses:
            if site := site_of(address):
                sites[subscription] = sites.get(subscription, frozenset()) | {site}
        return sites


def _mark(article: Article, name: str, known: Known) -> int:
    return fingerprint_of(replace(article, id=name), moment(known.seen))


def _exchanged(before: Content, raw: Article) -> Content:
    """The article with something else in it; where that is only particulars, it is understood as before."""
    changes = {
        field.name: getattr(raw, field.name)
        for field in fields(Article)
        if getattr(raw, field.name) != getattr(before.raw, field.name)
    }
    if before.understood is None or not changes.keys() <= _PARTICULARS:
        return Content(raw)
    return Content(raw, replace(before.understood, **changes))


def remember(library: Database, names: Sequence[tuple[int, str]]) -> None:
    """Keep new names of articles that the reader touched in the library as well, and where the names of
    those lead now."""
    if not names:
        return
    asked = (json.dumps([article for _, article in names]), json.dumps([name for name, _ in names]))
    touched = """SELECT value FROM json_each(?1) WHERE value IN (SELECT article FROM state
        UNION SELECT article FROM tag UNION SELECT article FROM kept)
        UNION SELECT key FROM alias WHERE key IN (SELECT value FROM json_each(?2))"""
    wanted = {found for (found,) in library.read(touched, asked)}
    pairs = [(name, article) for name, article in names if name in wanted or article in wanted]
    if pairs:
        with library.write() as db:
            db.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?)", pairs)
