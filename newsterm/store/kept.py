"""Kept articles: what the reader starred, tagged or adopted stays in the library, whole."""

import json
import sqlite3
from collections.abc import Collection, Iterator

from newsterm.store.database import Database
from newsterm.store.texts import Body
from newsterm.store.writer import Marks, Place, Whole

_TABLES = ("kept_body", "kept_clipping")
_BODY = "provenance, revision, at, content"


class Kept:
    """The articles in the library; methods that take `db` write inside its transaction."""

    def __init__(self, library: Database, cache: Database) -> None:
        self._library = library
        self._cache = cache

    def adopt(self, db: sqlite3.Connection, place: Place, whole: Whole, *, adopted: bool = True) -> None:
        """Keep an article; one that was adopted is kept even when it is neither starred nor tagged."""
        db.execute(
            """INSERT INTO kept VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (article) DO UPDATE SET adopted = max(adopted, excluded.adopted)""",
            (place.id, place.subscription, place.row, place.seen, adopted),
        )
        self._put(db, place.id, whole)

    def follow(self, db: sqlite3.Connection, articles: Collection[str]) -> None:
        """Keep those of these that are starred or tagged now, let go of those that no longer are."""
        asked = (json.dumps(list(articles)),)
        wanted = db.execute(
            """SELECT value FROM json_each(?) WHERE value NOT IN (SELECT article FROM kept)
            AND (value IN (SELECT article FROM tag)
                OR value IN (SELECT article FROM state WHERE starred = 1))""",
            asked,
        )
        for (article,) in wanted.fetchall():
            place = self.place(article)
            if place:
                self.adopt(db, place, self.whole(place.row), adopted=False)
        db.execute(
            """DELETE FROM kept WHERE adopted = 0 AND article IN (SELECT value FROM json_each(?))
            AND article NOT IN (SELECT article FROM tag)
            AND article NOT IN (SELECT article FROM state WHERE starred = 1)""",
            asked,
        )
        for table in _TABLES:
            db.execute(
                f"""DELETE FROM {table} WHERE article IN (SELECT value FROM json_each(?))
                AND article NOT IN (SELECT article FROM kept)""",  # noqa: S608 - ours
                asked,
            )

    def renew(self, articles: Collection[str]) -> None:
        """Take over what became of kept articles in the cache: new revisions, and what was understood."""
        mine = "SELECT article FROM kept WHERE article IN (SELECT value FROM json_each(?))"
        kept = self._library.read(mine, (json.dumps(list(articles)),)).fetchall()
        if not kept:
            return
        with self._library.write() as db:
            for (article,) in kept:
                place = self.place(article)
                if place:
                    self._put(db, article, self.whole(place.row))

    def all(self, articles: Collection[str] | None = None) -> Iterator[tuple[Place, Whole]]:
        """The kept articles, or those of them among these."""
        chosen = None if articles is None else json.dumps(list(articles))
        found = self._library.read(
            """SELECT row, article, subscription, seen FROM kept
            WHERE :chosen IS NULL OR article IN (SELECT value FROM json_each(:chosen))""",
            {"chosen": chosen},
        )
        for row, article, subscription, seen in found.fetchall():
            whole = Whole(*(self._kept_in(table, article) for table in _TABLES))
            yield Place(row, article, subscription, seen), whole

    def marks(self, articles: Collection[str]) -> dict[str, Marks]:
        """What the reader did with these articles, those without a mark too."""
        marks = dict.fromkeys(articles, Marks())
        asked = (json.dumps(list(articles)),)
        states = """SELECT article, read, starred, muted, text FROM state
            WHERE article IN (SELECT value FROM json_each(?))"""
        for article, read, starred, muted, text in self._library.read(states, asked):
            marks[article] = Marks(bool(read), bool(starred), bool(muted), text=text)
        tags = """SELECT article, name FROM tag WHERE article IN (SELECT value FROM json_each(?))
            ORDER BY article, folded"""
        for article, name in self._library.read(tags, asked):
            marks[article] = marks[article]._replace(tags=(*marks[article].tags, name))
        return marks

    def _put(self, db: sqlite3.Connection, article: str, whole: Whole) -> None:
        for table, bodies in zip(_TABLES, whole, strict=True):
            db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))  # noqa: S608 - ours
            db.executemany(
                f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - ours
                ((article, *body) for body in bodies),
            )

    def place(self, article: str) -> Place | None:
        """Where an article stands in the cache."""
        found = self._cache.read("SELECT row, id, subscription, seen FROM headline WHERE id = ?", (article,))
        place = found.fetchone()
        return Place(*place) if place else None

    def whole(self, row: int) -> Whole:
        """All that there is of an article in the cache: the revisions of its texts, the feed's, then the
        page's, the present last, and its clippings."""
        return Whole(*(self._there_in(table, row) for table in ("body", "clipping")))

    def _there_in(self, table: str, row: int) -> list[Body]:
        found = self._cache.read(
            f"SELECT {_BODY} FROM {table} WHERE row = ? ORDER BY provenance, revision",  # noqa: S608 - ours
            (row,),
        )
        return [Body(*body) for body in found]

    def _kept_in(self, table: str, article: str) -> list[Body]:
        found = self._library.read(
            f"SELECT {_BODY} FROM {table} WHERE article = ? ORDER BY provenance, revision",  # noqa: S608 - ours
            (article,),
        )
        return [Body(*body) for body in found]
