"""The cache's copy of what the reader did: brought up to date from the library's journal.

Commits over two files are not atomic, so the library is written first and the cache follows: it holds the
number of the last journal entry it knows, and catches up when it is opened and after every step.
"""

import json
import sqlite3
from collections.abc import Collection

from newsterm.store.database import Database
from newsterm.store.history import note_updates
from newsterm.store.kept import Kept
from newsterm.store.rules import Rules
from newsterm.store.terms import Field
from newsterm.store.writer import Writer


class Projection:
    """Follows the journal."""

    def __init__(self, library: Database, cache: Database, kept: Kept, rules: Rules) -> None:
        self._library = library
        self._cache = cache
        self._kept = kept
        self._rules = rules

    def catch_up(self) -> None:
        """Apply to the cache what the journal has and the cache has not."""
        if self._applied() == self._last():
            return
        with self._cache.write() as db:
            applied, last = self._applied(), self._last()
            if applied[0] == last[0] and applied[1] <= last[1]:
                self._follow(db, applied[1])
            else:
                self._start_over(db)
            db.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", (("library", last[0]), ("applied", last[1]))
            )

    def _applied(self) -> tuple[str, int]:
        """The library this cache last followed, and up to which entry."""
        library = self._cache.first("SELECT value FROM meta WHERE name = 'library'")
        return str(library), int(self._cache.first("SELECT value FROM meta WHERE name = 'applied'"))

    def _last(self) -> tuple[str, int]:
        library = self._library.first("SELECT value FROM meta WHERE name = 'device'")
        return str(library), int(self._library.first("SELECT max(seq) FROM journal") or 0)

    def _follow(self, db: sqlite3.Connection, applied: int) -> None:
        touched = self._library.read("SELECT DISTINCT field, article FROM journal WHERE seq > ?", (applied,))
        subscriptions: set[str] = set()
        articles: set[str] = set()
        for field, name in touched:
            (subscriptions if field == "subscription" else articles).add(name)
        self._apply(db, articles, subscriptions)

    def _start_over(self, db: sqlite3.Connection) -> None:
        """The cache is new, or followed another library: copy everything."""
        articles = {
            name
            for database, sql in (
                (
                    self._library,
                    "SELECT article FROM state UNION SELECT article FROM tag UNION SELECT article FROM kept",
                ),
                (self._cache, "SELECT id FROM headline WHERE read OR starred OR muted OR mine <> ''"),
                (self._cache, "SELECT id FROM page JOIN headline USING (row) WHERE chosen <> ''"),
            )
            for (name,) in database.read(sql)
        }
        subscriptions = {name for (name,) in self._cache.read("SELECT subscription FROM feed")}
        self._apply(db, articles, subscriptions)

    def _apply(
        self, db: sqlite3.Connection, articles: Collection[str], subscriptions: Collection[str]
    ) -> None:
        with Writer(db) as writer:
            self._restore(db, writer, articles)
            writer.mark(self._kept.marks(articles))
            note_updates(db, writer.touched)
            followed = {name for (name,) in self._library.read("SELECT id FROM subscription")}
            for subscription in set(subscriptions) - followed:
                self._forget(db, writer, subscription)
        self._rules.ask(db, writer.touched)

    def _restore(self, db: sqlite3.Connection, writer: Writer, articles: Collection[str]) -> None:
        """Put kept articles back that an emptied cache lacks."""
        present = db.execute(
            "SELECT id FROM headline WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(articles)),),
        )
        missing = set(articles) - {name for (name,) in present}
        for place, whole in self._kept.all(missing):
            writer.put_back(place, whole)
            names = self._library.read("SELECT key, article FROM alias WHERE article = ?", (place.id,))
            db.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?)", names)

    def _forget(self, db: sqlite3.Connection, writer: Writer, subscription: str) -> None:
        """Take out a feed nobody follows any more, but for articles that are kept or that others carry."""
        rows = db.execute(
            """SELECT headline.row, headline.id, headline.subscription
            FROM term JOIN facet ON facet.term = term.id JOIN headline ON headline.row = facet.row
            WHERE term.field = ? AND term.value = ?""",
            (Field.SOURCE, subscription),
        ).fetchall()
        followed = {name for (name,) in self._library.read("SELECT id FROM subscription")}
        kept = {place.id for place, _ in self._kept.all([article for _, article, _ in rows])}
        for row, article, shown in rows:
            carriers = {shown, *(carrier.subscription for carrier in writer.carriers(row))}
            if shown != subscription:
                writer.drop(row, subscription)
            if article not in kept and not carriers & followed:
                writer.remove(row)
        db.execute("DELETE FROM feed WHERE subscription = ?", (subscription,))
        db.execute("DELETE FROM poll WHERE subscription = ?", (subscription,))
