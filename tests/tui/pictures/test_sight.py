"""What a terminal can show is read from its environment."""

from collections.abc import Mapping

import pytest

from newsterm.pictures.prints import Way
from newsterm.tui.glyphs import ASCII, UNICODE
from newsterm.tui.pictures import sight as place
from newsterm.tui.pictures.sight import Cell, sight

CELL = (9, 18)


@pytest.fixture(autouse=True)
def cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "cell_size", lambda: CELL)


def way(environ: Mapping[str, str]) -> Way | None:
    return sight("auto", UNICODE, "truecolor", environ=environ).way


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-kitty"}, Way.KITTY),
        ({"TERM": "xterm-ghostty"}, Way.KITTY),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, Way.KITTY),
        ({"TERM": "foot"}, Way.SIXEL),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Way.SIXEL),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, Way.BLOCKS),
        ({"TERM": "xterm-256color"}, Way.BLOCKS),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, Way.BLOCKS),  # one that kitty started
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux"}, Way.BLOCKS),
        ({"TERM": "screen.xterm-256color", "TERM_PROGRAM": "WezTerm"}, Way.BLOCKS),
        ({}, Way.BLOCKS),
    ],
)
def test_a_terminal_is_known_by_its_name(environ: Mapping[str, str], expected: Way) -> None:
    assert expected is way(environ)
    assert CELL == sight("auto", UNICODE, "256", environ=environ).cell


def test_the_reader_knows_better() -> None:
    assert Way.KITTY is sight("kitty", UNICODE, "256", environ={"TERM": "tmux"}).way
    assert Way.BLOCKS is sight("blocks", UNICODE, "256", environ={"TERM": "xterm-kitty"}).way


def test_without_the_size_of_a_cell_sixels_are_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Cell | None:
        return None

    monkeypatch.setattr(place, "cell_size", none)
    assert (Way.BLOCKS, (10, 20)) == (sight("sixel", UNICODE, "256").way, sight("sixel", UNICODE, "256").cell)


def test_where_pictures_can_not_be_shown_a_sentence_says_why() -> None:
    dull = [
        sight("auto", ASCII, "truecolor"),
        sight("auto", UNICODE, "truecolor", in_colour=False),
        sight("auto", UNICODE, "standard"),
        sight("kitty", UNICODE, None),
    ]
    assert [None] * 4 == [seen.way for seen in dull]
    assert ["UTF-8", "NO_COLOR", "few colours", "few colours"] == [
        next(words for words in ("UTF-8", "NO_COLOR", "few colours") if words in seen.why_not)
        for seen in dull
    ]
