"""Headers say when to ask again; hostile ones say nothing that hurts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Validators
from newsterm.sources.web.freshness import LONGEST, fresh_for, given_validators, retry_after

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DATE = "Mon, 23 Nov 2026 08:00:00 GMT"
HALF_PAST = "Mon, 23 Nov 2026 08:30:00 GMT"


@pytest.mark.parametrize(
    ("headers", "fresh"),
    [
        ({}, None),
        ({"Cache-Control": "max-age=600"}, 10 * MINUTE),
        ({"Cache-Control": 'public , Max-Age = "600"'}, 10 * MINUTE),
        ({"Cache-Control": "max-age=600, max-age=60"}, 10 * MINUTE),
        ({"Cache-Control": "s-maxage=900, max-age=600"}, 10 * MINUTE),
        ({"Cache-Control": "s-maxage=900"}, None),
        ({"Cache-Control": "no-cache, max-age=600"}, None),
        ({"Cache-Control": "max-age=600, no-store"}, None),
        ({"Cache-Control": 'no-cache="Set-Cookie", max-age=600'}, None),
        ({"Cache-Control": "max-age=0"}, None),
        ({"Cache-Control": "max-age=-5"}, None),
        ({"Cache-Control": "max-age=soon", "Expires": HALF_PAST}, None),
        ({"Cache-Control": "max-age=" + "9" * 4000}, LONGEST),
        ({"Cache-Control": "max-age=600", "Age": "540"}, MINUTE),
        ({"Cache-Control": "max-age=600", "Age": "9999"}, None),
        ({"Cache-Control": "max-age=600", "Expires": "0"}, 10 * MINUTE),
        ({"Expires": HALF_PAST, "Date": DATE}, 30 * MINUTE),
        ({"Expires": HALF_PAST, "Date": "Mon, 23 Nov 2026 08:20:00 GMT"}, 10 * MINUTE),
        ({"Expires": HALF_PAST}, 30 * MINUTE),
        ({"Expires": "Monday, 23-Nov-26 08:30:00 GMT"}, 30 * MINUTE),
        ({"Expires": "Mon Nov 23 08:30:00 2026"}, 30 * MINUTE),
        ({"Expires": DATE, "Date": HALF_PAST}, None),
        ({"Expires": "0"}, None),
        ({"Expires": "-1"}, None),
        ({"Expires": "Fri, 31 Dec 9999 23:59:59 GMT"}, LONGEST),
    ],
)
def test_an_answer_is_fresh_for_so_long(headers: dict[str, str], fresh: timedelta | None) -> None:
    assert fresh == fresh_for(headers, NOW)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"Retry-After": "120"}, 2 * MINUTE),
        ({"Retry-After": " 120 "}, 2 * MINUTE),
        ({"Retry-After": "0"}, timedelta()),
        ({"Retry-After": "-120"}, None),
        ({"Retry-After": "1.5"}, None),
        ({"Retry-After": "later"}, None),
        ({"Retry-After": "1" * 5000}, LONGEST),
        ({"Retry-After": HALF_PAST}, 30 * MINUTE),
        ({"Retry-After": HALF_PAST, "Date": "Mon, 23 Nov 2026 08:29:00 GMT"}, MINUTE),
        ({"Retry-After": DATE, "Date": HALF_PAST}, timedelta()),
        ({"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"}, LONGEST),
    ],
)
def test_a_server_asks_to_be_left_alone_for_so_long(headers: dict[str, str], wait: timedelta | None) -> None:
    assert wait == retry_after(headers, NOW)


@given(
    st.dictionaries(st.sampled_from(["Cache-Control", "Expires", "Age", "Date", "Retry-After"]), st.text())
)
def test_no_header_breaks_anything_or_stops_asking_for_ever(headers: dict[str, str]) -> None:
    for time in (fresh_for(headers, NOW), retry_after(headers, NOW)):
        assert time is None or timedelta() <= time <= LONGEST


@pytest.mark.parametrize("etag", ['"a"', 'W/"a"', "unquoted", '"with, comma"', '""', '"Gezeiten-Nº7"'])
def test_validators_are_kept_as_given(etag: str) -> None:
    given = given_validators({"ETag": etag, "Last-Modified": "yesterday"})
    assert Validators(etag, "yesterday") == given


@pytest.mark.parametrize("etag", [b'"\xff"', b"\x01", b"\x7f", b"\x1b[31m"])
def test_a_validator_that_cannot_be_sent_back_is_left_out(etag: bytes) -> None:
    headers = {"ETag": etag.decode("utf-8", "surrogateescape"), "Last-Modified": DATE}
    assert Validators("", DATE) == given_validators(headers)
