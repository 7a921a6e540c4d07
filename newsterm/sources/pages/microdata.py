"""Microdata in a page (`itemscope`, `itemprop`) → the same objects as JSON-LD has (HTML, 5.5)."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.etree import _Element

from newsterm.reading.html.figures import words_of
from newsterm.sources.pages.scripts import MOST_NODES, Node

_DEEPEST = 4  # objects within objects: an article's picture's creator's name
_ADDRESSES = {"url", "mainEntityOfPage", "image", "contentUrl", "thumbnailUrl"}
_SOURCES = {"img": "src", "link": "href", "a": "href", "meta": "content"}
_TEXT = "articleBody"  # the report itself is read from the page, with all that is in it


def nodes_of_items(page: _Element) -> list[Node]:
    """The objects that elements of the page describe, each with what stands in it; nothing it only refers
    to by an id (`itemref`)."""
    items = page.iterfind(".//*[@itemscope]")
    return [_node(item, _DEEPEST) for item, _ in zip(items, range(MOST_NODES), strict=False)]


def _node(item: _Element, depth: int) -> Node:
    kinds = [urlsplit(kind).path.strip("/") for kind in item.get("itemtype", "").split()]
    node: Node = {"@type": kinds}
    for element in _properties(item):
        for name in element.get("itemprop", "").split():
            if name != _TEXT and (value := _value(element, name, depth)):
                node.setdefault(name, []).append(value)
    return node


def _properties(item: _Element) -> Iterator[_Element]:
    """The elements that tell something of this object, and not of one within it."""
    waiting = list(reversed(item))
    while waiting:
        element = waiting.pop()
        if element.get("itemprop"):
            yield element
        if element.get("itemscope") is None:
            waiting.extend(reversed(element))


def _value(element: _Element, name: str, depth: int) -> Node | str:
    """What an element says: an object, an address, a time as machines have it, or its words."""
    if element.get("itemscope") is not None:
        return _node(element, depth - 1) if depth else ""
    if name in _ADDRESSES or element.tag == "meta":
        return element.get(_SOURCES.get(str(element.tag), "content"), "")
    return element.get("content") or element.get("datetime") or words_of(element)
