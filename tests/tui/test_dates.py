"""How old news is, in few letters."""

from datetime import UTC, date, datetime, timedelta

from newsterm.tui.dates import age, day_name

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


def test_a_day_has_a_name() -> None:
    today = date(2026, 5, 20)
    assert [day_name(today - timedelta(days=ago), today) for ago in (0, 1, 2, 6, 7, 400)] == [
        "TODAY",
        "YESTERDAY",
        "MONDAY",
        "THURSDAY",
        "13 MAY",
        "15 APRIL 2025",
    ]
