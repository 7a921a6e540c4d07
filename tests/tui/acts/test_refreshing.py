"""A refresh goes on behind the reader, who is told of it and never moved."""

from datetime import timedelta

from newsterm.refresh.outcome import Finished, Refreshed, Started
from newsterm.tui.desk import Desk
from tests.tui.driver import running
from tests.tui.newsroom import NOON, Refreshes, Script, put, story


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
