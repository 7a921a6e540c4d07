"""A picture as half blocks: every cell has two colours, one above the other."""

from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsterm.pictures.prints import Print

_UPPER, _LOWER, _NOTHING = "▀", "▄", " "
_OPAQUE = 128
_CLEAR = bytes(4)

Cell = tuple[bytes, bytes]


def in_blocks(done: Print) -> list[Strip]:
    """The rows of a picture made for blocks. Where it is transparent the ground is seen."""
    length = done.columns * 4
    lines = [done.data[start : start + length] for start in range(0, len(done.data), length)]
    lines += [_CLEAR * done.columns] * (2 * done.rows - len(lines))
    return [_strip(upper, lower) for upper, lower in zip(lines[::2], lines[1::2], strict=True)]


def _strip(upper: bytes, lower: bytes) -> Strip:
    cells = zip(_dots(upper), _dots(lower), strict=True)
    segments = [_segment(cell, sum(1 for _ in same)) for cell, same in groupby(cells)]
    return Strip(segments, len(upper) // 4)


def _dots(line: bytes) -> list[bytes]:
    return [line[place : place + 4] for place in range(0, len(line), 4)]


def _segment(cell: Cell, width: int) -> Segment:
    """So many cells alike."""
    upper, lower = map(_colour, cell)
    if upper is None:
        return Segment((_LOWER if lower else _NOTHING) * width, Style.from_color(lower))
    return Segment(_UPPER * width, Style.from_color(upper, lower))


def _colour(dot: bytes) -> Color | None:
    return Color.from_rgb(*dot[:3]) if dot[3] >= _OPAQUE else None
