"""Raised and lowered signs and formulas, as far as one line of text can show them."""

from collections.abc import Mapping

from lxml.etree import _Element

from newsterm.model import StyleKind
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.walk import Enter, Leave, Walk, left_out, nothing

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_BETWEEN = frozenset(" ,;–")
_MARKS: Mapping[str, str] = {"TM": "™", "SM": "℠", "o": "º", "a": "ª"}
_UNKNOWNS = frozenset("xyzkpq")
_LONGEST = 12  # characters; what is longer is small print and no sign


def raised(words: str) -> str:
    """Raised words where one line is all there is: x², 10⁻⁶, nº, 1st, XIXe, e^(-t).

    Letters are the end of an ordinal or an abbreviation, and stay as they are, unless they look like algebra.
    """
    if words in _MARKS:
        return _MARKS[words]
    if _all_in(words, _RAISED):
        return words.translate(_RAISED)
    if not any(map(str.isalnum, words)) or words.startswith("["):
        return words
    if words.rstrip(".").isalpha() and (len(words) > 1 or words not in _UNKNOWNS):
        return words
    return f"^{_bracketed(words)}"


def lowered(words: str, before: str) -> str:
    """Lowered words where one line is all there is: H₂O, x_i, V_max."""
    if _all_in(words, _LOWERED):
        return words.translate(_LOWERED)
    return f"_{words if words.isalnum() else _bracketed(words)}" if before.isalnum() else words


def _all_in(words: str, signs: Mapping[int, int]) -> bool:
    return any(map(str.isalnum, words)) and all(ord(sign) in signs or sign in _BETWEEN for sign in words)


def _bracketed(words: str) -> str:
    return words if len(words) == 1 else f"({words})"


def _script(walk: Walk, element: _Element) -> Leave | None:
    """Raised or lowered words; the link they are, as that of a note, stays one."""
    if walk.composer.preformatted or next(element.iterancestors("sub", "sup"), None) is not None:
        return nothing
    whole = "".join(element.itertext())
    words = whole.strip()
    if not words or len(words) > _LONGEST:
        return nothing
    link = next(element.iter("a"), None)
    address = absolute(link.get("href", ""), walk.base_url) if link is not None else ""
    close = walk.opened(StyleKind.LINK, address) if address else nothing
    shown = raised(words) if element.tag == "sup" else lowered(words, walk.composer.last)
    walk.composer.write(whole.replace(words, shown))
    close()
    return None


def _joined(*signs: str) -> Enter:
    """A formula's parts with these signs between them."""

    def enter(_walk: Walk, element: _Element) -> Leave:
        parts = list(element)
        if len(parts) > 1:
            for part in parts:
                _bracket(part)
            for part, sign in zip(parts, signs, strict=False):
                part.tail = sign
        return nothing

    return enter


def _bracket(part: _Element) -> None:
    """Brackets around a part of a formula that is itself made of parts."""
    if len(part) > 1:
        part.text = "("
        part[-1].tail = ")"


def _root(_walk: Walk, element: _Element) -> Leave:
    """A square root; brackets around what is more than one sign."""
    _bracket(element)
    element.text = f"√{(element.text or '').strip()}"
    return nothing


SCRIPT_ENTRIES: Mapping[str, Enter] = {
    **dict.fromkeys(("sub", "sup"), _script),
    **dict.fromkeys(("annotation", "annotation-xml", "mphantom"), left_out),
    "mfrac": _joined("/"),
    "msub": _joined("_"),
    "msubsup": _joined("_", "^"),
    "msup": _joined("^"),
    "msqrt": _root,
}
