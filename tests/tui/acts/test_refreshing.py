"""A refresh goes on behind the reader, who is told of it and never moved."""

from dataclasses import replace
from datetime import timedelta

from newsterm.config import Config
from newsterm.model import Poll
from newsterm.refresh.outcome import Asked, Finished, Refreshed, Started
from newsterm.refresh.schedule import Manner
from newsterm.store.store import Store
from newsterm.tui.acts.refreshing import anything_due
from newsterm.tui.desk import Desk
from tests.tui.driver import MIDDLE, STILL, WIDE, running
from tests.tui.newsroom import NOON, Endless, Refreshes, Script, put, story


async def test_a_refresh_moves_neither_cursor_nor_view(desk: Desk, refreshes: Refreshes) -> None:
    newer = [story(number, published=NOON - timedelta(minutes=number)) for number in range(200, 212)]
    refreshes.scripts.append(
        Script(
            [
                Started(1),
                Refreshed("s", "https://delta-courier.example/feed", "Delta Courier", 12),
                Finished(12),
            ],
            act=lambda: put(desk.store, newer),
        )
    )
    async with running(desk) as driver:
        await driver.press("9", "j")
        here, top = driver.headline().title, driver.stage.headlines.scroll_offset.y
        line = driver.stage.headlines.line_of_cursor - top
        await driver.press("R")
        await driver.settle()
        assert driver.headline().title == here
        assert driver.stage.headlines.line_of_cursor - driver.stage.headlines.scroll_offset.y == line
        assert "12 new" in driver.screen().splitlines()[0]
        assert driver.stage.footer.sentence == "Delta Courier: 12 new."
        await driver.press(".")
        assert driver.headline().title == newer[0].title
        assert "12 new" not in driver.screen().splitlines()[0]


async def test_a_source_that_fails_is_said_in_one_sentence(desk: Desk, refreshes: Refreshes) -> None:
    error = "https://delta-courier.example/feed: there is nothing at this address (404)"
    refreshes.scripts.append(
        Script([Started(2), Refreshed("a", "x", "A", 1), Refreshed("b", "y", "Delta Courier", error=error)])
    )
    async with running(desk) as driver:
        await driver.press("R")
        assert "1 of 2 sources failed" in driver.stage.footer.sentence
        assert error in driver.stage.footer.sentence


async def test_the_source_of_an_article_is_refreshed_whatever_its_outlet_is_called(
    desk: Desk, refreshes: Refreshes
) -> None:
    followed = desk.store.subscriptions.find("https://delta-courier.example/feed")
    assert followed
    desk.store.subscriptions.edit(followed.id, title="Harbour Post")
    async with running(desk) as driver:
        await driver.press("r", "R")
        assert refreshes.asked == [(followed.id,), ()]
        assert refreshes.manners == [Manner.NAMED, Manner.ASKED]


async def test_what_was_left_alone_is_asked_again_only_if_the_reader_insists(
    desk: Desk, refreshes: Refreshes
) -> None:
    left = Refreshed("s1", "x", "Delta Courier", skipped="asked 3 minutes ago; --force asks anyway")
    refreshes.scripts.append(Script([Started(1), left, Finished()]))
    async with running(desk) as driver:
        await driver.press("r")
        said = driver.stage.footer.sentence
        assert said == "Delta Courier: asked 3 minutes ago; :refresh! asks anyway."
        await driver.press(":")
        await driver.type("refresh!")
        await driver.press("enter")
        assert refreshes.asked[-1] == ("s1",)
        assert refreshes.manners[-1] is Manner.FORCED


async def test_a_refresh_shows_how_far_it_is_and_ctrl_c_stops_it(desk: Desk, refreshes: Refreshes) -> None:
    going = Endless(
        [
            Started(3),
            Asked("s2", "https://harbour-post.example/feed", "Harbour Post"),
            Refreshed("s1", "x", "Delta Courier", 25),
            Refreshed("s3", "y", "Salen Review", error="It is gone."),
        ]
    )
    refreshes.scripts.append(going)
    async with running(desk, WIDE) as driver:
        await driver.pilot.press("R")
        await driver.pilot.pause()
        header = driver.screen().splitlines()[0]
        assert "refreshing 2 of 3 · 25 new · 1 failed" in header
        assert "waiting for Harbour Post" in header
        await driver.press("ctrl+c")
        assert going.cancelled
        assert driver.stage.footer.sentence == "Stopped; what landed stays."
        assert "refreshing" not in driver.screen().splitlines()[0]
        await driver.press("ctrl+c")
        assert "Q quits" in driver.stage.footer.sentence


async def test_ctrl_c_stops_a_refresh_over_a_dialog_too(desk: Desk, refreshes: Refreshes) -> None:
    going = Endless([Started(3)])
    refreshes.scripts.append(going)
    async with running(desk, MIDDLE) as driver:
        await driver.pilot.press("R", "?")
        await driver.press("ctrl+c")
        assert going.cancelled


async def test_ctrl_c_takes_a_question_back_before_it_stops_a_refresh(
    desk: Desk, refreshes: Refreshes
) -> None:
    going = Endless([Started(3)])
    refreshes.scripts.append(going)
    async with running(desk, MIDDLE) as driver:
        await driver.pilot.press("R", "/")
        await driver.pilot.press("ctrl+c")
        await driver.pilot.pause()
        assert (False, False) == (driver.stage.bar.asking, going.cancelled)
        await driver.press("ctrl+c")
        assert going.cancelled


async def test_nothing_that_waits_is_begun_after_a_stop(desk: Desk, refreshes: Refreshes) -> None:
    refreshes.scripts.append(Endless([Started(3)]))
    async with running(desk, MIDDLE) as driver:
        await driver.pilot.press("R", "r")
        await driver.press("ctrl+c")
        assert refreshes.asked == [()]


async def test_a_refresh_that_breaks_off_says_so(desk: Desk, refreshes: Refreshes) -> None:
    refreshes.scripts.append(Script([Started(3), Finished(failed=1, stopped=True)]))
    async with running(desk) as driver:
        await driver.press("R")
        assert driver.stage.footer.sentence == "The refresh broke off before it was done; R tries again."


async def test_newsterm_asks_by_itself_only_where_it_may(desk: Desk, refreshes: Refreshes) -> None:
    async with running(desk):
        assert refreshes.asked == []
    async with running(desk, config=replace(STILL, refresh_at_start=True)):
        assert refreshes.manners == [Manner.DUE]


def test_a_source_is_due_when_its_time_has_come_and_its_host_wants_no_rest(store: Store) -> None:
    put(store, [story(1)])
    (followed,) = store.subscriptions.all()
    hour = timedelta(hours=1)
    store.polls.keep(followed.id, Poll(asked=NOON, succeeded=NOON, due=NOON + hour))
    assert not anything_due(store, Config(), NOON)
    assert anything_due(store, Config(), NOON + 2 * hour)
    assert not anything_due(store, Config(min_interval=3 * hour), NOON + 2 * hour)
    store.polls.hold("delta-courier.example", NOON + 100 * hour, "Too many questions.")
    assert not anything_due(store, Config(), NOON + 2 * hour)
