"""Elements that stand in a line: links, stress, code, quoted words."""

from collections.abc import Mapping

from lxml.etree import _Element

from newsterm.model import StyleKind
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.elements import tag_of
from newsterm.reading.html.walk import Enter, Leave, Walk, nothing

_OPENING_MARKS = frozenset("\"'“”„‟«»‹›‘’‚「『《〈〝")
_PERMALINKS = frozenset("¶#§🔗")
_STYLES: Mapping[str, StyleKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), StyleKind.EMPHASIS),
    **dict.fromkeys(("b", "strong"), StyleKind.STRONG),
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


def first_letter(element: _Element) -> str:
    """The first sign of an element's words, nothing where it has none."""
    return next((text.strip()[0] for text in element.itertext() if text.strip()), "")


INLINE_ENTRIES: Mapping[str, Enter] = {**dict.fromkeys(_STYLES, _styled), "a": _link, "q": _quoted}
