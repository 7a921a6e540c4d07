"""The whole app on a store of invented news, by its keys."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from newsterm.query import parse
from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.driver import MIDDLE, SMALL, STILL, WIDE, running
from tests.tui.newsroom import NOON, Refreshes, Script, put, story


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        (WIDE, ("facets", "headlines", "article")),
        (MIDDLE, ("headlines", "article")),
        (SMALL, ("headlines",)),
    ],
)
async def test_there_are_as_many_panes_as_there_is_room_for(
    desk: Desk, size: tuple[int, int], panes: tuple[str, ...]
) -> None:
    async with running(desk, size) as driver:
        assert driver.visible() == panes
        assert "Ministers agree on river data" in driver.screen()
        assert driver.stage.headlines.region.height == size[1] - 3


async def test_one_pane_is_walked_with_enter_and_h(desk: Desk) -> None:
    async with running(desk, SMALL) as driver:
        await driver.press("enter")
        assert driver.visible() == ("article",)
        assert "Lena Ortiz" in driver.screen()
        await driver.press("h")
        assert driver.visible() == ("headlines",)


async def test_facets_slide_in_where_there_is_no_room_for_them(desk: Desk) -> None:
    async with running(desk, MIDDLE) as driver:
        await driver.press("t")
        assert driver.visible() == ("facets", "headlines")
        await driver.press("escape")
        assert driver.visible() == ("headlines", "article")


async def test_moving_previews_without_marking_and_opening_marks(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("j")
        await driver.pilot.pause(0.1)
        shown = driver.stage.article.article
        assert shown is not None
        assert shown.title == driver.headline().title
        assert not driver.headline().status.read
        await driver.press("enter")
        assert driver.headline().status.read
        assert desk.store.articles.status(driver.headline().id).read
        assert driver.stage.article.has_focus


async def test_what_is_read_may_stay_unread(desk: Desk) -> None:
    async with running(desk, config=replace(STILL, mark_read="never")) as driver:
        await driver.press("enter")
        assert not driver.headline().status.read


async def test_counts_repeat_a_move(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("5", "j")
        assert driver.stage.headlines.cursor == 5
        await driver.press("2", "k", "G")
        assert driver.stage.headlines.cursor == 39
        await driver.press("g", "g")
        assert driver.stage.headlines.cursor == 0


async def test_a_pending_prefix_shows_its_choices_and_waits(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("g")
        assert "First headline" in driver.stage.footer.sentence
        assert "Front page" in driver.stage.footer.sentence
        await driver.press("escape")
        assert driver.stage.footer.sentence == ""


async def test_stars_tags_and_reading_are_undone_and_done_again(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("s")
        assert driver.headline().status.starred
        await driver.press("m")
        assert driver.headline().status.read
        await driver.press("u", "u")
        assert not driver.headline().status.starred
        assert not driver.headline().status.read
        await driver.press("ctrl+r")
        assert driver.headline().status.starred
        await driver.press("+")
        await driver.type("for sunday, quay")
        await driver.press("enter")
        assert driver.headline().status.tags == ("for sunday", "quay")
        await driver.press("-")
        assert "for sunday, quay" in driver.screen()
        await driver.press("enter")
        assert driver.headline().status.tags == ()


async def test_all_that_is_listed_is_marked_read_at_once(desk: Desk) -> None:
    async with running(desk, query="tag:rivers") as driver:
        await driver.press("A")
        assert "20 articles marked read" in driver.stage.footer.sentence
        assert desk.store.headlines.count(parse("is:unread")) == 20
        await driver.press("u")
        assert desk.store.headlines.count(parse("is:unread")) == 40


async def test_among_the_unread_what_was_just_read_stays_until_the_view_is_opened_again(desk: Desk) -> None:
    async with running(desk, query="is:unread") as driver:
        await driver.press("enter", "h")
        assert len(driver.titles()) == 40
        late = [story(100, published=NOON - timedelta(days=30))]
        await asyncio.to_thread(put, desk.store, late)
        await driver.pilot.pause(1.1)
        await driver.settle()
        assert len(driver.titles()) == 41
        assert driver.headline().status.read
        await driver.press("g", "t")
        await driver.press("escape")
        assert len(driver.titles()) == 40


async def test_the_next_unread_is_found_from_the_list_and_from_the_article(desk: Desk) -> None:
    async with running(desk) as driver:
        first = driver.titles()[:5]
        await driver.press("m", "j", "m", "g", "g", "n")
        assert driver.headline().title == first[2]
        await driver.press("enter", "]", "u")
        assert driver.headline().title == first[3]
        assert driver.stage.article.article.title == first[3]  # type: ignore[union-attr]
        await driver.press("h", "p")
        assert driver.stage.footer.sentence == "Nothing more is unread here."


async def test_articles_are_walked_and_come_back_to(desk: Desk) -> None:
    async with running(desk) as driver:
        first = driver.titles()[:3]
        await driver.press("enter", "J", "J")
        assert driver.stage.article.article.title == first[2]  # type: ignore[union-attr]
        await driver.press("H", "H")
        assert driver.stage.article.article.title == first[0]  # type: ignore[union-attr]
        assert driver.stage.headlines.cursor == 0
        await driver.press("L", "K")
        assert driver.stage.article.article.title == first[0]  # type: ignore[union-attr]


async def test_the_place_in_an_article_is_remembered(desk: Desk) -> None:
    async with running(desk, SMALL) as driver:
        await driver.press("enter", "1", "0", "j")
        place = driver.stage.article.position
        assert place > 0
        await driver.press("J", "K")
        assert driver.stage.article.position == place


async def test_who_quits_at_once_comes_back_to_the_same_place(desk: Desk) -> None:
    async with running(desk, SMALL) as driver:
        await driver.press("enter", "1", "0", "j")
        article, place = driver.headline().id, driver.stage.article.position
        await driver.pilot.press("Q")
    kept = desk.store.journal.position(article)
    assert kept and place == kept[0] > 0


async def test_a_query_narrows_as_it_is_typed_and_escape_takes_it_back(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("3", "j")
        here = driver.headline().title
        await driver.press("/")
        await driver.type("tag:rivers")
        assert len(driver.titles()) == 20
        await driver.press("escape")
        assert len(driver.titles()) == 40
        assert driver.headline().title == here
        await driver.press("/")
        await driver.type("tag:rivers")
        await driver.press("enter")
        assert "tag:rivers" in driver.screen().splitlines()[0]
        await driver.press("escape")
        assert len(driver.titles()) == 40
        assert driver.headline().title == here


async def test_a_mistake_in_a_query_is_said_and_changes_nothing(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("/")
        await driver.type("tga:rivers")
        assert "did you mean tag" in driver.screen()
        await driver.press("enter")
        assert len(driver.titles()) == 40
        assert "did you mean tag" in driver.stage.footer.sentence


async def test_facets_narrow_the_list_together(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.pilot.pause(0.3)
        await driver.settle()
        await driver.press("t", "j", "j", "j", "space")
        assert "40" not in driver.screen().splitlines()[0].split("of")[0]
        assert driver.stage.headlines.rows
        listed = len(driver.titles())
        await driver.press("-")
        assert len(driver.titles()) == 40 - listed
        await driver.press("-")
        assert len(driver.titles()) == 40


async def test_space_at_the_end_says_so_and_then_goes_on(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("enter", "G", "space")
        assert "Space: next" in driver.stage.footer.sentence
        await driver.press("space")
        assert driver.stage.headlines.cursor == 1


async def test_words_are_found_in_the_article(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("enter", "/")
        await driver.type("patience")
        await driver.press("enter")
        assert driver.stage.footer.sentence == "1 of 12 hits; n and N walk through them."
        await driver.press("n")
        assert driver.stage.footer.sentence == "2 of 12"
        await driver.press("2", "N")
        assert driver.stage.footer.sentence == "12 of 12, from the end again."
        await driver.press("n")
        assert driver.stage.footer.sentence == "1 of 12, from the top again."
        await driver.press("escape", "n")
        assert "/ finds" in driver.stage.footer.sentence
        await driver.press("/")
        await driver.type("walrus")
        await driver.press("enter")
        assert "“walrus” is not in this article." == driver.stage.footer.sentence
        assert driver.stage.article.has_focus


async def test_sorting_turns_the_list_around(desk: Desk) -> None:
    async with running(desk) as driver:
        titles = driver.titles()
        await driver.press("S")
        assert driver.titles() == titles[::-1]


async def test_q_closes_the_view_and_quits_at_the_top(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("/")
        await driver.type("tag:rivers")
        await driver.press("enter", "enter", "q")
        assert driver.stage.headlines.has_focus
        await driver.press("q")
        assert len(driver.titles()) == 40
        await driver.pilot.press("q")
        assert driver.pilot.app._exit


async def test_ctrl_c_says_how_to_quit(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("ctrl+c")
        assert "Q quits" in driver.stage.footer.sentence


async def test_an_address_that_is_none_is_said_to_be_none(desk: Desk, refreshes: Refreshes) -> None:
    async with running(desk) as driver:
        await driver.press("a")
        await driver.type("gopher://hill-gazette.example")
        await driver.press("enter")
        assert "http" in driver.stage.footer.sentence
        assert len(desk.store.subscriptions.all()) == 3


async def test_a_starred_sample_is_adopted_with_its_text(samples: Desk, home: Desk) -> None:
    async with running(samples, home=home) as driver:
        await driver.press("s")
        kept = home.store.headlines.listing(parse("is:starred")).rows
        (headline,) = home.store.headlines.window(kept)
        assert headline.title == driver.headline().title
        article = home.store.articles.load(headline.id)
        assert article is not None
        assert "tides" in article.body.text
        await driver.press("u")
        assert not home.store.articles.status(headline.id).starred


async def test_the_help_lists_every_key_of_every_pane(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("?")
        words = str(driver.pilot.app.screen.query_one("Static").render())
        assert "Next quotation" in words
        assert "Star, or take the star off" in words
        await driver.press("escape")
        assert driver.stage.headlines.has_focus


async def test_the_palette_does_what_keys_do(desk: Desk) -> None:
    async with running(desk) as driver:
        await driver.press("ctrl+p")
        await driver.type("take the star off")
        await driver.pilot.pause(0.3)
        await driver.press("enter")
        await driver.pilot.pause(0.3)
        await driver.settle()
        assert driver.headline().status.starred


async def test_keys_are_the_readers_own_and_clashes_are_said(desk: Desk) -> None:
    config = replace(STILL, keys={"browse.star": "X", "headlines.down": "k"})
    async with running(desk, config=config) as driver:
        assert "k is both headlines.down and headlines.up" in driver.stage.footer.sentence
        await driver.press("X")
        assert driver.headline().status.starred


HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "a\x1b]52;c;aGVsbG8=\x07b",
    "c\x1b[2Jd\x9b31me",
    "f\u202egh",
)


async def test_hostile_titles_are_harmless_text(
    store: Store, fill: Callable[..., tuple[str, ...]], refreshes: Refreshes
) -> None:
    fill([replace(story(number, title=title), tags=()) for number, title in enumerate(HOSTILE)])
    async with running(Desk(store, store, refreshes)) as driver:
        screen = driver.screen()
        assert "[@click=app.quit]x[/]" in screen
        assert not set("\x1b\x07\x9b\u202e") & set(screen)
        for _ in HOSTILE:
            await driver.press("enter", "w", "w", "h", "t", "t", "j")


async def test_without_news_the_list_says_what_to_do(store: Store, refreshes: Refreshes) -> None:
    async with running(Desk(store, store, refreshes)) as driver:
        assert "a  adds a feed" in driver.screen()
        await driver.press("enter", "j", "m", "s", "o", "A", "J", "n", "z", "t", "space", "-", "G", "escape")


async def test_an_article_not_yet_understood_is_hurried(store: Store, refreshes: Refreshes) -> None:
    raw = replace(story(1), version=0, markup="<p>Raw</p>")
    (article_id,) = put(store, [raw])
    waiting = Script()
    refreshes.scripts.append(waiting)
    async with running(Desk(store, store, refreshes)) as driver:
        await driver.press("enter")
        assert refreshes.asked == [()]
        assert driver.stage.article.article is not None
        assert article_id == driver.stage.article.article.id


async def test_a_question_takes_the_place_of_the_footer(desk: Desk) -> None:
    async with running(desk, SMALL) as driver:
        await driver.press("/")
        assert driver.screen().splitlines()[-1].startswith(" find")
        assert driver.stage.headlines.region.height == SMALL[1] - 3
        await driver.press("escape")
        assert "move" in driver.screen().splitlines()[-1]


async def test_a_long_sentence_is_said_in_full(desk: Desk) -> None:
    async with running(desk, SMALL) as driver:
        driver.stage.warn("The Hill Gazette answers, but what it gives " + "is no feed " * 12 + "at all.")
        await driver.settle()
        assert "at all." in driver.screen()
        await driver.press("j")
        assert driver.stage.footer.region.height == 1
