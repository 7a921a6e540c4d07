"""Dates as pages print them."""

from datetime import UTC, datetime

import pytest

from newsterm.reading.anatomy.dates import date_of, is_date_line, month_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PUBLISHED Mar 14, 2031, 09:40 PM", datetime(2031, 3, 14, 21, 40, tzinfo=UTC)),
        ("Updated 6:02 AM CST, November 3, 2030", datetime(2030, 11, 3, 12, 2, tzinfo=UTC)),
        ("12.02.2032, 11:26 Uhr • Lesezeit: 2 Minuten", datetime(2032, 2, 12, 11, 26, tzinfo=UTC)),
        ("Publié le 3 mai 2033 à 18h12", datetime(2033, 5, 3, 18, 12, tzinfo=UTC)),
        ("3 de mayo de 2033", datetime(2033, 5, 3, tzinfo=UTC)),
        ("2033-05-03T18:12:05+02:00", datetime(2033, 5, 3, 16, 12, 5, tzinfo=UTC)),
        ("13/05/2033", datetime(2033, 5, 13, tzinfo=UTC)),
        ("05/13/2033", datetime(2033, 5, 13, tzinfo=UTC)),
        ("6 декабря 2033, 12:00", datetime(2033, 12, 6, 12, 0, tzinfo=UTC)),
        ("2033年5月3日 18:12", datetime(2033, 5, 3, 18, 12, tzinfo=UTC)),
        ("2033년 5월 3일", datetime(2033, 5, 3, tzinfo=UTC)),
        ("12:30 am, 1 March 2031", datetime(2031, 3, 1, 0, 30, tzinfo=UTC)),
    ],
)
def test_dates_and_times_are_read_in_many_manners(line: str, expected: datetime) -> None:
    assert expected == date_of(line)
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["", "Rain fell on Monday", "11/03/2030", "31.02.2031", "Mar 99, 2031", "5 stars 2031"]
)
def test_a_date_that_is_none_or_could_be_two_is_not_guessed(line: str) -> None:
    assert date_of(line) is None


def test_a_sentence_with_a_date_in_it_is_no_date_line() -> None:
    assert not is_date_line(
        "The bridge was closed on 3 May 2031 after the flood had torn away two of its pillars."
    )


def test_months_are_told_by_their_beginnings_the_longest_first() -> None:
    assert [3, 11, 6, 7, 12, 0] == [
        month_of(name) for name in ("März", "marraskuuta", "června", "července", "déc.", "Salen")
    ]
