"""How a source is, in a word, and what the reader can do about it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsterm.model import Poll, Subscription
from newsterm.store.health import WORDS, Health, health_of, spelled_until
from newsterm.store.store import Store
from newsterm.store.subscriptions import SourceState
from tests.store.paper import ADDRESS, article, save

NOW = datetime(2026, 7, 15, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)

FOLLOWED = Subscription("s1", ADDRESS, added=NOW - 300 * DAY)
WELL = Poll(asked=NOW, succeeded=NOW, due=NOW + timedelta(hours=1), lone=False)
FINE = SourceState(FOLLOWED, "Delta Courier", 1, 9, WELL, newest=NOW - DAY)


def state(poll: Poll = WELL, newest: datetime | None = NOW - DAY, **changes: object) -> SourceState:
    return replace(FINE, poll=poll, newest=newest, **changes)  # type: ignore[arg-type]


def test_what_works_needs_nothing() -> None:
    assert Health("ok", "") == health_of(FINE, NOW)


@pytest.mark.parametrize(
    ("word", "advice", "source"),
    [
        ("new", "Never asked for yet; the next refresh does.", state(Poll())),
        (
            "failing",
            "newsterm asks again in 2 hours.",
            state(replace(WELL, error="No answer.", failures=1, due=NOW + timedelta(hours=2))),
        ),
        (
            "failing",
            "newsterm asks again with the next refresh.",
            state(replace(WELL, error="No.", due=None)),
        ),
        (
            "dead",
            "It has failed since 1 June: look for its new address, or remove it.",
            state(replace(WELL, error="Not there.", failures=9, succeeded=NOW - 44 * DAY)),
        ),
        (
            "dead",
            "It has failed since 18 September 2025: look for its new address, or remove it.",
            state(Poll(asked=NOW, error="Not there.", failures=9)),
        ),
        (
            "gone",
            "Gone for good since 5 July: remove it.",
            state(Poll(asked=NOW - 10 * DAY, error="Gone.", gone=True)),
        ),
        (
            "held",
            "asked to be left alone.",
            state(replace(WELL, error="Too many."), held_until=NOW + timedelta(minutes=5)),
        ),
        (
            "moved",
            "It leads to https://new.example/feed since 13 July; newsterm goes along once",
            state(replace(WELL, moved_to="https://new.example/feed", moved_since=NOW - 2 * DAY)),
        ),
        (
            "stale",
            "Nothing new since March: maybe it moved, look at its site.",
            state(newest=NOW - 120 * DAY),
        ),
        ("stale", "Nothing new since September 2025: ", state(newest=None)),
    ],
)
def test_every_state_has_its_word_and_says_what_to_do(word: str, advice: str, source: SourceState) -> None:
    health = health_of(source, NOW)
    assert word == health.word
    assert advice in health.advice
    assert word in WORDS


def test_a_reader_back_from_a_journey_finds_nothing_dead_after_one_failure() -> None:
    away = replace(WELL, error="No answer.", failures=1, succeeded=NOW - 60 * DAY)
    assert "failing" == health_of(state(away), NOW).word


def test_pages_and_files_may_be_old() -> None:
    old = NOW - 400 * DAY
    assert "ok" == health_of(state(replace(WELL, lone=True), old), NOW).word
    clippings = replace(FOLLOWED, address="/home/mira/clippings")
    assert "ok" == health_of(state(newest=old, subscription=clippings), NOW).word


def test_a_hold_that_is_over_is_none() -> None:
    assert "ok" == health_of(state(held_until=NOW - timedelta(minutes=1)), NOW).word


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=5), "in a minute"),
        (timedelta(minutes=40), "in 40 minutes"),
        (timedelta(minutes=80), "in 80 minutes"),
        (timedelta(hours=3), "in 3 hours"),
        (timedelta(days=6), "in 6 days"),
        (timedelta(0), "with the next refresh"),
    ],
)
def test_waits_are_spelled_as_people_say_them(wait: timedelta, words: str) -> None:
    assert words == spelled_until(NOW + wait, NOW)


def test_sources_tell_their_newest_and_how_many_they_give_a_week(store: Store) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    daily = [article(day, published=now - day * DAY) for day in range(15)]
    save(store, *daily, now=now)
    old = [article(100 + day, published=now - (200 + day) * DAY) for day in range(10)]
    save(store, *old, article(99, published=now - DAY), address="https://harbour.example/feed", now=now)
    store.subscriptions.add("https://hill.example/feed")
    courier, harbour, hill = store.subscriptions.sources()
    assert (now, 7.5) == (courier.newest, round(courier.a_week, 2))
    assert (now - DAY, 0.125) == (harbour.newest, harbour.a_week)
    assert (None, 0) == (hill.newest, hill.a_week)


def test_sources_of_a_host_that_wants_rest_are_held(store: Store) -> None:
    save(store, article(1))
    save(store, article(1), address="https://harbour.example/feed")
    until = (datetime.now(UTC) + timedelta(hours=1)).replace(microsecond=0)
    store.polls.hold("harbour.example", until, "Too many questions.")
    assert [None, until] == [source.held_until for source in store.subscriptions.sources()]
