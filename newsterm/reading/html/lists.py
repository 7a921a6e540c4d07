"""Lists, and what stands before their items."""

from collections.abc import Mapping

from lxml.etree import _Element

from newsterm.model import MEANING, StyleKind
from newsterm.reading.html.composer import LINE, PARAGRAPH
from newsterm.reading.html.elements import LISTS
from newsterm.reading.html.walk import Enter, Leave, OpenList, Walk, block

_LONGEST_NUMBER = 7  # digits
_KINDS = frozenset("1aAiI")  # of the attribute "type" (HTML Living Standard, 4.4.5)
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 3999


def _list(walk: Walk, element: _Element) -> Leave:
    begin_or_end = walk.composer.next_line if walk.lists else walk.composer.part
    begin_or_end()
    walk.lists.append(_opened(element))

    def leave() -> None:
        walk.lists.pop()
        begin_or_end()

    return leave


def _opened(element: _Element) -> OpenList:
    """A list as its attributes ask for it."""
    if element.tag != "ol":
        return OpenList()
    is_reversed = element.get("reversed") is not None
    first = sum(1 for _ in element.iterchildren("li")) if is_reversed else 1
    kind = element.get("type", "")
    start = _number(element.get("start"), first)
    return OpenList(kind if kind in _KINDS else "1", start, -1 if is_reversed else 1)


def _item(walk: Walk, element: _Element) -> Leave:
    here = walk.lists[-1] if walk.lists else OpenList()
    return _begun(walk, element, _marker(here, element))


def _begun(walk: Walk, element: _Element, marker: str) -> Leave:
    """An item of a list, in a line of its own."""
    if walk.composer.flat:
        return block(walk, element)
    walk.composer.part(LINE)
    style = walk.composer.open(StyleKind.LIST_ITEM, marker, max(1, len(walk.lists)))
    walk.composer.begin_item()

    def leave() -> None:
        walk.composer.close(style)
        walk.composer.end_item()

    return leave


def _term(walk: Walk, element: _Element) -> Leave:
    """A term: a line in strong letters over what it means, apart from what the term before means."""
    before = element.getprevious()
    before = element.getparent() if before is None else before  # the parser leaves terms open
    return walk.strong_line(LINE if before is not None and before.tag == "dt" else PARAGRAPH)


def _meaning(walk: Walk, element: _Element) -> Leave:
    return _begun(walk, element, MEANING)


def _ticked(walk: Walk, element: _Element) -> None:
    """The box of a list of tasks; nothing else that can be filled in is shown."""
    parent = element.getparent()
    if element.get("type") == "checkbox" and parent is not None and parent.tag in ("li", "p"):
        walk.composer.write("☐ " if element.get("checked") is None else "☑ ")


def _marker(here: OpenList, item: _Element) -> str:
    """What stands before an item: a bullet, or its number."""
    if not here.kind:
        return "•"
    number = _number(item.get("value"), here.number)
    here.number = number + here.step
    return f"{_written(number, here.kind)}."


def _written(number: int, kind: str) -> str:
    """A number as a list of this kind writes it: 3, c, C, iii or III."""
    if number < 1 or kind == "1" or (kind in "iI" and number > _LARGEST_ROMAN):
        return str(number)
    letters = _roman(number) if kind in "iI" else _letters(number)
    return letters.upper() if kind.isupper() else letters


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _roman(number: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        letters += sign * count
    return letters


def _number(value: str | None, default: int) -> int:
    """A number of a list, against what else a page may write there."""
    digits = (value or "").strip()
    bare = digits.removeprefix("-")
    return int(digits) if bare.isdecimal() and len(bare) < _LONGEST_NUMBER else default


LIST_ENTRIES: Mapping[str, Enter] = {
    **dict.fromkeys((*LISTS, "dl"), _list),
    "dd": _meaning,
    "dt": _term,
    "input": _ticked,
    "li": _item,
}
