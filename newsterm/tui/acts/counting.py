"""What a query lists and how much there is of everything: read from a store, away from the screen."""

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from newsterm.query import Query
from newsterm.store.moments import moment_of
from newsterm.store.store import Store
from newsterm.tui.facets.facet_rows import VIEWS, Facets
from newsterm.tui.headlines.days import day_headings
from newsterm.tui.headlines.row_lines import Heading

FIRST = 200
"""Headlines read before the first paint; the others follow."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a query, the headings between them, and which rows were not seen before."""

    rows: Sequence[int]
    headings: Sequence[Heading] = ()
    fresh: Sequence[int] = ()


def listed(
    store: Store,
    query: Query,
    limit: int | None = None,
    kept: Collection[int] = (),
    seen: Sequence[int] | None = None,
) -> Listed:
    """The rows of a query, the first `limit` of them, those `kept` among them, under headings of days."""
    rows = store.headlines.listing(query, limit).rows
    fresh = _without(rows, seen) if seen is not None and seen != rows else []
    if query.sort not in ("", "newest", "oldest"):
        return Listed(rows, (), fresh)
    oldest_first = query.sort == "oldest"
    if missing := set(kept).difference(rows if kept else ()):
        rows = array("q", sorted([*rows, *missing], reverse=not oldest_first))
    headings = day_headings(rows, moment_of, datetime.now(UTC), oldest_first=oldest_first)
    return Listed(rows, headings, fresh)


def _without(rows: Iterable[int], seen: Iterable[int]) -> list[int]:
    """The rows that were not seen, in their order."""
    known = set(seen)
    return [row for row in rows if row not in known]


def counted(store: Store, query: Query) -> Facets:
    """How many articles there are, how many in each view of the query, and its facets."""
    rest = query
    for value in filter(None, VIEWS):
        rest = rest.drop("is", value)
    views = {value: store.headlines.count(rest.require("is", value) if value else rest) for value in VIEWS}
    return Facets(
        query,
        views,
        store.facets.counts(query),
        store.subscriptions.sources(),
        total=store.headlines.count(Query()),
    )
