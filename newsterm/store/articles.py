"""Whole articles: saved as they come, understood later, loaded to be read."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from newsterm.identity import article_id as new_id
from newsterm.model import Article, Body, ParsedFeed, Poll, Status, Subscription, Tag
from newsterm.query import fold
from newsterm.store.aliases import Trust, link_names
from newsterm.store.carriers import united
from newsterm.store.cleaning import cleaned
from newsterm.store.database import Database
from newsterm.store.history import Versions, note_updates, versions_of
from newsterm.store.kept import Kept
from newsterm.store.moments import moment, row_at, seconds
from newsterm.store.packing import Content, pack, unpack
from newsterm.store.polls import put
from newsterm.store.preparing import PreparedFeed, filled, prepare
from newsterm.store.projection import Projection
from newsterm.store.rules import Rules
from newsterm.store.saving import Saving, remember
from newsterm.store.steps import KEPT, Entry, Steps
from newsterm.store.terms import Field
from newsterm.store.texts import raw_of, shown
from newsterm.store.writer import Place, Whole, Writer, first_body

SHORTEST_PREFIX = 6


@dataclass(frozen=True, slots=True)
class Saved:
    """The ids of the articles that were new, those that are muted left out, and of those whose words
    changed."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """What an article said at a time: the revision's number from 1, where it came from, when it was seen."""

    number: int
    provenance: str
    at: datetime
    article: Article


class Articles:
    """The articles of all subscriptions."""

    def __init__(
        self,
        library: Database,
        cache: Database,
        kept: Kept,
        steps: Steps,
        projection: Projection,
        rules: Rules,
    ) -> None:
        self._library = library
        self._cache = cache
        self._kept = kept
        self._steps = steps
        self._projection = projection
        self._rules = rules

    def save(
        self,
        subscription: Subscription,
        parsed: ParsedFeed,
        poll: Poll,
        *,
        now: datetime,
    ) -> Saved:
        """Keep what a feed gave, and how asking for it went, in one transaction; what the reader did stays
        as it is.

        A subscription that nobody follows any more saves nothing.
        """
        return self.land(prepare(subscription, parsed, now), poll)

    def land(self, prepared: PreparedFeed, poll: Poll) -> Saved:
        """The same for what has been made ready."""
        subscription, feed = prepared.subscription, prepared.feed
        with self._cache.write() as db:
            if not self._library.first("SELECT 1 FROM subscription WHERE id = ?", (subscription,)):
                return Saved()
            db.execute(
                "INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?, ?)",
                (
                    subscription,
                    feed.title,
                    fold(feed.title),
                    feed.site_url,
                    feed.description,
                    feed.language,
                ),
            )
            saving = Saving(db, self._library, self._kept, self._rules, subscription, prepared.now)
            outcome = saving.save(prepared.incoming)
            put(db, subscription, poll)
            new = self._audible(outcome.new)
        remember(self._library, outcome.names)
        self._kept.renew([*outcome.changed, *outcome.touched])
        return Saved(tuple(new), tuple(outcome.changed))

    def pending(self, version: int, limit: int) -> list[Article]:
        """Raw articles that no engine of this version has understood, of `limit` headlines, newest first;
        where the text of its page is there too, an article may be in it twice."""
        found = self._cache.read(
            """SELECT row FROM headline INDEXED BY headline_version WHERE version < ?
            ORDER BY row DESC LIMIT ?""",
            (version, limit),
        )
        return raw_of(self._cache, [row for (row,) in found], version)

    def pending_of(self, ids: Sequence[str], version: int) -> list[Article]:
        """The same of these articles."""
        found = self._cache.read(
            """SELECT row FROM headline WHERE id IN (SELECT value FROM json_each(?)) AND version < ?
            ORDER BY row DESC""",
            (json.dumps(list(ids)), version),
        )
        return raw_of(self._cache, [row for (row,) in found], version)

    def annotated(self, articles: Iterable[Article]) -> None:
        """Keep what was understood: bodies, quotations, facets, the words to search.

        An article that has changed meanwhile, or is gone, is left for another time. The tags stay those of
        its feed: a loaded article has the reader's and other feeds' as well, and these are kept elsewhere.
        """
        done = []
        with self._cache.write() as db:
            with Writer(db) as writer:
                for article in articles:
                    row = self._row(article.id)
                    if row is not None and writer.understand(row, article):
                        done.append(article.id)
            note_updates(db, writer.touched)
            self._rules.ask(db, writer.touched)
        self._kept.renew(done)

    def load(self, article_id: str) -> Article | None:
        """The whole article with the text that is shown of it, and with the reader's tags."""
        row = self._row(article_id)
        found = shown(self._cache, [row]).get(row) if row is not None else None
        if row is None or found is None:
            return None
        article = united(found, Writer(self._cache.connection).carriers(row))
        mine = (Tag(name, mine=True) for name in self._kept.marks([article_id])[article_id].tags)
        return replace(article, tags=(*article.tags, *mine))

    def revisions(self, article_id: str) -> list[Revision]:
        """Everything an article ever said: what its feed gave, then what its page did, each time the present
        last."""
        row = self._row(article_id)
        return [
            Revision(body.revision, body.provenance, moment(body.at), unpack(body.content).best)
            for body in (self._kept.whole(row).bodies if row is not None else ())
        ]

    def history(self, article_id: str) -> Versions:
        """The versions of the text that is shown of an article, and of its headline, the present last."""
        row = self._row(article_id)
        return versions_of(self._cache.connection, row) if row is not None else Versions((), ())

    def resolve(self, text: str) -> str | None:
        """The id meant by an id, a unique beginning of one (six digits or more), or an address."""
        text = text.strip()
        if "://" in text:
            return self._at(text)
        if len(text) < SHORTEST_PREFIX:
            return None
        found = self._cache.read(
            "SELECT id FROM headline WHERE id >= ? AND id < ? LIMIT 2", (text, text + "\U0010ffff")
        ).fetchall()
        return found[0][0] if len(found) == 1 or (found and found[0][0] == text) else None

    def keep(self, article: Article, outlet: str) -> str:
        """Adopt an article into the library, with its text; its id."""
        now = datetime.now(UTC)
        article = filled(cleaned(article), outlet, "")
        if article.published and seconds(article.published) > seconds(now):
            article = replace(article, published=None)
        article = replace(article, id=article.id or new_id("", article))
        place = self._kept.place(article.id)
        if place:
            whole = self._kept.whole(place.row)
        else:
            when = seconds(article.published or now)
            place = Place(row_at(when), article.id, "", seconds(now))
            whole = Whole([first_body(place, pack(_content(article)))])
        with self._library.write() as db:
            self._kept.adopt(db, place, whole)
            names = link_names(place.subscription, article) if article.url else ()
            db.executemany(
                "INSERT OR IGNORE INTO alias VALUES (?, ?)",
                ((name.key, article.id) for name in names if name.trust is Trust.LINK),
            )
            self._steps.note(db, [Entry(article.id, KEPT, "", "1")], "1 article kept")
        self._projection.catch_up()
        return article.id

    def status(self, article_id: str) -> Status:
        """What the reader did with an article."""
        marks = self._kept.marks([article_id])[article_id]
        return Status(marks.read, marks.starred, marks.tags)

    def _audible(self, ids: Sequence[str]) -> list[str]:
        """Those of these that are not muted."""
        found = self._cache.read(
            "SELECT id FROM headline WHERE id IN (SELECT value FROM json_each(?)) AND muted = 1",
            (json.dumps(ids),),
        )
        muted = {name for (name,) in found}
        return [name for name in ids if name not in muted]

    def _row(self, article_id: str) -> int | None:
        row: int | None = self._cache.first("SELECT row FROM headline WHERE id = ?", (article_id,))
        return row

    def _at(self, url: str) -> str | None:
        """The newest article with this link, in any subscription."""
        sources = self._cache.read("SELECT value FROM term WHERE field = ?", (Field.SOURCE,))
        linked = Article(url=url)
        keys = {
            name.key
            for source in ("", *(value for (value,) in sources))
            for name in link_names(source, linked)
        }
        article_id: str | None = self._cache.first(
            """SELECT id FROM alias JOIN headline ON id = article
            WHERE key IN (SELECT value FROM json_each(?)) ORDER BY row DESC""",
            (json.dumps(list(keys)),),
        )
        return article_id


def _content(article: Article) -> Content:
    """An article that comes understood, taken apart again into what it came from and what was understood."""
    if not article.version:
        return Content(article)
    body = Body() if article.markup else article.body
    return Content(replace(article, body=body, quotations=(), version=0), article)
