"""The texts of an article, its feed's and its page's, and which of the two is shown."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from newsterm.model import Article
from newsterm.reading.fulltext import adds_to, joined
from newsterm.store.database import Database
from newsterm.store.packing import Content, pack, unpack

FEED, PAGE = "feed", "page"
"""The provenances of a text."""


class Body(NamedTuple):
    """A revision of an article's text: from where, which one, when it was seen (seconds), and its bytes."""

    provenance: str
    revision: int
    at: int
    content: bytes


REVISIONS = 20
"""Texts that are kept of an article: where a feed turns to and fro, the first and the last ones."""

_PRESENT = """SELECT row, 'feed', content FROM headline CROSS JOIN body USING (row, revision)
    WHERE provenance = 'feed' AND row IN (SELECT value FROM json_each(:rows))
    UNION ALL SELECT row, 'page', content FROM page CROSS JOIN body USING (row, revision)
    WHERE provenance = 'page' AND row IN (SELECT value FROM json_each(:rows))"""
_EARLIER = """SELECT row, content FROM headline CROSS JOIN body USING (row) LEFT JOIN page USING (row)
    WHERE row IN (SELECT value FROM json_each(:rows))
    AND body.revision <> iif(provenance = 'feed', headline.revision, page.revision)"""
_SHOWN = f"{_PRESENT} AND shown = 1"


def shown(cache: Database, rows: Collection[int]) -> dict[int, Article]:
    """The articles of these rows, each with the text that is shown of it."""
    found = cache.read(_SHOWN, {"rows": json.dumps(list(rows))}).fetchall()
    articles = {row: unpack(content).best for row, provenance, content in found if provenance == FEED}
    for row, provenance, content in found:
        if provenance == PAGE:
            articles[row] = joined(articles[row], unpack(content).best)
    return articles


def raw_of(cache: Database, rows: Sequence[int], version: int) -> list[Article]:
    """The texts of these rows that no engine of this version has understood, raw, in this order: the present
    ones, and those from which they have changed, so that nothing but what was changed tells them apart."""
    found = cache.read(_PRESENT, {"rows": json.dumps(list(rows))}).fetchall()
    present = [(rows.index(row), unpack(content)) for row, _, content in found]
    markups = {content.raw.markup for _, content in present}
    contents = present + [
        (rows.index(row), content)
        for row, given in cache.read(_EARLIER, {"rows": json.dumps(list(rows))})
        if (content := unpack(given)).raw.markup and content.raw.markup not in markups
    ]
    left = [(place, content.raw) for place, content in contents if content.best.version < version]
    return [article for _, article in sorted(left, key=itemgetter(0))]


class Texts:
    """The texts in the cache, inside a transaction of somebody else's."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def feed(self, row: int) -> Content:
        """What the feed gives now."""
        query = """SELECT content FROM headline CROSS JOIN body USING (row, revision)
            WHERE row = ? AND provenance = 'feed'"""
        return unpack(self._db.execute(query, (row,)).fetchone()[0])

    def page(self, row: int) -> Content | None:
        """What the page gave last; None where its text was never had."""
        query = """SELECT content FROM page CROSS JOIN body USING (row, revision)
            WHERE row = ? AND provenance = 'page'"""
        found = self._db.execute(query, (row,)).fetchone()
        return unpack(found[0]) if found else None

    def shown(self, row: int, feed: Content) -> Article:
        """The article with the text that is shown, where this is what its feed gives."""
        is_page = self._db.execute("SELECT 1 FROM page WHERE row = ? AND shown = 1", (row,)).fetchone()
        page = self.page(row) if is_page else None
        return joined(feed.best, page.best) if page else feed.best

    def settle(self, row: int) -> None:
        """Decide which text is shown: the one the reader chose, else the page's where that adds to it."""
        found = self._db.execute("SELECT chosen FROM page WHERE row = ?", (row,)).fetchone()
        page = self.page(row) if found else None
        if page is not None:
            chosen = found[0] or (PAGE if adds_to(self.feed(row).raw, page.raw) else FEED)
            self._db.execute("UPDATE page SET shown = ? WHERE row = ?", (chosen == PAGE, row))

    def add(self, row: int, provenance: str, content: Content, at: int) -> None:
        """Put a new revision of a text in; the ones before stay."""
        table = "headline" if provenance == FEED else "page"
        self._db.execute(f"UPDATE {table} SET revision = revision + 1 WHERE row = ?", (row,))  # noqa: S608 - ours
        (now,) = self._db.execute(f"SELECT revision FROM {table} WHERE row = ?", (row,)).fetchone()  # noqa: S608 - ours
        self._db.execute("INSERT INTO body VALUES (?, ?, ?, ?, ?)", (row, provenance, now, at, pack(content)))
        self._db.execute(
            "DELETE FROM body WHERE row = ? AND provenance = ? AND revision > 1 AND revision <= ?",
            (row, provenance, now - REVISIONS + 1),
        )

    def understand_earlier(self, row: int, article: Article) -> bool:
        """Keep what was understood of texts that were changed since; whether there is such a one."""
        found = self._db.execute(
            "SELECT provenance, revision, content FROM body WHERE row = ?", (row,)
        ).fetchall()
        earlier = [
            (provenance, revision, raw)
            for provenance, revision, content in found
            if (raw := unpack(content).raw).markup == article.markup
        ]
        for provenance, revision, raw in earlier:
            understood = replace(article, title=raw.title, deck=raw.deck, tags=raw.tags)
            self._db.execute(
                "UPDATE body SET content = ? WHERE row = ? AND provenance = ? AND revision = ?",
                (pack(Content(raw, understood)), row, provenance, revision),
            )
        return bool(earlier)

    def exchange(self, row: int, provenance: str, content: Content) -> None:
        """Put something else in place of the present revision of a text."""
        table = "headline" if provenance == FEED else "page"
        self._db.execute(
            f"""UPDATE body SET content = ? WHERE row = ? AND provenance = ?
                AND revision = (SELECT revision FROM {table} WHERE {table}.row = body.row)""",  # noqa: S608 - ours
            (pack(content), row, provenance),
        )
