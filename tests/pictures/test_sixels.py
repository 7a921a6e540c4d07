"""Sixels say which dots are lit, in which colours."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsterm.pictures.prints import Frame, Way
from newsterm.pictures.raster import developed
from newsterm.pictures.sixels import encode
from tests.pictures.painting import BLUE, RED, file_of, painted

PALETTE = [(number, 255 - number, number // 2) for number in range(256)]


def seen(sixels: bytes) -> dict[tuple[int, int], int]:
    """The colour of every dot a terminal would light, by column and row."""
    found: dict[tuple[int, int], int] = {}
    x = y = colour = 0
    body = re.sub(rb'^"1;1;\d+;\d+(#\d+;2;\d+;\d+;\d+)+', b"", sixels)
    for token in re.finditer(rb"#(\d+)|!(\d+)(.)|(\$)|(-)|([?-~])", body):
        if token[1]:
            colour = int(token[1])
        elif token[4]:
            x = 0
        elif token[5]:
            x, y = 0, y + 6
        else:
            letter, times = (token[3], int(token[2])) if token[2] else (token[6], 1)
            lit = [bit for bit in range(6) if (letter[0] - 63) >> bit & 1]
            found.update({(x + step, y + bit): colour for step in range(times) for bit in lit})
            x += times
    return found


@given(st.integers(1, 20), st.integers(1, 20), st.data())
def test_every_dot_is_lit_in_its_colour(width: int, height: int, data: st.DataObject) -> None:
    dots = bytes(data.draw(st.lists(st.integers(0, 255), min_size=width * height, max_size=width * height)))
    expected = {(place % width, place // width): dot for place, dot in enumerate(dots)}
    assert expected == seen(encode(dots, width, PALETTE))


def test_what_repeats_itself_is_counted() -> None:
    assert b'"1;1;500;1#7;2;3;97;1#7!500@' == encode(bytes([7] * 500), 500, PALETTE)


def test_a_picture_is_a_strip_a_row() -> None:
    image = painted((RED, RED), (BLUE, BLUE), scale=20)
    done = developed(file_of(image), Frame(Way.SIXEL, 4, 2, 10, 20))
    strips = done.data.split(b"\n")
    assert (4, 2, 2) == (done.columns, done.rows, len(strips))
    assert [b"#0;2;100;0;0", b"#1;2;0;0;100"] == [b"#" + strip.split(b"#")[1] for strip in strips]
    assert all(strip.startswith(b'"1;1;40;20') for strip in strips)
