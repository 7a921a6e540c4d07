"""Sources are followed, tried out first where they were typed, and removed."""

from pathlib import Path

import pytest

from newsterm.identity import subscription_id
from newsterm.refresh.outcome import Event, Finished, Refreshed, Started
from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.driver import Driver, running
from tests.tui.newsroom import Refreshes, Script, put, story

HILL = "https://hill-gazette.example/feed"
GONE = "There is nothing at this address (404)"


def fetched(*, new: int = 0, error: str = "") -> list[Event]:
    """What a refresh of the Hill Gazette tells."""
    title = "" if error else "Hill Gazette"
    return [Started(1), Refreshed(subscription_id(HILL), HILL, title, new, error=error), Finished(new)]


async def add(driver: Driver, address: str) -> None:
    await driver.press("a")
    await driver.type(address)
    await driver.press("enter")


async def command(driver: Driver, line: str) -> None:
    await driver.press(":")
    await driver.type(line)
    await driver.press("enter")


async def test_a_source_is_added_by_its_address(desk: Desk, refreshes: Refreshes) -> None:
    refreshes.scripts.append(Script(fetched(new=2)))
    async with running(desk) as driver:
        await add(driver, "hill-gazette.example/feed")
        added = desk.store.subscriptions.find(HILL)
        assert added is not None
        assert refreshes.asked == [(added.id,)]
        assert driver.stage.footer.sentence == "Hill Gazette: 2 new."
        await add(driver, HILL)
        assert driver.stage.footer.sentence == "You follow this already."


async def test_an_address_that_gives_nothing_is_not_kept(desk: Desk, refreshes: Refreshes) -> None:
    refreshes.scripts.append(Script(fetched(error=GONE)))
    async with running(desk) as driver:
        await command(driver, f"add {HILL}")
        assert desk.store.subscriptions.find(HILL) is None
        assert len(desk.store.subscriptions.all()) == 3
        assert driver.stage.footer.sentence == f"{GONE}. Nothing was added."
        await driver.press("u")
        assert driver.stage.footer.sentence == "There is nothing to undo."


async def test_a_refresh_that_breaks_off_adds_nothing(desk: Desk, refreshes: Refreshes) -> None:
    refreshes.scripts.append(Script([Started(1), Finished(failed=1, stopped=True)]))
    async with running(desk) as driver:
        await add(driver, HILL)
        assert desk.store.subscriptions.find(HILL) is None
        assert driver.stage.footer.sentence.endswith("Nothing was added.")


async def test_samples_say_what_they_are_and_go_when_a_feed_is_added(
    samples: Desk, home: Desk, refreshes: Refreshes
) -> None:
    arrived = Script(fetched(new=3), act=lambda: put(home.store, [story(1), story(2)], "Hill Gazette"))
    refreshes.scripts.extend([Script(), arrived])
    async with running(samples, home=home) as driver:
        assert "samples" in driver.screen().splitlines()[0]
        assert "These are samples" in driver.stage.footer.sentence
        await add(driver, HILL)
        assert driver.stage.desk is home
        assert "samples" not in driver.screen().splitlines()[0]
        assert len(driver.titles()) == 2
        assert driver.stage.footer.sentence == "Hill Gazette: 3 new."


async def test_samples_stay_when_the_first_address_gives_nothing(
    samples: Desk, home: Desk, refreshes: Refreshes
) -> None:
    refreshes.scripts.extend([Script(), Script(fetched(error=GONE))])
    async with running(samples, home=home) as driver:
        before = driver.titles()
        await add(driver, HILL)
        assert driver.stage.desk is samples
        assert driver.titles() == before
        assert driver.stage.footer.sentence == f"{GONE}. Nothing was added."
        assert home.store.subscriptions.all() == []


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
