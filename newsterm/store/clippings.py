"""Clippings: what articles quoted in earlier versions and no longer do, with what that rests on.

They are made of the revisions of a text while these are there, and stay when these are gone: no quotation is
lost with the body that it stood in.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from newsterm.model import Article
from newsterm.reading.quotes.clippings import Present, clipped
from newsterm.reading.wording import text_of
from newsterm.store.database import Database
from newsterm.store.packing import Content, pack, unpack
from newsterm.store.texts import Body

MOST = 500
"""Quotations that are kept of an article: the newest, where one is written anew every hour."""


class Clipping(NamedTuple):
    """What is kept of an earlier text: from where, which revision, when it was seen (seconds), and of it the
    quotations with their passages."""

    provenance: str
    revision: int
    at: int
    article: Article


def clippings(cache: Database, rows: Collection[int]) -> dict[int, list[Clipping]]:
    """The clippings of these rows, the newest first; nothing for a row without."""
    found = cache.read(
        """SELECT row, provenance, revision, at, content FROM clipping
        WHERE row IN (SELECT value FROM json_each(?)) ORDER BY at DESC, provenance, revision DESC""",
        (json.dumps(list(rows)),),
    )
    kept: defaultdict[int, list[Clipping]] = defaultdict(list)
    for row, *body in found:
        kept[row].append(_clipping(Body(*body)))
    return kept


class Clippings:
    """The clippings in the cache, inside a transaction of somebody else's."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, row: int) -> list[Article]:
        """What is kept of the earlier texts of an article, the newest first."""
        return [_clipping(body).article for body in self._kept(row)]

    def put(self, row: int, bodies: Sequence[Body]) -> None:
        """Have these, as packed, instead of those that there are."""
        self._db.execute("DELETE FROM clipping WHERE row = ?", (row,))
        self._db.executemany("INSERT INTO clipping VALUES (?, ?, ?, ?, ?)", ((row, *body) for body in bodies))

    def renew(self, row: int) -> None:
        """Keep what the earlier texts of an article quoted and the present ones no longer have; that is `of`
        it from now on."""
        earlier = """SELECT 1 FROM body WHERE row = :row AND revision > 1
            UNION ALL SELECT 1 FROM clipping WHERE row = :row LIMIT 1"""
        if self._db.execute(earlier, {"row": row}).fetchone():
            kept = self._kept(row)
            renewed = list(self._cut(row, kept))
            if renewed != kept:
                self.put(row, renewed)

    def _cut(self, row: int, kept: Sequence[Body]) -> Iterator[Body]:
        """The clippings of all earlier texts, the newest first, each quotation once; of texts that are gone,
        those that were kept."""
        bodies = [
            Body(*body)
            for body in self._db.execute(
                "SELECT provenance, revision, at, content FROM body WHERE row = ?", (row,)
            )
        ]
        last = {body.provenance: body for body in sorted(bodies, key=lambda body: body.revision)}
        present = Present(_words(unpack(body.content)) for body in last.values())
        there = {body[:2] for body in bodies}
        earlier = [body for body in bodies if body is not last[body.provenance]]
        earlier += [body for body in kept if body[:2] not in there]
        left = MOST
        for body in sorted(earlier, key=lambda body: (body.at, body.revision), reverse=True):
            article = unpack(body.content).best
            gone = []
            for quotation in article.quotations:
                words = quotation.content.of(article.body.text)
                if not present.has(words):
                    present.add(words)
                    gone.append(quotation)
            if gone[:left]:
                yield body._replace(content=pack(Content(clipped(article, gone[:left]))))
                left -= len(gone[:left])

    def _kept(self, row: int) -> list[Body]:
        found = self._db.execute(
            """SELECT provenance, revision, at, content FROM clipping WHERE row = ?
            ORDER BY at DESC, revision DESC""",
            (row,),
        )
        return [Body(*body) for body in found]


def _clipping(body: Body) -> Clipping:
    return Clipping(body.provenance, body.revision, body.at, unpack(body.content).best)


def _words(content: Content) -> str:
    """All the words of a text: as it came, as before it is understood there are no others, and as it is
    shown."""
    return f"{text_of(content.raw)}\n{content.best.body.text}"
