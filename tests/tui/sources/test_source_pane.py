"""The table of sources on the screen, and what its keys do."""

from dataclasses import replace

import pytest

from newsterm.model import Poll
from newsterm.query import parse
from newsterm.refresh.schedule import Manner
from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.driver import SMALL, WIDE, Driver, running
from tests.tui.newsroom import NOON, Refreshes

BROKEN = "There is nothing at this address (404)"


@pytest.fixture
def broken(desk: Desk) -> str:
    """The id of the Harbour Post, which can't be had."""
    found = desk.store.subscriptions.find("Harbour Post")
    assert found
    poll = desk.store.polls.of(found.id)
    desk.store.polls.keep(found.id, replace(poll, asked=NOON, error=BROKEN, failures=2))
    return found.id


def lines(driver: Driver) -> list[str]:
    return driver.screen().splitlines()


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_is_broken_comes_first_with_what_is_wrong_under_the_table(
    desk: Desk, broken: str, size: tuple[int, int]
) -> None:
    async with running(desk, size) as driver:
        await driver.press("g", "s")
        shown = lines(driver)
        assert "SOURCE" in shown[2]
        assert "Harbour Post" in shown[3]
        assert "failing" in shown[3]
        assert "3 sources, what is broken first" in shown[-6]
        assert "https://harbour-post.example/feed" in shown[-5]
        assert BROKEN in shown[-4]
        assert "headlines" in shown[-1]
        await driver.press("S", "j")
        assert driver.stage.sources.names == ["Delta Courier", "Harbour Post", "Salen Review"]
        assert BROKEN in driver.screen()
        await driver.press("q")
        assert "headlines" in driver.visible()
        assert not driver.stage.sources.region.width


async def test_the_headlines_of_a_source_are_shown(desk: Desk, broken: str) -> None:
    async with running(desk) as driver:
        await driver.press("g", "s", "enter")
        assert str(driver.stage.header.overview.query) == 'from:"Harbour Post"'
        assert {headline.outlet for headline in map(driver.stage.headlines.at, range(3)) if headline} == {
            "Harbour Post"
        }
        assert driver.stage.headlines.has_focus


async def test_a_source_is_refreshed_or_all_of_them(desk: Desk, broken: str, refreshes: Refreshes) -> None:
    async with running(desk) as driver:
        await driver.press("g", "s", "r", "R")
        assert refreshes.asked == [(broken,), ()]
        assert refreshes.manners == [Manner.NAMED, Manner.ASKED]


async def test_a_source_is_removed_and_comes_back(desk: Desk, broken: str) -> None:
    async with running(desk) as driver:
        await driver.press("g", "s", "d")
        assert driver.stage.footer.sentence == "Removed Harbour Post. u brings it back."
        await driver.press("g", "s")
        assert driver.stage.sources.names == ["Delta Courier", "Salen Review"]
        await driver.press("u")
        assert desk.store.subscriptions.find(broken)


async def test_a_source_is_called_something_else(desk: Desk, broken: str) -> None:
    async with running(desk) as driver:
        await driver.press("g", "s", "e")
        await driver.press("ctrl+u")
        await driver.type("The Post")
        await driver.press("enter")
        assert driver.stage.footer.sentence == "Harbour Post is called The Post now."
        assert driver.stage.sources.has_focus
        changed = desk.store.subscriptions.find("The Post")
        assert changed
        assert changed.id == broken


async def test_no_mark_is_made_on_a_headline_out_of_sight(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("g", "s", "s", "3", "s", "q")
        assert not driver.headline().status.starred
        assert desk.store.headlines.count(parse("is:starred")) == 0


async def test_all_of_a_source_is_marked_read_and_unread_again(desk: Desk, broken: str) -> None:
    async with running(desk) as driver:
        await driver.press("g", "s", "A")
        assert "13 articles marked read" in driver.stage.footer.sentence
        assert desk.store.headlines.count(parse('is:unread from:"Harbour Post"')) == 0
        assert desk.store.headlines.count(parse("is:unread")) == 27
        await driver.press("u")
        assert desk.store.headlines.count(parse("is:unread")) == 40


async def test_the_site_of_a_source_is_opened_or_its_address_copied(
    desk: Desk, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with running(desk) as driver:
        await driver.press("g", "s", "o")
        assert driver.stage.footer.sentence == "No browser here; copied https://harbour-post.example/feed"


async def test_many_sources_scroll_under_the_cursor(store: Store, home: Desk) -> None:
    for number in range(100):
        added = store.subscriptions.add(f"https://paper-{number}.example/feed", f"Paper {number:03}")
        store.polls.keep(added.id, Poll(asked=NOON, succeeded=NOON))
    async with running(home, SMALL) as driver:
        await driver.press("g", "s", "S", "G")
        assert "Paper 099" in lines(driver)[-7]
        await driver.press("g", "g")
        assert "Paper 000" in lines(driver)[3]
        await driver.press("space", "space")
        row = driver.stage.sources.row
        assert row
        assert row.name == "Paper 030"
        assert "https://paper-30.example/feed" in driver.screen()
