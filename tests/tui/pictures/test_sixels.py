"""Sixels lie over blank cells of their own row, and go with them."""

import pyte
from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from newsterm.pictures.prints import Frame, Print, Way
from newsterm.pictures.raster import developed
from newsterm.tui.pictures.sixels import in_sixels
from tests.pictures.painting import BLUE, RED, file_of, painted


def picture() -> Print:
    content = file_of(painted((RED, RED), (BLUE, BLUE), scale=20))
    return developed(content, Frame(Way.SIXEL, 4, 2, 10, 20))


def written(strip: Strip) -> str:
    return strip.render(Console(color_system="truecolor", force_terminal=True))


def test_a_row_is_blank_cells_with_its_strip_over_them() -> None:
    upper, lower = in_sixels(picture())
    for strip, register in ((upper, "#0;2;100;0;0"), (lower, "#1;2;0;0;100")):
        blank, sixels = written(strip).split("\x1bP0;1q")
        assert blank.startswith("    ")
        assert register in sixels
        assert 4 == strip.cell_length


def test_the_cursor_is_behind_the_row_when_it_is_drawn() -> None:
    screen = pyte.Screen(20, 3)
    stream = pyte.Stream(screen)
    row = Strip.join([Strip([Segment("ab")]), in_sixels(picture())[0], Strip([Segment("cd")])])
    before, rest = written(row).split("\x1bP", 1)
    stream.feed(before + rest.split("\x1b\\", 1)[1])  # pyte knows no sixels
    assert ["ab    cd", 8] == [screen.display[0].rstrip(), screen.cursor.x]


def test_what_covers_the_end_of_a_row_is_not_drawn_over() -> None:
    [strip, _] = in_sixels(picture())
    assert "  " == written(strip.crop(0, 2))
