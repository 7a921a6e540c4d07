"""Headlines: which ones a query asks for, in which order, and a window of them to draw."""

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsterm.model import Headline, Status, Tag
from newsterm.query import Query
from newsterm.store.database import Database
from newsterm.store.moments import moment, moment_of
from newsterm.store.search import Search
from newsterm.store.writer import SEPARATOR

_BY_DATE = {"": True, "newest": True, "oldest": False}


def _no_rows() -> "array[int]":
    return array("q")


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows a query asks for, in the order to show them: eight bytes a headline."""

    rows: "array[int]" = field(default_factory=_no_rows)

    def __len__(self) -> int:
        return len(self.rows)


class Headlines:
    """The headlines of the cache."""

    def __init__(self, library: Database, cache: Database, search: Search) -> None:
        self._library = library
        self._cache = cache
        self._search = search

    def listing(self, query: Query, limit: int | None = None) -> Listing:
        """The rows of a query, newest first or in its own order; the first `limit` of them."""
        if limit is None and query.sort in _BY_DATE:
            # All of them are sorted sooner here, by number, than they are read in order there.
            rows = [row for (row,) in self._cache.read(*self._search.statement("d.row", query, order=False))]
            rows.sort(reverse=_BY_DATE[query.sort])
        else:
            rows = [row for (row,) in self._cache.read(*self._search.statement("d.row", query, limit=limit))]
        return Listing(array("q", rows))

    def window(self, rows: Sequence[int]) -> list[Headline]:
        """The headlines of these rows, in this order; rows that are gone are left out."""
        found = self._cache.read(
            """SELECT row, id, subscription, title, outlet, url, tags, quotations, read, starred, mine,
                seen, updated FROM headline WHERE row IN (SELECT value FROM json_each(?))""",
            (json.dumps(list(rows)),),
        ).fetchall()
        names = self._names({subscription for _, _, subscription, *_ in found})
        read = self._last_read([article for _, article, *_, updated in found if updated])
        headlines = {row[0]: _headline(row, names, read) for row in found}
        return [headlines[row] for row in rows if row in headlines]

    def count(self, query: Query) -> int:
        """How many headlines a query finds."""
        return int(self._cache.first(*self._search.statement("count(*)", query, order=False)))

    def row_of(self, article: str) -> int | None:
        """The row of an article."""
        row: int | None = self._cache.first("SELECT row FROM headline WHERE id = ?", (article,))
        return row

    def _last_read(self, articles: Sequence[str]) -> dict[str, int]:
        """When the reader last had these articles open, where that is known."""
        if not articles:
            return {}
        found = self._library.read(
            "SELECT article, at FROM position WHERE at > 0 AND article IN (SELECT value FROM json_each(?))",
            (json.dumps(articles),),
        )
        return dict(found.fetchall())

    def _names(self, subscriptions: set[str]) -> dict[str, str]:
        """What the reader calls these subscriptions, where it isn't what the publisher does."""
        found = self._library.read(
            "SELECT id, title FROM subscription WHERE title <> '' AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(subscriptions)),),
        )
        return dict(found.fetchall())


def _headline(found: Sequence[Any], names: Mapping[str, str], last_read: Mapping[str, int]) -> Headline:
    """A headline out of its row, what the reader calls the subscriptions, and when articles were read."""
    row, article, subscription, title, outlet, url, tags, quotations, read, starred, mine, seen, updated = (
        found
    )
    return Headline(
        row,
        article,
        title,
        names.get(subscription, outlet),
        url,
        moment_of(row),
        _tags(tags, mine),
        quotations,
        Status(bool(read), bool(starred), _names(mine)),
        moment_of(row) >= moment(seen),  # later where many were first seen in one second
        subscription,
        moment(updated) if updated else None,
        article in last_read and last_read[article] < updated,
    )


def _tags(published: str, mine: str) -> tuple[Tag, ...]:
    """The publisher's tags, then the reader's."""
    theirs = (Tag(*tag) for tag in json.loads(published))
    return (*theirs, *(Tag(name, mine=True) for name in _names(mine)))


def _names(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(SEPARATOR)) if joined else ()
