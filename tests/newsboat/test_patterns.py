"""Patterns that are words are told from those that are more."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.newsboat.patterns import Words, words_of


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("river", [Words("river", whole=False)]),
        (".*river.*", [Words("river", whole=False)]),
        (r"\<river\>", [Words("river", whole=True)]),
        (r"high water\b", [Words("high water", whole=True)]),
        ("eel|pike", [Words("eel", whole=False), Words("pike", whole=False)]),
        ("(eel|pike)s?", [Words(text, whole=False) for text in ("eels", "eel", "pikes", "pike")]),
        ("[Ee]el", [Words("eel", whole=False)]),
        (r"U\.S", [Words("U.S", whole=False)]),
        ("水", [Words("水", whole=False)]),
        (".*", [Words("", whole=False)]),
        ("", [Words("", whole=False)]),
    ],
)
def test_words_and_choices_of_them(pattern: str, words: list[Words]) -> None:
    assert words == words_of(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "^river",
        "river$",
        "eel.*pike",
        "eel.pike",
        "eel+",
        "(eel)*",
        "e{2}l",
        "[a-z]el",
        "[^a]el",
        "C++",
        r"C\+\+",
        "<img",
        "(eel",
        "eel)",
        "[eel",
        "eel\\",
        r"\d",
        "(a|b|c|d)(a|b|c|d)(a|b|c|d)",
        "(" * 50,
        "x" * 2_000,
    ],
)
def test_what_is_more_than_words_is_none(pattern: str) -> None:
    assert words_of(pattern) is None


@given(st.text("ab|()?[] .*", max_size=20))
def test_the_words_are_what_the_pattern_finds(pattern: str) -> None:
    for words in words_of(pattern) or ():
        assert re.search(pattern, words.text, re.IGNORECASE)
