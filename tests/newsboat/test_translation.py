"""Filters become queries that mean the same, or it is said why they don't."""

import pytest

from newsterm.newsboat.translation import Translated, Untranslatable, translate

TAGS = ("rivers", "Data Sci", "open data")


def query(text: str) -> str:
    found = translate(text, TAGS)
    assert isinstance(found, Translated), found
    return str(found.query)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('title =~ "flood"', "title:flood*"),
        (r'title =~ "\bflood\b"', "title:flood"),
        ('title !~ "flood|drought"', "-(title:flood* OR title:drought*)"),
        ('title =~ ".*"', ""),
        ('content =~ "high water"', '"high water*"'),
        ('author =~ "osei"', "by:osei"),
        ('author = "Lena Ortiz"', 'by:"Lena Ortiz"'),
        ('unread = "yes"', "is:unread"),
        ('unread != "yes"', "-is:unread"),
        ('unread = "no"', "is:read"),
        ('flags # "s"', "tag:flag-s"),
        ('flags =~ "[ab]"', "tag:flag-a OR tag:flag-b"),
        ('flags != ""', "is:starred"),
        ('flags = ""', "-is:starred"),
        ('flags =~ "."', "is:starred"),
        ('tags # "rivers"', "in:rivers"),
        ('tags # "new"', "in:new"),
        ('tags # "Data"', 'in:"Data Sci"'),
        ('tags =~ "data"', 'in:"Data Sci" OR in:"open data"'),
        ('tags !# "rivers"', "-in:rivers"),
        ("age < 7", "newer:7d"),
        ("age <= 7", "newer:8d"),
        ("age > 7", "older:8d"),
        ("age >= 7", "older:7d"),
        ("age = 0", "newer:1d"),
        ("age between 7:2", "newer:8d older:2d"),
        ("age != 3", "-(newer:4d older:3d)"),
        ('feedtitle = "Delta Courier"', 'from:"Delta Courier"'),
        ('rssurl = "https://delta-courier.example/x"', 'from:"https://delta-courier.example/x"'),
        ('enclosure_type =~ "^audio/"', "has:audio"),
        ('unread = "yes" and (title =~ "eel" or age < 2)', "is:unread (title:eel* OR newer:2d)"),
        ('title =~ ".*" and unread = "yes"', "is:unread"),
        ('title =~ ".*" or unread = "yes"', ""),
    ],
)
def test_what_means_the_same(text: str, meant: str) -> None:
    assert meant == query(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('title =~ "^RT"', "more than words"),
        ('title = "Eels"', "a whole text"),
        ('title !~ ".*"', "never holds"),
        ('link =~ "delta"', "can't ask for link"),
        ("unread_count > 0", "can't ask for unread_count"),
        ('unread = "maybe"', "never “maybe”"),
        ('tags # "Data Sci"', "no tag"),
        ('tags =~ "eels"', "no tag"),
        ('tags = "rivers"', "no tag"),
        ('flags =~ "ab"', "one by one"),
        ('rssurl =~ "delta"', "file those that match in a folder"),
        ('enclosure_url != ""', "can't ask for enclosure_url"),
        ('enclosure_type = "audio/mpeg"', "has:audio and has:video"),
        ("age < 0", "no article has an age"),
        ('age =~ "7"', "a number of days"),
        ('title =~ "eels" nor age < 2', "nothing is expected"),
    ],
)
def test_what_has_no_query_is_refused_with_a_reason(text: str, word: str) -> None:
    found = translate(text, TAGS)
    assert isinstance(found, Untranslatable)
    assert word in found.reason


def test_a_query_that_finds_a_little_else_says_so() -> None:
    found = translate('title =~ "eel" and title =~ "pike"')
    assert isinstance(found, Translated)
    assert ("it finds words that begin so; newsboat finds them inside of words, too",) == found.notes
