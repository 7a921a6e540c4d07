"""The ledger: who is quoted how much, in everything that there is or in what a query finds."""

import heapq
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from newsterm.query import Query, Term, fold
from newsterm.store.database import Database
from newsterm.store.moments import moment_of
from newsterm.store.search import Search
from newsterm.store.terms import Field

WEEKS = 26
"""How many of them `weeks` counts."""

_WEEK = timedelta(weeks=1)
_JOIN = "JOIN voice ON voice.row = d.row"
_LAST = """SELECT facet.row FROM facet CROSS JOIN voice ON voice.row = facet.row
    AND voice.speaker = facet.term WHERE facet.term = speaker.id AND voice.quotations > 0
    AND facet.row NOT IN (SELECT row FROM headline INDEXED BY headline_muted WHERE muted = 1)
    ORDER BY facet.row DESC LIMIT 1"""
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


class Ledger:
    """Who is quoted in the articles of the cache."""

    def __init__(self, cache: Database, search: Search) -> None:
        self._cache = cache
        self._search = search

    def people(self, query: Query, limit: int, *, unsure: bool = False) -> list[Person]:
        """The people who are quoted most in the articles of a query, `limit` of them; `unsure` counts what
        is but a guess for their order, too, and lists those of whom there is nothing else."""
        if query.terms:
            sums = self._sums(query)
            total = sum(one.words for one in sums)
            best = heapq.nlargest(limit, sums, key=lambda one: _rank(one, unsure))
        else:
            best, total = self._everywhere(limit, unsure)
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
        join = f"JOIN voice ON voice.row = d.row AND voice.speaker = {int(speaker)}"
        for row, quotations in self._cache.read(
            *self._search.statement("d.row, voice.quotations", recent, join=join, order=False)
        ):
            counts[min((moment_of(row) - since) // _WEEK, WEEKS - 1)] += quotations
        return counts

    def _everywhere(self, limit: int, unsure: bool) -> tuple[list[_Sums], int]:
        """The people of all articles that aren't muted, from their sums; and the words of all."""
        hidden = {one.speaker: one for one in self._sums(_MUTED)}
        order = "quotations + unsure" if unsure else "quotations"
        found = self._cache.read(
            f"""SELECT id, quotations, words, unsure, articles, ({_LAST}) FROM speaker
            WHERE {order} > 0 ORDER BY {order} DESC, words DESC, id DESC LIMIT ?""",  # noqa: S608 - ours
            (limit + len(hidden),),
        )
        sums = [_without(_Sums(*row), hidden) for row in found]
        total = int(self._cache.first("SELECT total(words) FROM speaker"))
        best = heapq.nlargest(limit, sums, key=lambda one: _rank(one, unsure))
        return best, total - sum(one.words for one in hidden.values())

    def _sums(self, query: Query) -> list[_Sums]:
        """The people of the articles that a query finds."""
        columns = "voice.speaker, voice.quotations, voice.words, voice.unsure, d.row"
        statement, values = self._search.statement(columns, query, join=_JOIN, order=False)
        found = self._cache.read(
            f"""SELECT speaker, sum(quotations), sum(words), sum(unsure), sum(quotations > 0),
                max(iif(quotations > 0, row, NULL)) FROM ({statement}) GROUP BY speaker""",  # noqa: S608 - ours
            values,
        )
        return [_Sums(*row) for row in found]

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
