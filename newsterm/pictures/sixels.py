"""Dots of a palette → sixels (DEC STD 070, "Sixel graphics"; VT330/VT340 Programmer Reference, 14)."""

import re
from collections.abc import Sequence

COLOURS = 128
"""Colours of one picture. Terminals have registers for twice as many, but what is sent whenever a line moves
would be half as long again."""

_BAND = 6  # rows of dots in one row of sixels
_LIKE = re.compile(rb"([?-~])\1{3,}")
_MARKS = [bytes([0] * colour + [1] + [0] * (255 - colour)) for colour in range(256)]
_LETTERS = bytes(min(value + 63, 126) for value in range(256))


def encode(dots: bytes, width: int, colours: Sequence[tuple[int, int, int]]) -> bytes:
    """Rows of dots, a byte a dot that counts `colours`, as one image; what isn't there stays as it is.

    Only ASCII, without the sequence that begins sixels (DCS) and the one that ends them (ST).
    """
    height = len(dots) // width
    used = sorted(set(dots))
    palette = b"".join(_register(number, colours[number]) for number in used)
    bands = (dots[start : start + width * _BAND] for start in range(0, len(dots), width * _BAND))
    return b'"1;1;%d;%d' % (width, height) + palette + b"-".join(_band(band, width) for band in bands)


def _register(number: int, colour: tuple[int, int, int]) -> bytes:
    """Puts a colour into a register, its parts in per cent."""
    return b"#%d;2;%d;%d;%d" % (number, *(round(part * 100 / 255) for part in colour))


def _band(dots: bytes, width: int) -> bytes:
    """One row of sixels, colour after colour."""
    rows = [dots[start : start + width] for start in range(0, len(dots), width)]
    return b"$".join(b"#%d" % colour + _packed(_row(rows, colour)) for colour in sorted(set(dots)))


def _row(rows: Sequence[bytes], colour: int) -> bytes:
    """The sixels of one colour: a bit for each of six dots, the topmost the lowest (all dots at once, as one
    large number)."""
    marks = _MARKS[colour]
    whole = 0
    for place, row in enumerate(rows):
        whole |= int.from_bytes(row.translate(marks)) << place
    return whole.to_bytes(len(rows[0])).translate(_LETTERS).rstrip(b"?")


def _packed(letters: bytes) -> bytes:
    """The same with what repeats itself counted."""
    return _LIKE.sub(lambda found: b"!%d%c" % (len(found[0]), found[1][0]), letters)
