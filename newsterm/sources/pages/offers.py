"""The feeds a web page offers: in its links for machines, else in those for people."""

import re
from collections.abc import Iterable, Iterator

from lxml.etree import ParserError, _Element
from lxml.html import HTMLParser, document_fromstring

from newsterm.model import Offer
from newsterm.reading.html.addresses import absolute
from newsterm.sources.address import without_feed_scheme
from newsterm.sources.feeds.wording import line_of
from newsterm.sources.known_sites import offers_by_address
from newsterm.sources.pages.meta import base_of

MOST = 50
"""Offers taken from one page."""

_KINDS = {  # what pages declare their feeds to be
    "application/rss+xml": "RSS",
    "application/x-rss+xml": "RSS",
    "application/rdf+xml": "RSS",
    "text/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/x.atom+xml": "Atom",
    "application/x-atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
}
_VAGUE_KINDS = {"application/json": "JSON Feed", "text/xml": "RSS", "application/xml": "RSS"}
_FEED_LIKE = re.compile(  # the ends of addresses that feeds have, before any query
    r"\.(?:rss|atom|rdf)$|/(?:feeds?|rss|atom)/?$|/feeds/posts/default$"
    r"|/(?:feed|rss2?|atom)\.(?:xml|json|rdf|php)$|/(?:index|news)\.(?:xml|rdf)$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\b(?:comments?|comentarios|commentaires|kommentare)\b", re.IGNORECASE)


def offers_of_page(text: str, url: str = "") -> list[Offer]:
    """The feeds that the HTML of a page at `url` offers, in its order, feeds of comments last.

    Taken are its ``link`` elements (https://www.rssboard.org/rss-autodiscovery); without any the links in its
    text whose addresses look like feeds; without those the feeds known by its canonical address, as that
    names a channel by number where the page is called after a person. Links for people come without a kind:
    nobody said that they lead to feeds.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return []
    base = base_of(page, url)
    offers = _folded(_declared(page, base)) or _folded(_linked(page, base)) or _known(page, base)
    return sorted(offers, key=_is_of_comments)[:MOST]


def _declared(page: _Element, base: str) -> Iterator[Offer]:
    """The feeds in ``link`` elements, wherever in the page they stand."""
    for link in page.iter("link"):
        relations = link.get("rel", "").lower().split()
        address = _address(link, base)
        kind = _kind(link, address)
        if address and kind and ("alternate" in relations or "feed" in relations):
            yield Offer(address, line_of(link.get("title", "")), kind)


def _kind(link: _Element, address: str) -> str:
    """The kind of feed a link is said to lead to; a vague word counts where the address is like a feed's."""
    said = link.get("type", "").partition(";")[0].strip().lower()
    vague = _VAGUE_KINDS.get(said, "") if _FEED_LIKE.search(address.partition("?")[0]) else ""
    return _KINDS.get(said) or vague


def _linked(page: _Element, base: str) -> Iterator[Offer]:
    """The links for people that lead to feeds by their looks."""
    for link in page.iter("a"):
        address = _address(link, base)
        if _FEED_LIKE.search(address.partition("?")[0]):
            yield Offer(address, line_of(link.get("title") or "".join(link.itertext())))


def _known(page: _Element, base: str) -> list[Offer]:
    """The feeds known by the address the page wants to be known by (RFC 6596)."""
    links = (link for link in page.iter("link") if link.get("rel", "").lower() == "canonical")
    return next((offers for link in links if (offers := offers_by_address(_address(link, base)))), [])


def _address(link: _Element, base: str) -> str:
    return absolute(without_feed_scheme(link.get("href", "").strip()), base)


def _folded(offers: Iterable[Offer]) -> list[Offer]:
    """The offers, each address once, whichever the scheme and the slash at its end."""
    found: dict[str, Offer] = {}
    for offer in offers:
        found.setdefault(offer.address.partition("://")[2].rstrip("/"), offer)
    return list(found.values())


def _is_of_comments(offer: Offer) -> bool:
    return bool(_COMMENTS.search(f"{offer.title} {offer.address}"))
