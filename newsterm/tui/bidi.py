"""Text of both directions put into the order it is seen in: the Unicode Bidirectional Algorithm (UAX #9).

Embeddings and overrides (X2 to X5) are unknown here, as the cleaner lets none through; isolates are known. So
what is resolved together are the characters of one isolate, without those of isolates inside it (BD13); and
the direction at both its ends is that of its own level (X10).
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from newsterm.tui.cells import graphemes

_BRACKETS = "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠"
_OTHERS = "<>«»‹›≤≥≪≫⊂⊃⊆⊇∈∋"  # change places as well, but are no brackets
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_EACH, _OTHER = (_BRACKETS + _OTHERS)[::2], (_BRACKETS + _OTHERS)[1::2]
_MIRRORS = str.maketrans(_EACH + _OTHER, _OTHER + _EACH)

# The scripts from right to left, and their mark.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_ISOLATES = _INITIATORS | {"PDI"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON"}) | _ISOLATES
_DIRECTION = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}  # as neutrals see it (N0, N1)
_LETTERS = frozenset({"L", "R", "AL"})
_NUMBERS_JOINED = frozenset({("EN", "ES", "EN"), ("EN", "CS", "EN"), ("AN", "CS", "AN")})
_DEEPEST = 125  # max_depth (BD2)
_MOST_BRACKETS = 63  # open at a time (BD16)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that tells says that the text runs from right to left (P2, P3)."""
    return has_right_to_left(text) and _base(_classes(text)) == 1


def has_right_to_left(text: str) -> bool:
    """Whether some of the text runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def visual(text: str, base: int = 0) -> list[tuple[int, str]]:
    """A line from left to right as it is seen: each cluster after its offset in the text, those mirrored that
    stand among words from right to left (L1 to L4). The characters that isolate stay in it.

    `base` is the level of the whole line: 0 from left to right, 1 from right to left.
    """
    levels = levels_of(text, base)
    shown: list[tuple[int, int, str]] = []
    offset = 0
    for cluster in graphemes(text):
        level = levels[offset]
        shown.append((level, offset, cluster.translate(_MIRRORS) if level % 2 else cluster))
        offset += len(cluster)
    for level in range(max(levels, default=0), 0, -1):  # L2
        runs = [(high, list(run)) for high, run in groupby(shown, key=lambda one: one[0] >= level)]
        shown = [cluster for high, run in runs for cluster in (run[::-1] if high else run)]
    return [(offset, cluster) for _, offset, cluster in shown]


def levels_of(text: str, base: int = 0) -> list[int]:
    """The level of each character of a line: from left to right where even, from right to left where odd."""
    classes = _classes(text)
    levels = [base] * len(text)
    for level, places in _isolated(classes, base):
        types = _resolved([classes[at] for at in places], "".join(text[at] for at in places), level)
        for at, kind in zip(places, types, strict=True):
            levels[at] = _implicit(kind, level)
    at_end = True
    for at in range(len(text) - 1, -1, -1):  # L1
        if classes[at] == "BN":
            levels[at] = base if at_end or not at else levels[at - 1]
        at_end = classes[at] in ("S", "B") or (at_end and classes[at] in _ISOLATES | {"WS", "BN"})
        if at_end:
            levels[at] = base
    return levels


def _implicit(kind: str, level: int) -> int:
    """The level of what was resolved to this kind (I1, I2)."""
    if level % 2 == 0:
        return level + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
    return level + (kind in ("L", "EN", "AN"))


def _classes(text: str) -> list[str]:
    return [unicodedata.bidirectional(sign) or "L" for sign in text]


def _base(classes: Sequence[str], start: int = 0) -> int | None:
    """The level that the first strong letter asks for, those in isolates left out; from a later start on,
    up to the end of the isolate that begins there."""
    depth = 0
    for name in classes[start:]:
        if name in _INITIATORS:
            depth += 1
        elif name == "PDI":
            if start and not depth:
                return None
            depth = max(0, depth - 1)
        elif not depth and name in _LETTERS:
            return int(name != "L")
    return None


def _isolated(classes: Sequence[str], base: int) -> list[tuple[int, list[int]]]:
    """The level of each isolate, and the places of the characters in it and in no other (X1 to X8).

    What has no direction (BN) is left out (X9).
    """
    outermost: tuple[int, list[int]] = (base, [])
    done, stack, overflow = [outermost], [outermost], 0
    for at, name in enumerate(classes):
        if name == "PDI":
            if overflow:
                overflow -= 1
            elif len(stack) > 1:
                stack.pop()
        if name != "BN":
            stack[-1][1].append(at)
        if name in _INITIATORS:
            outer = stack[-1][0]
            is_right = name == "RLI" or (name == "FSI" and _base(classes, at + 1) == 1)
            level = outer + 1 if (outer % 2 == 0) == is_right else outer + 2
            if level > _DEEPEST or overflow:
                overflow += 1
            else:
                stack.append((level, []))
                done.append(stack[-1])
    return done


def _resolved(types: list[str], text: str, level: int) -> list[str]:
    """What each character of an isolate counts as: L, R, EN or AN."""
    edge = "R" if level % 2 else "L"
    _resolve_numbers(types, edge)
    _resolve_terminators(types)
    _resolve_letters(types, edge)
    _pair_brackets(types, text, edge)
    at = 0
    for is_neutral, run in groupby(types[:], key=_NEUTRAL.__contains__):  # N1, N2
        end = at + len(list(run))
        if is_neutral:
            before = _DIRECTION[types[at - 1]] if at else edge
            after = _DIRECTION[types[end]] if end < len(types) else edge
            types[at:end] = [before if before == after else edge] * (end - at)
        at = end
    return types


def _resolve_numbers(types: list[str], edge: str) -> None:
    """What has marks over it, the numbers in Arabic words, and what stands between two numbers (W1 to W4)."""
    strong, before = edge, edge
    for at, name in enumerate(types):
        if name == "NSM":
            types[at] = "ON" if before in _ISOLATES else before
        elif name == "EN" and strong == "AL":
            types[at] = "AN"
        elif name in _LETTERS:
            strong = name
        before = types[at]
    for at in range(1, len(types) - 1):
        if (types[at - 1], types[at], types[at + 1]) in _NUMBERS_JOINED:
            types[at] = types[at - 1]


def _resolve_letters(types: list[str], edge: str) -> None:
    """Letters by their direction; numbers after words from left to right belong to them (W3, W7)."""
    strong = edge
    for at, name in enumerate(types):
        if name in _LETTERS:
            types[at] = strong = _DIRECTION[name]
        elif name == "EN" and strong == "L":
            types[at] = "L"


def _resolve_terminators(types: list[str]) -> None:
    """Signs of currency and percent beside a number belong to it; all other signs are neutral (W5, W6)."""
    at = 0
    for name, run in groupby(types[:]):
        end = at + len(list(run))
        if name == "ET" and "EN" in (types[at - 1 : at] + types[end : end + 1]):
            types[at:end] = ["EN"] * (end - at)
        elif name in ("ES", "ET", "CS"):
            types[at:end] = ["ON"] * (end - at)
        at = end


def _pair_brackets(types: list[str], text: str, edge: str) -> None:
    """Brackets go the way of the words in them (N0)."""
    for opening, closing in _pairs(types, text):
        inside = {_DIRECTION[name] for name in types[opening + 1 : closing] if name in _DIRECTION}
        if not inside:
            continue
        before = next((_DIRECTION[name] for name in reversed(types[:opening]) if name in _DIRECTION), edge)
        kind = edge if edge in inside or before == edge else before
        types[opening] = types[closing] = kind


def _pairs(types: Sequence[str], text: str) -> list[tuple[int, int]]:
    """The places of brackets that belong together, in the order of the opening ones (BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if types[at] != "ON":
            continue
        if sign in _CLOSING:
            if len(waiting) == _MOST_BRACKETS:
                return []
            waiting.append((_CLOSING[sign], at))
        elif found := [place for place, (wanted, _) in enumerate(waiting) if wanted == sign]:
            pairs.append((waiting[found[-1]][1], at))
            del waiting[found[-1] :]
    return sorted(pairs)
