"""The dates feeds print, in all the forms they do."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.sources.feeds.dates import date_of

TEN = datetime(2026, 3, 2, 10, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "Mon, 02 Mar 2026 10:00:00 GMT",
        "Mon, 02 Mar 2026 10:00:00 +0000",
        "Mon,  2 Mar 2026 11:00:00 +0100",
        "Mon, 02 Mar 2026 11:00:00 +01:00",
        "Mon, 02 Mar 2026 11:00:00 GMT+0100",
        "Mon Mar 02 2026 11:00:00 GMT+0100 (CET)",
        "Mon Mar 02 2026 11:00:00 GMT+0100 (Mitteleuropäische Normalzeit)",
        "Mon, 02 Mar 2026 11:00 (CET)",
        "Mon, 02 Mar 2026 11:00:00 UTC+1",
        "Mon, 02 Mar 2026 05:00:00 GMT-5",
        "Mon Mar 02 10:00:00 +0000 2026",
        "Mon,02-Mar-26 10:00:00 GMT",
        "Monday, March 2, 2026 5:00 AM EST",
        "Mon, 02 Mar 2026 10:00:00 AM",
        "Monday, 02 March 2026 11:00:00 CET",
        "Mon, 02 Mar 2026 19:00:00 JST",
        "Mon, 02 Mar 2026 05:00:00 EST",
        "02 Mar 26 05:00 EST",
        "2 Mar 2026 10:00",
        "Mon Mar  2 10:00:00 2026",
        "2026-03-02T10:00:00Z",
        "2026-03-02T10:00:00.000Z",
        "2026-03-02T11:00:00.123456789+01:00",
        "2026-03-02T11:00:00+0100",
        "2026-03-02 11:00:00 +0100",
        "2026-03-02 11:00:00 +1",
        "2026-03-02T10:00Z",
        "2026-03-02T10",
        "20260302T100000Z",
        "20260302100000",
        "2026-W10-1T10:00:00Z",
        "2026W101T10",
        "2026-061T10:00:00Z",
        "2026-3-2 10:00",
        "1772445600",
        "1772445600000",
        "02.03.2026 10:00:00",
        "March 2, 2026 10:00 AM",
        "Sat, 2 mars 2026 11:00:00 +0100",
        "Пн, 02 мар 2026 13:00:00 +0300",
        "Lunedì, 2 marzo 2026 10:00",
        "2026年3月2日 10:00",
    ],
)
def test_a_moment_is_known_in_every_form(written: str) -> None:
    assert date_of(written) is not None
    assert TEN == (date_of(written) or TEN).replace(microsecond=0)


@pytest.mark.parametrize(
    "written", ["2026-03-02", "2 March 2026", "Mon, 02 Mar 2026", "20260302", "2026-061", "2026061"]
)
def test_a_day_is_its_midnight(written: str) -> None:
    assert MIDNIGHT == date_of(written)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2024-366", datetime(2024, 12, 31, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 12:30:00 AM", datetime(2026, 3, 2, 0, 30, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 10:00:00 PM +0000", datetime(2026, 3, 2, 22, tzinfo=UTC)),
        ("Monday, March 2, 2026 10:00 PM EST", datetime(2026, 3, 3, 3, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 10:00:00 +9999", TEN),  # no zone is so far: as if it named none
        ("2026-03-01T24:00:00Z", MIDNIGHT),
        ("Sun, 01 Mar 2026 24:00:00 GMT", MIDNIGHT),
        ("2026-03-01T23:59:60Z", MIDNIGHT),  # a leap second
    ],
)
def test_months_years_and_the_ends_of_days_are_known(written: str, moment: datetime) -> None:
    assert moment == date_of(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "Mon, 31 Feb 2026 10:00:00 GMT",
        "2026-13-01",
        "02/03/2026 10:00",
        "02-03-2026",
        "2.3.26",
        "26-03-02",
        "260302",
        "202603",
        "2026-366",
        "2026-000",
        "2026-W99-1",
        "2026-W10",
        "02 Mar 10:00:00 GMT",
        "Wed, 30 Nov -0001 00:00:00 +0000",
        "2026-03-02T99:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "0000-00-00 00:00:00",
        "9999-12-31T23:59:59-12:00",
        "99999999999999999999",
    ],
)
def test_what_names_no_moment_is_none(written: str) -> None:
    assert date_of(written) is None


@given(st.datetimes(min_value=datetime(1000, 1, 2), timezones=st.just(UTC)))  # noqa: DTZ001 -- hypothesis adds the zone
def test_what_python_writes_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    if moment != datetime.fromtimestamp(0, UTC):
        assert moment == date_of(moment.isoformat())


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("0123456789-:+TZ. ")))
def test_no_text_is_too_odd_to_look_at(text: str) -> None:
    moment = date_of(text)
    assert moment is None or moment.tzinfo is UTC
