"""Which of the articles we know the articles of a document are."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from newsterm.model import Article
from newsterm.query import fold
from newsterm.store.aliases import Incoming, Name, Trust
from newsterm.store.database import Database
from newsterm.store.links import canonical
from newsterm.store.moments import moment_of, said_at, seconds
from newsterm.store.packing import unpack

_SAME_DAY = 20 * 3600
_WORD = re.compile(r"\w+")


class Known(NamedTuple):
    """What the cache holds of an article: whose text is shown, its title, its link, when it was first seen
    (seconds); and of every feed that carries it, what came last, as a fingerprint."""

    row: int
    shown: str
    title: str
    url: str
    seen: int
    prints: Mapping[str, int]


class Recognised(NamedTuple):
    """An article of a document, its id, what is known of it (None if it is new), and its new names."""

    incoming: Incoming
    id: str
    known: Known | None
    names: Sequence[int]


class Recognition:
    """Recognises the articles of one document of a subscription, inside a transaction of the cache."""

    def __init__(self, db: sqlite3.Connection, library: Database, subscription: str, now: datetime) -> None:
        self._db = db
        self._library = library
        self._subscription = subscription
        self._now = now
        self._cached: dict[int, str] = {}
        self._led: dict[int, str] = {}
        self._known: dict[str, Known] = {}
        self._found: dict[int, str] = {}
        self._taken: set[str] = set()

    def recognise(self, incoming: Sequence[Incoming]) -> list[Recognised]:
        """All of them, in the order of the document. The surest names come first; nobody is found twice."""
        self._look_up(name for item in incoming for name in item.names)
        left = list(enumerate(incoming))
        for trust in Trust:
            left = [
                (place, item)
                for place, item in left
                if not self._find(place, item, [name for name in item.names if name.trust is trust])
            ]
        left = [(place, item) for place, item in left if not self._find_gone(place, item)]
        words = {place: item.by_words(self._subscription) for place, item in left}
        self._look_up(name for names in words.values() for name in names)
        for place, item in left:
            if not self._find(place, item, words[place]):
                self._take(place, next(name for name in item.ids(self._subscription) if self._is_free(name)))
        return [self._recognised(place, item) for place, item in enumerate(incoming)]

    def _look_up(self, names: Iterable[Name]) -> None:
        """What is known by these names: first what the reader touched, then what the cache has."""
        keys = [name.key for name in names]
        if not keys:
            return
        sql = "SELECT key, article FROM alias WHERE key IN (SELECT value FROM json_each(?))"
        cached = dict(self._db.execute(sql, (json.dumps(keys),)).fetchall())
        led = dict(self._library.read(sql, (json.dumps(keys),)).fetchall()) | cached
        self._cached |= cached
        self._led |= led
        self._load(set(led.values()) - self._known.keys())

    def _load(self, articles: Iterable[str]) -> None:
        asked = (json.dumps(list(articles)),)
        headlines = self._db.execute(
            """SELECT id, row, subscription, title, url, seen, fingerprint FROM headline
            WHERE id IN (SELECT value FROM json_each(?))""",
            asked,
        ).fetchall()
        carried = self._db.execute(
            """SELECT id, carrier.subscription, carrier.fingerprint FROM headline JOIN carrier USING (row)
            WHERE id IN (SELECT value FROM json_each(?))""",
            asked,
        ).fetchall()
        prints: dict[str, dict[str, int]] = {}
        for article, subscription, fingerprint in carried:
            prints.setdefault(article, {})[subscription] = fingerprint
        for article, row, shown, title, url, seen, fingerprint in headlines:
            others = prints.get(article, {})
            self._known[article] = Known(row, shown, title, url, seen, {shown: fingerprint, **others})

    def _find(self, place: int, item: Incoming, names: Iterable[Name]) -> bool:
        """Find it in the cache by one of these names."""
        for name in names:
            article = self._led.get(name.key, "")
            known = self._known.get(article)
            if known and article not in self._taken and self._is(item, known, name.trust):
                self._take(place, article)
                return True
        return False

    def _find_gone(self, place: int, item: Incoming) -> bool:
        """Find it among what is gone from the cache, and with it what could be compared."""
        for name in sorted(item.names, key=lambda name: name.trust):
            article = self._led.get(name.key)
            is_left = article not in self._taken and article not in self._known
            if article and is_left and name.trust <= Trust.LINK:
                self._take(place, article)
                return True
        return False

    def _take(self, place: int, article: str) -> None:
        self._found[place] = article
        self._taken.add(article)

    def _is_free(self, article: str) -> bool:
        """Whether an id is nobody's: not in the cache, nor, under other names, in the library."""
        if article in self._taken:
            return False
        if self._db.execute("SELECT 1 FROM headline WHERE id = ?", (article,)).fetchone():
            return False
        return self._library.first("SELECT 1 FROM alias WHERE article = ?", (article,)) is None

    def _is(self, item: Incoming, known: Known, trust: Trust) -> bool:
        """Whether an article is the one that a name leads to."""
        match trust:
            case Trust.GUID:
                return self._is_same_guid(item, known)
            case Trust.WORDS:
                return True
            case Trust.LINK:
                return self._is_same_link(item, known)
            case Trust.HERE:
                return self._subscription in known.prints and self._has_title(item, known)
        if not self._has_title(item, known):
            return False
        if said_at(item.article, self._now) is None:
            return bool(item.article.title)
        return self._has_date(item, known)

    def _is_same_guid(self, item: Incoming, known: Known) -> bool:
        """Under a guid of old another headline and another link mean another article, unless the date is the
        same, or the headline much the same on the same day."""
        return (
            self._has_link(item, known)
            or self._has_title(item, known)
            or self._has_date(item, known)
            or (self._is_near(item, known) and _are_akin(item.article.title, known.title))
        )

    def _is_same_link(self, item: Incoming, known: Known) -> bool:
        """Under a link of old a new guid is the same article, unless in its own feed another headline came
        on another day."""
        return (
            self._subscription not in known.prints
            or not item.article.guid
            or self._is_near(item, known)
            or self._has_title(item, known)
        )

    def _has_title(self, item: Incoming, known: Known) -> bool:
        title = fold(item.article.title)
        return title == fold(known.title) or title == fold(self._own(known).title)

    def _has_link(self, item: Incoming, known: Known) -> bool:
        link = canonical(item.article.url)
        if not link or not known.url or link == canonical(known.url):
            return True
        return link == canonical(self._own(known).url)

    def _has_date(self, item: Incoming, known: Known) -> bool:
        said = said_at(item.article, self._now)
        if said is None:
            return False
        return seconds(said) == seconds(moment_of(known.row)) or said == said_at(self._own(known), said)

    def _is_near(self, item: Incoming, known: Known) -> bool:
        said = said_at(item.article, self._now) or self._now
        return abs(seconds(moment_of(known.row)) - seconds(said)) < _SAME_DAY

    def _own(self, known: Known) -> Article:
        """What this feed gave of an article, the last time; what is shown of it, if it gave none."""
        found = self._db.execute(
            """SELECT content FROM carrier WHERE row = :row AND subscription = :subscription
            UNION ALL SELECT content FROM headline CROSS JOIN body USING (row, revision)
            WHERE row = :row AND provenance = 'feed'""",
            {"row": known.row, "subscription": self._subscription},
        ).fetchone()
        return unpack(found[0]).raw

    def _recognised(self, place: int, item: Incoming) -> Recognised:
        article = self._found[place]
        known = self._known.get(article)
        names = [
            name.key
            for name in item.names
            if name.trust <= Trust.LINK and self._is_to_keep(name, article, is_new=known is None)
        ]
        return Recognised(item, article, known, names)

    def _is_to_keep(self, name: Name, article: str, *, is_new: bool) -> bool:
        """Whether a name leads to this article from now on: a link that leads elsewhere stays where it is."""
        leads_to = self._cached.get(name.key)
        return leads_to is None or (leads_to != article and (is_new or name.trust is Trust.GUID))


def _are_akin(one: str, other: str) -> bool:
    """Whether two headlines share more than half of the words of the shorter one."""
    words, others = set(_WORD.findall(fold(one))), set(_WORD.findall(fold(other)))
    return 2 * len(words & others) > min(len(words), len(others))
