"""Query: what the reader asks to see; the bar, the facets, the CLI and the store share it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Query:
    """What the reader asks to see; ``Query()`` is everything."""

    sort: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The plain words and phrases searched for."""
        raise NotImplementedError

    def state(self, field: str, value: str) -> str:
        """ "+" if the value is required, "-" if it is excluded, "" if neither."""
        raise NotImplementedError

    def require(self, field: str, value: str) -> "Query":
        """Only what has this value."""
        raise NotImplementedError

    def exclude(self, field: str, value: str) -> "Query":
        """Nothing that has this value."""
        raise NotImplementedError

    def drop(self, field: str, value: str) -> "Query":
        """The value neither required nor excluded."""
        raise NotImplementedError

    def explain(self) -> str:
        """What the query asks, in words."""
        raise NotImplementedError


def parse(text: str, now: datetime | None = None, *, unfinished: bool = False) -> Query:
    """The query a text means. Raises QueryError with the position of a mistake.

    `now` is what `newer:2d` counts from. `unfinished` reads what is still being typed: an open quotation
    mark or parenthesis is closed, a field without a value left out.
    """
    raise NotImplementedError
