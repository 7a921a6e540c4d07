"""Headlines: which ones a query asks for, in which order, and a window of them to draw."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsterm.model import Headline
from newsterm.query import Query


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

    def listing(self, query: Query, limit: int | None = None) -> Listing:
        """The rows of a query, newest first or in its own order; the first `limit` of them."""
        raise NotImplementedError

    def window(self, rows: Sequence[int]) -> list[Headline]:
        """The headlines of these rows, in this order; rows that are gone are left out."""
        raise NotImplementedError

    def count(self, query: Query) -> int:
        """How many headlines a query finds."""
        raise NotImplementedError

    def row_of(self, id: str) -> int | None:
        """The row of an article."""
        raise NotImplementedError
