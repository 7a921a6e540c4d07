"""Where an item is on the web, where it is discussed, and the files that come with it."""

from collections.abc import Iterator

from newsterm.model import Enclosure
from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.essentials import Fields
from newsterm.sources.feeds.figures import number_in
from newsterm.sources.feeds.mediafiles import media_type_of
from newsterm.sources.feeds.parts import Parts, base_of, words_in
from newsterm.sources.feeds.standard import words_said
from newsterm.sources.feeds.wording import line_of


def page_of(said: Fields, base_url: str) -> str:
    """The address of an item's or a feed's page: the first link to a page, else to whatever it is."""
    return next(_leading_to(said, "alternate", base_url, "html"), "") or next(
        _leading_to(said, "alternate", base_url), ""
    )


def self_of(said: Fields) -> str:
    """The feed's own address, as it says itself; only a whole one tells anything."""
    return next(_leading_to(said, "self"), "")


def comments_of(said: Fields, base_url: str) -> str:
    """Where readers discuss the item (RSS comments, RFC 4685 replies)."""
    told = absolute(words_said(said, "comments"), base_url)
    return told or next(_leading_to(said, "replies", base_url, "html"), "")


def permalink_of(parts: Parts) -> str:
    """The guid that is an address (RSS 2.0); Atom's id is a name and leads nowhere (RFC 4287, 4.2.6)."""
    guids = (guid for guid in parts.all("guid") if guid.get("isPermaLink", "true").strip().lower() != "false")
    return next(filter(None, (absolute(words_in(guid)) for guid in guids)), "")


def enclosures_of(parts: Parts) -> Iterator[Enclosure]:
    """The files that come with the item (RSS enclosures, Atom links to them)."""
    links = parts.all("link", "atom:link")
    files = [link for link in links if link.get("rel", "").strip().lower() == "enclosure"]
    for element in (*parts.all("enclosure"), *files):
        if url := absolute(element.get("url") or element.get("href") or "", base_of(element)):
            yield Enclosure(
                url,
                media_type_of(element, url),
                number_in(element.get("length")),
                title=line_of(element.get("title", "")),
            )


def _leading_to(said: Fields, relation: str, base_url: str = "", kind: str = "") -> Iterator[str]:
    """The addresses that links of a relation lead to, to a `kind` of file; unsaid it is HTML."""
    links = [link for link in said.get("links") or () if link["rel"].strip() == relation]
    addresses = (words_said(link, "href") for link in links if kind in link.get("type", ""))
    return filter(None, (absolute(address, base_url) for address in addresses))
