"""Quotations over the whole cache: who said what, where.

They stand in the revision of the body whose text they are spans of; the index of speakers leads there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from newsterm.model import Article, Headline, Quotation
from newsterm.query import Both, Either, Node, Not, Query, Term, fold
from newsterm.reading.quotes.evidence import paragraph
from newsterm.store.clippings import Clipping, clippings
from newsterm.store.database import Database
from newsterm.store.headlines import Headlines
from newsterm.store.moments import moment
from newsterm.store.terms import runs
from newsterm.store.texts import FEED, PAGE, shown
from newsterm.store.words import says

_AT_ONCE = 50
_FIRST = 200  # rows: so many are there at once, all of them may take a while
_ASKED_OF_QUOTATIONS = frozenset({"said", "quote", "about"})


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, the article it stands in, with its headline.

    Where the article no longer has these words, `stood` tells in which text of it they stood, and `article`
    is what is kept of that: the passages of its quotations.
    """

    headline: Headline
    article: Article
    quotation: Quotation
    stood: "Origin | None" = None

    @property
    def text(self) -> str:
        """What was said."""
        return self.quotation.content.of(self.article.body.text)


class Origin(NamedTuple):
    """Which text of an article a quotation stands in: the "feed"'s or the "page"'s, its revision from 1, and
    when that was seen first."""

    provenance: str
    revision: int
    captured: datetime


class Quotations:
    """The quotations of the cache."""

    def __init__(self, cache: Database, headlines: Headlines) -> None:
        self._cache = cache
        self._headlines = headlines

    def find(self, query: Query, limit: int | None = None, *, unsure: bool = False) -> Iterator[Said]:
        """The quotations in a query's articles, newest article first, read as they are asked for: those that
        its text has, in their order, then those that earlier versions had and it has no longer.

        `said:`, `quote:` and `about:`, required or excluded, are asked of each quotation, all of the same
        one: `about:` wants its words in the quotation or its paragraph. What else a query asks is asked of
        the article. With `unsure` those too of which it is but a guess who said them.
        """
        return islice(self._find(query, unsure), limit)

    def origin(self, said: Said) -> Origin | None:
        """Where a quotation was taken from; None where its article is gone."""
        if said.stood:
            return said.stood
        found = self._cache.read(
            """SELECT provenance, revision, at FROM page CROSS JOIN body USING (row, revision)
            WHERE row = :row AND shown = 1 AND provenance = 'page'
            UNION ALL SELECT provenance, revision, at FROM headline CROSS JOIN body USING (row, revision)
            WHERE row = :row AND provenance = 'feed'""",
            {"row": said.headline.row},
        ).fetchall()
        origins = {name: Origin(name, revision, moment(at)) for name, revision, at in found}
        return origins.get(PAGE) or origins.get(FEED)

    def _find(self, query: Query, unsure: bool) -> Iterator[Said]:
        terms = [part for node in query.terms if (part := _of_article(node))]
        for some in self._rows(replace(query, terms=tuple(terms)).require("has", "quote")):
            articles, earlier = shown(self._cache, some), clippings(self._cache, some)
            for headline in self._headlines.window(some):
                for said in _said(headline, articles.get(headline.row, Article()), earlier[headline.row]):
                    if (unsure or not said.quotation.is_unsure) and all(
                        _fits(node, said) for node in query.terms
                    ):
                        yield said

    def _rows(self, query: Query) -> Iterator[list[int]]:
        """The rows of a query, some at a time; all are looked for where the first are not enough."""
        first = list(self._headlines.listing(query, _FIRST).rows)
        yield from _parts(first)
        if len(first) == _FIRST:
            known = frozenset(first)
            yield from _parts([row for row in self._headlines.listing(query).rows if row not in known])


def _said(headline: Headline, article: Article, earlier: Iterable[Clipping]) -> Iterator[Said]:
    """What is quoted in an article, and what was in earlier versions."""
    for quotation in article.quotations:
        yield Said(headline, article, quotation)
    for provenance, revision, at, clipping in earlier:
        stood = Origin(provenance, revision, moment(at))
        for quotation in clipping.quotations:
            yield Said(headline, clipping, quotation, stood)


def _parts(rows: list[int]) -> Iterator[list[int]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))


def _of_article(node: Node) -> Node | None:
    """What holds of an article in which a quotation is what a term asks; None where that may be any."""
    match node:
        case Term("about", words):
            return Term("", words)
        case Not(of) if _is_of_quotations(of):
            return None
        case Both(of):
            parts = tuple(_known(map(_of_article, of)))
            return Both(parts) if parts else None
        case Either(of):
            parts = tuple(_known(map(_of_article, of)))
            return Either(parts) if len(parts) == len(of) else None
    return node


def _known(nodes: Iterable[Node | None]) -> Iterator[Node]:
    return (node for node in nodes if node is not None)


def _is_of_quotations(node: Node) -> bool:
    """Whether nothing else is asked than what a quotation can answer."""
    match node:
        case Term(field):
            return field in _ASKED_OF_QUOTATIONS
        case Not(of):
            return _is_of_quotations(of)
        case Both(of) | Either(of):
            return all(map(_is_of_quotations, of))


def _fits(node: Node, said: Said) -> bool:
    """Whether a quotation is what a term asks of quotations; other terms ask of articles."""
    match node:
        case Term("said", name):
            speaker = said.quotation.speaker
            return speaker is not None and fold(name) in runs(speaker.name)
        case Term("quote", words):
            return says(said.text, words)
        case Term("about", words):
            text = said.article.body.text
            return says(paragraph(text, said.quotation.content).of(text), words)
        case Not(of) if _is_of_quotations(of):
            return not _fits(of, said)
        case Both(of):
            return all(_fits(part, said) for part in of)
        case Either(of):
            return any(_fits(part, said) for part in of)
    return True
