"""newsboat's filter language is read as newsboat reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.errors import QueryError
from newsterm.newsboat.filters import Comparison, Filter, Joined, parse

A = Comparison("title", "=~", "river")
B = Comparison("unread", "=", "yes")
C = Comparison("age", "between", "0:7")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('title =~ "river"', A),
        ('  title=~"river"  ', A),
        ('unread == "yes"', B),
        ("age between 0:7", C),
        ("age >= -3", Comparison("age", ">=", "-3")),
        ('tags !# "x y"', Comparison("tags", "!#", "x y")),
        ('title = ""', Comparison("title", "=", "")),
        (r'title =~ "say \"hi\""', Comparison("title", "=~", r"say \"hi\"")),
        ('( ( title =~ "river" ) )', A),
        ('title =~ "river" and unread = "yes"', Joined("and", A, B)),
        ('title =~ "river"and(unread = "yes")', Joined("and", A, B)),
        ('title =~ "river" and unread = "yes" or age between 0:7', Joined("and", A, Joined("or", B, C))),
        ('(title =~ "river" and unread = "yes") or age between 0:7', Joined("or", Joined("and", A, B), C)),
    ],
)
def test_a_filter_means_what_it_means_in_newsboat(text: str, meant: Filter) -> None:
    assert meant == parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title",
        'title "x"',
        "title = x",
        'title = "x',
        'title = "x" andunread = "yes"',
        'title = "x" and',
        '(title = "x"',
        'title = "x")',
        'not title = "x"',
        "(" * 1_000,
        'title = "x" and ' * 1_000,
    ],
)
def test_what_newsboat_would_refuse_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text)


@given(st.text('()andorx=~"1: \\#<>', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text)
    except QueryError as error:
        assert 0 <= error.position <= len(text)
