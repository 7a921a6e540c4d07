"""The ledger: who is quoted how much, in everything that there is or in what a query finds.

Everything is known from the sums that are kept of each person. What a query finds is counted, or,
where that is less, what it doesn't find, and taken from everything: either is exact.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from newsterm.query import Not, Query, Term, fold
from newsterm.store.database import Database
from newsterm.store.moments import moment_of, row_at, seconds
from newsterm.store.search import Search
from newsterm.store.tallies import COLUMNS, Sums, Tally, all_but
from newsterm.store.terms import Field, ids

WEEKS = 26
"""How many of them `weeks` counts."""

FEW = 20_000
"""Articles: so many are counted sooner than it is found out whether the others are fewer."""

_WEEK, _SECOND = timedelta(weeks=1), timedelta(seconds=1)
_JOIN = "JOIN voices ON voices.row = d.row"
_MUTED = Query((Term("is", "muted"),))
_STATES = {"unread": "read", "read": "unread"}
_TIMES = {"newer": "older", "older": "newer", "after": "before", "before": "after"}
_NEWEST = 500  # rows, in which most of those who are quoted much are quoted


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


class Ledger:
    """Who is quoted in the articles of the cache."""

    def __init__(self, cache: Database, search: Search) -> None:
        self._cache = cache
        self._search = search

    def people(self, query: Query, limit: int, *, unsure: bool = False) -> list[Person]:
        """The people who are quoted most in the articles of a query, `limit` of them; `unsure` counts what
        is but a guess for their order, too, and lists those of whom there is nothing else."""
        hidden = self._hidden(query)
        if hidden is None:
            tally = self._tally(query)
            best, words = tally.best(limit, unsure=unsure), tally.words
        else:
            best = all_but(self._everywhere(unsure), hidden, limit, unsure=unsure)
            words = self._cache.first("SELECT total(words) FROM speaker") - sum(one.words for one in hidden)
        last = self._last({one.speaker for one in best if one.quotations}, query)
        names = self._names(one.speaker for one in best)
        return [
            Person(
                names[one.speaker],
                one.quotations,
                one.words,
                one.words / words if words else 0.0,
                one.articles,
                one.unsure,
                last.get(one.speaker),
            )
            for one in best
        ]

    def basis(self, query: Query) -> Basis:
        """On how many articles the ledger of a query rests."""
        complement = self._complement(query)
        if complement is None:
            return Basis(self._count(query), self._count(query.require("has", "fulltext")))
        others = self.basis(complement)
        everywhere = self.basis(Query())
        return Basis(everywhere.articles - others.articles, everywhere.whole - others.whole)

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
        week = f"(d.row - {row_at(seconds(since))}) / {row_at(_WEEK // _SECOND)}"
        columns = f"""min({week}, {WEEKS - 1}) AS week,
            CAST(group_concat(voices.speakers || voices.again, '') AS BLOB)"""
        statement, values = self._search.statement(columns, recent, join=_JOIN, order=False)
        for week, speakers in self._cache.read(f"{statement} GROUP BY week", values):
            counts[week] = ids(speakers).count(speaker)
        return counts

    def _everywhere(self, unsure: bool) -> Iterator[Sums]:
        """The people of all articles, the most quoted first."""
        order = "quotations + unsure" if unsure else "quotations"
        found = self._cache.read(
            f"""SELECT id, quotations, words, unsure, articles FROM speaker
            WHERE {order} > 0 ORDER BY {order} DESC, words DESC, id DESC"""  # noqa: S608 - ours
        )
        return (Sums(*row) for row in found)

    def _hidden(self, query: Query) -> list[Tally] | None:
        """What to take from everything for a query; None where what it finds is counted sooner."""
        if not query.terms:
            return [self._tally(_MUTED)]
        complement = self._complement(query)
        return None if complement is None else [self._tally(_MUTED), self._tally(complement)]

    def _complement(self, query: Query) -> Query | None:
        """What a query doesn't find, where that is less than what it does and found without looking through
        everything; but for what is muted."""
        if self._search.hides_muted(query) != self._search.hides_muted(Query()):
            return None
        match query.terms:
            case (Not(of),):
                return Query((of,))
            case (Term("is", value),) if value in _STATES:
                return self._smaller(Query((Term("is", _STATES[value]),)), query)
            case (Term(field, value, moment),) if field in _TIMES:
                return self._smaller(Query((Term(_TIMES[field], value, moment),)), query)
        return None

    def _smaller(self, one: Query, other: Query) -> Query | None:
        """One query, if it finds less than the other: both are counted, no further than has to be."""
        limit = FEW
        while True:
            if self._count(other, limit) < limit:
                return None
            if self._count(one, limit) < limit:
                return one
            limit *= 2

    def _last(self, people: set[int], query: Query) -> dict[int, datetime]:
        """When the newest articles of a query came out in which these people are quoted."""
        last: dict[int, datetime] = {}
        query = query.require("has", "quote")
        for limit in (_NEWEST, None):
            statement = self._search.statement("d.row, voices.speakers", query, join=_JOIN, limit=limit)
            for row, speakers in self._cache.read(*statement):
                if not people:
                    return last
                if found := people.intersection(ids(speakers)):
                    last |= dict.fromkeys(found, moment_of(row))
                    people = people - found
        return last

    def _tally(self, query: Query) -> Tally:
        """The voices of the articles that a query finds."""
        statement = self._search.statement(COLUMNS, query, join=_JOIN, order=False)
        return Tally(self._cache.read(*statement).fetchone())

    def _names(self, speakers: Iterable[int]) -> dict[int, str]:
        found = self._cache.read(
            "SELECT id, label FROM term WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(speakers)),),
        )
        return dict(found.fetchall())

    def _count(self, query: Query, limit: int | None = None) -> int:
        if limit is None:
            return int(self._cache.first(*self._search.statement("count(*)", query, order=False)))
        statement, values = self._search.statement("1", query, order=False, limit=limit)
        return int(self._cache.first(f"SELECT count(*) FROM ({statement})", values))  # noqa: S608 - ours
