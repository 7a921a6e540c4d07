"""Where an item is on the web, where it is discussed, and the files that come with it."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from newsterm.model import Enclosure
from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.figures import number_in
from newsterm.sources.feeds.mediafiles import media_type_of
from newsterm.sources.feeds.parts import Parts, base_of, words_in
from newsterm.sources.feeds.wording import line_of

_LINKS = ("link", "atom:link")  # RSS's holds an address, Atom's says in attributes what it leads to


def page_of(parts: Parts) -> str:
    """The address of an item's or a feed's page: RSS's link, else Atom's, else a guid that is one."""
    written = (link for link in parts.all("link") if not link.get("href"))
    told = (absolute(words_in(link), base_of(link)) for link in written)
    return (
        next(filter(None, told), "")
        or next(_leading_to(parts, "alternate", "html"), "")
        or next(_leading_to(parts, "alternate"), "")
        or next(_permalinks(parts), "")
    )


def self_of(parts: Parts) -> str:
    """The feed's own address, as it says itself; only a whole one tells anything."""
    hrefs = (link.get("href", "") for link in _related(parts, "self"))
    return next(filter(None, map(absolute, hrefs)), "")


def comments_of(parts: Parts) -> str:
    """Where readers discuss the item (RSS comments, RFC 4685 replies)."""
    told = (absolute(words_in(element), base_of(element)) for element in parts.all("comments"))
    return next(filter(None, told), "") or next(_leading_to(parts, "replies", "html"), "")


def enclosures_of(parts: Parts) -> Iterator[Enclosure]:
    """The files that come with the item (RSS enclosures, Atom links to them)."""
    for element in (*parts.all("enclosure"), *_related(parts, "enclosure")):
        if url := absolute(element.get("url") or element.get("href") or "", base_of(element)):
            yield Enclosure(
                url,
                media_type_of(element, url),
                number_in(element.get("length")),
                title=line_of(element.get("title", "")),
            )


def _related(parts: Parts, relation: str) -> Iterable[_Element]:
    """Atom's links of one relation; one that names none leads to the page (RFC 4287, 4.2.7.2)."""
    links = (link for link in parts.all(*_LINKS) if link.get("href"))
    return (link for link in links if link.get("rel", "alternate").strip().lower() == relation)


def _leading_to(parts: Parts, relation: str, kind: str = "") -> Iterator[str]:
    """The addresses that Atom's links of a relation lead to, to a `kind` of file or to an unsaid one."""
    links = (link for link in _related(parts, relation) if kind in link.get("type", kind).lower())
    return filter(None, (absolute(link.get("href", ""), base_of(link)) for link in links))


def _permalinks(parts: Parts) -> Iterator[str]:
    """The guids that are addresses (RSS 2.0); Atom's id is a name and leads nowhere (RFC 4287, 4.2.6)."""
    guids = (guid for guid in parts.all("guid") if guid.get("isPermaLink", "true").strip().lower() != "false")
    return filter(None, (absolute(words_in(guid)) for guid in guids))
