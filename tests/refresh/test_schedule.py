"""When to ask again: every rule, for every poll."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from newsterm.model import Article, Pace, Poll
from newsterm.refresh.schedule import (
    DAY,
    FLOOR,
    JITTER,
    QUIET,
    Manner,
    after_failure,
    after_redirect,
    after_success,
    has_moved,
    hold_until,
    is_due,
    reason_to_spare,
    reason_to_wait,
    with_news,
)
from tests.refresh.newsstand import HOUR, NOW

MIDDLE = 0.5
TIMES = st.integers(0, 10**9).map(
    lambda seconds: datetime(2010, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
SPANS = st.timedeltas(timedelta(), timedelta(days=900))
LEAST = st.timedeltas(timedelta(), timedelta(days=3))
CHANCE = st.floats(0, 1)
PACES = st.builds(
    Pace,
    st.none() | SPANS,
    st.lists(st.integers(0, 23)).map(tuple),
    st.lists(st.integers(0, 6)).map(tuple),
)
POLLS = st.builds(
    Poll,
    asked=TIMES,
    due=TIMES,
    failures=st.integers(0, 10**6),
    gone=st.booleans(),
    moved_to=st.sampled_from(["", "https://new.example/feed"]),
    pace=PACES,
    newest=st.none() | TIMES,
    rhythm=st.none() | SPANS,
)


def wait(poll: Poll) -> timedelta:
    """How long after NOW it is due."""
    assert poll.due is not None
    return poll.due - NOW


@given(POLLS, TIMES, LEAST, CHANCE, st.none() | SPANS)
def test_what_went_well_is_asked_again_in_time_but_not_before(
    poll: Poll, now: datetime, least: timedelta, chance: float, fresh_for: timedelta | None
) -> None:
    after = after_success(poll, now, least, chance, fresh_for)
    assert after.due is not None
    assert least <= after.due - now <= max(least, DAY) * (1 + JITTER) + QUIET
    assert (now, now, "", 0, False) == (
        after.asked,
        after.succeeded,
        after.error,
        after.failures,
        after.gone,
    )


@given(POLLS, TIMES, LEAST, CHANCE, st.sampled_from([0, 200, 403, 404, 500]), st.none() | SPANS)
def test_what_failed_is_asked_again_in_time_but_not_before(
    poll: Poll, now: datetime, least: timedelta, chance: float, status: int, retry_after: timedelta | None
) -> None:
    after = after_failure(poll, "no", now, least, chance, status, retry_after)
    assert (now, "no", poll.failures + 1) == (after.asked, after.error, after.failures)
    if poll.gone:
        assert after.due is None
        return
    assert after.due is not None
    assert least <= after.due - now <= max(least, 7 * DAY) * (1 + JITTER) + QUIET


@given(POLLS, TIMES, LEAST, CHANCE)
def test_quiet_hours_and_days_are_kept_unless_they_never_end(
    poll: Poll, now: datetime, least: timedelta, chance: float
) -> None:
    assume(len(set(poll.pace.quiet_hours)) < 24 and len(set(poll.pace.quiet_days)) < 3)
    due = after_success(poll, now, least, chance).due
    assert due is not None
    assert due.hour not in poll.pace.quiet_hours
    assert due.weekday() not in poll.pace.quiet_days


def test_chance_moves_the_next_time_by_a_tenth() -> None:
    poll = Poll(pace=Pace(4 * HOUR))
    assert [0.9, 1, 1.1] == [
        wait(after_success(poll, NOW, HOUR, chance)) / (4 * HOUR) for chance in (0, 0.5, 1)
    ]


def test_publisher_and_server_lengthen_the_interval_to_a_day() -> None:
    hours = [
        wait(after_success(Poll(pace=Pace(every)), NOW, HOUR, MIDDLE, fresh_for)) / HOUR
        for every, fresh_for in (
            (None, None),
            (timedelta(minutes=10), timedelta(minutes=10)),
            (3 * HOUR, None),
            (None, 2 * HOUR),
            (3 * HOUR, 5 * HOUR),
            (30 * DAY, 365 * DAY),
        )
    ]
    assert [1, 1, 3, 2, 5, 24] == hours


def dated(*hours_ago: float) -> list[Article]:
    return [Article(published=NOW - hours * HOUR) for hours in hours_ago]


def asked_after(articles: list[Article]) -> float:
    """The hours until a feed with these articles is asked again."""
    return wait(after_success(with_news(Poll(), articles, NOW), NOW, HOUR, MIDDLE)) / HOUR


def test_a_feed_is_asked_twice_as_often_as_it_changes() -> None:
    assert 1 == asked_after(dated(0.2, 0.4, 0.6))
    assert 3 == asked_after(dated(1, 7, 13, 19))
    assert 24 == asked_after(dated(24, 24 * 7, 24 * 14))


def test_a_feed_that_fell_silent_is_asked_less_often_until_it_is_once_a_day() -> None:
    assert [1, 12, 24] == [
        asked_after(dated(*(days * 24 + at for at in (0, 1, 2)))) for days in (0.25, 7, 60)
    ]


def test_a_feed_without_dates_is_new_when_it_is_read() -> None:
    poll = with_news(Poll(rhythm=DAY), [Article(), Article()], NOW)
    assert (NOW, None) == (poll.newest, poll.rhythm)


def test_dates_that_are_to_come_tell_nothing() -> None:
    poll = with_news(Poll(), [*dated(-24 * 400, -3), *dated(2, 4)], NOW)
    assert (NOW - 2 * HOUR, 2 * HOUR) == (poll.newest, poll.rhythm)


def growing(status: int, times: int) -> list[float]:
    """The hours waited after each of so many failures in a row."""
    poll, hours = Poll(), []
    for _ in range(times):
        poll = after_failure(poll, "no", NOW, HOUR, MIDDLE, status)
        hours.append(wait(poll) / HOUR)
    return hours


def test_failures_are_tried_again_after_twice_the_time_up_to_a_limit() -> None:
    assert [1, 2, 2, 2] == growing(0, 4)
    assert [1, 2, 4, 8, 16, 24, 24] == growing(503, 7)
    assert [1, 2, 4, 8, 16, 32, 64, 128, 168, 168] == growing(404, 10)


def test_a_success_forgets_the_failures() -> None:
    poll = after_success(after_failure(Poll(), "no", NOW, HOUR, MIDDLE, 503), NOW, HOUR, MIDDLE)
    assert 1 == wait(poll) / HOUR
    assert 1 == wait(after_failure(poll, "no", NOW, HOUR, MIDDLE, 503)) / HOUR


def test_days_without_a_network_make_no_later_trouble_worse() -> None:
    poll = Poll()
    for _ in range(50):
        poll = after_failure(poll, "no network", NOW, HOUR, MIDDLE)
    assert 4 == wait(after_failure(poll, "trouble", NOW, HOUR, MIDDLE, 503)) / HOUR


def test_a_server_that_asks_for_more_time_gets_it() -> None:
    assert 5 == wait(after_failure(Poll(), "no", NOW, HOUR, MIDDLE, 503, 5 * HOUR)) / HOUR
    assert 1 == wait(after_failure(Poll(), "no", NOW, HOUR, MIDDLE, 503, timedelta(seconds=1))) / HOUR


def test_a_host_is_left_alone_for_a_minute_at_least_and_a_day_at_most() -> None:
    waits = [hold_until(NOW, asked) - NOW for asked in (timedelta(), 2 * HOUR, 400 * DAY)]
    assert [timedelta(minutes=1), 2 * HOUR, DAY] == waits
    assert "reed.example wants to be left alone for another 2 hours" == reason_to_spare(
        "reed.example", NOW + 2 * HOUR, NOW
    )


def test_what_is_gone_is_never_due_until_it_is_found_again() -> None:
    gone = after_failure(Poll(), "gone", NOW, HOUR, MIDDLE, 410)
    assert (True, None) == (gone.gone, gone.due)
    assert not is_due(gone, NOW + 900 * DAY, HOUR)
    assert after_failure(gone, "no answer", NOW, HOUR, MIDDLE).gone
    assert is_due(after_success(gone, NOW, HOUR, MIDDLE), NOW + 2 * HOUR, HOUR)


def test_what_was_never_asked_for_is_due() -> None:
    assert is_due(Poll(), NOW, HOUR)


def test_nothing_is_due_before_its_time() -> None:
    poll = after_success(Poll(), NOW, HOUR, MIDDLE)
    assert [False, True] == [is_due(poll, NOW + minutes * HOUR / 60, HOUR) for minutes in (59, 60)]
    assert not is_due(poll, NOW + HOUR, 2 * HOUR)  # the reader has since asked for more time


def test_what_became_due_in_the_quiet_hours_waits_for_their_end_but_not_for_ever() -> None:
    poll = Poll(asked=NOW - DAY, due=NOW - HOUR, pace=Pace(quiet_hours=(14, 15)))
    assert [False, False, True] == [is_due(poll, NOW + hours * HOUR, HOUR) for hours in (0, 1, 2)]
    assert is_due(replace(poll, pace=Pace(quiet_hours=tuple(range(24)))), NOW + 4 * DAY, HOUR)


def test_a_clock_that_was_set_back_stops_nothing() -> None:
    poll = after_success(Poll(), NOW + 4000 * DAY, HOUR, MIDDLE)
    assert is_due(poll, NOW, HOUR)
    assert "" == reason_to_wait(poll, Manner.ASKED, NOW, FLOOR)


def test_the_readers_own_asking_leaves_alone_what_was_asked_for_a_moment_ago() -> None:
    poll = Poll(asked=NOW)
    reasons = [
        reason_to_wait(poll, Manner.ASKED, NOW + timedelta(seconds=seconds), FLOOR)
        for seconds in (0, 59, 60, 179, 180, 300)
    ]
    assert [
        "asked 1 second ago; --force asks anyway",
        "asked 59 seconds ago; --force asks anyway",
        "asked 1 minute ago; --force asks anyway",
        "asked 2 minutes ago; --force asks anyway",
        "asked 3 minutes ago; --force asks anyway",
        "",
    ] == reasons
    assert reason_to_wait(poll, Manner.NAMED, NOW, FLOOR)
    assert "" == reason_to_wait(poll, Manner.FORCED, NOW, FLOOR)
    assert "" == reason_to_wait(poll, Manner.ASKED, NOW, timedelta())
    assert "" == reason_to_wait(Poll(), Manner.ASKED, NOW, FLOOR)


def test_what_is_gone_is_asked_for_when_it_is_named_or_forced() -> None:
    poll = Poll(asked=NOW - DAY, gone=True)
    reasons = [reason_to_wait(poll, manner, NOW, FLOOR) for manner in Manner if manner is not Manner.DUE]
    assert ["gone for good; name it, or --force, to ask anyway", "", ""] == reasons


def moved(days: list[float], *targets: str) -> bool:
    """Whether a source is believed to have moved that was found there on these days."""
    poll = Poll()
    for day, target in zip(days, targets, strict=True):
        poll = after_redirect(poll, target, NOW + day * DAY)
    return has_moved(poll, NOW + days[-1] * DAY)


def test_a_move_is_believed_when_it_was_seen_three_times_over_three_days() -> None:
    new, other = "https://new.example/feed", "https://other.example/feed"
    assert moved([0, 1, 3], new, new, new)
    assert not moved([0, 3], new, new)
    assert not moved([0, 1, 2.9], new, new, new)
    assert not moved([0, 1, 2, 3], new, new, other, other)
    assert not moved([0, 1, 2, 3], new, new, "", new)


def test_no_answer_leaves_a_move_in_question_and_another_answer_ends_it() -> None:
    poll = after_redirect(Poll(), "https://new.example/feed", NOW)
    assert 1 == after_failure(poll, "no answer", NOW, HOUR, MIDDLE).moved_times
    assert 0 == after_failure(poll, "not found", NOW, HOUR, MIDDLE, 404).moved_times
