"""Search: a Query as SQL.

One of the terms that must hold drives the search: the rows it finds come out of an index in the order of
dates, so that the first page costs the same at any size. The others are asked for each of those rows.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from newsterm.identity import subscription_id
from newsterm.query import Both, Either, Node, Not, Query, Term, fold
from newsterm.store.database import Database
from newsterm.store.moments import row_at, seconds
from newsterm.store.terms import Field
from newsterm.store.words import expression

FACETS: dict[str, tuple[Field, ...]] = {
    "tag": (Field.TAG, Field.TERM, Field.MINE),
    "section": (Field.SECTION,),
    "from": (Field.OUTLET,),
    "in": (),
    "by": (Field.AUTHOR,),
    "said": (Field.NAME,),
    "place": (Field.PLACE,),
    "wire": (Field.WIRE,),
    "lang": (Field.LANGUAGE, Field.REGION),
    "has": (Field.HAS,),
}
"""The fields of a query that name terms, with the fields of the terms."""

_STATES = {
    "unread": "read = 0",
    "read": "read = 1",
    "starred": "starred = 1",
    "muted": "muted = 1",
    "new": "seen > {visited}",
}
_ORDERS = {
    "": "d.row DESC",
    "newest": "d.row DESC",
    "oldest": "d.row",
    "title": "{h}.title COLLATE NOCASE, d.row DESC",
    "from": "{h}.outlet COLLATE NOCASE, d.row DESC",
}
_OPPOSITES: dict[Node, Node] = {
    Not(Term("is", "unread")): Term("is", "read"),
    Not(Term("is", "read")): Term("is", "unread"),
}
_MUTED = Term("is", "muted")
_BEGINNING = '"*'  # of a word in the full-text index: all that begin so are gathered each time it is asked
_FEW = 2_000  # rows: so many are quicker asked one by one than looked up in a list of all that match
_COSTS = {"starred": 1_000, "muted": 1_000, "new": 5_000, "unread": 50_000, "read": 100_000}


class Clause(NamedTuple):
    """A condition, or a source of rows, and the values of its question marks."""

    sql: str
    values: tuple[int | str, ...] = ()


_NOT_MUTED = Clause("d.row NOT IN (SELECT row FROM headline INDEXED BY headline_muted WHERE muted = 1)")


class Driver(NamedTuple):
    """What the search goes through: a source of rows `d`, what must hold of them, about how many they are;
    the name its headlines go by, which are joined to it where it isn't they themselves; and the index in
    which their words are."""

    source: Clause
    condition: Clause | None
    cost: float
    headlines: str = "h"
    words: str = "words"

    @property
    def few(self) -> bool:
        """Whether to ask for each row by itself whether it matches, not for all that match."""
        return self.words == "words" and self.cost <= _FEW


_EVERYTHING = Driver(Clause("headline AS d"), None, float("inf"), "d")
# Without statistics SQLite would rather walk the whole table in the order asked for.
_SOURCES = {"new": "headline AS d INDEXED BY headline_seen"}


class Search:
    """Turns queries into statements over the cache."""

    def __init__(self, library: Database, cache: Database) -> None:
        self._library = library
        self._cache = cache

    def statement(
        self, columns: str, query: Query, *, join: str = "", order: bool = True, limit: int | None = None
    ) -> tuple[str, tuple[int | str, ...]]:
        """A SELECT of `columns` of the rows `d` that a query finds, and the values for it."""
        driver, rest = self._drive(query.terms)
        conditions = [self._condition(node, driver) for node in rest]
        if self.hides_muted(query):
            conditions.append(_NOT_MUTED)
        ordering = _ORDERS[query.sort].format(h=driver.headlines) if order else ""
        return _select(columns, driver, conditions, join, ordering, limit)

    def rows(self, query: Query, among: Collection[int] | None = None) -> tuple[str, tuple[int | str, ...]]:
        """A SELECT of the rows that a query finds, muted or not: of all there are, or among these, whose
        words are in the index `landed`."""
        driver, rest = self._drive(query.terms) if among is None else (_among(among), query.terms)
        return _select("d.row", driver, [self._condition(node, driver) for node in rest])

    def hides_muted(self, query: Query) -> bool:
        """Whether there are muted articles that a query leaves out, because it doesn't speak of them."""
        there = "SELECT 1 FROM headline INDEXED BY headline_muted WHERE muted = 1 LIMIT 1"
        return not any(map(_speaks_of_muted, query.terms)) and self._cache.first(there) is not None

    def terms(self, term: Term) -> list[tuple[int, int]]:
        """The ids of the terms a field's value names, and how many articles have each."""
        asked = [(field, fold(term.value)) for field in FACETS[term.field]]
        if term.field == "from":
            asked += [(Field.SOURCE, source) for source in self._sources_called(term.value)]
        elif term.field == "in":
            asked += [(Field.SOURCE, source) for source in self._sources_in(term.value)]
        found = self._cache.read(
            """SELECT term.id, term.count FROM json_each(?) AS asked
            JOIN term ON term.field = json_extract(asked.value, '$[0]')
                AND term.value = json_extract(asked.value, '$[1]')""",
            (json.dumps(asked),),
        )
        return found.fetchall()

    def at_most(self, query: Query) -> float:
        """How many rows a query can find at most, as far as the counts of its terms tell."""
        named = (node for node in query.terms if isinstance(node, Term) and node.field in FACETS)
        counts = (sum(count for _, count in self.terms(term)) for term in named)
        return min(counts, default=float("inf"))

    def _drive(self, nodes: Sequence[Node]) -> tuple[Driver, list[Node]]:
        """The cheapest of the terms that must hold, and what else must."""
        nodes = [_OPPOSITES.get(node, node) for node in nodes]
        drivers: list[tuple[Driver, list[Node]]] = [(_EVERYTHING, [])]
        for node in nodes:
            driver = self._driver(node) if isinstance(node, Term) else None
            if driver:
                drivers.append((driver, [node]))
        searched = [node for node in nodes if expression(node)]
        if searched:
            match = expression(Both(tuple(searched))) or ""
            source = Clause("(SELECT rowid AS row FROM words WHERE words MATCH ?) AS d", (match,))
            drivers.append((Driver(source, None, _FEW), searched))
        driver, covered = min(drivers, key=lambda choice: choice[0].cost)
        return driver, [node for node in nodes if node not in covered]

    def _driver(self, term: Term) -> Driver | None:
        """A term as what drives the search, if it can."""
        if term.field in FACETS:
            found = self.terms(term)
            return _through_terms([number for number, _ in found], sum(count for _, count in found))
        if term.field == "is":
            condition = Clause("d." + self._state(term.value))
            return Driver(
                Clause(_SOURCES.get(term.value, "headline AS d")), condition, _COSTS[term.value], "d"
            )
        return None

    def _condition(self, node: Node, driver: Driver) -> Clause:
        searched = expression(node)
        if searched is not None:
            return _matching(searched, driver)
        match node:
            case Not(of):
                inner = self._condition(of, driver)
                return Clause(f"NOT ({inner.sql})", inner.values)
            case Both(of):
                return _joined([self._condition(part, driver) for part in of], " AND ")
            case Either(of):
                return _joined([self._condition(part, driver) for part in of], " OR ")
            case Term("about", value):
                return self._condition(Either((Term("title", value), Term("tag", value))), driver)
            case Term():
                return self._of_term(node, driver.headlines)

    def _of_term(self, term: Term, headlines: str) -> Clause:
        if term.field in FACETS:
            return _having([number for number, _ in self.terms(term)])
        if term.field == "is":
            return Clause(f"{headlines}.{self._state(term.value)}")
        assert term.moment is not None, term
        sign = ">=" if term.field in {"after", "newer"} else "<"
        return Clause(f"d.row {sign} ?", (row_at(seconds(term.moment)),))

    def _state(self, value: str) -> str:
        return _STATES[value].format(visited=self._visited() if value == "new" else "")

    def _visited(self) -> int:
        return int(self._library.first("SELECT value FROM meta WHERE name = 'visited'") or 0)

    def _sources_called(self, name: str) -> Iterable[str]:
        """The subscriptions of this title, the reader's or the publisher's, or this id or address, be it
        one they have moved from."""
        mine = self._library.read(
            """SELECT id FROM subscription WHERE :name IN (id, address) OR id = :first
            OR title <> '' AND fold(title) = fold(:name)""",
            {"name": name, "first": subscription_id(name)},
        )
        theirs = self._cache.read("SELECT subscription FROM feed WHERE folded = fold(?)", (name,))
        return dict.fromkeys(source for (source,) in (*mine, *theirs))

    def _sources_in(self, name: str) -> Iterable[str]:
        """The subscriptions in a folder: named by its path, `world/asia`, or by its name alone."""
        wanted = fold(name)
        filed = self._library.read("SELECT id, folders FROM subscription WHERE folders <> '[]'")
        for source, folders in filed:
            paths = [[fold(part) for part in path] for path in json.loads(folders)]
            if any(wanted in path or f"{'/'.join(path)}/".startswith(f"{wanted}/") for path in paths):
                yield source


def _speaks_of_muted(node: Node) -> bool:
    match node:
        case Not(of):
            return _speaks_of_muted(of)
        case Both(of) | Either(of):
            return any(map(_speaks_of_muted, of))
    return node == _MUTED


def _select(
    columns: str,
    driver: Driver,
    conditions: Sequence[Clause],
    join: str = "",
    ordering: str = "",
    limit: int | None = None,
) -> tuple[str, tuple[int | str, ...]]:
    """The statement, and the values of its question marks."""
    conditions = [*((driver.condition,) if driver.condition else ()), *conditions]
    asked = " AND ".join(f"({condition.sql})" for condition in conditions)
    parts = ["SELECT", columns, "FROM", driver.source.sql]
    if driver.headlines == "h" and "h." in asked + ordering:
        parts.append("CROSS JOIN headline AS h ON h.row = d.row")
    parts += [join, *(("WHERE", asked) if asked else ()), *(("ORDER BY", ordering) if ordering else ())]
    values = [*driver.source.values, *(value for condition in conditions for value in condition.values)]
    if limit is not None:
        parts.append("LIMIT ?")
        values.append(limit)
    return " ".join(parts), tuple(values)


def _among(rows: Collection[int]) -> Driver:
    source = Clause("(SELECT value AS row FROM json_each(?)) AS d", (json.dumps(list(rows)),))
    return Driver(source, None, len(rows), words="landed")


def _through_terms(terms: Sequence[int], count: int) -> Driver:
    if len(terms) == 1:
        return Driver(Clause("facet AS d"), Clause("d.term = ?", (terms[0],)), count)
    chosen = f"(SELECT DISTINCT row FROM facet WHERE term IN ({_marks(terms)})) AS d"  # noqa: S608 - only marks
    return Driver(Clause(chosen, tuple(terms)), None, count)


def _having(terms: Sequence[int]) -> Clause:
    chosen = f"EXISTS (SELECT 1 FROM facet WHERE term IN ({_marks(terms)}) AND row = d.row)"  # noqa: S608 - only marks
    return Clause(chosen, tuple(terms))


def _matching(searched: str, driver: Driver) -> Clause:
    if not searched:
        return Clause("1")  # signs without a letter: nothing to look for
    if driver.few and _BEGINNING not in searched:
        return Clause("EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = d.row)", (searched,))
    # With the sign, SQLite doesn't look the rows up in an index that is being matched already: it can't.
    looked_up = f"+d.row IN (SELECT rowid FROM {driver.words} WHERE {driver.words} MATCH ?)"  # noqa: S608 - ours
    return Clause(looked_up, (searched,))


def _joined(clauses: Sequence[Clause], operator: str) -> Clause:
    values = tuple(value for clause in clauses for value in clause.values)
    return Clause(operator.join(f"({clause.sql})" for clause in clauses), values)


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
