"""A source is added by its address, tried out first, and found where the address itself is no feed."""

import asyncio
from collections.abc import Sequence

import pytest

from newsterm.hosts import plain
from newsterm.identity import subscription_id
from newsterm.model import Offer
from newsterm.refresh.outcome import Event, Finished, Refreshed, Started
from newsterm.tui.choice_screen import ChoiceScreen
from newsterm.tui.desk import Desk, Discover
from newsterm.tui.stage import WAIT
from tests.tui.driver import Driver, running
from tests.tui.newsroom import Refreshes, Script, put, story

SITE = "https://hill-gazette.example"
HILL = "https://hill-gazette.example/feed"
SPORT = "https://hill-gazette.example/sport/feed"
GONE = "There is nothing at this address (404)"
FEED, SPORT_FEED = Offer(HILL, "Hill Gazette", "RSS"), Offer(SPORT, "Hill Gazette, Sport", "Atom")


def fetched(address: str = HILL, *, new: int = 0, error: str = "", page: bool = False) -> list[Event]:
    """What a refresh of an address of the Hill Gazette tells."""
    title = "" if error else "Hill Gazette"
    outcome = Refreshed(subscription_id(address), plain(address), title, new, error=error, page=page)
    return [Started(1), outcome, Finished(new)]


def offering(*offers: Offer) -> tuple[Discover, list[str]]:
    """A look for feeds that finds these, and where it was made."""
    asked: list[str] = []

    async def discover(address: str) -> Sequence[Offer]:
        asked.append(address)
        return offers

    return discover, asked


def followed(desk: Desk) -> list[str]:
    """The addresses beside the three that are followed from the beginning."""
    return [subscription.address for subscription in desk.store.subscriptions.all()][3:]


async def add(driver: Driver, address: str) -> None:
    await driver.press("a")
    await driver.type(address)
    await driver.press("enter")
    await driver.settle()


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
        await add(driver, HILL)
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


@pytest.mark.parametrize("first", [fetched(SITE, new=1, page=True), fetched(SITE, error=GONE)])
async def test_the_only_feed_of_a_site_is_followed(
    desk: Desk, refreshes: Refreshes, first: list[Event]
) -> None:
    desk.discover, asked = offering(FEED)
    refreshes.scripts.extend([Script(first), Script(fetched(new=2))])
    async with running(desk) as driver:
        await add(driver, SITE)
        assert asked == [SITE]
        assert followed(desk) == [HILL]
        assert driver.stage.footer.sentence == "Hill Gazette: 2 new."


async def test_the_reader_chooses_among_several_feeds(desk: Desk, refreshes: Refreshes) -> None:
    desk.discover, _ = offering(FEED, SPORT_FEED)
    refreshes.scripts.extend([Script(fetched(SITE, page=True)), Script(fetched(SPORT, new=2))])
    async with running(desk) as driver:
        await add(driver, SITE)
        assert isinstance(driver.pilot.app.screen, ChoiceScreen)
        await driver.press("j", "enter")
        await driver.settle()
        assert followed(desk) == [SPORT]


async def test_the_choice_waits_until_the_reader_has_answered_another_question(
    desk: Desk, refreshes: Refreshes
) -> None:
    found, looking = asyncio.Event(), asyncio.Event()

    async def discover(address: str) -> Sequence[Offer]:
        looking.set()
        await found.wait()
        return FEED, SPORT_FEED

    desk.discover = discover
    refreshes.scripts.append(Script(fetched(SITE, page=True)))
    async with running(desk) as driver:
        await driver.press("a")
        await driver.type(SITE)
        await driver.pilot.press("enter")
        await looking.wait()
        await driver.pilot.press("/")
        found.set()
        await driver.type("tag:rivers")
        assert not isinstance(driver.pilot.app.screen, ChoiceScreen)
        await driver.press("enter")
        await driver.pilot.pause(WAIT + 0.1)
        assert isinstance(driver.pilot.app.screen, ChoiceScreen)


async def test_who_chooses_none_follows_none(desk: Desk, refreshes: Refreshes) -> None:
    desk.discover, _ = offering(FEED, SPORT_FEED)
    refreshes.scripts.append(Script(fetched(SITE, page=True)))
    async with running(desk) as driver:
        await add(driver, SITE)
        await driver.press("escape")
        await driver.settle()
        assert followed(desk) == []
        assert driver.stage.footer.sentence == "None of them is followed. Nothing was added."


async def test_a_page_without_a_feed_is_followed_itself(desk: Desk, refreshes: Refreshes) -> None:
    desk.discover, _ = offering()
    refreshes.scripts.append(Script(fetched(SITE, new=1, page=True)))
    async with running(desk) as driver:
        await add(driver, SITE)
        assert followed(desk) == [SITE]
        assert driver.stage.footer.sentence == "Hill Gazette: 1 new."


async def test_what_has_failed_is_not_offered_again(desk: Desk, refreshes: Refreshes) -> None:
    desk.discover, _ = offering(FEED)
    refreshes.scripts.append(Script(fetched(error=GONE)))
    async with running(desk) as driver:
        await add(driver, HILL)
        assert followed(desk) == []
        assert driver.stage.footer.sentence == f"{GONE}. Nothing was added."


async def test_the_feed_of_a_known_site_is_followed_without_asking_it(
    desk: Desk, refreshes: Refreshes
) -> None:
    feed = "https://www.reddit.com/r/tides/.rss"
    desk.discover, asked = offering(FEED)
    refreshes.scripts.append(Script(fetched(feed, new=2)))
    async with running(desk) as driver:
        await add(driver, "reddit.com/r/tides")
        assert asked == []
        assert followed(desk) == [feed]
