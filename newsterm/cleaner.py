"""The one cleaner every string from outside passes before a terminal or a store sees it.

Each code point is replaced by exactly one, so offsets into a text stay true.
"""

import re
from collections.abc import Iterable

_REPLACEMENT = "\ufffd"
_POP = "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069\n]")
_LINE_ENDS = str.maketrans("\n\t\u2028\u2029", "    ")
_ASCII = bytes([*b"\n\t", *range(0x20, 0x7F)])  # all of it that can be printed, line ends and tabs


def _unsafe() -> Iterable[int]:
    """The code points that a terminal could obey, or that could hide or reorder words."""
    yield from range(0x20)  # C0: ESC and BEL begin and end terminal commands
    yield from range(0x7F, 0xA0)  # DEL, and C1: CSI, OSC and DCS in one code point each
    yield from range(0x202A, 0x202F)  # bidirectional embeddings and overrides (UAX 9)
    yield from range(0x206A, 0x2070)  # deprecated format characters (Unicode 23.3)
    yield from range(0xD800, 0xE000)  # surrogates without a partner: no UTF-8 for them
    yield from range(0xFDD0, 0xFDF0)  # noncharacters
    yield from range(0xFFF9, 0xFFFC)  # interlinear annotation
    yield from range(0xE0000, 0xE0080)  # tags: text nobody sees
    for plane in range(0, 0x110000, 0x10000):
        yield from (plane + 0xFFFE, plane + 0xFFFF)  # noncharacters


_CLEANED = dict.fromkeys(_unsafe(), _REPLACEMENT) | {
    ord("\t"): "\t",
    ord("\n"): "\n",
    ord("\r"): " ",
    ord("\v"): " ",
    ord("\f"): " ",
    0x2028: "\n",
    0x2029: "\n",
}


def clean(text: str) -> str:
    """The text with nothing in it that a terminal could obey or that could hide or reorder words.

    As long as `text`, code point for code point: control characters and their like become U+FFFD,
    carriage returns and form feeds a space, the Unicode line ends ``\\n``. Joiners and directional marks
    stay; isolates stay where each has its other half in the same line (UAX 9, BD9).
    """
    return text if is_plain(text) else _balanced(text.translate(_CLEANED))


def is_plain(text: str) -> bool:
    """Whether a text has nothing but what can be printed and line ends, tabs and hard spaces, as nearly every
    text: found out a hundred times quicker than by looking for what has to go."""
    # What ASCII prints leaves as bytes, and of a Latin text little is left to be asked for.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return not rest or rest.decode("utf-8", "surrogatepass").replace("\xa0", "").isprintable()


def clean_line(text: str) -> str:
    """As `clean`, for what stands in one line: line ends and tabs become spaces."""
    return text if text.isprintable() else clean(text.translate(_LINE_ENDS))


def _balanced(text: str) -> str:
    """The text with each isolate that lacks its other half in its line replaced."""
    waiting: list[int] = []
    lonely: list[int] = []
    for mark in _ISOLATES.finditer(text):
        if mark[0] == "\n":
            lonely += waiting
            waiting.clear()
        elif mark[0] != _POP:
            waiting.append(mark.start())
        elif waiting:
            waiting.pop()
        else:
            lonely.append(mark.start())
    return _replaced(text, lonely + waiting)


def _replaced(text: str, places: list[int]) -> str:
    """The text with U+FFFD at these places."""
    if not places:
        return text
    characters = list(text)
    for place in places:
        characters[place] = _REPLACEMENT
    return "".join(characters)
