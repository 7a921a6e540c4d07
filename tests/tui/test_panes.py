"""Which panes are seen, the article alone, and how far it is read."""

from dataclasses import replace

import pytest

from newsterm.model import Body
from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.driver import MIDDLE, SMALL, WIDE, running
from tests.tui.newsroom import Refreshes, put, story


async def test_zen_shows_the_article_alone(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("enter", "z")
        assert driver.visible() == ("article",)
        for key in ("z", "escape", "q"):
            await driver.press(key)
            assert driver.visible() == ("facets", "headlines", "article")
            assert driver.stage.article.has_focus
            await driver.press("z")
            assert driver.visible() == ("article",)


async def test_zen_shows_nothing_else_but_how_far_one_has_read(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("enter", "z")
        lines = driver.screen().splitlines()
        assert "" == lines[0].strip()
        assert "1 min left    0 %" == lines[-1].strip()
        assert driver.headline().title == lines[1].strip()
        shown = "\n".join(lines)
        assert [] == [word for word in ("newsterm", "VIEWS", "help", "─┬", "│") if word in shown]
        await driver.press("G")
        assert "100 %" == driver.screen().splitlines()[-1].strip()


async def test_zen_lasts_while_one_walks_from_article_to_article(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("enter", "z", "J")
        first = driver.headline()
        assert driver.visible() == ("article",)
        await driver.press("G", "space")
        assert "Space: next" in driver.screen().splitlines()[-1]
        await driver.press("space")
        assert driver.headline() != first
        await driver.press("K")
        assert driver.headline() == first
        await driver.press("/")
        await driver.type("report")
        await driver.press("enter", "n")
        assert driver.visible() == ("article",)
        await driver.press("h")
        assert driver.visible() == ("facets", "headlines", "article")
        await driver.press("enter")
        assert driver.visible() == ("facets", "headlines", "article")


async def test_zen_opens_the_headline_under_the_cursor(desk: Desk) -> None:
    async with running(desk, SMALL) as driver:
        await driver.press("j", "z")
        assert driver.visible() == ("article",)
        assert driver.headline().title in driver.stage.article.page.lines[1].text
        assert driver.headline().status.read
        await driver.press("z", "h", "g", "s", "z")
        assert driver.stage.sources.has_focus


@pytest.mark.parametrize("size", [WIDE, MIDDLE, SMALL])
async def test_the_footer_meters_only_an_article_that_is_seen(desk: Desk, size: tuple[int, int]) -> None:
    async with running(desk, size) as driver:
        await driver.press("enter")
        assert " 0 %" in driver.screen().splitlines()[-1]
        await driver.press("g", "s")
        assert "%" not in driver.screen().splitlines()[-1]
        await driver.press("q", "t")
        assert (size == WIDE) == ("%" in driver.screen().splitlines()[-1])


async def test_the_footer_says_how_much_there_is_left_to_read(store: Store, refreshes: Refreshes) -> None:
    long = Body("\n\n".join(f"The tide came in for the {number}th time." for number in range(90)))
    put(store, [replace(story(1), body=long, quotations=())])
    async with running(Desk(store, store, refreshes)) as driver:
        await driver.press("enter")
        assert "· 3 min" in driver.screen()
        assert "3 min left    0 % ▕░░░" in driver.screen().splitlines()[-1]
        await driver.press("5", "0", "ctrl+d")
        assert "left" not in driver.screen().splitlines()[-1]
        assert "100 % ▕███" in driver.screen().splitlines()[-1]
