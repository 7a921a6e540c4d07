"""Words measured and cut by what a terminal shows: cells and grapheme clusters, not code points."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

_ZWJ = "\u200d"
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def graphemes(text: str) -> Iterator[str]:
    """The clusters a reader takes for one character (the rules of UAX #29 that news titles need)."""
    cluster = ""
    for character in text:
        if cluster and not _joins(cluster, character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _joins(cluster: str, character: str) -> bool:
    """Whether this character belongs to the cluster before it."""
    if character.isascii():
        return False
    if character == _ZWJ or cluster[-1] == _ZWJ or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if _is_flag(character):
        return len(cluster) == 1 and _is_flag(cluster)
    if "\u1160" <= character <= "\u11ff":  # the later jamo of a Hangul syllable
        return True
    return unicodedata.category(character) in {"Mn", "Me", "Mc"}


def _is_flag(character: str) -> bool:
    """Whether this is a regional indicator: two of them are a flag."""
    return "\U0001f1e6" <= character[-1] <= "\U0001f1ff"


@lru_cache(4096)
def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """As much of the text as fits in `width` cells, whole clusters only, ending in `…` if cut."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    if room < 0:
        return ""
    kept: list[str] = []
    for cluster in graphemes(text):
        room -= cell_len(cluster)
        if room < 0:
            break
        kept.append(cluster)
    return "".join(kept).rstrip() + ellipsis


def isolated(text: str) -> str:
    """The text so that words running from right to left move nothing around them (UAX #9, isolates)."""
    text = text.translate(_ISOLATES)
    if text.isascii() or not any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return text
    return f"{_FIRST_STRONG}{text}{_POP}"


def fitted(text: str, width: int, ellipsis: str = "…") -> str:
    """The text cut or padded to exactly `width` cells, safe to stand beside other text in a line."""
    shown = cut(text, width, ellipsis)
    return isolated(shown) + " " * (width - cell_len(shown))
