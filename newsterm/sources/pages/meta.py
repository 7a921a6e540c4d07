"""What the head of a page says of its article: OpenGraph, Twitter cards, Dublin Core and their kin."""

from collections.abc import Iterable

from lxml.etree import _Element

from newsterm.model import Article, Picture, Tag
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.markup import text_of
from newsterm.sources.feeds.dates import date_of

_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title")
_DECK = ("og:description", "description", "twitter:description")
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
)
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "publishdate",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "date",
    "dc.date",
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_SECTION = ("article:section", "og:article:section", "parsely-section", "section")
_KEYWORDS = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags", "cxenseparse:tags")


def article_of_meta(root: _Element, base_url: str = "") -> Article:
    """What the ``meta`` and ``link`` elements of a page say of its article; fields they don't give are empty.

    The picture is the one that the page shows where it is shared, which has no caption.
    """
    said = _contents(root)
    return Article(
        url=_canonical(root, base_url) or absolute(_first(said, ("og:url",)), base_url),
        title=text_of(_first(said, _TITLE)),
        deck=text_of(_first(said, _DECK)),
        byline=tuple(_authors(said)),
        published=date_of(_first(said, _PUBLISHED)),
        updated=date_of(_first(said, _UPDATED)),
        language=_language(root),
        outlet=text_of(_first(said, ("og:site_name", "application-name"))),
        section=text_of(_first(said, _SECTION)),
        tags=tuple(map(Tag, _tags(said))),
        pictures=tuple(Picture(url) for url in [absolute(_first(said, ("og:image",)), base_url)] if url),
    )


def base_of(root: _Element, url: str) -> str:
    """The address that relative ones in the page are relative to (HTML, 4.2.3)."""
    base = next(root.iter("base"), None)
    return absolute(base.get("href", ""), url) or url if base is not None else url


def _contents(root: _Element) -> dict[str, list[str]]:
    """The contents of the meta elements under their names in small letters."""
    said: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = meta.get("content", "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and meta.get(attribute):
                said.setdefault(meta.get(attribute, "").strip().lower(), []).append(content)
    return said


def _first(said: dict[str, list[str]], names: Iterable[str]) -> str:
    """The first content of the first of these names that is said."""
    return next((said[name][0] for name in names if name in said), "")


def _authors(said: dict[str, list[str]]) -> Iterable[str]:
    """The authors' names; some pages give the address of a profile instead, which is none."""
    for name in _AUTHORS:
        names = [text_of(content) for content in said.get(name, ()) if "/" not in content]
        if names:
            return dict.fromkeys(names)
    return ()


def _tags(said: dict[str, list[str]]) -> Iterable[str]:
    """The tags: one an element, else the keywords in one element with commas."""
    tags = said.get("article:tag") or said.get("og:article:tag") or []
    if len(tags) < 2:
        tags = (tags[0] if tags else _first(said, _KEYWORDS)).split(",")
    return dict.fromkeys(filter(None, map(text_of, tags)))


def _canonical(root: _Element, base_url: str) -> str:
    """The address the page wants to be known by (RFC 6596)."""
    links = (link for link in root.iter("link") if link.get("rel", "").lower() == "canonical")
    return next(filter(None, (absolute(link.get("href", ""), base_url) for link in links)), "")


def _language(root: _Element) -> str:
    """The language the page is declared to be in."""
    return (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").replace(
        "_", "-"
    )
