"""Views with a name: saved, opened, removed, and each with its unread articles."""

import pytest

from newsterm.query import parse
from newsterm.tui import browse
from newsterm.tui.desk import Desk
from newsterm.tui.facets.facet_pane import FacetPane
from newsterm.views import Rule, View, read_views, rules_file, views_file, write_rules, write_views
from tests.tui.driver import SMALL, Driver, running


def saved(driver: Driver) -> dict[str, tuple[int | None, str]]:
    """The saved views in the pane, each with its count and whether it is the one shown."""
    return {row.label: (row.count, row.state) for row in driver.stage.facets.rows if row.field == "saved"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app looks at what others wrote more often than every second."""
    monkeypatch.setattr(browse, "WATCH_EVERY", 0.02)


async def test_saved_views_stand_under_the_others_with_what_is_unread(desk: Desk) -> None:
    write_views(desk.store.home, [View("Rivers", "tag:rivers"), View("Post", 'from:"harbour post"')])
    async with running(desk) as driver:
        await driver.until(lambda: {"Rivers": (20, ""), "Post": (13, "")} == saved(driver))
        labels = [row.label for row in driver.stage.facets.rows]
        assert ["VIEWS", "All", "Unread", "Starred", "Rivers", "Post", ""] == labels[:7]
        assert "Rivers" in driver.screen()


async def test_enter_opens_a_view_and_plus_lets_it_go_again(desk: Desk) -> None:
    write_views(desk.store.home, [View("Rivers", "tag:rivers sort:oldest")])
    async with running(desk) as driver:
        await driver.press("t", "j", "j", "j", "enter")
        assert "tag:rivers sort:oldest" == driver.stage.header.overview.query
        assert 20 == len(driver.titles())
        assert driver.stage.headlines.has_focus
        await driver.until(lambda: {"Rivers": (20, "+")} == saved(driver))
        await driver.press("t", "+")
        assert "" == driver.stage.header.overview.query
        await driver.until(lambda: {"Rivers": (20, "")} == saved(driver))


async def test_counts_follow_what_is_read(desk: Desk) -> None:
    write_views(desk.store.home, [View("Rivers", "tag:rivers")])
    async with running(desk) as driver:
        await driver.press("m")
        await driver.until(lambda: saved(driver) == {"Rivers": (19, "")})


async def test_v_saves_what_is_listed_and_says_what_it_replaces(desk: Desk) -> None:
    home = desk.store.home
    async with running(desk, query="tag:rivers") as driver:
        await driver.press("v")
        await driver.type("Rivers")
        await driver.press("enter")
        assert [View("Rivers", "tag:rivers")] == read_views(home)
        assert "The view “Rivers” asks for tag:rivers." == driver.stage.footer.sentence
        await driver.until(lambda: {"Rivers": (20, "+")} == saved(driver))
        await driver.press("/")
        await driver.type("is:unread")
        await driver.press("enter", "v")
        await driver.type("rivers")
        assert "Enter replaces tag:rivers" in driver.screen()
        await driver.press("enter")
        assert [View("rivers", "tag:rivers is:unread")] == read_views(home)
        sentence = "The view “rivers” asks for tag:rivers is:unread, no longer for tag:rivers."
        assert sentence == driver.stage.footer.sentence


async def test_a_name_typed_while_the_list_opens_is_heard(desk: Desk) -> None:
    async with running(desk, SMALL, query="tag:rivers") as driver:
        await driver.press("t", "v")
        driver.stage.facets.post_message(FacetPane.Left())
        await driver.settle()
        await driver.type("Rivers")
        await driver.press("enter")
        assert [View("Rivers", "tag:rivers")] == read_views(desk.store.home)
        assert driver.stage.headlines.has_focus


async def test_a_view_without_a_name_is_not_saved(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("v", "space", "enter")
        assert [] == read_views(desk.store.home)
        await driver.press("v", "escape")
        assert driver.stage.headlines.has_focus


async def test_commands_open_and_forget_a_view(desk: Desk) -> None:
    write_views(desk.store.home, [View("Rivers", "tag:rivers"), View("Trade", "tag:trade")])
    async with running(desk) as driver:
        await driver.press("colon")
        await driver.type("view rivers")
        await driver.press("enter")
        assert "tag:rivers" == driver.stage.header.overview.query
        await driver.press("colon")
        await driver.type("view Rivets")
        await driver.press("enter")
        assert "There is no view called Rivets; did you mean Rivers?" == driver.stage.footer.sentence
        await driver.press("colon")
        await driver.type("unview Rivers")
        await driver.press("enter")
        assert "The view “Rivers” is gone; it asked for tag:rivers" == driver.stage.footer.sentence
        assert [View("Trade", "tag:trade")] == read_views(desk.store.home)
        assert ["Trade"] == list(saved(driver))


async def test_a_view_that_cannot_be_read_says_why(desk: Desk) -> None:
    write_views(desk.store.home, [View("Odd", "tag:(")])
    async with running(desk) as driver:
        await driver.press("t", "j", "j", "j")
        assert "The view “Odd” asks for “tag:(”: tag: needs a value." == driver.stage.footer.sentence
        await driver.press("enter")
        assert driver.stage.facets.has_focus
        assert "needs a value" in driver.stage.footer.sentence


async def test_a_file_that_changes_is_read_again(desk: Desk) -> None:
    home = desk.store.home
    async with running(desk) as driver:
        await driver.until(lambda: {} == saved(driver))
        write_views(home, [View("Rivers", "tag:rivers")])
        await driver.until(lambda: saved(driver) == {"Rivers": (20, "")})
        views_file(home).write_text("[[view", encoding="utf-8")
        await driver.until(lambda: "views.toml is not valid TOML" in driver.stage.footer.sentence)
        await driver.until(lambda: {"Rivers": (20, "")} == saved(driver))


async def test_rules_are_followed_while_the_app_is_open(desk: Desk) -> None:
    home = desk.store.home
    async with running(desk) as driver:
        write_rules(home, [Rule("mute", "tag:rivers")])
        await driver.until(lambda: len(driver.titles()) == 20)
        rules_file(home).write_text('[[rule]]\ndo = "mute"\nquery = "tag:("\n', encoding="utf-8")
        await driver.until(lambda: len(driver.titles()) == 40)
        assert "the rule “tag:(” is left out" in driver.stage.footer.sentence


async def test_views_of_the_reader_are_there_beside_samples(samples: Desk, home: Desk) -> None:
    write_views(home.store.home, [View("Rivers", "tag:rivers")])
    async with running(samples, home=home) as driver:
        await driver.until(lambda: {"Rivers": (3, "")} == saved(driver))
        assert 3 == samples.store.headlines.count(parse("tag:rivers"))
