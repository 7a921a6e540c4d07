"""The body of the article in a web page, found by trafilatura."""

import re
from collections.abc import Sequence
from itertools import takewhile

from lxml.etree import _Element, tostring
from lxml.html import HtmlElement

from newsterm.model import Picture
from newsterm.reading.anatomy.credits import end_credit_of, split_credit
from newsterm.reading.anatomy.datelines import dateline_of
from newsterm.reading.anatomy.dates import is_date_line
from newsterm.reading.html.elements import HEADINGS, is_hidden
from newsterm.reading.html.figures import words_of
from newsterm.sources.pages.asides import asides_of
from newsterm.sources.pages.mending import join_boxes, mend
from newsterm.sources.pages.story import likeness, told_in

_HTML = {  # trafilatura's names for what it finds → HTML's
    "body": "div",
    "cell": "td",
    "code": "code",
    "del": "del",
    "div": "div",
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
_LABEL_TAGS = ("p", "span", "div")
_LONGEST_LABEL = 60  # characters
_SENTENCE_END = re.compile(r"[.!?:…。！？।؟»”\"]$")
_MORE = "The report goes on."  # what a dateline stands before
_MOST_HIDDEN = 0.3  # of the paragraphs of a page; where more are, the report is among them
_WORDS_IN_FIGURES = ("blockquote", "pre", "table", "p")


def cleared(story: HtmlElement) -> tuple[HtmlElement, str]:
    """A page with nothing in it but what a reader sees of a story in text, and all its words with single
    spaces. `story` is the part of a page that holds the report; it is taken out of that page."""
    page = _left_alone(story)
    for element in [*_figures(page), *_unread(page), *asides_of(page)]:
        _drop(element)
    join_boxes(page)
    return page, " ".join("".join(page.itertext()).split())


def markup_of_body(
    page: HtmlElement, words: str, url: str, head: Sequence[str], pictures: Sequence[Picture]
) -> str:
    """The HTML of the report in a page: paragraphs, headings, lists, tables, quotations, links, stress.

    `page` and its `words` are cleared. `head` are the title and the deck, which belong to the article but not
    to its body, as do the captions of its `pictures`. Nothing where there is no report.
    """
    body = _extracted(page, url)
    if body is None:
        return ""
    for element in body.iter("*"):
        _to_html(element)
    mend(body, words)
    _drop_head(body, head)
    _drop_captions(body, pictures)
    _drop_edges(body)
    return tostring(body, encoding="unicode", method="html")


def _left_alone(story: HtmlElement) -> HtmlElement:
    """The page of a story with nothing else in it: what stands around the story stays, but is empty."""
    element = story
    for around in list(story.iterancestors()):
        for other in list(around):
            if other is not element:
                around.remove(other)
        element.tail = around.text = None
        element = around
    return element


def _extracted(page: HtmlElement, url: str) -> _Element | None:
    """What trafilatura finds, in its own elements; nothing too in pages nested deeper than it can follow."""
    # Imported here: it takes a fifth of a second, and only pages need it, not feeds.
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "80")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    try:
        found = bare_extraction(
            page,
            url=url or None,
            include_comments=False,
            include_formatting=True,
            include_links=True,
            include_tables=True,
            config=config,
        )
    except RecursionError:
        return None
    return None if found is None or isinstance(found, dict) else found.body


def _drop_head(body: _Element, head: Sequence[str]) -> None:
    """Take what stands over the report out of its first blocks: title, deck, date, byline, breadcrumbs."""
    first = list(body)[:_HEAD_BLOCKS]
    titles = [index for index, block in enumerate(first) if _says(block, head[0])]
    for index, block in enumerate(first):
        words = words_of(block)
        above = titles and index <= titles[0] and len(words) < _LONGEST_HEAD
        if above or any(_says(block, part) for part in head) or is_date_line(words):
            _drop(block)


def _drop_captions(body: _Element, pictures: Sequence[Picture]) -> None:
    """Take out the lines that are the caption of a picture, with its credit or without, or a credit alone."""
    unended = [picture.caption for picture in pictures if picture.caption[-1:].isalnum()]
    known = {_bare(f"{picture.caption} {credit}") for picture in pictures for credit in ("", picture.credit)}
    for block in list(body):
        words = words_of(block)
        if words.endswith(".") and any(_bare(words) == _bare(bare) for bare in unended):
            continue  # a sentence of the report that a caption was cut from
        caption, credit = split_credit(words)
        is_credit = bool(credit) and not caption and end_credit_of(words) is None
        if is_credit or (words and {_bare(words), _bare(caption + credit)} & (known - {""})):
            _drop(block)


def _bare(words: str) -> str:
    """Words by which a line is known, whatever stands between them."""
    return "".join(filter(str.isalnum, words.casefold()))


def _drop_edges(body: _Element) -> None:
    """Take out the short lines at both ends that are no sentences: names, labels, buttons."""
    for block in takewhile(_is_label, list(body)):
        _drop(block)
    for block in takewhile(_is_label, list(reversed(body))):
        _drop(block)


def _is_label(block: _Element) -> bool:
    """Whether a block is a short line that tells nothing: no sentence, no dateline, no agency's signature."""
    words = words_of(block)
    if str(block.tag) not in _LABEL_TAGS or len(words) > _LONGEST_LABEL or _SENTENCE_END.search(words):
        return False
    return dateline_of(f"{words} {_MORE}") is None and end_credit_of(words) is None


def _says(block: _Element, words: str) -> bool:
    return bool(words) and likeness(words_of(block), words) > 0.9


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


def _figures(page: HtmlElement) -> list[_Element]:
    """The figures of pictures: their captions are no part of the body."""
    figures = page.iter("figure")
    return [figure for figure in figures if next(figure.iter(*_WORDS_IN_FIGURES), None) is None]


def _unread(page: HtmlElement) -> list[_Element]:
    """What a reader of the report doesn't read: links that are whole teasers of others, and what is hidden,
    but for reports that a page hides until somebody has agreed to something."""
    teasers = [link for link in page.iter("a") if len(link) and told_in(link) and _holds_heading(link)]
    hidden = [element for element in page.iter() if element.tag != "p" and is_hidden(element)]
    if sum(map(told_in, hidden)) > _MOST_HIDDEN * told_in(page):
        hidden = [element for element in hidden if not told_in(element)]
    return [*teasers, *hidden]


def _holds_heading(element: _Element) -> bool:
    return next(element.iter(*HEADINGS), None) is not None


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
