"""An article that was changed says so, and shows how."""

from dataclasses import replace
from datetime import timedelta

import pytest

from newsterm.model import Body, Feed, ParsedFeed, Poll
from newsterm.refresh.outcome import Annotated, Finished
from newsterm.store.store import Store
from newsterm.tui.acts.comparing import NEWS
from newsterm.tui.desk import Desk
from tests.tui.driver import MIDDLE, SMALL, WIDE, Driver, running
from tests.tui.newsroom import NOON, Refreshes, Script, story

FILLER = "\n\n".join(f"Paragraph {number} goes on about tides and patience." for number in range(30))
BROKE = f"The dam broke on Monday.\n\n{FILLER}\n\nNobody was told."
HELD = f"The dam held on Monday.\n\n{FILLER}\n\nThe mayor was told."
LATER = NOON + timedelta(hours=2)


def tell(store: Store, text: str, title: str = "Dam breaks", hours: int = 0) -> str:
    """The paper tells it so, some hours after noon; the id of the article."""
    article = replace(story(1, title=title), body=Body(text), quotations=(), version=1000)
    at = NOON + timedelta(hours=hours)
    subscription = store.subscriptions.add("https://delta-courier.example/feed")
    store.articles.save(subscription, ParsedFeed(Feed("Delta Courier"), (article, story(2))), Poll(), now=at)
    for raw in store.articles.pending(1000, 9):
        store.articles.annotated([replace(raw, version=1000)])
    [found] = [name for name in (store.articles.resolve(article.url),) if name]
    return found


@pytest.fixture
def updated(store: Store, refreshes: Refreshes) -> Desk:
    """A desk with an article that the reader read at one o'clock and that was changed at two."""
    name = tell(store, BROKE)
    store.journal.mark([name], read=True)
    store.journal.save_position(name, 0, "", NOON + timedelta(hours=1))
    tell(store, HELD, "Dam holds", hours=2)
    return Desk(store, store, refreshes)


def head(driver: Driver) -> str:
    return " ".join(line.text for line in driver.stage.article.page.lines[:6])


def words(driver: Driver) -> str:
    return driver.stage.article.page.body.text


@pytest.mark.parametrize("size", [WIDE, MIDDLE, SMALL])
async def test_a_changed_article_says_so_in_its_head_and_at_the_foot(
    updated: Desk, size: tuple[int, int]
) -> None:
    async with running(updated, size) as driver:
        await driver.press("enter")
        when = LATER.astimezone()
        assert f"updated {when.day} {when:%b %Y, %H:%M}" in head(driver)
        assert "2 changes since you read it" in head(driver)
        assert NEWS == driver.stage.footer.sentence


async def test_c_shows_what_came_and_what_went_and_goes_back(updated: Desk) -> None:
    async with running(updated) as driver:
        await driver.press("enter", "c")
        assert words(driver).startswith("The dam broke held on Monday.")
        assert words(driver).endswith("Nobody The mayor was told.")
        shown = [line.rstrip() for line in driver.screen().splitlines()]
        assert any("+- The dam broke held on Monday." in line for line in shown)
        assert any("EARLIER   Dam breaks" in line for line in shown)
        await driver.press("c")
        assert HELD == words(driver)
        await driver.press("c", "escape")
        assert HELD == words(driver)
        assert driver.stage.article.has_focus


async def test_changes_are_walked_through_one_by_one(updated: Desk) -> None:
    async with running(updated, SMALL) as driver:
        await driver.press("enter", "]", "c")
        assert "The dam broke held" in driver.screen()
        await driver.press("]", "c")
        assert "Nobody The mayor was told." in driver.screen()
        await driver.press("[", "c")
        assert "The dam broke held" in driver.screen()
        await driver.press("]", "q")
        assert HELD == words(driver)


async def test_the_place_stays_when_the_changes_are_shown(updated: Desk) -> None:
    async with running(updated, SMALL) as driver:
        await driver.press("enter", "3", "0", "j")
        place = driver.stage.article.position
        assert HELD[place:].startswith("Paragraph")
        await driver.press("c")
        assert place == driver.stage.article.position
        await driver.press("c")
        assert place == driver.stage.article.position
        await driver.press("c", "G", "J", "K")
        assert driver.stage.article.position <= len(HELD)


async def test_what_was_found_stays_lit_among_the_changes(updated: Desk) -> None:
    async with running(updated) as driver:
        await driver.press("enter", "/")
        await driver.type("dam")
        await driver.press("enter", "c", "n")
        assert "1 of 1 hit." == driver.stage.footer.sentence


async def test_the_list_marks_what_was_changed_until_it_is_read(updated: Desk, store: Store) -> None:
    def row(driver: Driver) -> str:
        return next(line for line in driver.screen().splitlines() if "Dam holds" in line).split("│")[1]

    async with running(updated) as driver:
        assert " ± Dam holds" in row(driver)
        await driver.press("enter")
        assert "±" not in row(driver)
        await driver.press("J", "K")
        assert not driver.headline().changed
        assert "2 changes" in head(driver)  # now as against the version before
        assert "since you read it" not in head(driver)


async def test_an_article_that_never_changed_says_so(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("enter")
        assert "updated" not in head(driver)
        for keys in ("c",), ("]", "c"):
            await driver.press(*keys)
            assert "Nothing in this article has changed" in driver.stage.footer.sentence


async def test_an_article_that_changes_under_the_readers_eyes_stays_in_place(
    store: Store, refreshes: Refreshes
) -> None:
    name = tell(store, BROKE)
    came = Script(
        [Annotated((name,)), Finished()], lambda: tell(store, "New first words.\n\n" + BROKE, hours=2)
    )
    refreshes.scripts.append(came)
    async with running(Desk(store, store, refreshes), SMALL) as driver:
        await driver.press("enter", "2", "0", "j")
        before = driver.screen().splitlines()[1:12]
        await driver.press("R")
        assert words(driver).startswith("New first words.")
        assert before == driver.screen().splitlines()[1:12]
        await driver.press("]", "c")
        assert "1 change since you read it" not in head(driver)
        assert "1 change " in head(driver)
