"""What every feed and every item has (a name, links, authors, dates), where it is written plainly.

Nearly all of it is: words without tags and entities, links of one address. These need no reader and are taken
as they stand; of all others feedparser says what is meant (`standard`).
"""

from typing import Any

from lxml.etree import _Element

from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.parts import BASE, RDF_ABOUT, Parts, base_of, words_in
from newsterm.sources.feeds.wording import as_printed, signer_of

Fields = dict[str, Any]
"""What was found, by feedparser's names."""

# The elements that hold one of a kind, by feedparser's name for it; the first that has words is taken.
TITLES = ("title", "atom:title", "dc:title", "media:title", "itunes:title")
CHANNEL_TITLES = ("title", "dc:title")
DESCRIPTIONS = ("description", "subtitle", "tagline", "dc:description", "itunes:summary")
SOURCES = ("source", "atom:source")
LINKS = ("link", "atom:link")  # RSS's in front
_LINES = {"comments": ("comments",), "language": ("language", "dc:language")}
_DATES = {
    "published": ("pubdate", "published", "issued", "atom:published", "dcterms:issued"),
    "created": ("dc:date", "prism:publicationdate", "created", "dcterms:created", "date"),
    "updated": ("updated", "modified", "atom:updated", "dcterms:modified"),
}
_GUIDS = ("guid", "id", "atom:id")
_AUTHORS = ("author", "atom:author", "dc:creator", "dc:author")

_LONGEST_DATE = 100  # characters; feedparser's patterns are slow over long ones
_KINDS = {"": "text/plain", "text": "text/plain", "html": "text/html"}
_CHANGED = ("<", "&")  # of words that have these nobody knows what they are


def plain_item(item: Parts) -> Fields | None:
    """What an item has; None where somebody has to read it."""
    if item.first(*SOURCES) is not None:
        return None
    fields = _plain(item, {"title": item.first(*TITLES)})
    if fields is not None:
        fields["id"] = guid_of(item)
    return fields


def plain_channel(channel: Parts) -> Fields | None:
    """What a feed itself has; None where somebody has to read it."""
    named = {"title": channel.first(*CHANNEL_TITLES), "subtitle": channel.first(*DESCRIPTIONS)}
    return _plain(channel, named)


def lines_of(parts: Parts) -> dict[str, str]:
    """What has plain words only, by feedparser's names: dates, the language, where it is discussed."""
    lines = {name: parts.words(*names) for name, names in _LINES.items()}
    dates = {name: parts.words(*names)[:_LONGEST_DATE] for name, names in _DATES.items()}
    return {name: words for name, words in (lines | dates).items() if words}


def guid_of(item: Parts) -> str:
    """The name that an item has for good; RDF gives it as an attribute."""
    return item.words(*_GUIDS) or as_printed(item.element.get(RDF_ABOUT, "").strip())


def address_of(link: _Element) -> str:
    """Where a link leads, whole where it stands on an `xml:base` of its own."""
    address = link.get("href") or words_in(link)
    return absolute(address, base_of(link)) if BASE in link.attrib else address


def signers_of(parts: Parts) -> list[str]:
    """Who signs, without mail addresses: feedparser knows no endings of more than four letters."""
    authors = parts.all(*_AUTHORS) or parts.all("itunes:author")
    each = ([author] if not len(author) else Parts(author).all("name", "atom:name") for author in authors)
    return [signer_of(words_in(name)) for names in each for name in names]


def _plain(parts: Parts, named: dict[str, _Element | None]) -> Fields | None:
    fields: Fields = dict(lines_of(parts))
    links = [_plain_link(link) for link in parts.all(*LINKS)]
    signers = signers_of(parts)
    if None in links or any("@" in signer for signer in signers):
        return None
    if ":///" in fields.get("comments", ""):
        return None
    for name, element in named.items():
        if element is None:
            continue
        kind = _KINDS.get(element.get("type", ""))
        words = words_in(element)
        if kind is None or len(element) or any(sign in words for sign in _CHANGED):
            return None
        fields |= {name: words, f"{name}_detail": {"type": kind}}
    return fields | {"links": links, "authors": [{"name": signer} for signer in signers]}


def _plain_link(link: _Element) -> dict[str, str] | None:
    """A link as Atom writes it (RFC 4287, 4.2.7); None where it says more than one address."""
    address = address_of(link)
    if ":///" in address or "url" in link.attrib:
        return None
    relation = link.get("rel", "alternate").lower()
    kind = "application/atom+xml" if relation == "self" else "text/html"
    return {"rel": relation, "type": link.get("type", kind).lower(), "href": address}
