"""What every feed and every item has (a name, links, authors, dates), as feedparser reads it where it is
not plain (`essentials`).

feedparser gets copies that hold these elements alone, each by its plain name. The long texts would take most
of its time, and captions and modules lead it astray: those we read ourselves (`item`).
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import feedparser
from lxml.etree import Element, SubElement, _Element, tostring

from newsterm.reading.html.markup import text_of
from newsterm.sources.feeds.constructs import markup_in
from newsterm.sources.feeds.essentials import (
    CHANNEL_TITLES,
    DESCRIPTIONS,
    LINKS,
    SOURCES,
    TITLES,
    Fields,
    address_of,
    guid_of,
    lines_of,
    plain_channel,
    plain_item,
    signers_of,
)
from newsterm.sources.feeds.parts import Parts, words_in
from newsterm.sources.feeds.wording import line_of

# feedparser takes its XML reader from this list of module names; ours is a third faster.
feedparser.api.PREFERRED_XML_PARSERS.insert(0, "newsterm.sources.feeds.expat")

_ATTRIBUTES = ("href", "rel", "type", "url")

_PORTION = 500  # items given to feedparser at once; what it says of one takes several kB
_AS_WRITTEN = "\u2060"  # a sign nobody prints


def said_of_feed(channel: Parts, *, atom: bool) -> Fields:
    """What is found of the feed itself."""
    return plain_channel(channel) or channel_read(channel, atom=atom)


def said_of_items(items: Sequence[Parts], *, atom: bool) -> Iterator[Fields]:
    """What is found of each item, in their order."""
    plain = [plain_item(item) for item in items]
    read = items_read([item for item, fields in zip(items, plain, strict=True) if fields is None], atom=atom)
    return (fields if fields is not None else next(read) for fields in plain)


def channel_read(channel: Parts, *, atom: bool) -> Fields:
    """What feedparser finds of the feed itself."""
    root, top = _outline(atom)
    _copy_lines(channel, top)
    _copy_markup(channel.first(*CHANNEL_TITLES), top, "title")
    _copy_markup(channel.first(*DESCRIPTIONS), top, "subtitle")
    found: Fields = _found(root).feed
    return found


def items_read(items: Sequence[Parts], *, atom: bool) -> Iterator[Fields]:
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
    _copy_markup(item.first(*TITLES), into, "title")
    source = item.first(*SOURCES)
    if source is not None:
        _copy_source(source, into)
    # A guid is never completed like a link (RFC 4287, 4.2.6), and if it is one we tell ourselves (`links`).
    _add(into, "guid", guid_of(item)).set("isPermaLink", "false")


def _copy_lines(parts: Parts, into: _Element) -> None:
    """Copy what has plain words only: links, dates, authors."""
    for name, words in lines_of(parts).items():
        _add(into, name, words)
    for link in parts.all(*LINKS):
        _copy_link(link, into)
    for signer in signers_of(parts):
        _add(into, "author", signer)


def _copy_link(link: _Element, into: _Element) -> None:
    """Copy a link as Atom writes it; feedparser would take its `xml:base` for that of all that follows."""
    _add(into, "link", "", link).set("href", address_of(link))


def _copy_source(source: _Element, into: _Element) -> None:
    """Copy where an item first appeared; RSS gives a name, Atom a feed in small."""
    copied = _add(into, "source", "" if len(source) else words_in(source), source)
    inside = Parts(source)
    _copy_markup(inside.first("title"), copied, "title")
    for link in inside.all(*LINKS):
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
