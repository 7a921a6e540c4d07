"""The lists of other articles in a page: "Read more", "Most popular", "Next in"."""

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml.etree import _Element

from newsterm.model import Link, Related
from newsterm.reading.anatomy.related import is_related_heading
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.elements import HEADINGS
from newsterm.reading.html.figures import words_of
from newsterm.sources.pages.places import is_small

_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 16, 250  # characters of a link that can be a headline
_HOLDER_DEPTH = 5  # elements from a heading up to one that holds its headlines
_LINKED = 0.4  # of the words in a list of headlines are theirs; the rest are dates, labels, summaries
_MOST_HEADLINES = 30

Lists = Mapping[_Element, Related]
"""The lists, by the element that holds each."""


def related_lists(page: _Element, base_url: str) -> Lists:
    """The lists of other articles, each under a heading that says so, by the element that holds it."""
    lists: dict[_Element, Related] = {}
    for heading in page.iter(*HEADINGS, "p", "div", "span", "strong", "a", "b"):
        words = words_of(heading) if is_small(heading) else ""
        holder = _holder(heading) if words and is_related_heading(words) else None
        if holder is not None and (headlines := tuple(_headlines(holder, heading, base_url))):
            lists[holder] = Related(words, headlines)
    return lists


def _holder(heading: _Element) -> _Element | None:
    """The nearest element around a heading that holds headlines, and little but them."""
    inside = set(heading.iter("a"))
    for ancestor in islice(heading.iterancestors(), _HOLDER_DEPTH):
        headlines = [
            link for link in ancestor.iter("a") if link not in inside and _can_be_headline(words_of(link))
        ]
        if headlines:
            linked = sum(len(words_of(link)) for link in headlines)
            return ancestor if linked >= len(words_of(ancestor)) * _LINKED else None
    return None


def _can_be_headline(title: str) -> bool:
    return _SHORTEST_HEADLINE <= len(title) <= _LONGEST_HEADLINE


def _headlines(holder: _Element, heading: _Element, base_url: str) -> Iterator[Link]:
    """The headlines among the links of an element, each once."""
    seen = {words_of(heading)}
    for link in holder.iter("a"):
        title = words_of(next(link.iter(*HEADINGS), link))
        if (
            _SHORTEST_HEADLINE <= len(title) <= _LONGEST_HEADLINE
            and title not in seen
            and len(seen) <= _MOST_HEADLINES
        ):
            seen.add(title)
            yield Link(title, absolute(link.get("href", ""), base_url))
