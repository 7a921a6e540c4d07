"""The body of the article in a web page, found by trafilatura."""

import re
from collections import Counter
from collections.abc import Sequence

from lxml.etree import _Element, tostring
from lxml.html import HtmlElement

from newsterm.reading.dates import is_date_line
from newsterm.reading.figures import words_of
from newsterm.sources.printed import likeness

_HTML = {  # trafilatura's names for what it finds → HTML's
    "body": "div",
    "cell": "td",
    "code": "code",
    "del": "del",
    "item": "li",
    "lb": "br",
    "p": "p",
    "quote": "blockquote",
    "row": "tr",
    "table": "table",
}
_STRESS = {"#b": "b", "#i": "i", "#t": "code", "#sub": "sub", "#sup": "sup"}
_HEADING = re.compile(r"h[1-6]")
_HEAD_BLOCKS = 8  # that can stand over the report
_LONGEST_HEAD = 200  # characters of a line that stands over a title
_REFRAIN, _LONGEST_REFRAIN = 3, 60  # times; characters
_WORDS_IN_FIGURES = ("blockquote", "pre", "table", "p")


def markup_of_body(page: HtmlElement, url: str, head: Sequence[str]) -> str:
    """The HTML of the report in a page: paragraphs, headings, lists, tables, quotations, links, stress.

    `head` are the title and the deck, which belong to the article but not to its body. Nothing where there
    is no report. Figures are taken out of `page`.
    """
    # Imported here: it takes a fifth of a second, and only pages need it, not feeds.
    from trafilatura import bare_extraction

    found = bare_extraction(
        _without_figures(page),
        url=url or None,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return ""
    body = found.body
    for element in body.iter("*"):
        _to_html(element)
    _drop_head(body, head)
    _drop_refrains(body)
    return tostring(body, encoding="unicode", method="html")


def _drop_head(body: _Element, head: Sequence[str]) -> None:
    """Take what stands over the report out of its first blocks: title, deck, date, byline, breadcrumbs."""
    first = list(body)[:_HEAD_BLOCKS]
    titles = [index for index, block in enumerate(first) if _says(block, head[0])]
    for index, block in enumerate(first):
        words = words_of(block)
        above = titles and index <= titles[0] and len(words) < _LONGEST_HEAD
        if above or any(_says(block, part) for part in head) or is_date_line(words):
            _drop(block)


def _says(block: _Element, words: str) -> bool:
    return bool(words) and likeness(words_of(block), words) > 0.9


def _drop_refrains(body: _Element) -> None:
    """Take out short lines that come again and again: labels of the page, not sentences of the report."""
    blocks = [(block, words_of(block)) for block in body if str(block.tag) not in ("table", "ul", "ol")]
    times = Counter(words for _, words in blocks)
    for block, words in blocks:
        if times[words] >= _REFRAIN and len(words) < _LONGEST_REFRAIN:
            _drop(block)


def _drop(element: _Element) -> None:
    """Take an element out of its parent; the text after it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _without_figures(page: HtmlElement) -> HtmlElement:
    """The page without its figures of pictures: their captions are no part of the body."""
    for figure in list(page.iter("figure")):
        if next(figure.iter(*_WORDS_IN_FIGURES), None) is None and figure.getparent() is not None:
            _drop(figure)
    return page


def _to_html(element: _Element) -> None:
    """Give an element of trafilatura's the name and the attributes that HTML has for it."""
    rend, target = element.get("rend", ""), element.get("target", "")
    is_heading_cell = element.get("role") == "head"
    name = str(element.tag)
    element.attrib.clear()
    match name:
        case "head":
            element.tag = rend if _HEADING.fullmatch(rend) else "h2"
        case "hi":
            element.tag = _STRESS.get(rend, "span")
        case "list":
            element.tag = "ol" if rend == "ol" else "ul"
        case "ref":
            element.tag = "a"
            element.set("href", target)
        case "cell" if is_heading_cell:
            element.tag = "th"
        case _:
            element.tag = _HTML.get(name, "span")
