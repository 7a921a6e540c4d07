"""How old news is, in few letters."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from newsterm.tui.dates import age, period_of

NOW = datetime(2026, 5, 20, 14, 0, tzinfo=UTC)


def test_an_age_takes_few_letters() -> None:
    assert [age(NOW - ago, NOW) for ago in (timedelta(), timedelta(minutes=5), timedelta(hours=2))] == [
        "now",
        "5m",
        "2h",
    ]
    assert age(NOW - timedelta(days=1, hours=3), NOW) == "1d"
    assert age(NOW - timedelta(days=60), NOW) == "21 Mar"
    assert age(NOW - timedelta(days=600), NOW) == "2024"
    assert age(None, NOW) == ""


def test_news_from_the_future_is_news_of_now() -> None:
    assert age(NOW + timedelta(days=2), NOW) == "now"


def test_days_have_names_and_what_is_older_is_of_a_month() -> None:
    today = date(2026, 5, 20)
    names = [period_of(today - timedelta(days=ago), today).name for ago in (-1, 0, 1, 2, 6, 7, 30, 400)]
    assert names == ["TODAY", "TODAY", "YESTERDAY", "MONDAY", "THURSDAY", "MAY", "APRIL", "APRIL 2025"]


@given(st.dates(), st.dates())
def test_a_day_lies_in_its_period_and_so_does_its_neighbour(day: date, today: date) -> None:
    period = period_of(day, today)
    assert period.first <= day
    assert day < period.after or day == date.max
    assert period_of(period.first, today) == period
