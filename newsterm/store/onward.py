"""What to read after an article: what is next in its section, what is about the same, what its page lists."""

import heapq
import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from newsterm.model import Article, Headline, Related
from newsterm.query import fold
from newsterm.store.aliases import link_names
from newsterm.store.database import Database
from newsterm.store.headlines import Headlines
from newsterm.store.moments import moment_of
from newsterm.store.terms import Field, field_of, ids

NEXT, ALSO = "Next in", "Others also read"

MOST_NEXT, MOST_ALSO = 8, 5
"""Headlines of each list."""

_NEWEST = 300  # of a section that are looked through for unread ones
_SUBJECTS = (Field.TAG, Field.PERSON, Field.PLACE)
_MOST_SUBJECTS = 12  # the rarest of an article's
_OF_A_SUBJECT = 100  # the newest articles that have it
_RARE = 20  # articles: a subject of so few tells enough by itself
_FADES = timedelta(days=30)  # so far away in time an article counts half


@dataclass(frozen=True, slots=True)
class Lead:
    """A headline that leads on: to an article of the cache, else to an address, else nowhere."""

    title: str
    url: str = ""
    headline: Headline | None = None


@dataclass(frozen=True, slots=True)
class Onward:
    """Headlines under a heading."""

    heading: str
    leads: tuple[Lead, ...]


def page_lists(related: Sequence[Related]) -> list[Onward]:
    """The lists of the article's own page, as it gives them; those without headlines left out."""
    return [
        Onward(one.heading, tuple(Lead(link.title or link.url, link.url) for link in one.headlines))
        for one in related
        if one.headlines
    ]


class Ways:
    """The ways on from an article. All of it costs a few milliseconds at any size of the cache."""

    def __init__(self, cache: Database, headlines: Headlines) -> None:
        self._cache = cache
        self._headlines = headlines

    def onward(self, article: Article, headline: Headline) -> list[Onward]:
        """The page's own lists with what of them is in the cache, then two made from the cache: what is
        next, unread first and the newest first, and what shares rare tags, people or places.

        An own list of the page under the heading of one of ours is filled up by ours. No title is listed
        twice, nor the article itself, nor what is muted.
        """
        lists = [self._known(one, headline) for one in page_lists(article.related)]
        there = {fold(article.title), *_titles(lists)}
        scope, rows = self._next(article, headline)
        _fill(lists, f"{NEXT} {scope}", self._fresh(rows, there), MOST_NEXT)
        there |= _titles(lists)
        _fill(lists, ALSO, self._fresh(self._about_the_same(headline), there), MOST_ALSO)
        return lists

    def _known(self, one: Onward, headline: Headline) -> Onward:
        """A list of the page, its headlines led to the articles of the cache that have their links."""
        keys = {
            name.key: place
            for place, lead in enumerate(one.leads)
            if lead.url
            for source in ("", headline.subscription)
            for name in link_names(source, Article(url=lead.url, title=lead.title))
        }
        found = self._cache.read(
            """SELECT alias.key, row FROM json_each(?) AS asked CROSS JOIN alias ON alias.key = asked.value
            CROSS JOIN headline ON headline.id = article""",
            (json.dumps(list(keys)),),
        )
        rows = {keys[key]: row for key, row in found if row != headline.row}
        there = {known.row: known for known in self._headlines.window(list(rows.values()))}
        leads = (replace(lead, headline=there.get(rows.get(at, -1))) for at, lead in enumerate(one.leads))
        return Onward(one.heading, tuple(leads))

    def _next(self, article: Article, headline: Headline) -> tuple[str, list[int]]:
        """The section, or if nothing else is in it the feed, and the rows of what is next there."""
        section = self._newest(Field.SECTION, fold(article.section), headline.row) if article.section else []
        if section:
            return article.section, section
        return headline.outlet, self._newest(Field.SOURCE, headline.subscription, headline.row)

    def _newest(self, field: Field, value: str, but: int) -> list[int]:
        """Rows that have a term, the unread ones first, the newest first."""
        found = self._cache.read(
            """SELECT row FROM (
                SELECT row FROM facet WHERE term = (SELECT id FROM term WHERE field = ? AND value = ?)
                ORDER BY row DESC LIMIT ?
            ) AS newest CROSS JOIN headline USING (row) WHERE muted = 0 AND row <> ?
            ORDER BY read, row DESC LIMIT ?""",
            (field, value, _NEWEST, but, 2 * MOST_NEXT + MOST_ALSO),
        )
        return [row for (row,) in found]

    def _about_the_same(self, headline: Headline) -> list[int]:
        """Rows that share subjects with an article: two of them, or one that few have.

        First those that share more and rarer ones (L. Adamic, E. Adar, "Friends and neighbors on the Web",
        2003), less the further away in time.
        """
        scores: dict[int, float] = defaultdict(float)
        signs: dict[int, int] = defaultdict(int)
        for count, terms in self._subjects(headline.row):
            for row in {row for term in terms for row in self._with(term)} - {headline.row}:
                scores[row] += 1 / math.log(2 + count)
                signs[row] += 2 if count <= _RARE else 1
        when = moment_of(headline.row)
        near = {
            row: score / (1 + abs(moment_of(row) - when) / _FADES)
            for row, score in scores.items()
            if signs[row] > 1
        }
        return self._unmuted(heapq.nlargest(4 * MOST_ALSO, near, key=lambda row: (near[row], row)))

    def _subjects(self, row: int) -> list[tuple[int, list[int]]]:
        """The rarest subjects of an article: how many articles have each, and the terms that name it. A tag
        and a speaker of one name are one subject."""
        packed = self._cache.first("SELECT shown FROM labels WHERE row = ?", (row,)) or b""
        own = [term for term in ids(packed) if field_of(term) in _SUBJECTS]
        found = self._cache.read(
            """SELECT own.value, term.id, term.count FROM json_each(?) AS asked
            CROSS JOIN term AS own ON own.id = asked.value
            CROSS JOIN term ON term.field IN (?, ?, ?) AND term.value = own.value""",
            (json.dumps(own), *_SUBJECTS),
        )
        subjects: dict[str, dict[int, int]] = defaultdict(dict)
        for value, term, count in found:
            subjects[value][term] = count
        rarest = sorted((sum(counts.values()), list(counts)) for counts in subjects.values())
        return rarest[:_MOST_SUBJECTS]

    def _with(self, term: int) -> Iterator[int]:
        """The newest rows that have a term."""
        found = self._cache.read(
            "SELECT row FROM facet WHERE term = ? ORDER BY row DESC LIMIT ?", (term, _OF_A_SUBJECT)
        )
        return (row for (row,) in found)

    def _unmuted(self, rows: Sequence[int]) -> list[int]:
        found = self._cache.read(
            "SELECT row FROM headline WHERE row IN (SELECT value FROM json_each(?)) AND muted = 0",
            (json.dumps(rows),),
        )
        heard = {row for (row,) in found}
        return [row for row in rows if row in heard]

    def _fresh(self, rows: Sequence[int], there: Collection[str]) -> Iterator[Lead]:
        """The headlines of these rows whose titles aren't there yet, each title once."""
        known = set(there)
        for headline in self._headlines.window(rows):
            if fold(headline.title) not in known:
                known.add(fold(headline.title))
                yield Lead(headline.title, headline.url, headline)


def _titles(lists: Sequence[Onward]) -> set[str]:
    """All titles in these lists, the page's and the cache's."""
    leads = [lead for one in lists for lead in one.leads]
    known = [lead.headline.title for lead in leads if lead.headline]
    return {fold(title) for title in (*known, *(lead.title for lead in leads))}


def _fill(lists: list[Onward], heading: str, leads: Iterator[Lead], most: int) -> None:
    """Put leads into the list of this heading, or a new one at the end, until there are `most` in it."""
    place = next((at for at, one in enumerate(lists) if fold(one.heading) == fold(heading)), len(lists))
    before = lists[place].leads if place < len(lists) else ()
    leads_now = (*before, *islice(leads, max(0, most - len(before))))
    if leads_now:
        lists[place : place + 1] = [Onward(lists[place].heading if before else heading, leads_now)]
