"""Sources are followed, tried out first where they were typed, and removed."""

from pathlib import Path

import pytest

from newsterm.identity import subscription_id
from newsterm.refresh.outcome import Event, Finished, Refreshed, Started
from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.driver import Driver, running
from tests.tui.newsroom import Refreshes, Script

HILL = "https://hill-gazette.example/feed"
GONE = "There is nothing at this address (404)"


def fetched(*, new: int = 0, error: str = "") -> list[Event]:
    """What a refresh of the Hill Gazette tells."""
    title = "" if error else "Hill Gazette"
    return [Started(1), Refreshed(subscription_id(HILL), HILL, title, new, error=error), Finished(new)]


async def command(driver: Driver, line: str) -> None:
    await driver.press(":")
    await driver.type(line)
    await driver.press("enter")


async def test_sources_of_a_list_are_kept_even_if_they_fail(
    samples: Desk, home: Desk, tmp_path: Path, refreshes: Refreshes
) -> None:
    refreshes.scripts.extend([Script(), Script(fetched(error=GONE))])
    file = tmp_path / "feeds.opml"
    file.write_text(f'<opml version="2.0"><body><outline xmlUrl="{HILL}"/></body></opml>')
    async with running(samples, home=home) as driver:
        await command(driver, f"import {file}")
        assert driver.stage.desk is home
        assert home.store.subscriptions.find(HILL)
        assert driver.stage.footer.sentence == GONE
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
