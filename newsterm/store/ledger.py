"""The ledger: who is quoted how much, in everything that there is or in what a query finds.

Everything is known from the sums that are kept of each person; what a query finds is counted.
"""

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from newsterm.query import Query, Term, fold
from newsterm.store.database import Database
from newsterm.store.moments import moment_of
from newsterm.store.search import Search
from newsterm.store.terms import Field, ids

WEEKS = 26
"""How many of them `weeks` counts."""

_WEEK = timedelta(weeks=1)
_JOIN = "JOIN voices ON voices.row = d.row"
_UNMUTED = "NOT IN (SELECT row FROM headline INDEXED BY headline_muted WHERE muted = 1)"
_MUTED = Query((Term("is", "muted"),))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is quoted: how often, in how many words, in how many articles, and how often that is but
    a guess, which the others leave out.

    `share` is what part of the words of all who are named and quoted there. `last` is when the newest of
    the articles came out (None where all is a guess).
    """

    name: str
    quotations: int
    words: int
    share: float
    articles: int
    unsure: int
    last: datetime | None


class Basis(NamedTuple):
    """What a ledger rests on: so many articles, so many of them with their full text."""

    articles: int
    whole: int


class _Sums(NamedTuple):
    """Of a person, by the id of the term; `last` is a row."""

    speaker: int
    quotations: int
    words: int
    unsure: int
    articles: int
    last: int | None


class _Tally:
    """The voices of some rows, counted together."""

    def __init__(self, rows: Iterable[tuple[int, bytes, bytes, bytes, bytes]]) -> None:
        self._rows = sorted(rows, reverse=True)
        columns: list[tuple[Any, ...]] = list(zip(*self._rows, strict=True)) or [()] * 5
        self._speakers, self._words, again, unsure = map(b"".join, columns[1:])
        self.articles = Counter(ids(self._speakers))
        self.quotations = self.articles + Counter(ids(again))
        self.unsure = Counter(ids(unsure))

    @property
    def words(self) -> int:
        """The words of all."""
        return sum(ids(self._words))

    def best(self, limit: int, *, unsure: bool) -> list[_Sums]:
        """The people who are quoted most; of many who are quoted as much as the last, all."""
        counts = self.quotations + self.unsure if unsure else self.quotations
        least = min(heapq.nlargest(limit, counts.values()), default=0)
        return self.of({speaker for speaker, count in counts.items() if count >= least})

    def of(self, people: Set[int]) -> list[_Sums]:
        """These people."""
        words: Counter[int] = Counter()
        for speaker, count in zip(ids(self._speakers), ids(self._words), strict=True):
            if speaker in people:
                words[speaker] += count
        last = self._last(people)
        return [
            _Sums(
                one,
                self.quotations[one],
                words[one],
                self.unsure[one],
                self.articles[one],
                last.get(one),
            )
            for one in people
        ]

    def _last(self, people: Set[int]) -> dict[int, int]:
        """The newest rows in which these people are quoted."""
        last: dict[int, int] = {}
        sought = people & self.articles.keys()
        for row, speakers, *_ in self._rows:
            if not sought:
                break
            if found := sought.intersection(ids(speakers)):
                last |= dict.fromkeys(found, row)
                sought = sought - found
        return last


class Ledger:
    """Who is quoted in the articles of the cache."""

    def __init__(self, cache: Database, search: Search) -> None:
        self._cache = cache
        self._search = search

    def people(self, query: Query, limit: int, *, unsure: bool = False) -> list[Person]:
        """The people who are quoted most in the articles of a query, `limit` of them; `unsure` counts what
        is but a guess for their order, too, and lists those of whom there is nothing else."""
        if query.terms:
            tally = self._tally(query)
            best, total = tally.best(limit, unsure=unsure), tally.words
        else:
            best, total = self._everywhere(limit, unsure)
        best = heapq.nlargest(limit, best, key=lambda one: _rank(one, unsure))
        best = [one for one in best if _rank(one, unsure)[0]]
        names = self._names(one.speaker for one in best)
        return [
            Person(
                names[one.speaker],
                one.quotations,
                one.words,
                one.words / total if total else 0.0,
                one.articles,
                one.unsure,
                moment_of(one.last) if one.last else None,
            )
            for one in best
        ]

    def basis(self, query: Query) -> Basis:
        """On how many articles the ledger of a query rests."""
        return Basis(self._count(query), self._count(query.require("has", "fulltext")))

    def weeks(self, name: str, query: Query, now: datetime) -> list[int]:
        """How often a person was quoted in each of the last WEEKS weeks, the present one last, in the
        articles of a query."""
        counts = [0] * WEEKS
        since = now - WEEKS * _WEEK
        speaker = self._cache.first(
            "SELECT id FROM term WHERE field = ? AND value = ?", (Field.PERSON, fold(name))
        )
        if speaker is None:
            return counts
        recent = query.require("said", name)
        recent = replace(recent, terms=(*recent.terms, Term("after", f"{since:%Y-%m-%d}", since)))
        columns = "d.row, voices.speakers, voices.again"
        statement = self._search.statement(columns, recent, join=_JOIN, order=False)
        for row, speakers, again in self._cache.read(*statement):
            quotations = ids(speakers).count(speaker) + ids(again).count(speaker)
            counts[min((moment_of(row) - since) // _WEEK, WEEKS - 1)] += quotations
        return counts

    def _everywhere(self, limit: int, unsure: bool) -> tuple[list[_Sums], int]:
        """The people of all articles that aren't muted, from their sums; and the words of all."""
        muted = self._tally(_MUTED)
        hidden = {one.speaker: one for one in muted.of({*muted.quotations, *muted.unsure})}
        order = "quotations + unsure" if unsure else "quotations"
        found = self._cache.read(
            f"""SELECT id, quotations, words, unsure, articles, NULL FROM speaker
            WHERE {order} > 0 ORDER BY {order} DESC, words DESC, id DESC LIMIT ?""",  # noqa: S608 - ours
            (limit + len(hidden),),
        )
        sums = [_without(_Sums(*row), hidden) for row in found]
        best = heapq.nlargest(limit, sums, key=lambda one: _rank(one, unsure))
        best = [one._replace(last=self._last(one.speaker)) for one in best]
        return best, int(self._cache.first("SELECT total(words) FROM speaker")) - muted.words

    def _last(self, speaker: int) -> int | None:
        """The newest row that isn't muted in which somebody is quoted."""
        rows = self._cache.read(
            f"""SELECT facet.row, speakers FROM facet CROSS JOIN voices USING (row)
            WHERE term = ? AND facet.row {_UNMUTED} ORDER BY facet.row DESC""",  # noqa: S608 - ours
            (speaker,),
        )
        return next((row for row, speakers in rows if speaker in ids(speakers)), None)

    def _tally(self, query: Query) -> _Tally:
        """The voices of the articles that a query finds."""
        columns = "d.row, voices.speakers, voices.words, voices.again, voices.unsure"
        return _Tally(self._cache.read(*self._search.statement(columns, query, join=_JOIN, order=False)))

    def _names(self, speakers: Iterable[int]) -> dict[int, str]:
        found = self._cache.read(
            "SELECT id, label FROM term WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(speakers)),),
        )
        return dict(found.fetchall())

    def _count(self, query: Query) -> int:
        return int(self._cache.first(*self._search.statement("count(*)", query, order=False)))


def _without(one: _Sums, hidden: Mapping[int, _Sums]) -> _Sums:
    """A person of all articles without those that are hidden."""
    less = hidden.get(one.speaker)
    if less is None:
        return one
    return one._replace(
        quotations=one.quotations - less.quotations,
        words=one.words - less.words,
        unsure=one.unsure - less.unsure,
        articles=one.articles - less.articles,
    )


def _rank(one: _Sums, unsure: bool) -> tuple[int, int, int]:
    return one.quotations + one.unsure * unsure, one.words, one.speaker
