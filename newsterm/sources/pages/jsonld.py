"""JSON-LD in a page (schema.org NewsArticle and its kin) → what it says of the article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from newsterm.model import Article, Body, Picture, Tag
from newsterm.reading.anatomy.agencies import is_known_agency
from newsterm.reading.anatomy.credits import split_credit
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.markup import text_of
from newsterm.sources.feeds.dates import date_of
from newsterm.sources.pages.scripts import MOST_NODES, Node

_KINDS = re.compile(r"(?:Article|Posting|Report|Review|AnalysisNews|OpinionNews)$")
_JOINED = re.compile(r"\s*[;|]\s*|\s*,\s+(?=\w+\s+\w)|\s+(?:and|und|et|y|og|och)\s+(?=[A-ZÀ-Þ]\w+\s)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def article_of_json(nodes: Sequence[Node], base_url: str = "") -> Article:
    """What the objects in a page's JSON-LD say of its article, an empty Article where they say nothing.

    The body is the plain text that some pages give, often without paragraphs.
    """
    told = max(filter(_is_article, nodes), key=_weight, default=None)
    if told is None:
        return Article()
    article = _article(_completed(told, nodes), base_url)
    return article if article.section else replace(article, section=_section(nodes, article.title))


def _section(nodes: Iterable[Node], title: str) -> str:
    """The last of the page's breadcrumbs but the article itself; the first is the home page."""
    for node in nodes:
        if "BreadcrumbList" in _strings(node.get("@type")):
            steps = node.get("itemListElement")
            names = [text_of(_first(step) or _first(step.get("item"))) for step in _objects(steps)]
            return next((name for name in reversed(names[1:]) if name and name != title), "")
    return ""


def _objects(value: Any) -> list[Node]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _is_article(node: Node) -> bool:
    """Whether the object is a report of any kind (schema.org/Article and what is below it)."""
    return any(_KINDS.search(kind) for kind in _strings(node.get("@type")))


def _weight(node: Node) -> int:
    """How much an object tells; the page's own article tells more than those it only names."""
    return sum(
        bool(node.get(name)) for name in ("headline", "articleBody", "datePublished", "author", "image")
    )


def _completed(node: Node, nodes: Iterable[Node]) -> Node:
    """The object with what it only refers to by its place in the page (``{"@id": "#picture"}``) put in."""
    known = {str(other["@id"]): other for other in nodes if "@id" in other and len(other) > 1}

    def followed(value: Any) -> Any:
        if isinstance(value, list):
            return [followed(item) for item in value[:MOST_NODES] if not isinstance(item, list)]
        refers = isinstance(value, dict) and value.keys() == {"@id"}
        return known.get(str(value["@id"]), value) if refers else value

    return {name: followed(value) for name, value in node.items()}


def _article(node: Node, base_url: str) -> Article:
    return Article(
        url=absolute(_first(node.get("url")) or _id(node.get("mainEntityOfPage")), base_url),
        title=text_of(_first(node.get("headline")) or _first(node.get("name"))),
        deck=text_of(_first(node.get("description"))),
        byline=_each_once(_people(node.get("author")) or _people(node.get("creator"))),
        published=_date(node.get("datePublished")),
        updated=_date(node.get("dateModified")),
        language=_language(node.get("inLanguage")),
        outlet=next(iter(_names(node.get("publisher"))), ""),
        section=text_of(_first(node.get("articleSection"))),
        dateline=text_of(_first(node.get("dateline"))),
        tags=tuple(map(Tag, _keywords(node.get("keywords")))),
        pictures=tuple(_pictures(node.get("image"), base_url)),
        body=Body(_first(node.get("articleBody"))),
    )


def _strings(value: Any) -> list[str]:
    """The strings a value is, holds in a list, or names (``name``, ``@value``)."""
    values = value if isinstance(value, list) else [value]
    named = [_named(item) for item in values]
    return [item for item in named if isinstance(item, str) and item.strip()]


def _named(value: Any) -> Any:
    """What an object is called; what is no object is itself."""
    if not isinstance(value, dict):
        return value
    name = value.get("name") or value.get("@value") or value.get("alternateName")
    return name[0] if isinstance(name, list) and name else name


def _first(value: Any) -> str:
    """The first of the strings, or nothing."""
    return next(iter(_strings(value)), "")


def _id(value: Any) -> str:
    """The address that an object, or its place in a document, is known by."""
    found = value.get("@id") or value.get("url") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def _names(value: Any) -> list[str]:
    """The names of people or organisations; some pages put several into one string."""
    return [name for string in _strings(value) for part in _JOINED.split(string) if (name := text_of(part))]


def _people(value: Any) -> list[str]:
    """The names of those among these who are people, or agencies that sign like them."""
    values = value if isinstance(value, list) else [value]
    return [
        name for one in values for name in _names(one) if not _is_organisation(one) or is_known_agency(name)
    ]


def _is_organisation(value: Any) -> bool:
    return isinstance(value, dict) and any(
        kind.endswith("Organization") for kind in _strings(value.get("@type"))
    )


def _keywords(value: Any) -> tuple[str, ...]:
    """The keywords, given as a list or in one string with commas; ``scheme:value`` pairs are for machines."""
    strings = _strings(value)
    parts = strings[0].split(",") if len(strings) == 1 else strings
    return _each_once(text_of(part) for part in parts)


def _language(value: Any) -> str:
    """A language as a tag (BCP 47)."""
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("@id") or value.get("name")
    language = _first(value).strip().replace("_", "-")
    return language if _TAG.fullmatch(language) else ""


def _date(value: Any) -> datetime | None:
    return date_of(_first(value))


def _pictures(value: Any, base_url: str) -> Iterator[Picture]:
    """The pictures of an article, with the words that came with them."""
    for image in value if isinstance(value, list) else [value]:
        if isinstance(image, str):
            image = {"url": image}
        if not isinstance(image, dict):
            continue
        address = absolute(
            _first(image.get("url")) or _first(image.get("contentUrl")) or _id(image), base_url
        )
        caption = text_of(_first(image.get("caption")) or "")
        names = ("creditText", "creator", "copyrightHolder", "author")
        credit = next((text_of(_first(image.get(name))) for name in names if _first(image.get(name))), "")
        if address:
            yield Picture(address, caption, credit) if credit else Picture(address, *split_credit(caption))


def _each_once(strings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, strings)))
