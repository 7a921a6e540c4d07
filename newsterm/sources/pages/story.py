"""Where in a page the report stands: its headline, and the part that holds it and most of the paragraphs."""

import re
from collections.abc import Iterator

from lxml.etree import _Element, iterwalk
from lxml.html import HtmlElement

from newsterm.reading.html.elements import tag_of
from newsterm.reading.html.figures import words_of

_WORD = re.compile(r"\w+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_HEADLINE = 40  # characters; a name of an outlet or of a section is shorter
_ALIKE = 0.6  # of the words of two titles are the same
_SHORTEST_LINE = 60  # characters right in an element that make it a paragraph, whatever it is called
_LEAST = 300  # characters of paragraphs in a page that tell where its report is
_SILENT = {"script", "style", "noscript", "template", "svg", "a", "button", "select", "textarea", "form"}
_SILENT |= {"nav", "aside", "footer", "figcaption"}  # their words are not the report's


def headline_of(page: HtmlElement, title: str) -> HtmlElement | None:
    """The heading that says the title, else a first heading as long as headlines are; where the page's data
    give no title, the first."""
    headings = [heading for heading in page.iter("h1", "h2") if words_of(heading)]
    firsts = [heading for heading in headings if heading.tag == "h1"]
    if not title:
        return firsts[0] if firsts else None
    best = max(headings, key=lambda heading: likeness(words_of(heading), title), default=None)
    if best is not None and likeness(words_of(best), title) >= _ALIKE:
        return best
    if len(firsts) == 1 and likeness(words_of(firsts[0]), title) > _ALIKE / 3:
        return firsts[0]
    return next((heading for heading in firsts if len(words_of(heading)) >= _HEADLINE), None)


def story_of(page: HtmlElement, headline: HtmlElement | None) -> HtmlElement:
    """The smallest part of the page that holds the headline and most of the paragraphs; without a headline
    the article or main part that holds most of them; else the page."""
    paragraphs = list(_paragraphs(page))
    whole = sum(length for _, length in paragraphs)
    if whole < _LEAST:
        return page
    around = page.iter("article", "main") if headline is None else headline.iterancestors()
    told = dict.fromkeys(around, 0)
    for paragraph, length in paragraphs:
        for ancestor in paragraph.iterancestors():
            if ancestor in told:
                told[ancestor] += length
    if headline is None:
        best = max(told, key=told.__getitem__, default=page)
        return best if told.get(best, 0) * 2 >= whole else page
    return next((ancestor for ancestor, length in told.items() if length * 2 >= whole), page)


def likeness(one: str, other: str) -> float:
    """How much of the words of two titles is the same, 0.0 to 1.0."""
    words, others = _words(one), _words(other)
    return 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0


def told_in(element: _Element) -> int:
    """How many characters the paragraphs below an element have."""
    return sum(map(_length, element.iter("p")))


def _paragraphs(page: _Element) -> Iterator[tuple[_Element, int]]:
    """The elements with words enough right in them, and how many characters those are."""
    walk = iterwalk(page, events=("start",))
    for _event, element in walk:
        if tag_of(element) in _SILENT:
            walk.skip_subtree()
        elif (length := _length(element)) >= _SHORTEST_LINE:
            yield element, length


def _length(element: _Element) -> int:
    return len(element.text or "") + sum(len(part.tail or "") for part in element)


def _words(text: str) -> set[str]:
    text = text.casefold()
    return set(_WORD.findall(text)) | set(_WIDE.findall(text))
