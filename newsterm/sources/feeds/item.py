"""One item of a feed → an article, every part in its place whatever the order of the elements."""

from dataclasses import replace
from datetime import datetime

from lxml.etree import _Element

from newsterm.model import Article, Feed, Picture
from newsterm.sources.feeds.categories import section_of, tags_of
from newsterm.sources.feeds.constructs import line_in, markup_in
from newsterm.sources.feeds.dates import date_of
from newsterm.sources.feeds.links import comments_of, enclosures_of, page_of
from newsterm.sources.feeds.media import media_of
from newsterm.sources.feeds.modules import comment_count, episode_of, location_of, source_of
from newsterm.sources.feeds.parts import LANGUAGE, RDF_ABOUT, Parts, base_of, words_in
from newsterm.sources.feeds.people import authors_of
from newsterm.sources.feeds.wording import deck_of, language_of, line_of, line_of_markup

# The elements that hold a part of an item, those that count most first.
_TITLES = ("title", "atom:title", "dc:title", "media:title", "itunes:title")
_CONTENTS = ("content:encoded", "content", "atom:content", "xhtml:body", "body", "fullitem")
_SUMMARIES = ("summary", "description", "atom:summary", "dc:description", "dcterms:abstract")
_PUBLISHED = ("pubdate", "published", "issued", "atom:published", "dcterms:issued", "dc:date")
_CREATED = ("prism:publicationdate", "created", "dcterms:created", "date")
_UPDATED = ("updated", "modified", "atom:updated", "dcterms:modified")
_GUIDS = ("guid", "id", "atom:id")


def article_of(element: _Element, feed: Feed, authors: tuple[str, ...] = ()) -> Article:
    """The article in an item, raw; `authors` wrote it where it names nobody."""
    parts = Parts(element)
    title, url = line_in(parts.first(*_TITLES)), page_of(parts)
    media = media_of(parts, title, enclosures_of(parts))
    markup, deck = _texts(parts, media.about, "" if url else base_of(element))
    tags = tuple(dict.fromkeys((*tags_of(parts), *media.tags)))
    updated = _date(parts, *_UPDATED)
    source, source_url = source_of(parts)
    return Article(
        guid=_guid(parts),
        url=url,
        title=title,
        deck=deck,
        byline=authors_of(parts) or authors,
        published=_date(parts, *_PUBLISHED) or _date(parts, *_CREATED) or updated,
        updated=updated,
        language=_language(parts) or feed.language,
        outlet=source or feed.title,
        section=section_of(parts, tags),
        tags=tags,
        pictures=tuple(_without_words(picture, markup, media.about) for picture in media.pictures),
        enclosures=media.enclosures,
        comments_url=comments_of(parts),
        comments=comment_count(parts),
        episode=episode_of(parts),
        location=location_of(parts),
        rating=media.rating,
        source_url=source_url,
        markup=markup,
    )


def _guid(parts: Parts) -> str:
    """The item's identity as it is written: it is never completed like a link (RFC 4287, 4.2.6)."""
    return line_of(parts.words(*_GUIDS) or parts.element.get(RDF_ABOUT, ""))


def _texts(parts: Parts, about: str, base_url: str) -> tuple[str, str]:
    """The article as HTML, and the deck: of several contents the longest, else the summary, else `about`."""
    content = max((markup_in(one, base_url) for one in parts.all(*_CONTENTS)), key=len, default="")
    summaries = [markup_in(parts.first(*_SUMMARIES), base_url)]
    summaries.append(markup_in(parts.first("itunes:subtitle"), guess=True))
    markup = content or summaries[0] or about
    decks = (deck_of(summary, markup) for summary in summaries if summary and summary != markup)
    return markup, next(filter(None, decks), "")


def _language(parts: Parts) -> str:
    """The language of the item's words, where it tells it itself."""
    said = [parts.words("dc:language", "language")]
    said += [one.get(LANGUAGE, "") for one in (*parts.all(*_CONTENTS, *_SUMMARIES), parts.element)]
    return language_of(next(filter(None, said), ""))


def _without_words(picture: Picture, markup: str, about: str) -> Picture:
    """The picture; what tells of a film is the article where it has no other, and said once."""
    told = bool(about) and markup == about and picture.caption == line_of_markup(markup)
    return replace(picture, caption="") if told else picture


def _date(parts: Parts, *names: str) -> datetime | None:
    """The first date in elements of these names that can be read."""
    dates = (date_of(words_in(element)) for element in parts.all(*names))
    return next(filter(None, dates), None)
