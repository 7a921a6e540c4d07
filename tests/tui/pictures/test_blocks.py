"""Half blocks have exactly the colours of their picture."""

from rich.color import Color

from newsterm.pictures.prints import Frame, Print, Way
from newsterm.pictures.raster import developed
from newsterm.tui.pictures.blocks import in_blocks
from tests.pictures.painting import BLUE, GREEN, RED, WHITE, file_of, painted

Cells = list[tuple[str, tuple[int, ...] | None, tuple[int, ...] | None]]


def rgb(colour: Color | None) -> tuple[int, ...] | None:
    return tuple(colour.get_truecolor()) if colour else None


def cells(done: Print) -> list[Cells]:
    """The sign of every cell, its colour and its ground."""
    return [
        [
            (sign, rgb(style.color), rgb(style.bgcolor))
            for sign, style in ((sign, segment.style) for segment in strip for sign in segment.text)
            if style is not None
        ]
        for strip in in_blocks(done)
    ]


def test_every_half_of_a_cell_has_its_colour() -> None:
    content = file_of(painted((RED, GREEN), (BLUE, WHITE), scale=10))
    done = developed(content, Frame(Way.BLOCKS, 2, 2))
    assert [[("▀", RED, BLUE), ("▀", GREEN, WHITE)]] == cells(done)


def test_the_ground_is_seen_under_the_last_half_row() -> None:
    done = Print("", columns=1, rows=2, data=bytes((*RED, 255, *BLUE, 255, *GREEN, 255)))
    assert [[("▀", RED, BLUE)], [("▀", GREEN, None)]] == cells(done)


def test_the_ground_is_seen_where_the_picture_is_transparent() -> None:
    clear, faint, full = (*RED, 0), (*RED, 127), (*RED, 255)
    upper, lower = (*clear, *clear, *full, *faint), (*clear, *full, *clear, *full)
    done = Print("", columns=4, rows=1, data=bytes((*upper, *lower)))
    assert [[(" ", None, None), ("▄", RED, None), ("▀", RED, None), ("▄", RED, None)]] == cells(done)


def test_cells_alike_are_one_stretch() -> None:
    done = Print("", columns=50, rows=1, data=bytes((*RED, 255)) * 100)
    [strip] = in_blocks(done)
    assert (50, ["▀" * 50]) == (strip.cell_length, [segment.text for segment in strip])
