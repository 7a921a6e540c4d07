"""The lists of other articles in a page: "Read more", "Most popular", "Next in"."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from lxml.etree import _Element

from newsterm.model import Link, Related
from newsterm.reading.anatomy.related import is_related_heading
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.elements import HEADINGS
from newsterm.reading.html.figures import words_of
from newsterm.sources.pages.places import is_small

_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 16, 250  # characters of a link that can be a headline
_KICKER = re.compile(r"kicker|overline|eyebrow|categor|rubri[ck]|\blabel", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:^|[\s_-])(?:title|headline|titulo|titre|titel|tytul|teasertext)(?:$|[\s_-])", re.IGNORECASE
)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_FEW, _LONG = 3, 28  # words of a headline at least; characters of one with so few
_HOLDER_DEPTH = 5  # elements from a heading up to one that holds its headlines
_LINKED = 0.25  # of the words in a list of headlines are theirs; the rest are dates, labels, summaries
_MOST_HEADLINES = 30

Lists = Mapping[_Element, Related]
"""The lists, by the element that holds each."""


def related_lists(page: _Element, story: _Element, base_url: str, headline: str = "") -> Lists:
    """The lists of other articles, each under a heading that says so, by the element that holds it.

    None of them holds the `story`, and the page's own `headline` is in none of them.
    """
    lists: dict[_Element, Related] = {}
    around = {story, *story.iterancestors()}
    for heading in page.iter(*HEADINGS, "p", "div", "span", "strong", "a", "b"):
        words = words_of(heading) if is_small(heading) else ""
        holder = _holder(heading, around) if words and is_related_heading(words) else None
        links = _headlines(holder, {words, headline}, base_url) if holder is not None else ()
        if holder is not None and (headlines := tuple(_unnumbered(list(links)))):
            lists[holder] = Related(words, headlines)
    return lists


def _holder(heading: _Element, around: Collection[_Element]) -> _Element | None:
    """The nearest element around a heading that holds headlines, and little but them; no element `around`
    the story can."""
    inside = set(heading.iter("a"))
    for ancestor in islice(heading.iterancestors(), _HOLDER_DEPTH):
        if ancestor in around:
            return None
        links = [link for link in ancestor.iter("a") if link not in inside]
        linked = sum(len(words_of(link)) for link in links if _can_be_headline(_title(link)))
        if linked:
            return ancestor if linked >= len(words_of(ancestor)) * _LINKED else None
    return None


def _can_be_headline(title: str) -> bool:
    """Whether words are as long as headlines are: four words, or three long ones; two signs of a script
    without spaces count for a word."""
    wide = len(_WIDE.findall(title))
    words = len(title.split()) + wide // 2
    shortest = _LONG if words == _FEW else _SHORTEST_HEADLINE
    return words >= _FEW and shortest <= len(title) + wide <= _LONGEST_HEADLINE


def _headlines(holder: _Element, known: Collection[str], base_url: str) -> Iterator[Link]:
    """The headlines among the links of an element, each once, without those that are known."""
    seen = set(known)
    for link in holder.iter("a"):
        title = _title(link)
        if title not in seen and len(seen) <= _MOST_HEADLINES and _can_be_headline(title):
            seen.add(title)
            if not is_related_heading(title) and "author" not in link.get("rel", ""):
                yield Link(title, absolute(link.get("href", ""), base_url))


def _title(link: _Element) -> str:
    """The headline in a link: its heading, or what is called a title, where there is one; without the topic
    that stands over it."""
    named = (part for part in link.iterdescendants() if _TITLE.search(part.get("class", "")))
    element = next(link.iter(*HEADINGS), None)
    if element is None:
        element = next((part for part in named if words_of(part)), link)
    kickers = [part for part in element.iterdescendants() if _KICKER.search(part.get("class", ""))]
    return words_of(element, without=kickers) or words_of(element)


def _unnumbered(links: Sequence[Link]) -> Iterator[Link]:
    """The headlines without their ranks, where all of them begin with one: 1, 2, 3."""
    ranked = len(links) > 1 and all(link.title.startswith(str(rank)) for rank, link in enumerate(links, 1))
    for rank, link in enumerate(links, 1):
        yield replace(link, title=link.title[len(str(rank)) :].lstrip(" .)")) if ranked else link
