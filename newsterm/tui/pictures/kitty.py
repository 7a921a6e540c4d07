"""Pictures by kitty's graphics protocol, shown where placeholders stand, which scroll like any text.

The protocol: https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsterm.pictures.prints import Print

PLACEHOLDER = "\U0010eeee"

_CHUNK = 4096  # characters of one piece of a picture
_STEPS = (0, 95, 135, 175, 215, 255)

_MARKS = (
    "305 30d-30e 310 312 33d-33f 346 34a-34c 350-352 357 35b 363-36f 483-487 592-595 597-599 59c-5a1 5a8-5a9 "
    "5ab-5ac 5af 5c4 610-617 657-65b 65d-65e 6d6-6dc 6df-6e2 6e4 6e7-6e8 6eb-6ec 730 732-733 735-736 73a 73d "
    "73f-741 743 745 747 749-74a 7eb-7f1 7f3 816-819 81b-823 825-827 829-82d 951 953-954 f82-f83 f86-f87 "
    "135d-135f 17dd 193a 1a17 1a75-1a7c 1b6b 1b6d-1b73 1cd0-1cd2 1cda-1cdb 1ce0 1dc0-1dc1 1dc3-1dc9 "
    "1dcb-1dcc 1dd1-1de6 1dfe 20d0-20d1 20d4-20d7 20db-20dc 20e1 20e7 20e9 20f0"
)
"""The marks that count rows and columns, in the protocol's order: those of Unicode 6.0 that stand above a
letter and can't be written in another way."""

MOST = 210
"""Rows and columns that can be counted."""


class Seal:
    """What one picture is called: the colour of its placeholders is the number the terminal knows it by.

    A terminal of 256 colours is sent the number of the colour among these, another one its red, green and
    blue: only colours are taken that can be sent either way.
    """

    def __init__(self, number: int, colours: str) -> None:
        red, green, blue = _colours()[number % len(_colours())]
        self.colour = Color.from_rgb(red, green, blue)
        in_few = self.colour.downgrade(ColorSystem.EIGHT_BIT).number or 0
        self.id = in_few if colours == "256" else red << 16 | green << 8 | blue


def sent(seal: Seal, done: Print) -> str:
    """What gives the terminal a picture, to be shown where its placeholders stand. It answers nothing."""
    data = b64encode(done.data).decode()
    chunks = [data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK)]
    last = len(chunks) - 1
    first = f"a=T,U=1,f=100,i={seal.id},c={done.columns},r={done.rows},q=2,"
    return "".join(
        f"\x1b_G{'' if place else first}m={int(place < last)};{chunk}\x1b\\"
        for place, chunk in enumerate(chunks)
    )


def forgotten(seal: Seal) -> str:
    """What has the terminal forget a picture."""
    return f"\x1b_Ga=d,d=I,i={seal.id},q=2\x1b\\"


def placeholders(seal: Seal, done: Print) -> list[Strip]:
    """The rows of cells where a picture shows. Each says where it belongs, so that any part of them can stand
    alone."""
    marks = _marks()
    style = Style(color=seal.colour)
    return [
        Strip(
            [Segment("".join(PLACEHOLDER + marks[row] + mark for mark in marks[: done.columns]), style)],
            done.columns,
        )
        for row in range(done.rows)
    ]


@lru_cache(1)
def _marks() -> str:
    return "".join(_unfolded())


def _unfolded() -> Iterator[str]:
    for stretch in _MARKS.split():
        first, _, last = stretch.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


@lru_cache(1)
def _colours() -> list[ColorTriplet]:
    """The colours of the cube of 256 that come through as they are."""
    cube = (
        (16 + 36 * red + 6 * green + blue, ColorTriplet(_STEPS[red], _STEPS[green], _STEPS[blue]))
        for red in range(6)
        for green in range(6)
        for blue in range(6)
        if red or green or blue  # black would be number 0, which is none
    )
    return [
        triplet
        for number, triplet in cube
        if Color.from_triplet(triplet).downgrade(ColorSystem.EIGHT_BIT).number == number
    ]
