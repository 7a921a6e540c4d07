"""What a terminal of kitty's protocol is sent shows each part of a picture in its cell."""

import re
import unicodedata
from base64 import b64decode

import pytest
from rich.color import ColorSystem
from rich.console import Console

from newsterm.pictures.prints import Print
from newsterm.tui.pictures.kitty import MOST, PLACEHOLDER, Seal, forgotten, placeholders, sent

PICTURE = Print("", columns=3, rows=2, data=bytes(range(256)) * 40)
COMMAND = re.compile(r"\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\")


def shown_id(seal: Seal, colours: str) -> int:
    """The picture that the colour of its placeholders names, as a terminal reads it."""
    strip = placeholders(seal, PICTURE)[0]
    console = Console(color_system="truecolor" if colours == "truecolor" else "256", force_terminal=True)
    codes = re.findall(r"38;([\d;]+)m", strip.render(console))
    (kind, *numbers) = map(int, codes[0].split(";"))
    assert {"truecolor": 2, "256": 5}[colours] == kind
    return sum(number << 8 * place for place, number in enumerate(reversed(numbers)))


def test_the_whole_picture_is_sent_in_pieces() -> None:
    commands = COMMAND.findall(sent(Seal(3, "truecolor"), PICTURE))
    assert "".join(sent(Seal(3, "truecolor"), PICTURE)) == "".join(
        f"\x1b_G{keys};{piece}\x1b\\" for keys, piece in commands
    )
    assert PICTURE.data == b64decode("".join(piece for _, piece in commands))
    assert all(len(piece) <= 4096 for _, piece in commands)
    first, *others = [dict(key.split("=") for key in keys.split(",")) for keys, _ in commands]
    assert {"a": "T", "U": "1", "f": "100", "c": "3", "r": "2", "q": "2", "m": "1"} == {
        name: value for name, value in first.items() if name != "i"
    }
    assert [*["1"] * (len(others) - 1), "0"] == [other["m"] for other in others]


@pytest.mark.parametrize("colours", ["truecolor", "256"])
def test_the_colour_of_the_placeholders_names_the_picture(colours: str) -> None:
    seals = [Seal(number, colours) for number in range(100)]
    assert [seal.id for seal in seals] == [shown_id(seal, colours) for seal in seals]
    assert 100 == len({seal.id for seal in seals} - {0})
    assert all(
        f",i={seal.id}," in sent(seal, PICTURE) and f"i={seal.id}," in forgotten(seal) for seal in seals
    )


def test_every_placeholder_says_where_it_belongs() -> None:
    rows = ["".join(segment.text for segment in strip) for strip in placeholders(Seal(0, "256"), PICTURE)]
    assert [
        [f"{PLACEHOLDER}\u0305\u0305", f"{PLACEHOLDER}\u0305\u030d", f"{PLACEHOLDER}\u0305\u030e"],
        [f"{PLACEHOLDER}\u030d\u0305", f"{PLACEHOLDER}\u030d\u030d", f"{PLACEHOLDER}\u030d\u030e"],
    ] == [re.findall(f"{PLACEHOLDER}..", row) for row in rows]


def test_a_strip_can_be_cut_anywhere_and_stays_as_wide_as_it_says() -> None:
    large = Print("", columns=MOST, rows=MOST)
    for strip in placeholders(Seal(0, "256"), large):
        assert MOST == strip.cell_length
        assert "".join(segment.text for segment in strip.crop(100, 101)).startswith(PLACEHOLDER)
        assert 1 == strip.crop(100, 101).cell_length


def test_the_marks_count_up_and_none_is_like_another() -> None:
    tall = placeholders(Seal(0, "256"), Print("", columns=MOST, rows=1))
    marks = "".join(segment.text for segment in tall[0])[2::3]
    assert MOST == len(set(marks))
    assert sorted(marks) == list(marks)
    assert {230} == {unicodedata.combining(mark) for mark in marks}
    assert {""} == {unicodedata.decomposition(mark) for mark in marks}


def test_colours_come_through_a_terminal_of_few() -> None:
    seal = Seal(7, "256")
    assert seal.id == seal.colour.downgrade(ColorSystem.EIGHT_BIT).number
