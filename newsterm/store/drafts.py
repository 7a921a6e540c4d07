"""A new article as it will be written: packed, with all that it is listed and found by."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from newsterm.model import Article
from newsterm.store.moments import credible, dated, moment, seconds
from newsterm.store.packing import Content, fingerprint, pack
from newsterm.store.terms import Label, labels_of
from newsterm.store.voices import Voice, voices_of
from newsterm.store.words import Words, words_of

Columns = tuple[int, int, str, str, str, str]
"""Of a headline: version, number of quotations, title, outlet, url, tags."""


class Entry(NamedTuple):
    """What an article is listed and found by: the columns of its headline, its terms, its words, who is
    quoted in it."""

    columns: Columns
    labels: set[Label]
    words: Words
    voices: Mapping[str, Voice]


class Draft(NamedTuple):
    """An article under the id that it has if it is new: its bytes, the fingerprint of what its feed gave,
    its entry."""

    id: str
    content: bytes
    fingerprint: int
    entry: Entry


def draft_of(article: Article, subscription: str, now: datetime) -> Draft:
    """The draft of an article that is first seen now."""
    raw = dated(article, now, now)
    mark = fingerprint_of(article, moment(seconds(now)))
    return Draft(article.id, pack(Content(raw)), mark, entry_of(raw, subscription))


def entry_of(article: Article, subscription: str, clippings: Sequence[Article] = ()) -> Entry:
    """What an article of one feed, with its clippings, is listed and found by."""
    return Entry(
        columns_of(article, article),
        labels_of(article, subscription, (), clippings),
        words_of(article, clippings),
        voices_of(article, clippings),
    )


def columns_of(article: Article, united: Article) -> Columns:
    """What a headline shows of an article, with the tags of all who carry it."""
    tags = [(tag.term, tag.scheme, tag.label) for tag in united.tags]
    return (
        article.version,
        len(article.quotations),
        article.title,
        article.outlet,
        article.url,
        json.dumps(tags, ensure_ascii=False, separators=(",", ":")),
    )


def fingerprint_of(article: Article, seen: datetime) -> int:
    """A fingerprint of what a feed gave of an article. What a feed stamps with the time of every fetch is no
    part of it: when it was updated, and dates that come after the article was first seen."""
    published = credible(article.published, seen)
    if (published, None) != (article.published, article.updated):
        article = replace(article, published=published, updated=None)
    return fingerprint(article)
