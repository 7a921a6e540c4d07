"""Quotations over the whole cache: who said what, where.

They stand in the revision of the body whose text they are spans of; the index of speakers leads there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from newsterm.model import Article, Headline, Quotation
from newsterm.query import Both, Either, Node, Query, Term, fold
from newsterm.store.database import Database
from newsterm.store.headlines import Headlines
from newsterm.store.terms import runs
from newsterm.store.texts import shown
from newsterm.store.words import says

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, the article it stands in, and its words."""

    headline: Headline
    quotation: Quotation
    text: str


class Quotations:
    """The quotations of the cache."""

    def __init__(self, cache: Database, headlines: Headlines) -> None:
        self._cache = cache
        self._headlines = headlines

    def find(self, query: Query, limit: int | None = None) -> Iterator[Said]:
        """The quotations in a query's articles, newest article first.

        Where the query asks for `said:` or `quote:`, only those that are by that speaker or have these words.
        """
        return islice(self._find(query), limit)

    def _find(self, query: Query) -> Iterator[Said]:
        rows = self._headlines.listing(query.require("has", "quote")).rows
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            articles = shown(self._cache, some)
            for headline in self._headlines.window(some):
                yield from _said(headline, articles[headline.row], query)


def _said(headline: Headline, article: Article, query: Query) -> Iterator[Said]:
    for quotation in article.quotations:
        said = Said(headline, quotation, quotation.content.of(article.body.text))
        if all(_fits(node, said) for node in query.terms):
            yield said


def _fits(node: Node, said: Said) -> bool:
    """Whether a quotation is what a term asks of quotations; other terms ask of articles."""
    match node:
        case Term("said", name):
            speaker = said.quotation.speaker
            return speaker is not None and fold(name) in runs(speaker.name)
        case Term("quote", words):
            return says(said.text, words)
        case Both(of):
            return all(_fits(part, said) for part in of)
        case Either(of):
            return any(_fits(part, said) for part in of)
    return True
