"""What keeps a page from being read whole: a subscription, a login, consent, or a proof that one is human.

Many pages say that they are not free and hold the whole report all the same. So what they say counts only
where the report breaks off: schema.org's isAccessibleForFree and the parts it names (hasPart, cssSelector),
the tier in the meta elements, elements that are called walls, and words that stand behind the report.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lxml.etree import XPath, _Element

from newsterm.reading.anatomy.walls import gate_in, wall_in
from newsterm.reading.fulltext import is_cut
from newsterm.sources.pages.scripts import Node
from newsterm.sources.pages.story import told_in

ASKED_FOR = {
    "subscription": "the page shows its report to subscribers only",
    "login": "the page asks to log in before it shows anything",
    "consent": "the page asks for consent before it shows anything",
    "captcha": "the page asks for a proof that its reader is human",
}
"""What a page that shows no report asks for, in a sentence, by its wall."""

_TIERS = ("article:content_tier", "content_tier", "article:access", "cxenseparse:paywall")
_PAID = re.compile(r"locked|metered|premium|paid|subscri|plus|members|true", re.IGNORECASE)
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?:\.(?P<class>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<has>[\w-]+)\])")
_NAMED = XPath(
    "boolean(//@class[contains(., 'paywall') or contains(., 'regwall') or contains(., 'subscriber-only')"
    " or contains(., 'content-gate') or contains(., 'premium-content')] | //@id[contains(., 'paywall')])"
)
_ENOUGH = 200  # characters of paragraphs in a part that is there and not only announced
_MOST_OF_IT = 0.6  # of the words that the page says its report has
_SHORT = 1_500  # characters; a report that is shorter may be but the beginning of one
_VERY_SHORT = 400
_END, _BEHIND = 300, 400  # characters at the end of a report and behind it where a wall is spoken of
_MARK = 40  # characters by which the end of a report is found in its page


class Claim(NamedTuple):
    """What a page says of who may read its report: that it isn't free, that the part which isn't is not in
    the page, how many words the whole has (0 if unsaid), and that it asks for a password."""

    paid: bool = False
    missing: bool = False
    words: int = 0
    password: bool = False


def claim_of(page: _Element, nodes: Iterable[Node]) -> Claim:
    """What a page and the objects in its JSON-LD say of who may read its report."""
    nodes = list(nodes)
    parts = [part for node in nodes for part in _each(node.get("hasPart"))]
    kept = [part for part in parts if _is_kept(part)]
    missing = any(_is_missing(page, part) for part in kept)
    paid = bool(kept) or any(map(_is_kept, nodes)) or any(map(_PAID.search, _tiers(page)))
    words = max((_number(node.get("wordCount")) for node in nodes), default=0)
    password = any(field.get("type", "").lower() == "password" for field in page.iter("input"))
    return Claim(paid or bool(_NAMED(page)), missing, words, password)


def wall_of(claim: Claim, page_words: str, report: str, window_title: str) -> str:
    """What keeps the page from being read whole, or nothing: one of Article.wall.

    `page_words` are all of the page that a reader sees where the report stands, `report` is what was found.
    """
    behind = _behind(page_words, report)
    end = report[-_END:]
    spoken_of = wall_in(f"{end} {behind}")
    breaks_off = is_cut(report) or _is_short_of(claim.words, report)
    if len(report) < _SHORT:
        if spoken_of:
            return spoken_of
        breaks_off = breaks_off or claim.missing or len(report) < _VERY_SHORT
    if claim.paid and (breaks_off or wall_in(end)):
        return spoken_of or "subscription"
    if len(report) >= _VERY_SHORT:
        return ""
    return gate_in(window_title, page_words) or ("login" if claim.password and not report else "")


def _behind(page_words: str, report: str) -> str:
    """What stands in a page behind its report."""
    end = " ".join(report.split())[-_MARK:]
    place = page_words.rfind(end) if end else -1
    return page_words[place + len(end) :][:_BEHIND] if place >= 0 else page_words[:_BEHIND]


def _is_short_of(words: int, report: str) -> bool:
    return len(report.split()) < words * _MOST_OF_IT


def _is_kept(node: Node) -> bool:
    """Whether an object is said not to be free."""
    free = node.get("isAccessibleForFree")
    return free is False or (isinstance(free, str) and free.lower().endswith("false"))


def _is_missing(page: _Element, part: Node) -> bool:
    """Whether the part of a page that its data name by a selector isn't there, or nearly empty."""
    selectors = [word for value in _each_string(part.get("cssSelector")) for word in value.split(",")]
    found = [_SELECTOR.fullmatch(selector.split()[-1]) for selector in selectors if selector.strip()]
    known = [match for match in found if match]
    return bool(known) and sum(told_in(one) for match in known for one in _selected(page, match)) < _ENOUGH


def _selected(page: _Element, selector: re.Match[str]) -> Iterator[_Element]:
    """The elements that a selector of a single name selects."""
    for element in page.iter(selector["tag"] or "*"):
        named = selector["class"] in element.get("class", "").split() or (
            selector["id"] and selector["id"] == element.get("id")
        )
        if named or (selector["has"] and element.get(selector["has"]) is not None):
            yield element


def _tiers(page: _Element) -> Iterator[str]:
    for meta in page.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in _TIERS:
            yield meta.get("content", "")


def _each(value: Any) -> list[Node]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, dict)]


def _each_string(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int | str) and str(value).isdecimal() else 0
