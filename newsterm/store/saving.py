"""Saving what a feed gave: which articles are new, which are known, which have changed."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from newsterm.model import Article
from newsterm.query import fold
from newsterm.store.aliases import Incoming, key
from newsterm.store.database import Database
from newsterm.store.kept import Kept
from newsterm.store.moments import moment_of, row_at, seconds
from newsterm.store.packing import Content, fingerprint, pack
from newsterm.store.writer import FEED, Body, Place, Writer

_SAME_DAY = 20 * 3600
_MARKUP = re.compile(r"<[^>]*>|\s+")


class Known(NamedTuple):
    """What the cache holds of an article that comes again."""

    row: int
    subscription: str
    fingerprint: int
    title: str


class Outcome(NamedTuple):
    """What became of the articles of a document: ids of the new, of those with other words, of those with
    other particulars; and the names that were new for known articles."""

    new: list[str]
    changed: list[str]
    touched: list[str]
    names: list[tuple[int, str]]


class Saving:
    """Saves the articles of one document, inside a transaction of the cache."""

    def __init__(
        self, db: sqlite3.Connection, library: Database, kept: Kept, subscription: str, now: datetime
    ) -> None:
        self._db = db
        self._library = library
        self._kept = kept
        self._writer = Writer(db)
        self._subscription = subscription
        self._now = now
        self._cached: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._known: dict[str, Known] = {}

    def save(self, incoming: Sequence[Incoming]) -> Outcome:
        """Save them, in the order of the document, newest first."""
        outcome = Outcome([], [], [], [])
        self._look_up(incoming)
        for position, (item, name) in enumerate(zip(incoming, self._recognise(incoming), strict=True)):
            article = replace(item.article, id=name)
            known = self._known.get(name)
            if known is None:
                self._add(article, position)
                outcome.new.append(name)
            elif (known.fingerprint, known.subscription) != (fingerprint(article), self._subscription):
                (outcome.changed if self._update(known, article) else outcome.touched).append(name)
            outcome.names.extend((alias, name) for alias in item.keys if self._cached.get(alias) != name)
        self._db.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?)", outcome.names)
        marked = self._kept.marks(outcome.new).items()
        self._writer.mark({name: marks for name, marks in marked if any(marks)})
        return outcome

    def _look_up(self, incoming: Sequence[Incoming]) -> None:
        """What is known by these names: first what the reader touched, then what the cache has."""
        keys = (json.dumps([name for item in incoming for name in item.keys]),)
        sql = "SELECT key, article FROM alias WHERE key IN (SELECT value FROM json_each(?))"
        self._cached = dict(self._db.execute(sql, keys).fetchall())
        self._names = dict(self._library.read(sql, keys).fetchall()) | self._cached
        ids = json.dumps([*self._names.values(), *(item.id for item in incoming)])
        headlines = self._db.execute(
            """SELECT id, row, subscription, fingerprint, title FROM headline
            WHERE id IN (SELECT value FROM json_each(?))""",
            (ids,),
        )
        self._known = {name: Known(*known) for name, *known in headlines}

    def _recognise(self, incoming: Sequence[Incoming]) -> Iterator[str]:
        """The id of each: what its guid says; else what its link says, if that isn't another one's here."""
        sure = [self._surely(item) for item in incoming]
        taken = set(filter(None, sure))
        for item, name in zip(incoming, sure, strict=True):
            found = name or self._by_link(item, taken) or item.id
            taken.add(found)
            yield found

    def _surely(self, item: Incoming) -> str | None:
        if item.id in self._known:
            return item.id
        named = (self._names.get(name) for name in (item.by_guid, item.by_words) if name is not None)
        return next(filter(None, named), None)

    def _by_link(self, item: Incoming, taken: set[str]) -> str | None:
        """A new guid under a known link is the old article, unless another title came on another day."""
        name = self._names.get(item.by_url) if item.by_url is not None else None
        if name is None or name in taken:
            return None
        known = self._known.get(name)
        if known is None or not item.by_guid or fold(known.title) == fold(item.article.title):
            return name
        apart = abs(seconds(moment_of(known.row)) - self._when(item.article))
        return name if apart < _SAME_DAY else None

    def _add(self, article: Article, position: int) -> None:
        when = self._when(article)
        seen = seconds(self._now)
        # What is as old as this fetch, having no date of its own, stands in the order of the feed.
        tie = -1 - position if when == seen else key("", "tie", article.id)
        place = Place(row_at(when, tie), article.id, self._subscription, seen)
        self._writer.add(place, [Body(FEED, 1, seen, pack(Content(article)))])

    def _update(self, known: Known, article: Article) -> bool:
        """Take over what has changed; whether words have, which makes a new revision."""
        if known.subscription != self._subscription:
            self._db.execute(
                "UPDATE headline SET subscription = ? WHERE row = ?", (self._subscription, known.row)
            )
        before = self._writer.content(known.row)
        if _words(before.raw) == _words(article):
            self._writer.replace(known.row, before, Content(article))
            return False
        self._writer.revise(known.row, before, Content(article), seconds(self._now))
        return True

    def _when(self, article: Article) -> int:
        """When an article was published, as far as can be: when it was first seen, if it says nothing or
        a time that is still to come."""
        now = seconds(self._now)
        said = article.published or article.updated
        return now if said is None or seconds(said) > now else seconds(said)


def _words(article: Article) -> tuple[str, str, str]:
    """What a reader reads of a raw article; a feed's tracking pictures change with every fetch."""
    return article.title, article.deck, _MARKUP.sub(" ", article.markup).strip() or article.body.text


def remember(library: Database, names: Iterable[tuple[int, str]]) -> None:
    """Keep new names of articles that the reader touched in the library as well."""
    touched = """SELECT value FROM json_each(?) WHERE value IN (SELECT article FROM state
        UNION SELECT article FROM tag UNION SELECT article FROM kept)"""
    by_article = {article: name for name, article in names}
    found = library.read(touched, (json.dumps(list(by_article)),)).fetchall()
    if found:
        with library.write() as db:
            wanted = {article for (article,) in found}
            pairs = [(name, article) for name, article in names if article in wanted]
            db.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?)", pairs)
