"""What every feed and every item has (a name, links, authors, dates), as feedparser reads it.

feedparser gets copies that hold these elements alone, each by its plain name. The long texts would take most
of its time, and captions and modules lead it astray: those we read ourselves (`item`).
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import feedparser
from lxml.etree import Element, SubElement, _Element, tostring

from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.markup import text_of
from newsterm.sources.feeds.constructs import markup_in
from newsterm.sources.feeds.parts import BASE, RDF_ABOUT, Parts, base_of, words_in
from newsterm.sources.feeds.wording import line_of, signer_of

# feedparser takes its XML reader from this list of module names; ours is a third faster.
feedparser.api.PREFERRED_XML_PARSERS.insert(0, "newsterm.sources.feeds.expat")

Fields = dict[str, Any]
"""What feedparser found, by its names."""

# The elements that hold one of a kind, by feedparser's name for it; the first that has words is taken.
_TITLES = ("title", "atom:title", "dc:title", "media:title", "itunes:title")
_DESCRIPTIONS = ("description", "subtitle", "tagline", "dc:description", "itunes:summary")
_LINES = {"comments": ("comments",), "language": ("language", "dc:language")}
_DATES = {
    "published": ("pubdate", "published", "issued", "atom:published", "dcterms:issued"),
    "created": ("dc:date", "prism:publicationdate", "created", "dcterms:created", "date"),
    "updated": ("updated", "modified", "atom:updated", "dcterms:modified"),
}
_GUIDS = ("guid", "id", "atom:id")
_LINKS = ("link", "atom:link")  # RSS's in front
_AUTHORS = ("author", "atom:author", "dc:creator", "dc:author")
_SOURCES = ("source", "atom:source")
_ATTRIBUTES = ("href", "rel", "type", "url")

_PORTION = 500  # items given to feedparser at once; what it says of one takes several kB
_LONGEST_DATE = 100  # characters; feedparser's patterns are slow over long ones
_AS_WRITTEN = "\u2060"  # a sign nobody prints


def said_of_feed(channel: Parts, *, atom: bool) -> Fields:
    """What feedparser finds of the feed itself."""
    root, top = _outline(atom)
    _copy_lines(channel, top)
    _copy_markup(channel.first("title", "dc:title"), top, "title")
    _copy_markup(channel.first(*_DESCRIPTIONS), top, "subtitle")
    found: Fields = _found(root).feed
    return found


def said_of_items(items: Sequence[Parts], *, atom: bool) -> Iterator[Fields]:
    """What feedparser finds of each item, in their order."""
    for start in range(0, len(items), _PORTION):
        root, top = _outline(atom)
        for item in items[start : start + _PORTION]:
            _copy_item(item, SubElement(top, "entry" if atom else "item"))
        yield from _found(root).entries


def line_said(fields: Fields, name: str) -> str:
    """A text of one line, which a feed may give as HTML."""
    words = words_said(fields, name)
    detail = dict.get(fields, f"{name}_detail")
    return line_of(text_of(words) if detail and detail["type"] != "text/plain" else words)


def words_said(fields: Fields, name: str) -> str:
    """A text as it is written, or ""; feedparser's own way would answer for "updated" with "published"."""
    return (dict.get(fields, name) or "").strip(_AS_WRITTEN)


def _outline(atom: bool) -> tuple[_Element, _Element]:
    """An empty feed, and the element its parts belong in."""
    if atom:
        root = Element("feed")
        return root, root
    root = Element("rss", version="2.0")
    return root, SubElement(root, "channel")


def _found(root: _Element) -> Any:
    """What feedparser finds; it is never given text, which it would take for an address to open."""
    content = BytesIO(tostring(root, encoding="utf-8", xml_declaration=True))
    return feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)


def _copy_item(item: Parts, into: _Element) -> None:
    """Copy the elements of an item that feedparser reads."""
    _copy_lines(item, into)
    _copy_markup(item.first(*_TITLES), into, "title")
    source = item.first(*_SOURCES)
    if source is not None:
        _copy_source(source, into)
    # A guid is never completed like a link (RFC 4287, 4.2.6), and if it is one we tell ourselves (`links`).
    guid = item.words(*_GUIDS) or item.element.get(RDF_ABOUT, "")
    _add(into, "guid", guid).set("isPermaLink", "false")


def _copy_lines(parts: Parts, into: _Element) -> None:
    """Copy what has plain words only: links, dates, authors."""
    for name, names in _LINES.items():
        if words := parts.words(*names):
            _add(into, name, words)
    for name, names in _DATES.items():
        if words := parts.words(*names):
            _add(into, name, words[:_LONGEST_DATE])
    for link in parts.all(*_LINKS):
        _copy_link(link, into)
    for author in parts.all(*_AUTHORS) or parts.all("itunes:author"):
        _copy_author(author, into)


def _copy_link(link: _Element, into: _Element) -> None:
    """Copy a link as Atom writes it; feedparser would take its `xml:base` for that of all that follows."""
    copied = _add(into, "link", "", link)
    address = link.get("href") or words_in(link)
    copied.set("href", absolute(address, base_of(link)) if BASE in link.attrib else address)


def _copy_author(author: _Element, into: _Element) -> None:
    """Copy the names of authors, not their mail: feedparser knows no endings of more than four letters."""
    names = Parts(author).all("name", "atom:name") if len(author) else [author]
    for name in names:
        _add(into, "author", signer_of(words_in(name)))


def _copy_source(source: _Element, into: _Element) -> None:
    """Copy where an item first appeared; RSS gives a name, Atom a feed in small."""
    copied = _add(into, "source", "" if len(source) else words_in(source), source)
    inside = Parts(source)
    _copy_markup(inside.first("title"), copied, "title")
    for link in inside.all(*_LINKS):
        _copy_link(link, copied)


def _copy_markup(element: _Element | None, into: _Element, name: str) -> None:
    """Copy words that may be HTML; elements become escaped HTML, so that none is taken for an item."""
    if element is None:
        return
    kind = "html" if len(element) else element.get("type", "")
    added = _add(into, name, markup_in(element) if len(element) else words_in(element))
    if "html" in kind or "text" in kind:  # of other types feedparser would decode base64
        added.set("type", kind)


def _add(into: _Element, name: str, words: str, like: _Element | None = None) -> _Element:
    """A new element with these words, and the attributes of another that tell something."""
    added = SubElement(into, name)
    added.text = _as_written(words)
    if like is not None:
        for key in _ATTRIBUTES:
            if key in like.attrib:
                added.set(key, like.attrib[key])
    return added


def _as_written(words: str) -> str:
    """The words, marked where feedparser would take them for UTF-8 that somebody misread and change them.

    Whether that is so is decided once, for the whole document (`encoding`).
    """
    if words.isascii():
        return words
    try:
        words.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return words
    return words + _AS_WRITTEN
