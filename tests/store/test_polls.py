"""How asking for sources has gone, remembered."""

from dataclasses import replace
from datetime import timedelta

from newsterm.model import Feed, Pace, ParsedFeed, Poll, Validators
from newsterm.store.store import Store
from tests.store.paper import NOW, article, follow, titles

WENT_WELL = Poll(Validators('W/"a, odd one"', "a date the server made up"), "5eed", NOW, NOW, NOW, lone=False)


def test_what_was_never_asked_for_has_a_fresh_poll(store: Store) -> None:
    source = follow(store)
    assert Poll() == store.polls.of(source.id)
    assert {} == store.polls.all()
    (state,) = store.subscriptions.sources()
    assert (source.address, Poll()) == (state.title, state.poll)


def test_a_poll_comes_back_as_it_was_kept(store: Store) -> None:
    poll = Poll(
        Validators('"abc"', "Tue, 10 Mar 2026 11:00:00 GMT", "https://cdn.delta.example/feed"),
        content_hash="0123",
        asked=NOW,
        succeeded=NOW - timedelta(days=1),
        due=NOW + timedelta(hours=3),
        error="No answer from delta.example.",
        failures=3,
        gone=True,
        lone=False,
        moved_to="https://new.example/feed",
        moved_since=NOW,
        moved_times=2,
        pace=Pace(timedelta(minutes=30), (0, 23), (6,)),
        newest=NOW - timedelta(hours=2),
        rhythm=timedelta(minutes=50),
    )
    source = follow(store)
    store.polls.keep(source.id, poll)
    assert poll == store.polls.of(source.id)
    assert {source.id: poll} == store.polls.all()


def test_what_a_feed_gave_lands_together_with_how_it_went(store: Store) -> None:
    source = follow(store)
    store.articles.save(source, ParsedFeed(Feed("Delta Courier"), (article(1),)), WENT_WELL, now=NOW)
    (state,) = store.subscriptions.sources()
    assert ("Delta Courier", 1, 1, WENT_WELL) == (state.title, state.unread, state.total, state.poll)
    store.polls.keep(source.id, replace(WENT_WELL, error="No answer."))
    assert ["Report 1"] == titles(store)


def test_an_error_is_cleaned(store: Store) -> None:
    source = follow(store)
    store.polls.keep(source.id, Poll(error="No answer\x1b."))
    assert "No answer\ufffd." == store.polls.of(source.id).error


def test_a_source_that_is_removed_leaves_no_poll(store: Store) -> None:
    source = follow(store)
    store.polls.keep(source.id, WENT_WELL)
    store.subscriptions.remove(source.id)
    assert {} == store.polls.all()
    store.polls.keep(source.id, WENT_WELL)  # it was being fetched while it was removed
    assert {} == store.polls.all()


def test_a_host_is_left_alone_until_its_time_is_over(store: Store) -> None:
    until = NOW + timedelta(minutes=10)
    store.polls.hold("delta.example", until, "it asked for it")
    assert {"delta.example": (until, "it asked for it")} == store.polls.holds(NOW)
    assert {} == store.polls.holds(until)
