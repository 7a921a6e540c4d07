"""The page of an article is fetched when it is opened, and x changes between its text and the feed's."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from newsterm.config import Config, FeedSettings, Home
from newsterm.refresh.child import PageProcess
from newsterm.refresh.outcome import Annotated, Finished, Paged, Started
from newsterm.refresh.pages import page_visitor
from newsterm.refresh.schedule import Manner
from newsterm.store.store import Store
from newsterm.tui.acts import fetching
from newsterm.tui.acts.fetching import FETCHING, NOT_HERE
from newsterm.tui.desk import Desk
from tests.refresh.newsstand import Here, Newsstand
from tests.refresh.press import LEADS, REST, asked, name_of, page, print_gazette, summaries, visit
from tests.serving import Site
from tests.tui.driver import SMALL, STILL, Driver, running
from tests.tui.newsroom import Refreshes, Script, put, story

NOTE = "The page asks for a subscription; this is what the feed gave."


@pytest.fixture
async def newsstand(tmp_path: Path, site: Site) -> AsyncIterator[Newsstand]:
    """A newsstand that follows the site's feed of summaries."""
    with Store.open(Home.at(tmp_path / "home")) as store:
        newsstand = Newsstand(store)
        newsstand.follow(print_gazette(site, "Rain", "Ferry"))
        await newsstand.refresh()
        site.asked.clear()
        yield newsstand


class InHouse(PageProcess):
    """Fetches pages in this very process: these are our own."""

    def __init__(self, newsstand: Newsstand) -> None:
        super().__init__(())
        self._newsstand = newsstand
        self._asked: asyncio.Queue[str] = asyncio.Queue()
        self.is_over = False

    async def events(self) -> AsyncIterator[Paged]:
        """What comes of each wish."""
        async with page_visitor(self._newsstand.store, self._newsstand.config, Here()) as visitor:
            while name := await self._asked.get():
                yield await visitor.visit(name)

    def ask(self, article_id: str) -> None:
        """Take a wish."""
        self._asked.put_nowait(article_id)

    def rest(self) -> None:
        """End."""
        self.is_over = True
        self._asked.put_nowait("")


@pytest.fixture
def desk(newsstand: Newsstand) -> Desk:
    """A desk with it, that has pages fetched."""
    return Desk(newsstand.store, newsstand.store, Refreshes(), pages=partial(InHouse, newsstand))


def words(driver: Driver) -> str:
    """The words on the screen, whatever lines they stand in."""
    return " ".join(driver.screen().replace("│", " ").split())


async def opened(driver: Driver, title: str) -> None:
    """Open the article with this title."""
    while driver.headline().title != title:
        await driver.press("j")
    await driver.press("enter")


async def test_the_page_of_a_summary_is_fetched_when_it_is_opened(desk: Desk, site: Site) -> None:
    async with running(desk, SMALL) as driver:
        await opened(driver, "Rain")
        await driver.until(lambda: "from the page" in words(driver))
        assert REST[1] in words(driver)
        assert FETCHING not in words(driver)
        assert ["/Rain"] == asked(site)
        assert driver.headline().quotations > 0


async def test_newsterm_fetches_pages_in_a_process_of_its_own(
    newsstand: Newsstand, tmp_path: Path, site: Site
) -> None:
    command = (sys.executable, "-m", "newsterm", "--home", str(tmp_path / "home"), "fetch", "--json", "-")
    desk = Desk(newsstand.store, newsstand.store, Refreshes(), pages=partial(PageProcess, command))
    async with running(desk, SMALL) as driver:
        await opened(driver, "Rain")
        async with asyncio.timeout(60):
            while "from the page" not in words(driver):
                await driver.pilot.pause(0.1)
        assert ["/Rain"] == asked(site)


async def test_while_it_is_fetched_one_line_says_so_and_the_feeds_text_is_there(
    desk: Desk, site: Site
) -> None:
    async with running(desk, SMALL) as driver:
        await opened(driver, "Rain")
        await driver.until(lambda: FETCHING in words(driver) or "from the page" in words(driver))
        assert LEADS["Rain"] in words(driver)
        await driver.until(lambda: "from the page" in words(driver))


async def test_what_is_only_looked_at_or_left_at_once_is_not_fetched(
    desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "FETCH_AFTER", 2.0)
    async with running(desk) as driver:
        await driver.press("j", "k")
        await opened(driver, "Ferry")
        await driver.press("K" if driver.stage.headlines.cursor else "J")
        await driver.until(lambda: "from the page" in words(driver))
        assert ["/Rain"] == asked(site)


async def test_x_changes_between_the_texts_and_is_remembered(desk: Desk, newsstand: Newsstand) -> None:
    await visit(newsstand, "Rain")
    async with running(desk, SMALL) as driver:
        await opened(driver, "Rain")
        assert "from the page" in words(driver)
        await driver.press("x")
        assert "from the feed" in words(driver)
        assert REST[1] not in words(driver)
        assert driver.stage.footer.sentence == "This is the text of the feed; x shows the page's."
        await driver.press("h")
        await opened(driver, "Rain")
        assert "from the feed" in words(driver)
        await driver.press("x")
        assert "from the page" in words(driver)
    assert "page" == newsstand.store.pages.state(name_of(newsstand, "Rain")).chosen


async def test_x_fetches_what_nobody_has_fetched(desk: Desk, newsstand: Newsstand, site: Site) -> None:
    whole = "".join(f"<p>{part}</p>" for part in REST)
    site.answer("/feed", summaries(site, "Rain", also=whole))
    await newsstand.refresh(Manner.FORCED)
    site.asked.clear()
    async with running(desk, SMALL, config=replace(STILL, full_text="never")) as driver:
        await opened(driver, "Rain")
        await driver.pilot.pause(0.4)
        assert [] == asked(site)
        await driver.press("x")
        await driver.until(lambda: "from the page" in words(driver))
        assert ["/Rain"] == asked(site)


async def test_a_wall_leaves_the_feeds_text_and_says_why(desk: Desk, site: Site) -> None:
    site.answer("/Rain", b"", 402)
    async with running(desk, SMALL) as driver:
        await opened(driver, "Rain")
        await driver.until(lambda: NOTE in words(driver))
        assert LEADS["Rain"] in words(driver)
        assert "from the feed" not in words(driver)  # there is no other
        assert driver.stage.footer.sentence == ""
        await driver.press("x")
        await driver.until(lambda: driver.stage.footer.sentence == NOTE)
        assert 2 == len(site.asked)


async def test_the_reader_stays_at_the_words_read_when_the_text_is_exchanged(
    desk: Desk, newsstand: Newsstand, site: Site
) -> None:
    more = [f"The {number}th cistern is full to the brim, says its keeper." for number in range(20)]
    whole = "".join(f"<p>{part}</p>" for part in more)
    site.answer("/feed", summaries(site, "Rain", also=whole))
    await newsstand.refresh(Manner.FORCED)
    site.answer("/Rain", page("Rain", *more))
    async with running(desk, SMALL, config=replace(STILL, full_text="always")) as driver:
        await opened(driver, "Rain")
        await driver.press("space", "space")
        article = driver.stage.article
        assert article.article
        here = article.article.body.text[article.position :][:40]
        await driver.until(lambda: "from the page" in words_of_page(driver))
        assert article.article.body.text[article.position :][:40] == here
        assert article.position > 0


async def test_the_lead_stays_in_its_line_when_the_whole_text_comes(
    desk: Desk, newsstand: Newsstand, site: Site
) -> None:
    site.answer("/feed", summaries(site, "Rain", also=f"<p>{'It rained and rained. ' * 99}</p>"))
    await newsstand.refresh(Manner.FORCED)
    async with running(desk, SMALL, config=replace(STILL, full_text="never")) as driver:
        await opened(driver, "Rain")
        await driver.press("2", "j")
        line = line_of(driver, "Rain has filled")
        await driver.press("x")
        await driver.until(lambda: "from the page" in words_of_page(driver))
        assert "WHO SAID" in words_of_page(driver)
        assert line == line_of(driver, "Rain has filled")


async def test_quotations_alone_stay_alone_when_the_whole_text_comes(desk: Desk) -> None:
    async with running(desk, SMALL, config=replace(STILL, full_text="never")) as driver:
        await opened(driver, "Rain")
        await driver.press("w", "x")
        await driver.until(lambda: "Ines Okoye" in words(driver))
        assert "The council wants to open" not in words(driver)


async def test_what_was_found_stays_found_when_the_whole_text_comes(desk: Desk) -> None:
    async with running(desk, SMALL, config=replace(STILL, full_text="never")) as driver:
        await opened(driver, "Rain")
        await driver.press("/", *"rain", "enter", "x")
        await driver.until(lambda: "from the page" in words(driver))
        await driver.press("n")
        assert "of 1" in driver.stage.footer.sentence, driver.stage.footer.sentence


def line_of(driver: Driver, start: str) -> int:
    """The line of the screen that begins so."""
    lines = driver.screen().splitlines()
    return next(number for number, line in enumerate(lines) if line.strip().startswith(start))


def words_of_page(driver: Driver) -> str:
    """All the words of the page that is shown, in sight or not."""
    return " ".join(line.text for line in driver.stage.article.page.lines)


async def test_a_changed_item_has_its_page_fetched_again_when_it_is_opened(
    desk: Desk, newsstand: Newsstand, site: Site
) -> None:
    await visit(newsstand, "Rain")
    site.answer("/feed", summaries(site, "Rain", "Ferry", also=" It goes on."))
    await newsstand.refresh(Manner.FORCED)
    site.answer("/Rain", page("Rain", "Update: it goes on until Sunday."))
    async with running(desk, SMALL) as driver:
        await opened(driver, "Rain")
        await driver.until(lambda: "Update: it goes on until Sunday." in words_of_page(driver))


async def test_an_item_that_changes_while_it_is_read_has_its_page_fetched_again(
    desk: Desk, newsstand: Newsstand, site: Site
) -> None:
    async with running(desk, SMALL) as driver:
        await opened(driver, "Rain")
        await driver.until(lambda: "from the page" in words(driver))
        site.answer("/feed", summaries(site, "Rain", "Ferry", also=" It goes on."))
        site.answer("/Rain", page("Rain", "Update: it goes on until Sunday."))
        await newsstand.refresh(Manner.FORCED)
        changed = Annotated((driver.headline().id,))
        desk.refresh.scripts.append(Script([Started(1), changed, Finished()]))  # type: ignore[attr-defined]
        await driver.press("R")
        await driver.until(lambda: "Update: it goes on until Sunday." in words_of_page(driver))


@pytest.mark.parametrize("config", [Config(full_text="never"), None])
async def test_where_the_reader_wants_none_none_is_fetched(
    desk: Desk, newsstand: Newsstand, site: Site, config: Config | None
) -> None:
    (followed,) = newsstand.store.subscriptions.all()
    config = config or Config(feeds={followed.address: FeedSettings(full_text="never")})
    async with running(desk, SMALL, config=replace(config, refresh_at_start=False)) as driver:
        await opened(driver, "Rain")
        await driver.pilot.pause(0.4)
        await driver.settle()
        assert [] == asked(site)


async def test_a_desk_that_fetches_no_pages_says_so(newsstand: Newsstand, site: Site) -> None:
    desk = Desk(newsstand.store, newsstand.store, Refreshes())
    async with running(desk, SMALL) as driver:
        await opened(driver, "Rain")
        await driver.press("x")
        assert driver.stage.footer.sentence == NOT_HERE
        assert [] == asked(site)


async def test_a_host_that_wants_peace_is_said_in_a_line(
    desk: Desk, newsstand: Newsstand, site: Site
) -> None:
    newsstand.store.polls.hold("127.0.0.1", datetime.now(UTC) + timedelta(hours=3), "Too many questions.")
    async with running(desk, SMALL) as driver:
        await opened(driver, "Rain")
        await driver.until(lambda: "127.0.0.1 wants to be left alone" in words(driver))
        assert [] == asked(site)


async def test_an_article_that_came_as_a_page_behind_a_wall_says_so(store: Store) -> None:
    put(store, [replace(story(1), wall="subscription")])
    async with running(Desk(store, store, Refreshes()), SMALL) as driver:
        await driver.press("enter")
        assert "The page asks for a subscription; this is what it gave." in words(driver)


async def test_the_process_is_let_go_when_nobody_wants_anything_for_a_while(
    desk: Desk, newsstand: Newsstand, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "REST_AFTER", 0.05)
    began: list[InHouse] = []

    def begin() -> InHouse:
        began.append(InHouse(newsstand))
        return began[-1]

    async with running(replace_pages(desk, begin), SMALL) as driver:
        await opened(driver, "Rain")
        await driver.until(lambda: "from the page" in words(driver))
        await driver.until(lambda: began[0].is_over)
        await driver.press("J" if driver.stage.headlines.cursor == 0 else "K")
        await driver.until(lambda: len(asked(site)) == 2)
    assert 2 == len(began)


def replace_pages(desk: Desk, pages: Callable[[], PageProcess]) -> Desk:
    return Desk(desk.store, desk.library, desk.refresh, pages=pages)


async def test_a_process_that_breaks_off_is_said(newsstand: Newsstand) -> None:
    broken = partial(PageProcess, (sys.executable, "-c", "pass"))
    desk = Desk(newsstand.store, newsstand.store, Refreshes(), pages=broken)
    async with running(desk, SMALL, config=replace(STILL, full_text="never")) as driver:
        await opened(driver, "Rain")
        await driver.press("x")
        await driver.until(lambda: driver.stage.footer.sentence.startswith("Fetching the page broke off"))
        assert FETCHING not in words(driver)
