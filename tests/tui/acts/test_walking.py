"""From an article on to others, and back."""

from dataclasses import replace

from newsterm.model import Body, Link, Related
from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.driver import Driver, running
from tests.tui.newsroom import Refreshes, put, story

SHORT = Body("The tide came in.")


def shown(driver: Driver) -> str:
    return driver.stage.shown.title if driver.stage.shown else ""


async def test_a_headline_below_an_article_opens_in_its_place_and_h_goes_back(
    store: Store, refreshes: Refreshes
) -> None:
    put(store, [replace(story(number), body=SHORT, quotations=(), section="World") for number in (1, 2, 3)])
    async with running(Desk(store, store, refreshes)) as driver:
        await driver.press("enter")
        first, second = driver.titles()[:2]
        assert "Next in World" in driver.screen()
        await driver.press("3", "j", "enter")  # past the section and the tag
        assert second == shown(driver)
        assert second == driver.headline().title
        await driver.press("H")
        assert first == shown(driver)


async def test_a_link_of_the_page_opens_the_article_of_the_cache_it_names(
    store: Store, refreshes: Refreshes
) -> None:
    related = (
        Related("Read also", (Link("The quay", "https://delta-courier.example/news/quay-2?utm_source=x"),)),
    )
    put(store, [replace(story(1), body=SHORT, quotations=(), tags=(), related=related)])
    quay = replace(story(2), body=SHORT, quotations=(), url="https://delta-courier.example/news/quay-2")
    put(store, [quay], "Harbour Post")
    async with running(Desk(store, store, refreshes)) as driver:
        await driver.press("enter", "j", "enter")
        assert quay.title == shown(driver)


async def test_a_headline_without_a_link_says_so(store: Store, refreshes: Refreshes) -> None:
    related = (Related("Read also", (Link("The quay"), Link("The nets"))),)
    put(store, [replace(story(1), body=SHORT, quotations=(), tags=(), related=related)])
    async with running(Desk(store, store, refreshes)) as driver:
        await driver.press("enter", "2", "j", "enter")
        assert "No link came with this headline." == driver.stage.footer.sentence


async def test_a_tag_below_an_article_narrows_the_list(store: Store, refreshes: Refreshes) -> None:
    put(store, [replace(story(number), body=SHORT, quotations=()) for number in range(1, 5)])
    async with running(Desk(store, store, refreshes)) as driver:
        await driver.press("j", "enter", "j", "enter")
        assert [story(2).title, story(4).title] == driver.titles()
        assert driver.stage.headlines.has_focus
        await driver.press("escape")
        assert 4 == len(driver.titles())


async def test_an_article_that_is_gone_says_so(store: Store, refreshes: Refreshes) -> None:
    put(store, [replace(story(1), body=SHORT, quotations=(), tags=(), section="World")])
    put(store, [replace(story(2), body=SHORT, quotations=(), tags=(), section="World")], "Harbour Post")
    async with running(Desk(store, store, refreshes)) as driver:
        await driver.press("enter")
        source = store.subscriptions.find("Harbour Post") or store.subscriptions.all()[-1]
        store.subscriptions.remove(source.id)
        await driver.press("2", "j", "enter")
        assert "This article is gone." == driver.stage.footer.sentence
