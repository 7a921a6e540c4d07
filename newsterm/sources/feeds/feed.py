"""RSS 0.9x, 1.0 and 2.0 and Atom → a feed and its raw articles.

feedparser reads the elements; what it is known to get wrong is kept from it: broken XML, document types
and the media elements, which a pass of our own takes out first.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

import feedparser
from lxml import etree

from newsterm.errors import ContentError
from newsterm.model import Article, Enclosure, Feed, ParsedFeed, Picture, Tag
from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.dates import date_of
from newsterm.sources.feeds.media import Media, captioned, lift
from newsterm.sources.feeds.preparation import NO_BASE, prepare
from newsterm.sources.feeds.wording import (
    clean_markup,
    deck_of,
    language_of,
    line_of,
    line_of_markup,
    markup_of,
)
from newsterm.sources.feeds.xmltree import tree_of

# feedparser takes its XML reader from this list of module names; ours is a third faster.
feedparser.api.PREFERRED_XML_PARSERS.insert(0, "newsterm.sources.feeds.expat")

ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
"""The local names, in lower case, of the elements a feed can begin with."""

_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_MEDIA = ("{http://search.yahoo.com/mrss/}*", "{http://search.yahoo.com/mrss}*")
_REFERENCE = re.compile(
    r"""(\b(?:href|src|poster|cite)\s*=\s*)(["'])(?![a-z][a-z0-9+.-]*:|#|["'])([^"'<>]+)\2""", re.IGNORECASE
)
_SECTION = re.compile(r"\b(?:section|rubric|ressort|desk)s?/?$", re.IGNORECASE)  # schemes publishers use
_BY = re.compile(r"^(?:by|von|par|por|di|door)\s+(?=[^\W\d_])", re.IGNORECASE)

Fields = dict[str, Any]
"""What feedparser found, by its names."""


class _Own(NamedTuple):
    """What we read of an item ourselves."""

    guid: str = ""
    media: Media = Media()


def feed_of(text: str, url: str = "") -> ParsedFeed:
    """The feed in an XML text that was found at `url`.

    `problem` says what was broken where not all may have been readable. Raises ContentError where nothing is.
    """
    tree = tree_of(text, url)
    items = list(tree.root.iter("{*}item", "{*}entry"))
    own = [_Own(_guid(item), lift(item, url)) for item in items]
    etree.strip_elements(tree.root, *_MEDIA, with_tail=False)
    prepare(tree.root)
    found = _found(etree.tostring(tree.root, encoding="utf-8", xml_declaration=True))
    feed = _feed(found.feed, url)
    own += [_Own()] * (len(found.entries) - len(own))
    authors = _authors(found.feed) if found.version.startswith("atom") else ()
    articles = [
        _article(entry, feed, ours, url or feed.site_url)
        for entry, ours in zip(found.entries, own, strict=False)
    ]
    return ParsedFeed(
        feed,
        tuple(replace(article, byline=article.byline or authors) for article in articles),
        tree.problem,
    )


def _found(content: bytes) -> Any:
    """What feedparser finds. Raises ContentError where it stumbles, as it does over some broken feeds."""
    try:
        return feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise ContentError(f"it is too broken to be read as a feed ({error})") from error


def _feed(fields: Fields, url: str) -> Feed:
    """What the publisher says of the feed."""
    return Feed(
        title=_line(fields, "title"),
        site_url=absolute(fields.get("link") or "", url),
        description=_line(fields, "subtitle"),
        language=language_of(fields.get("language")),
    )


def _guid(item: etree._Element) -> str:
    """The item's identity as it is written: it is never completed like a link (RFC 4287, 4.2.6)."""
    own = next(item.iterchildren("{*}guid", "{*}id"), None)
    return line_of(item.get(_RDF_ABOUT, "") if own is None else "".join(own.itertext()))


def _article(entry: Fields, feed: Feed, own: _Own, base_url: str) -> Article:
    """One item, raw."""
    media = own.media
    summary, content = _markup(entry, "summary"), _content(entry)
    markup = content or summary or media.about
    pictures, enclosures = captioned(media, _enclosures(entry, base_url))
    if markup == media.about:  # what tells of a film is the article here, and said once
        pictures = tuple(_without_caption(picture, markup) for picture in pictures)
    tags = tuple(dict.fromkeys([*_tags(entry), *media.tags]))
    published, updated, created = (_date(entry, name) for name in ("published", "updated", "created"))
    return Article(
        guid=own.guid,
        url=_link(entry, own.guid, base_url),
        title=_line(entry, "title"),
        deck=deck_of(summary, content) if content else "",
        byline=_authors(entry),
        published=published or created or updated,
        updated=updated,
        language=language_of(entry.get("language") or _detail(entry).get("language")) or feed.language,
        outlet=_outlet(entry) or feed.title,
        section=next((str(tag) for tag in tags if _SECTION.search(tag.scheme)), ""),
        tags=tags,
        pictures=pictures,
        enclosures=enclosures,
        comments_url=absolute(_comments(entry), base_url),
        markup=markup,
    )


def _line(fields: Fields, name: str) -> str:
    """A text of one line, which a feed may give as HTML."""
    value = fields.get(name) or ""
    kind = (fields.get(f"{name}_detail") or {}).get("type", "text/plain")
    return line_of(value) if kind == "text/plain" else line_of_markup(value)


def _content(entry: Fields) -> str:
    """The article itself, as HTML: of several contents the longest."""
    return max((_as_markup(content) for content in entry.get("content") or ()), key=len, default="")


def _markup(entry: Fields, name: str) -> str:
    """A field that holds HTML or text, as HTML."""
    detail = entry.get(f"{name}_detail") or {}
    return _as_markup({**detail, "value": entry.get(name) or ""})


def _as_markup(content: Fields) -> str:
    """One content as HTML, its links made whole where the feed says what they stand on."""
    value = content.get("value") or ""
    kind = content.get("type") or "text/html"
    if kind == "text/plain":
        return clean_markup(markup_of(value))
    if not kind.startswith("text/") and "xml" not in kind and "html" not in kind:
        return ""
    base = content.get("base") or NO_BASE
    return clean_markup(value if base == NO_BASE else _with_links_whole(value, base))


def _with_links_whole(markup: str, base: str) -> str:
    """HTML whose relative addresses are made absolute."""
    return _REFERENCE.sub(
        lambda found: f"{found[1]}{found[2]}{absolute(found[3], base) or found[3]}{found[2]}", markup
    )


def _detail(entry: Fields) -> Fields:
    """What is said of the entry's text."""
    contents: list[Fields] = entry.get("content") or [entry.get("summary_detail") or {}]
    return contents[0]


def _without_caption(picture: Picture, markup: str) -> Picture:
    """The picture without words that are the article's."""
    return replace(picture, caption="") if picture.caption == line_of_markup(markup) else picture


def _date(entry: Fields, name: str) -> datetime | None:
    # dict's own get: feedparser's would answer for "updated" with "published", and warn.
    return date_of(dict.get(entry, name) or "")


def _authors(fields: Fields) -> tuple[str, ...]:
    """Who wrote it, by name; an address alone is no name."""
    names = [author.get("name") or "" for author in fields.get("authors") or ()]
    lines = [_BY.sub("", line_of_markup(name)) for name in names]
    return tuple(dict.fromkeys(line for line in lines if line and "@" not in line))


def _outlet(entry: Fields) -> str:
    """Where an item of a collection first appeared, if it says."""
    source = entry.get("source")
    name = source.get("title") if isinstance(source, dict) else None
    line = line_of_markup(name or entry.get("dc_source") or "")
    return "" if re.match(r"(?i)https?:|www\.", line) else line


def _tags(entry: Fields) -> Iterator[Tag]:
    """The publisher's categories, with their schemes."""
    for tag in entry.get("tags") or ():
        label = line_of_markup(tag.get("label") or "")
        term = line_of_markup(tag.get("term") or "") or label
        if term:
            yield Tag(term, line_of(tag.get("scheme") or ""), "" if label == term else label)


def _enclosures(entry: Fields, base_url: str) -> list[Enclosure]:
    """The files that come with the item."""
    files = []
    for link in entry.get("links") or ():
        url = absolute(link.get("href") or "", base_url) if link.get("rel") == "enclosure" else ""
        if url:
            length = str(link.get("length") or "")
            size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0
            files.append(Enclosure(url, line_of(link.get("type") or "").lower(), size))
    return files


def _link(entry: Fields, guid: str, base_url: str) -> str:
    """Where the item is on the web; a guid is a link where it is a whole address (RSS 2.0, guid)."""
    link = entry.get("link") or ""
    if entry.get("guidislink") and link == entry.get("id"):
        return absolute(guid)
    return absolute(link, base_url)


def _comments(entry: Fields) -> str:
    """Where readers discuss the item (RSS comments, RFC 4685 replies)."""
    replies = (
        link.get("href") or ""
        for link in entry.get("links") or ()
        if link.get("rel") == "replies" and "html" in link.get("type", "text/html")
    )
    return str(entry.get("comments") or next(replies, ""))
