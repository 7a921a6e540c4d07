"""Arabic letters in the shapes they have in a word, for terminals that don't join them themselves.

Each letter becomes one presentation form (Unicode, Arabic Presentation Forms-A and -B), so that offsets stay.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

_FORMS = (range(0xFB50, 0xFBFF), range(0xFE70, 0xFEFD))
_ALONE, _FIRST, _LAST, _MIDDLE = "<isolated>", "<initial>", "<final>", "<medial>"
_TATWEEL, _JOINER = "\u0640", "\u200d"


@cache
def _shapes() -> dict[str, dict[str, str]]:
    """The shapes of each letter by where it stands in a word, as Unicode's own data has them."""
    shapes: dict[str, dict[str, str]] = {}
    for form in (chr(code) for codes in _FORMS for code in codes):
        place, *letters = unicodedata.decomposition(form).split()[:3] or [""]
        if len(letters) == 1 and place in (_ALONE, _FIRST, _LAST, _MIDDLE):
            shapes.setdefault(chr(int(letters[0], 16)), {})[place] = form
    return shapes


def joined(text: str) -> str:
    """The text, in logical order, with every letter in the shape its neighbours ask for."""
    if not any("\u0600" <= sign <= "\u06ff" for sign in text):
        return text
    return "".join(_shaped(text))


def _shaped(text: str) -> Iterator[str]:
    shapes = _shapes()
    letters = [sign for sign in text if not _is_mark(sign)]
    around = zip(["", *letters], [*letters[1:], ""], strict=False)
    for sign in text:
        if _is_mark(sign):
            yield sign
            continue
        before, after = next(around)
        own = shapes.get(sign, {})
        is_led = _LAST in own and _leads(before)
        is_followed = _FIRST in own and _follows(after)
        place = (_MIDDLE if is_led else _FIRST) if is_followed else _LAST if is_led else _ALONE
        yield own.get(place, sign)


def _is_mark(sign: str) -> bool:
    """Whether a sign stands over or under a letter, and parts none."""
    return unicodedata.category(sign) == "Mn"


def _leads(letter: str) -> bool:
    """Whether a letter joins the one after it."""
    return letter in (_TATWEEL, _JOINER) or _FIRST in _shapes().get(letter, ())


def _follows(letter: str) -> bool:
    """Whether a letter joins the one before it."""
    return letter in (_TATWEEL, _JOINER) or _LAST in _shapes().get(letter, ())
