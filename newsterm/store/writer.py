"""Writing articles into the cache: headline, body, facets and words always together."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Self

from newsterm.model import Article
from newsterm.store.carriers import Carrier, united
from newsterm.store.clippings import Clippings
from newsterm.store.drafts import Draft, Entry, columns_of, entry_of
from newsterm.store.indexing import Indexing
from newsterm.store.labelling import Labelling
from newsterm.store.packing import Content, pack, unpack
from newsterm.store.terms import Field, carrier_labels, labels_of
from newsterm.store.texts import FEED, PAGE, Body, Texts
from newsterm.store.voices import Voice, Voicing, voices_of
from newsterm.store.words import Words, words_of

SEPARATOR = "\x1f"  # between the tags of a headline; the cleaner leaves none in them


class Place(NamedTuple):
    """What stays of a headline: its row, its id, its subscription, and when it was first seen (seconds)."""

    row: int
    id: str
    subscription: str
    seen: int


class Whole(NamedTuple):
    """The revisions of an article's texts, each text's present one last, and its clippings."""

    bodies: Sequence[Body]
    clippings: Sequence[Body] = ()


class Marks(NamedTuple):
    """What the reader did with an article, as the cache keeps it for queries; `text` is which of its texts
    they chose ("feed", "page")."""

    read: bool = False
    starred: bool = False
    muted: bool = False
    tags: tuple[str, ...] = ()
    text: str = ""


def first_body(place: Place, content: bytes) -> Body:
    """The first that a feed gives of an article."""
    return Body(FEED, 1, place.seen, content)


class Writer:
    """Writes into the cache inside a transaction of somebody else's, as ``with Writer(db) as writer``: what
    counts articles and what finds them by their words is true again at the end of that."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._texts = Texts(db)
        self._clippings = Clippings(db)
        self._labelling = Labelling(db)
        self._voicing = Voicing(db)
        self._indexing = Indexing(db)
        self.touched: dict[int, Words] = {}
        """The rows of articles that were put in or changed, with their words: what rules find anew."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if kind is None:
            self._labelling.count()
            self._voicing.count()
            self._indexing.write()

    def expect(self, drafts: Iterable[Draft]) -> None:
        """Get ready for new articles; what is looked up for them is looked up for all at once."""
        self._labelling.expect(label for draft in drafts for label in draft.entry.labels)

    def add(self, place: Place, draft: Draft) -> None:
        """Put a new article in."""
        self._put(place, [first_body(place, draft.content)], draft.entry, draft.fingerprint)

    def put_back(self, place: Place, whole: Whole) -> None:
        """Put a kept article back, with the revisions of its texts and its clippings."""
        texts = [body for body in whole.bodies if body.provenance == FEED]
        feed = unpack(texts[-1].content)
        clippings = [unpack(body.content).best for body in whole.clippings]
        row = self._put(place, texts, entry_of(feed.best, place.subscription, clippings), 0)
        self._clippings.put(row, whole.clippings)
        if pages := [body for body in whole.bodies if body.provenance == PAGE]:
            self._db.executemany("INSERT INTO body VALUES (?, ?, ?, ?, ?)", ((row, *body) for body in pages))
            self._db.execute("INSERT INTO page (row, revision) VALUES (?, ?)", (row, pages[-1].revision))
            self._settle(row, feed.best)

    def _put(self, place: Place, bodies: Sequence[Body], entry: Entry, fingerprint: int) -> int:
        row, revision = self._free(place.row), bodies[-1].revision
        self._db.executemany("INSERT INTO body VALUES (?, ?, ?, ?, ?)", ((row, *body) for body in bodies))
        self._db.execute(
            """INSERT INTO headline (row, id, subscription, seen, fingerprint, revision, read, starred, muted,
                mine, version, quotations, title, outlet, url, tags)
            VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, '', ?, ?, ?, ?, ?, ?)""",
            (*(row, place.id, place.subscription, place.seen, fingerprint, revision), *entry.columns),
        )
        self._labelling.add(row, revision, entry.labels)
        self._voicing.add(row, self._by_term(entry.voices))
        self.touched[row] = entry.words
        self._indexing.turn(row, None, entry.words)
        return row

    def content(self, row: int) -> Content:
        """The present revision of what the feed gives of an article."""
        return self._texts.feed(row)

    def carriers(self, row: int) -> list[Carrier]:
        """What other feeds have of an article than the one whose text is shown."""
        query = "SELECT subscription, fingerprint, content FROM carrier WHERE row = ? ORDER BY subscription"
        return [
            Carrier(subscription, fingerprint, unpack(content).raw)
            for subscription, fingerprint, content in self._db.execute(query, (row,))
        ]

    def carry(self, row: int, shown: Carrier, others: Iterable[Carrier]) -> None:
        """Note which feeds carry an article, and whose text is shown; that follows."""
        self._db.execute(
            "UPDATE headline SET subscription = ?, fingerprint = ? WHERE row = ?",
            (shown.subscription, shown.fingerprint, row),
        )
        self._db.execute("DELETE FROM carrier WHERE row = ?", (row,))
        self._db.executemany(
            "INSERT INTO carrier VALUES (?, ?, ?, ?)",
            ((row, other.subscription, other.fingerprint, pack(Content(other.article))) for other in others),
        )

    def drop(self, row: int, subscription: str) -> None:
        """Forget what a feed has of an article that others carry; the text that is shown stays."""
        self._db.execute("DELETE FROM carrier WHERE row = ? AND subscription = ?", (row, subscription))
        self.describe(row)

    def revise(self, row: int, before: Content, content: Content, at: int) -> None:
        """Put a new revision of an article in; the one before stays."""
        was = self._texts.shown(row, before)
        self._texts.add(row, FEED, content, at)
        self._settle(row, was)

    def replace(self, row: int, before: Content, content: Content) -> None:
        """Put something else in place of the present revision."""
        was = self._texts.shown(row, before)
        self._texts.exchange(row, FEED, content)
        self._describe(row, was, self._texts.shown(row, content))

    def understand(self, row: int, article: Article) -> bool:
        """Keep what was understood of one of an article's texts; not if that has changed meanwhile.

        The tags stay those it came with: a loaded article has others besides.
        """
        before = self.content(row)
        if before.raw.markup == article.markup:
            self.replace(row, before, Content(before.raw, replace(article, tags=before.raw.tags)))
            return True
        page = self._texts.page(row)
        if page is not None and page.raw.markup == article.markup:
            was = self._texts.shown(row, before)
            self._texts.exchange(row, PAGE, Content(page.raw, replace(article, tags=page.raw.tags)))
            self._describe(row, was, self._texts.shown(row, before))
            return True
        if self._texts.understand_earlier(row, article):
            self.describe(row)
            return True
        return False

    def revise_page(self, row: int, content: Content, at: int) -> None:
        """Put a new revision of the text of an article's page in."""
        was = self._texts.shown(row, self.content(row))
        self._texts.add(row, PAGE, content, at)
        self._settle(row, was)

    def choose(self, row: int, chosen: str) -> None:
        """Show the text of an article that the reader chose; with none chosen the one that tells more."""
        was = self._texts.shown(row, self.content(row))
        self._db.execute("UPDATE page SET chosen = ? WHERE row = ?", (chosen, row))
        self._settle(row, was)

    def _settle(self, row: int, was: Article) -> None:
        """Decide which text is shown now, and bring what is derived up to it; `was` is what was shown."""
        self._texts.settle(row)
        self._describe(row, was, self._texts.shown(row, self.content(row)))

    def remove(self, row: int) -> None:
        """Take an article out; its aliases stay, to know it by if it comes again."""
        shown = self._texts.shown(row, self.content(row))
        self._indexing.turn(row, words_of(shown, self._clippings.of(row)), None)
        self._labelling.remove(row)
        self._voicing.replace(row, {})
        self._clippings.put(row, ())
        self._db.execute("DELETE FROM body WHERE row = ?", (row,))
        self._db.execute("DELETE FROM page WHERE row = ?", (row,))
        self._db.execute("DELETE FROM carrier WHERE row = ?", (row,))
        self._db.execute("DELETE FROM headline WHERE row = ?", (row,))
        self.touched.pop(row, None)

    def mark(self, marks: Mapping[str, Marks]) -> None:
        """Copy what the reader did, by the articles' ids."""
        headlines = self._db.execute(
            """SELECT row, id, mine, chosen FROM headline LEFT JOIN page USING (row)
            WHERE id IN (SELECT value FROM json_each(?)) ORDER BY row""",
            (json.dumps(list(marks)),),
        ).fetchall()
        self._db.executemany(
            "UPDATE headline SET read = ?, starred = ?, muted = max(ruled, ?) WHERE row = ?",
            ((*marks[article_id][:3], row) for row, article_id, *_ in headlines),
        )
        for row, article_id, mine, chosen in headlines:
            if chosen is not None and chosen != marks[article_id].text:
                self.choose(row, marks[article_id].text)
            tags = SEPARATOR.join(marks[article_id].tags)
            if tags != mine:
                self._db.execute("UPDATE headline SET mine = ? WHERE row = ?", (tags, row))
                article = self._texts.shown(row, self.content(row))
                clippings = self._clippings.of(row)
                self.touched[row] = words_of(article, clippings)
                self._relabel(row, article, clippings, self.carriers(row))

    def describe(self, row: int) -> None:
        """Bring what is derived from an article up to those who carry it; its own words are as before."""
        article = self._texts.shown(row, self.content(row))
        self._describe(row, article, article)

    def _describe(self, row: int, before: Article, article: Article) -> None:
        """Bring what is derived from an article up to it."""
        taken = words_of(before, self._clippings.of(row))
        self._clippings.renew(row)
        clippings = self._clippings.of(row)
        others = self.carriers(row)
        self._db.execute(
            """UPDATE headline SET version = ?, quotations = ?, title = ?, outlet = ?, url = ?, tags = ?
                WHERE row = ?""",
            (*columns_of(article, united(article, others)), row),
        )
        self._relabel(row, article, clippings, others)
        put = words_of(article, clippings)
        self.touched[row] = put
        self._indexing.turn(row, taken, put)

    def _relabel(
        self, row: int, article: Article, clippings: Sequence[Article], others: Iterable[Carrier]
    ) -> None:
        """Bring the facets of a row up to its article, its carriers and the reader's tags on it."""
        subscription, revision, mine = self._db.execute(
            "SELECT subscription, revision, mine FROM headline WHERE row = ?", (row,)
        ).fetchone()
        tags = mine.split(SEPARATOR) if mine else ()
        labels = labels_of(article, subscription, tags, clippings)
        labels |= carrier_labels(subscription, {other.subscription: other.article for other in others})
        self._labelling.replace(row, revision, labels)
        self._voicing.replace(row, self._by_term(voices_of(article, clippings)))

    def _by_term(self, voices: Mapping[str, Voice]) -> dict[int, Voice]:
        """The voices of a row that has been labelled."""
        return {self._labelling.term(Field.PERSON, name): voice for name, voice in voices.items()}

    def _free(self, row: int) -> int:
        """The next row nobody has."""
        while self._db.execute("SELECT 1 FROM headline WHERE row = ?", (row,)).fetchone():
            row += 1
        return row
