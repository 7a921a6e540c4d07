"""newsboat's `urls`: what newsboat makes of a line is what we make of it."""

import pytest

from newsterm.newsboat.tokens import tokens, without_comment
from newsterm.newsboat.untranslated import Untranslated
from newsterm.newsboat.urls import Feed, QueryFeed, read

DELTA = "https://delta-courier.example/news.rss"
SALEN = "https://salen-review.example/feed"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a b\tc", ["a", "b", "c"]),
        ('a "b c" d', ["a", "b c", "d"]),
        (r'"say \"hi\"" "back\\slash" "two\nlines"', ['say "hi"', "back\\slash", "two\nlines"]),
        (r"bare\ word", ["bare\\", "word"]),
        ("a # b", ["a"]),
        ("a#b c", ["a#b", "c"]),
        ('"a#b" # c', ["a#b"]),
        ('"never closed', ["never closed"]),
        ('"ends in a backslash\\', ["ends in a backslash"]),
        ('"a""b"c', ["a", "b", "c"]),
        ('a"b c', ['a"b', "c"]),
        ('""', [""]),
        ("a\r", ["a"]),
        ("  ", []),
    ],
)
def test_a_line_is_taken_apart_as_newsboat_does(line: str, words: list[str]) -> None:
    assert words == tokens(line)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("max-items 100 # so many", "max-items 100 "),
        (r'x "a # b" \# c # d', r'x "a # b" \# c '),
        ("x `y # z` # a", "x `y # z` "),
        ('x "never closed # b', 'x "never closed # b'),
        ("x\\", "x\\"),
    ],
)
def test_a_comment_of_a_settings_line_begins_outside_of_quotes(line: str, rest: str) -> None:
    assert rest == without_comment(line)


def test_hostile_quotes_take_no_time() -> None:
    assert 1 == len(tokens('"' + "\\" * 200_001))
    assert 100_000 == len(without_comment('"\\"' * 25_000 + "`" * 25_000))


def test_a_feed_has_its_title_and_its_tags() -> None:
    text = f'# mine\n\n{DELTA} rivers "the delta" "~The Courier" "~not this" rivers\r\n{SALEN} !\n'
    assert (
        Feed(3, DELTA, "The Courier", ("rivers", "the delta")),
        Feed(4, SALEN, hidden=True),
    ) == read(text).feeds


def test_a_feed_that_is_there_twice_has_all_its_tags() -> None:
    found = read(f"{DELTA} rivers\n{SALEN}\n{DELTA} trade ! ~Courier\n")
    assert 3 == len(found.feeds)
    assert [Feed(1, DELTA, "Courier", ("rivers", "trade"), hidden=True), Feed(2, SALEN)] == found.each_once
    assert ("rivers", "trade") == found.tags


def test_a_query_feed_has_a_name_and_a_filter() -> None:
    text = '"query:New: things:age between 0:7 and title =~ \\"a:b\\"" tag\n'
    assert (QueryFeed(1, "New", ' things:age between 0:7 and title =~ "a:b"'),) == read(text).queries


def test_commands_are_refused_with_a_sentence() -> None:
    text = '"exec:~/bin/news.sh river"\n"filter:~/bin/keep.pl:https://delta-courier.example/x"\n'
    found = read(text)
    assert [(1, "exec:~/bin/news.sh river"), (2, "filter:~/bin/keep.pl:https://delta-courier.example/x")] == [
        line[:2] for line in found.untranslated
    ]
    assert all("newsterm runs none" in line.reason for line in found.untranslated)


def test_a_query_feed_without_a_filter_is_named() -> None:
    sentence = "a query feed is written query:NAME:FILTER"
    assert (Untranslated(1, "query:Rivers", sentence),) == read("query:Rivers\n").untranslated
