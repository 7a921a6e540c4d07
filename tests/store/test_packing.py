"""What is stored of an article is the article."""

import json
import zlib
from dataclasses import replace
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import (
    Article,
    Body,
    Enclosure,
    Kind,
    Link,
    Picture,
    Quotation,
    Related,
    Span,
    Speaker,
    Style,
    StyleKind,
    Tag,
)
from newsterm.store.packing import Content, fingerprint, pack, unpack

TEXTS = st.text(max_size=20)
SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


SPEAKERS = st.none() | st.builds(Speaker, TEXTS, st.none() | SPANS)
ARTICLES = st.builds(
    Article,
    id=TEXTS,
    guid=TEXTS,
    title=TEXTS,
    byline=some(TEXTS),
    published=MOMENTS,
    updated=MOMENTS,
    tags=some(st.builds(Tag, TEXTS, TEXTS, TEXTS)),
    pictures=some(st.builds(Picture, TEXTS, TEXTS, TEXTS)),
    enclosures=some(st.builds(Enclosure, TEXTS, TEXTS, st.integers(0))),
    related=some(st.builds(Related, TEXTS, some(st.builds(Link, TEXTS, TEXTS)))),
    promos=some(TEXTS),
    markup=TEXTS,
    body=st.builds(
        Body, TEXTS, some(st.builds(Style, st.sampled_from(StyleKind), SPANS, TEXTS, st.integers(0, 6)))
    ),
    quotations=some(
        st.builds(Quotation, SPANS, st.sampled_from(Kind), SPEAKERS, st.none() | SPANS, st.floats(0, 1))
    ),
    version=st.integers(0, 9),
)


def test_what_was_packed_with_zlib_is_unpacked() -> None:
    parts = [{"title": "Grain price falls"}, {"body": ["Wheat fell.", []], "version": 3}]
    raw = Article(title="Grain price falls")
    understood = replace(raw, body=Body("Wheat fell."), version=3)
    assert Content(raw, understood) == unpack(zlib.compress(json.dumps(parts).encode()))


@given(ARTICLES, st.none() | ARTICLES)
def test_what_is_packed_is_unpacked(raw: Article, understood: Article | None) -> None:
    content = Content(raw, understood)
    assert content == unpack(pack(content))


@given(ARTICLES)
def test_the_understood_article_is_the_one_to_show(raw: Article) -> None:
    better = replace(raw, version=10)
    assert raw == Content(raw).best
    assert better == unpack(pack(Content(raw, better))).best


@given(ARTICLES, ARTICLES)
def test_a_fingerprint_tells_articles_apart(one: Article, other: Article) -> None:
    assert (one == other) == (fingerprint(one) == fingerprint(other))
