"""Mending a body that was taken out of a page: lines broken at a link, words that lost the space between."""

import re
from itertools import islice

from lxml.etree import _Element

from newsterm.reading.anatomy.datelines import dateline_of
from newsterm.reading.html.elements import tag_of

_IN_LINE = ("a", "span", "b", "i", "code", "sub", "sup")
_BLOCKS = ("div", "body")
_GOES_ON = re.compile(r"\s*(?:[a-zà-öø-ÿа-яё]|['’]s\b|[’”»),;.:])")
_ENDS = re.compile(r"[.!?…:。！？।؟”\"»)]\s*$")
_MORE = "The report goes on."  # what a dateline stands before
_SHORTEST_LINE = 80  # characters of a paragraph that tells a report from a teaser
_EDGE = 12  # characters on both sides of a place that tell which place of the page it is


def join_boxes(page: _Element) -> None:
    """Put a report that a page keeps in several boxes of one name, each in a frame with an advertisement
    beside it, into the first of the boxes."""
    boxes: dict[tuple[_Element | None, str], _Element] = {}
    for box in list(page.iter("div", "section")):
        frame, name = box.getparent(), box.get("class", "")
        if frame is not None and name and _holds_report(box):
            first = boxes.setdefault((frame.getparent(), name), box)
            if first.getparent() is not frame:
                first.extend(list(box))


def _holds_report(box: _Element) -> bool:
    """Whether several paragraphs of a report stand right in a box."""
    lines = (line for line in box.iterchildren("p") if len(_text(line)) >= _SHORTEST_LINE)
    return next(islice(lines, 1, None), None) is not None


def mend(body: _Element, page: str) -> None:
    """Join what is one paragraph in the page, and part the words that are apart in it.

    `page` is the text of the whole page with single spaces.
    """
    for element in body.iter(*_IN_LINE):
        _part(element, page)
    for element in list(body.iter(*_IN_LINE)):
        parent = element.getparent()
        if parent is not None and tag_of(parent) in _BLOCKS and not (element.tail or "").strip():
            _join(element, page)


def _part(element: _Element, page: str) -> None:
    """Give the space back that stood after an element, if the page has it."""
    before, after = _text(element)[-_EDGE:], (element.tail or "")[:_EDGE]
    if before and after and before + after not in page and f"{before} {after}" in page:
        element.tail = f" {element.tail}"


def _join(element: _Element, page: str) -> None:
    """Put an element that was left alone between paragraphs back into the one it stood in."""
    before, after = element.getprevious(), element.getnext()
    goes_on = after is not None and after.tag == "p" and bool(_GOES_ON.match(_text(after)))
    line = (
        before
        if before is not None and before.tag == "p" and _is_open(_text(before), goes_on=goes_on)
        else None
    )
    if line is None and goes_on:
        line = element.makeelement("p", {})
        element.addprevious(line)
    if line is not None:
        line.append(element)
        _space(line, page)
    if line is not None and after is not None and goes_on:
        _append(line, after, page)


def _is_open(line: str, *, goes_on: bool) -> bool:
    """Whether a line can go on in the element after it."""
    open_end = goes_on and line.rstrip().endswith((":", "”", '"', "»", ")"))
    return open_end or not _ENDS.search(line) or dateline_of(f"{line.strip()} {_MORE}") is not None


def _append(line: _Element, after: _Element, page: str) -> None:
    """Put all that a paragraph holds at the end of a line."""
    last = line[-1]
    last.tail = (last.tail or "") + (after.text or "")
    _part(last, page)
    for part in list(after):
        line.append(part)
    parent = after.getparent()
    if parent is not None:
        parent.remove(after)


def _space(line: _Element, page: str) -> None:
    """Give the space back that stood before the last element of a line."""
    element = line[-1]
    before = element.getprevious()
    told = (before.tail if before is not None else line.text) or ""
    start = _text(element)[:_EDGE]
    if told and not told[-1:].isspace() and told[-_EDGE:] + start not in page:
        if before is not None:
            before.tail = f"{told} "
        else:
            line.text = f"{told} "


def _text(element: _Element) -> str:
    return "".join(element.itertext())
