"""Wishes and prints travel as lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.pictures.prints import (
    Frame,
    Print,
    Way,
    Wish,
    print_from_line,
    print_to_line,
    wish_from_line,
    wish_to_line,
)

SIZES = st.integers(1, 9_999)
WISHES = st.builds(
    Wish,
    st.text(),
    st.none() | st.builds(Frame, st.sampled_from(Way), SIZES, SIZES, SIZES, SIZES, st.text()),
    st.booleans(),
)
PRINTS = st.builds(Print, st.text(), st.text(), SIZES, SIZES, SIZES, SIZES, st.binary(max_size=40), st.text())


@given(WISHES)
def test_a_wish_arrives_as_it_was_sent(wish: Wish) -> None:
    assert "\n" not in wish_to_line(wish)
    assert wish == wish_from_line(wish_to_line(wish))


@given(PRINTS)
def test_a_print_arrives_as_it_was_sent(done: Print) -> None:
    assert "\n" not in print_to_line(done)
    assert done == print_from_line(print_to_line(done))


def test_what_show_prints_of_a_picture_is_a_wish() -> None:
    line = '{"url": "https://delta-courier.example/a.jpg", "caption": "Dusk.", "credit": ""}'
    assert Wish("https://delta-courier.example/a.jpg") == wish_from_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "nothing",
        "[]",
        "{}",
        '{"url": 4}',
        '{"url": "a", "way": "oil", "columns": 4, "rows": 4}',
        '{"url": "a", "way": "blocks"}',
        '{"url": "a", "way": "blocks", "columns": 0, "rows": 4}',
        '{"url": "a", "way": "blocks", "columns": "4", "rows": 4}',
        '{"url": "a", "way": "blocks", "columns": 4, "rows": 100000000}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_wish_says_why(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        wish_from_line(line)


@pytest.mark.parametrize("line", ["", "nothing", "[]", "{}", '{"url": "a", "data": "%"}', '{"data": 4}'])
def test_a_line_that_is_no_print_is_none(line: str) -> None:
    assert print_from_line(line) is None
