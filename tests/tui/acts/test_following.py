"""Sources are removed, and brought back."""

import pytest

from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.driver import Driver, running
from tests.tui.newsroom import Refreshes


async def command(driver: Driver, line: str) -> None:
    await driver.press(":")
    await driver.type(line)
    await driver.press("enter")


async def test_a_mistyped_command_is_said_with_the_one_meant(desk: Desk) -> None:
    async with running(desk) as driver:
        await command(driver, "refrsh")
        assert "did you mean refresh" in driver.stage.footer.sentence


@pytest.mark.parametrize("name", ["delta courier", "https://delta-courier.example/feed", ""])
async def test_a_source_is_removed_and_brought_back(desk: Desk, refreshes: Refreshes, name: str) -> None:
    async with running(desk) as driver:
        assert driver.headline().outlet == "Delta Courier"
        await command(driver, f"remove {name}")
        assert driver.stage.footer.sentence == "Removed Delta Courier. u brings it back."
        assert len(desk.store.subscriptions.all()) == 2
        assert len(driver.titles()) == 26
        await driver.press("u")
        back = desk.store.subscriptions.find("https://delta-courier.example/feed")
        assert back is not None
        assert refreshes.asked == [(back.id,)], "its articles were forgotten"


async def test_a_source_that_is_not_followed_is_said_so(desk: Desk) -> None:
    async with running(desk) as driver:
        await command(driver, "remove Delta Currier")
        assert "did you mean Delta Courier?" in driver.stage.footer.sentence
        assert len(desk.store.subscriptions.all()) == 3


async def test_samples_are_not_removed(samples: Desk, home: Desk, store: Store) -> None:
    async with running(samples, home=home) as driver:
        await command(driver, "remove")
        assert "nothing to remove" in driver.stage.footer.sentence
        assert len(samples.store.subscriptions.all()) == 1
