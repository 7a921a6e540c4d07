"""Facets: by what the headlines of a query can be narrowed, with counts."""

import heapq
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsterm.query import Both, Node, Not, Query, Term, fold
from newsterm.store.database import Database
from newsterm.store.search import FACETS, Search
from newsterm.store.terms import Field, field_of, ids


@dataclass(frozen=True, slots=True)
class Facet:
    """A value headlines can be narrowed by: `field:value` in a query, the label to show, how many have it."""

    field: str
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Facets of one kind, the commonest first: tags, mine, sections, outlets, folders, people, places,
    wires or languages."""

    name: str
    facets: tuple[Facet, ...]


class _Group(NamedTuple):
    name: str
    field: str
    terms: Field


_GROUPS = (
    _Group("tags", "tag", Field.TAG),
    _Group("mine", "tag", Field.MINE),
    _Group("sections", "section", Field.SECTION),
    _Group("outlets", "from", Field.OUTLET),
    _Group("folders", "in", Field.SOURCE),
    _Group("people", "said", Field.PERSON),
    _Group("places", "place", Field.PLACE),
    _Group("wires", "wire", Field.WIRE),
    _Group("languages", "lang", Field.LANGUAGE),
)

_MUTED = Query((Term("is", "muted"),))

Counts = dict[int, list[tuple[int, int]]]
"""By the number of a field, its terms with their counts: (count, id)."""


class Facets:
    """The facets of the cache."""

    def __init__(self, library: Database, cache: Database, search: Search) -> None:
        self._library = library
        self._cache = cache
        self._search = search

    def counts(self, query: Query, top: int = 8) -> list[FacetGroup]:
        """The `top` facets of every kind among the headlines of a query; kinds without any left out.

        What the query names itself is always there: what it excludes with the count it would have else.
        """
        counts = self._under(query) if query.terms else self._everywhere(top)
        groups = (FacetGroup(group.name, tuple(self._facets(group, counts, query, top))) for group in _GROUPS)
        return [group for group in groups if group.facets]

    def _everywhere(self, top: int) -> Counts:
        """The counts of everything, which the index keeps; as many more as muting may push down."""
        hidden = self._hidden(Query())
        fields = Counter(map(field_of, hidden))
        return {
            group.terms: [
                (count - hidden[term], term)
                for count, term in self._cache.read(
                    "SELECT count, id FROM term WHERE field = ? AND count > 0 ORDER BY count DESC LIMIT ?",
                    (group.terms, -1 if group.terms is Field.SOURCE else top + fields[group.terms]),
                )
                if count > hidden[term]
            ]
            for group in _GROUPS
        }

    def _hidden(self, query: Query) -> Counter[int]:
        """The counts among the muted articles that a query leaves out."""
        return self._tally(_MUTED) if self._search.hides_muted(query) else Counter()

    def _under(self, query: Query) -> Counts:
        """The counts among what a query finds: counted there, or, if that is most by far, among the rest."""
        rest, most = _rest(query), self._count(Query()) * 2 // 3
        if self._search.at_most(rest) > most and (
            self._search.at_most(query) <= most or self._count(query) <= most
        ):
            tally = self._tally(query)
        else:
            tally = Counter(
                dict(self._cache.read("SELECT id, count FROM term WHERE field < ?", (Field.NAME,)))
            )
            tally.subtract(self._tally(rest))
            tally.subtract(self._hidden(query))
        counts: Counts = defaultdict(list)
        for term, count in tally.items():
            if count:
                counts[field_of(term)].append((count, term))
        return counts

    def _tally(self, query: Query) -> Counter[int]:
        join = "JOIN labels ON labels.row = d.row"
        statement = self._search.statement("labels.shown", query, join=join, order=False)
        return Counter(ids(b"".join(blob for (blob,) in self._cache.read(*statement))))

    def _count(self, query: Query) -> int:
        return int(self._cache.first(*self._search.statement("count(*)", query, order=False)))

    def _facets(self, group: _Group, counts: Counts, query: Query, top: int) -> Iterator[Facet]:
        if group.name == "folders":
            yield from self._folders(counts.get(Field.SOURCE, []), top)
            return
        best = heapq.nlargest(top, counts.get(group.terms, []))
        named = self._named(group, query, {term: count for count, term in counts.get(group.terms, [])})
        best += [(count, term) for term, count in named.items() if term not in {term for _, term in best}]
        labels = self._labels(term for _, term in best)
        for count, term in best:
            value, label = labels[term]
            yield Facet(group.field, value, label, named.get(term, count))

    def _named(self, group: _Group, query: Query, counts: dict[int, int]) -> dict[int, int]:
        """The terms of this group that the query requires or excludes, with their counts."""
        named = {}
        for term in filter(None, map(_plain, query.terms)):
            if term.field == group.field:
                found = self._cache.first(
                    "SELECT id FROM term WHERE field = ? AND value = ?", (group.terms, fold(term.value))
                )
                if found is not None:
                    named[found] = counts.get(found, 0) or self._without(query, term)
        return named

    def _without(self, query: Query, term: Term) -> int:
        """What an excluded value would find if it were required."""
        if query.state(term.field, term.value) != "-":
            return 0
        return self._count(query.require(term.field, term.value))

    def _labels(self, terms: Iterable[int]) -> dict[int, tuple[str, str]]:
        found = self._cache.read(
            "SELECT id, value, label FROM term WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(terms)),),
        )
        return {term: (value, label) for term, value, label in found}

    def _folders(self, sources: list[tuple[int, int]], top: int) -> Iterator[Facet]:
        """The folders of the subscriptions: each counts what is in the folders inside it, too."""
        names = self._labels(term for _, term in sources)
        filed = dict(
            self._library.read("SELECT id, folders FROM subscription WHERE folders <> '[]'").fetchall()
        )
        counts: Counter[str] = Counter()
        for count, term in sources:
            carriers = names[term][0].split()
            within = Counter(folder for one in carriers for folder in _within(filed.get(one, "[]")))
            for folder, number in within.items():  # what several carry has been counted for each of them
                counts[folder] += count if len(carriers) == 1 else count * (1 - number)
        for label, count in counts.most_common(top):
            yield Facet("in", fold(label), label, count)


def _within(folders: str) -> list[str]:
    """The folders a subscription is in, each once, those around them first."""
    paths = ("/".join(path[:depth]) for path in json.loads(folders) for depth in range(1, len(path) + 1))
    return list(dict.fromkeys(paths))


def _rest(query: Query) -> Query:
    """Everything a query doesn't find."""
    match query.terms:
        case (Not(of),):
            return Query((of,))
    return Query((Not(Both(query.terms)),))


def _plain(node: Node) -> Term | None:
    """The term that is required or excluded here."""
    inner = node.of if isinstance(node, Not) else node
    return inner if isinstance(inner, Term) and inner.field in FACETS else None
