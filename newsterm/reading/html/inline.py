"""Elements that stand in a line: links, stress, code, quoted words."""

from collections.abc import Mapping
from itertools import islice

from lxml.etree import _Element, iterwalk

from newsterm.model import StyleKind
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.elements import tag_of
from newsterm.reading.html.figures import words_of
from newsterm.reading.html.walk import Enter, Leave, Walk, left_out, nothing

_OPENING_MARKS = frozenset("\"'“”„‟«»‹›‘’‚「『《〈〝")
_FIRST_WIDE = "\u2e80"  # from here on signs are as wide as two letters, and so are brackets beside them
_FIRST_PARTS = 40  # starts and ends of elements
_PERMALINKS = frozenset("¶#§🔗")
_STYLES: Mapping[str, StyleKind] = {
    **dict.fromkeys(("em", "i", "dfn", "var"), StyleKind.EMPHASIS),
    **dict.fromkeys(("b", "strong"), StyleKind.STRONG),
    **dict.fromkeys(("del", "s", "strike"), StyleKind.STRUCK),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), StyleKind.CODE),
}


def _styled(walk: Walk, element: _Element) -> Leave:
    return walk.opened(_STYLES[tag_of(element)])


def _link(walk: Walk, element: _Element) -> Leave | None:
    address = element.get("href", "")
    if address.startswith("#") and (element.text or "").strip() in _PERMALINKS and not len(element):
        return None
    whole = absolute(address, walk.base_url)
    return walk.opened(StyleKind.LINK, whole) if whole else nothing


def _quoted(walk: Walk, element: _Element) -> Leave:
    """Words the page marks as quoted get quotation marks, as in a browser, unless they have some."""
    first = first_letter(element)
    marks = ("", "")
    if first and first not in _OPENING_MARKS and walk.composer.last not in _OPENING_MARKS:
        marks = ("‘", "’") if StyleKind.QUOTED in walk.within else ("“", "”")
    walk.composer.write(marks[0])
    close = walk.opened(StyleKind.QUOTED)

    def leave() -> None:
        close()
        walk.composer.write(marks[1])

    return leave


def _ruby(walk: Walk, element: _Element) -> Leave:
    """Words with their reading in brackets after them: 東京（とうきょう）."""
    told = [words for part in element.iterchildren("rt", "rtc") if (words := words_of(part))]
    if not told:
        return nothing
    is_wide = told[0] > _FIRST_WIDE
    reading = f"（{''.join(told)}）" if is_wide else f"({' '.join(told)})"
    return lambda: walk.composer.write(reading)


def first_letter(element: _Element) -> str:
    """The first sign of an element's words; nothing where they don't begin with its first few parts."""
    for event, part in islice(iterwalk(element, events=("start", "end")), _FIRST_PARTS):
        words = (part.text if event == "start" else part.tail if part is not element else "") or ""
        if words.strip():
            return words.strip()[0]
    return ""


INLINE_ENTRIES: Mapping[str, Enter] = {
    **dict.fromkeys(_STYLES, _styled),
    **dict.fromkeys(("rt", "rtc", "rp"), left_out),
    "a": _link,
    "q": _quoted,
    "ruby": _ruby,
}
