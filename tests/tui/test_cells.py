"""Words cut by cells and by grapheme clusters."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsterm.tui.cells import cut, fitted, graphemes, isolated


def test_a_cluster_is_what_a_reader_takes_for_one_character() -> None:
    text = "e\u0301a👩‍🌾b🇵🇹🇧🇷👍🏽각"
    assert list(graphemes(text)) == [
        "e\u0301",
        "a",
        "👩‍🌾",
        "b",
        "🇵🇹",
        "🇧🇷",
        "👍🏽",
        "각",
    ]


def test_a_title_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert cut("Ferry line reopens", 10) == "Ferry lin…"
    assert cut("Ferry line reopens", 7) == "Ferry…"
    assert cut("Ferry", 5) == "Ferry"
    assert cut("Ferry", 4, "...") == "F..."
    assert cut("Ferry", 0) == ""


def test_wide_characters_are_not_halved() -> None:
    assert cut("港湾新聞", 6) == "港湾…"
    assert cut("港湾新聞", 4) == "港…"


def test_right_to_left_words_are_isolated_and_others_left_alone() -> None:
    assert isolated("مرفأ الدلتا") == "\u2068مرفأ الدلتا\u2069"
    assert isolated("Delta Courier") == "Delta Courier"
    assert isolated("\u2067Delta") == "Delta"


@given(st.text(), st.integers(0, 40))
def test_a_fitted_text_takes_just_its_cells(text: str, width: int) -> None:
    text = "".join(character for character in text if character.isprintable())
    assert cell_len(fitted(text, width)) == width


@given(st.text())
def test_clusters_are_the_whole_text(text: str) -> None:
    assert "".join(graphemes(text)) == text
