"""How often publishers want to be asked."""

from datetime import timedelta

import pytest

from newsterm.model import Pace
from newsterm.sources.feeds.feed import feed_of

SYNDICATION = "http://purl.org/rss/1.0/modules/syndication/"


def pace(inside: str) -> Pace:
    text = f'<rss version="2.0" xmlns:sy="{SYNDICATION}"><channel>{inside}<item/></channel></rss>'
    return feed_of(text).feed.pace


def period(name: str, times: str = "") -> str:
    times = f"<sy:updateFrequency>{times}</sy:updateFrequency>" if times else ""
    return f"<sy:updatePeriod>{name}</sy:updatePeriod>{times}"


@pytest.mark.parametrize(
    ("inside", "every"),
    [
        ("", None),
        ("<ttl>90</ttl>", timedelta(minutes=90)),
        ("<ttl> 5 </ttl>", timedelta(minutes=5)),
        (period("hourly"), timedelta(hours=1)),
        (period("Daily", "4"), timedelta(hours=6)),
        (period("weekly", "0"), timedelta(weeks=1)),
        ("<ttl>30</ttl>" + period("daily"), timedelta(days=1)),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>99999999999999</ttl>", None),
        (period("hourly", "100000"), None),
        (period("never"), None),
    ],
)
def test_the_longest_sensible_wish_counts(inside: str, every: timedelta | None) -> None:
    assert every == pace(inside).every


def test_hours_and_days_to_be_left_in_peace_are_numbers() -> None:
    said = pace(
        "<skipHours><hour>23</hour><hour>0</hour><hour>24</hour><hour>x</hour><hour>2</hour></skipHours>"
        "<skipDays><day>Sunday</day><day>saturday</day><day>Moonday</day></skipDays>"
    )
    assert Pace(quiet_hours=(0, 2, 23), quiet_days=(5, 6)) == said


def test_who_is_never_to_be_asked_is_asked_as_others_are() -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    days = "".join(
        f"<day>{day}day</day>" for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
    )
    assert Pace() == pace(f"<skipHours>{hours}</skipHours><skipDays>{days}</skipDays>")
