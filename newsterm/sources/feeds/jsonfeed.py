"""JSON Feed 1.0 and 1.1 → a feed and its raw articles (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from newsterm.errors import ContentError
from newsterm.model import Article, Enclosure, Feed, ParsedFeed, Picture, Tag
from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.dates import date_of
from newsterm.sources.feeds.feed import MOST
from newsterm.sources.feeds.media import Media, captioned
from newsterm.sources.feeds.wording import (
    clean_markup,
    deck_of,
    language_of,
    line_of,
    line_of_markup,
    markup_of,
)

_LONGEST = 31 * 24 * 3600  # seconds; what is said to last longer is said wrong

Fields = Mapping[str, Any]
"""A JSON object, whose values may be of any kind."""


def feed_of_json(text: str, url: str = "") -> ParsedFeed:
    """The feed in a JSON text that was found at `url`. Raises ContentError for what is no JSON Feed."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ContentError(f"it looks like JSON and is broken: {line_of(str(error))[:120]}") from error
    if not isinstance(found, Mapping) or not isinstance(found.get("items"), list):
        raise ContentError("it is JSON, but no JSON Feed: it has no items")
    base_url = url or _text(found, "feed_url") or _text(found, "home_page_url")
    feed = Feed(
        title=line_of(_text(found, "title")),
        site_url=absolute(_text(found, "home_page_url"), base_url),
        description=line_of(_text(found, "description")),
        language=language_of(_text(found, "language")),
    )
    authors = _authors(found)
    items = [item for item in found["items"] if isinstance(item, Mapping)]
    problem = f"it has more than {MOST:,} articles" if len(items) > MOST else ""
    articles = (_article(item, feed, authors, base_url) for item in items[:MOST])
    return ParsedFeed(feed, tuple(articles), problem)


def _article(item: Fields, feed: Feed, authors: tuple[str, ...], base_url: str) -> Article:
    """One item, raw."""
    content, summary = _content(item), _text(item, "summary")
    pictures, enclosures = captioned(_media(item, base_url), list(_attachments(item, base_url)))
    return Article(
        guid=line_of(_id(item)),
        url=absolute(_text(item, "url") or _text(item, "external_url"), base_url),
        title=line_of_markup(_text(item, "title")),
        deck=deck_of(summary, content) if content else "",
        byline=_authors(item) or authors,
        published=_date(item, "date_published") or _date(item, "date_modified"),
        updated=_date(item, "date_modified"),
        language=language_of(_text(item, "language")) or feed.language,
        outlet=feed.title,
        tags=tuple(Tag(term) for term in dict.fromkeys(map(line_of, _texts(item.get("tags")))) if term),
        pictures=pictures,
        enclosures=enclosures,
        markup=content or clean_markup(markup_of(summary)),
    )


def _content(item: Fields) -> str:
    """The article itself, as HTML."""
    return clean_markup(_text(item, "content_html") or markup_of(_text(item, "content_text")))


def _media(item: Fields, base_url: str) -> Media:
    """The picture that stands for the item."""
    url = absolute(_text(item, "image") or _text(item, "banner_image"), base_url)
    return Media(pictures=(Picture(url),) if url else ())


def _attachments(item: Fields, base_url: str) -> Iterator[Enclosure]:
    """The files that come with the item."""
    for attachment in _objects(item.get("attachments")):
        if url := absolute(_text(attachment, "url"), base_url):
            yield Enclosure(
                url,
                line_of(_text(attachment, "mime_type")).lower(),
                _number(attachment, "size_in_bytes", 1 << 60),
                _number(attachment, "duration_in_seconds", _LONGEST),
                line_of(_text(attachment, "title")),
            )


def _authors(fields: Fields) -> tuple[str, ...]:
    """Who wrote it: `authors` of version 1.1, or `author` of 1.0."""
    given = [*_objects(fields.get("authors")), *_objects([fields.get("author")])]
    names = (line_of(_text(author, "name")) for author in given)
    return tuple(dict.fromkeys(filter(None, names)))


def _date(item: Fields, name: str) -> datetime | None:
    return date_of(_text(item, name))


def _text(fields: Fields, name: str) -> str:
    """A field that is a text, or "" where it is none."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _number(fields: Fields, name: str, most: int) -> int:
    """A field that is a number up to a limit, or 0 where it is none."""
    value = fields.get(name)
    return int(value) if isinstance(value, int | float) and 0 < value <= most else 0


def _id(item: Fields) -> str:
    """The item's id; version 1 asks that a number be taken for its figures."""
    value = item.get("id")
    return str(value) if isinstance(value, int | float) else _text(item, "id")


def _texts(value: Any) -> list[str]:
    """A list of texts, without what is none."""
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _objects(value: Any) -> list[Fields]:
    """A list of objects, without what is none."""
    return [fields for fields in value if isinstance(fields, Mapping)] if isinstance(value, list) else []
