"""What the elements of HTML are to a reader (HTML Living Standard, 4), and which of them nobody sees."""

import re

from lxml.etree import _Element

IMAGES = ("img", "amp-img")
PLAYERS = (
    "iframe",
    "embed",
    "video",
    "audio",
    *(f"amp-{kind}" for kind in ("audio", "iframe", "video", "youtube", "twitter")),
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol", "menu")

_SECTIONS = {"address", "article", "aside", "footer", "header", "hgroup", "main", "section"}
_GROUPS = {"center", "details", "dir", "div", "fieldset", "legend", "p"}
_TABLE_PARTS = {"table", "tbody", "td", "tfoot", "th", "thead"}
BLOCKS = frozenset(_SECTIONS | _GROUPS | _TABLE_PARTS | {"figure", "figcaption"})
LINES = frozenset({"caption", "optgroup", "tr"})

_HEAD = {"base", "basefont", "head", "link", "meta", "script", "style", "template", "title"}
_FORMS = {"button", "datalist", "form", "meter", "output", "progress", "select", "textarea"}
_EMBEDDED = {
    "applet",
    "area",
    "canvas",
    "command",
    "frame",
    "frameset",
    "map",
    "noframes",
    "param",
    "svg",
    "track",
}
DROPPED = frozenset(_HEAD | _FORMS | _EMBEDDED | {"nav", "col", "colgroup"})

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOR_READING_ALOUD = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:$|\s)", re.IGNORECASE
)
_SMALLEST = 3  # pixels on a side; what is smaller counts readers, and shows nothing
_LENGTH = re.compile(r"\s*(\d{1,6})(?:px)?\s*$")


def tag_of(element: _Element) -> str:
    """The element's name."""
    return str(element.tag)


def is_hidden(element: _Element) -> bool:
    """Whether the element says that it isn't to be seen."""
    if not element.attrib:
        return False
    style, kind = element.get("style"), element.get("class")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(style and _HIDING.search(style))
        or bool(kind and _FOR_READING_ALOUD.search(kind))
    )


def is_tiny(element: _Element) -> bool:
    """Whether the element is given no size to be seen."""
    return any(_pixels(element.get(side, "")) < _SMALLEST for side in ("width", "height"))


def _pixels(length: str) -> float:
    """A length in pixels; where none is given, long enough."""
    number = _LENGTH.match(length)
    return float(number[1]) if number else _SMALLEST
