"""Quotations over the whole cache: who said what, where."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsterm.model import Headline, Quotation
from newsterm.query import Query


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, the article it stands in, and its words."""

    headline: Headline
    quotation: Quotation
    text: str


class Quotations:
    """The quotations of the cache."""

    def find(self, query: Query, limit: int | None = None) -> Iterator[Said]:
        """The quotations of a query's articles, newest article first; `said:` and `quote:` choose among them."""
        raise NotImplementedError
