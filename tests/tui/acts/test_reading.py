"""An article opened is read from its beginning, and the footer says how far."""

from dataclasses import replace

import pytest
from textual.geometry import Size

from newsterm.model import Body
from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.driver import MIDDLE, SMALL, STILL, WIDE, running
from tests.tui.newsroom import Refreshes, put, story


@pytest.mark.parametrize("size", [WIDE, MIDDLE, SMALL])
async def test_an_article_just_opened_is_not_read_at_all(
    store: Store, refreshes: Refreshes, size: tuple[int, int]
) -> None:
    long = Body("\n\n".join(f"The tide came in for the {number}th time." for number in range(90)))
    put(store, [replace(story(1), body=long, quotations=())])
    async with running(Desk(store, store, refreshes), size) as driver:
        await driver.press("enter")
        footer = driver.screen().splitlines()[-1]
        assert " 0 %" in footer
        await driver.press("G")
        assert "100 %" in driver.screen().splitlines()[-1]


@pytest.mark.parametrize("size", [WIDE, MIDDLE, SMALL])
async def test_an_article_read_in_part_says_so_when_it_is_opened_again(
    store: Store, refreshes: Refreshes, size: tuple[int, int]
) -> None:
    long = Body("\n".join(f"The tide came in for the {number}th time." for number in range(90)))
    put(store, [replace(story(number), body=long, quotations=()) for number in (1, 2)])
    async with running(Desk(store, store, refreshes), size) as driver:
        await driver.press("enter", "ctrl+d", "ctrl+d", "ctrl+d")
        before = driver.screen().splitlines()[-1]
        await driver.press("J")
        assert " 0 %" in driver.screen().splitlines()[-1]
        await driver.press("K")
        assert before == driver.screen().splitlines()[-1]
        assert " 0 %" not in before


async def test_no_more_than_all_is_read_while_the_terminal_changes_its_size(desk: Desk) -> None:
    async with running(desk, (40, 10)) as driver:
        await driver.press("enter", "G")
        article = driver.stage.article
        article.set_reactive(type(article).virtual_size, Size(40, 12))
        assert article.progress == 100


async def test_an_article_counts_as_read_only_after_it_was_open_for_a_while(
    store: Store, refreshes: Refreshes
) -> None:
    (name,) = put(store, [story(1)])
    config = replace(STILL, mark_read="seconds", mark_read_seconds=0.2)
    async with running(Desk(store, store, refreshes), config=config) as driver:
        await driver.press("enter")
        assert not store.articles.status(name).read
        for _ in range(100):
            if driver.headline().status.read:
                break
            await driver.pilot.pause(0.05)
        await driver.settle()
        assert store.articles.status(name).read


async def test_an_article_left_before_its_time_stays_unread(store: Store, refreshes: Refreshes) -> None:
    put(store, [story(1), story(2)])
    config = replace(STILL, mark_read="seconds", mark_read_seconds=1.0)
    async with running(Desk(store, store, refreshes), config=config) as driver:
        await driver.press("enter")
        left = driver.headline()
        await driver.press("J")
        for _ in range(100):
            if driver.headline().status.read:
                break
            await driver.pilot.pause(0.05)
        await driver.settle()
        assert not store.articles.status(left.id).read
