"""Pictures are fetched when they are asked for, and never before."""

import sys
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.model import Article, Body, Picture, Span, Style, StyleKind
from newsterm.pictures.child import developed
from newsterm.pictures.prints import Frame, Print, Way, Wish
from newsterm.store.store import Store
from newsterm.tui.app import NewstermApp
from newsterm.tui.desk import Desk
from newsterm.tui.glyphs import ASCII
from tests.pictures.painting import GREEN, file_of, plain
from tests.serving import Site
from tests.tui.driver import MIDDLE, STILL, WIDE, Driver, running
from tests.tui.newsroom import Refreshes, put, story

QUAY, TOWER, LOST = (f"https://delta-courier.example/{name}.jpg" for name in ("quay", "tower", "lost"))
ASK = replace(STILL, picture_protocol="blocks")
ALWAYS = replace(ASK, pictures="always")


@dataclass
class Darkroom:
    """Makes a picture of four green rows of every wish, and none of those that are lost."""

    wishes: list[Wish] = field(default_factory=list)

    async def __call__(self, wishes: Sequence[Wish]) -> AsyncGenerator[Print, None]:
        self.wishes += wishes
        for wish in wishes:
            if wish.url == LOST:
                yield Print(LOST, error="It is lost.")
            else:
                yield Print(wish.url, columns=9, rows=4, data=bytes((*GREEN, 255)) * 9 * 8)

    @property
    def urls(self) -> list[str]:
        return [wish.url for wish in self.wishes]

    @property
    def frame(self) -> Frame:
        frame = self.wishes[-1].frame
        assert frame
        return frame


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def darkroom() -> Darkroom:
    return Darkroom()


def illustrated(number: int, *urls: str, text: str = "") -> Article:
    pictures = tuple(Picture(url, f"Picture {place}.") for place, url in enumerate(urls))
    article = story(number)
    body = Body(text) if text else article.body
    return replace(article, pictures=pictures, body=body, quotations=() if text else article.quotations)


@pytest.fixture
def desk(store: Store, refreshes: Refreshes, darkroom: Darkroom) -> Desk:
    put(store, [illustrated(1, QUAY, LOST, QUAY), illustrated(2, TOWER), illustrated(3)])
    return Desk(store, store, refreshes, develop=darkroom)


def drawings(driver: Driver) -> int:
    """Rows of pictures in sight."""
    return sum("▀▀" in line for line in driver.screen().splitlines())


async def test_nothing_is_fetched_unless_it_is_asked_for(desk: Desk, darkroom: Darkroom) -> None:
    async with running(desk, config=ASK) as driver:
        await driver.press("enter", "J", "K", "space", "b", "w", "w", "z")
        assert [] == darkroom.wishes
        assert "Picture 0." in driver.screen()


async def test_a_key_shows_the_pictures_and_hides_them(desk: Desk, darkroom: Darkroom) -> None:
    async with running(desk, config=ASK) as driver:
        await driver.press("enter", "i")
        assert [QUAY, LOST] == darkroom.urls
        assert 8 == drawings(driver)  # the first is there twice
        assert "It is lost." in driver.screen()
        assert "Loading" not in driver.screen()
        await driver.press("i")
        assert 0 == drawings(driver)
        assert "It is lost." not in driver.screen()
        assert "Picture 0." in driver.screen()


async def test_the_frame_is_the_column_and_half_the_pane(desk: Desk, darkroom: Darkroom) -> None:
    async with running(desk, config=ASK) as driver:
        await driver.press("enter", "i")
        article = driver.stage.article
        assert (
            Frame(Way.BLOCKS, article.column, article.size.height // 2, 10, 20, "#131518") == darkroom.frame
        )


async def test_the_key_works_from_the_list_too(desk: Desk, darkroom: Darkroom) -> None:
    async with running(desk, config=ASK) as driver:
        await driver.until(lambda: driver.stage.article.article is not None)
        await driver.press("i")
        assert [QUAY, LOST] == darkroom.urls


async def test_each_article_is_asked_for_by_itself(desk: Desk, darkroom: Darkroom) -> None:
    async with running(desk, config=ASK) as driver:
        await driver.press("enter", "i", "J")
        assert [QUAY, LOST] == darkroom.urls
        assert 0 == drawings(driver)
        await driver.press("K")  # here they were asked for
        assert 8 == drawings(driver)


async def test_the_reader_vouches_for_the_server_whose_address_was_typed(
    desk: Desk, darkroom: Darkroom
) -> None:
    own, there = (f"https://{host}.example/quay.jpg" for host in ("harbour-post", "pictures"))
    desk.store.subscriptions.add("https://harbour-post.example/feed", typed=True)
    put(desk.store, [illustrated(4, own, there)], "Harbour Post")
    async with running(desk, config=ASK, query='from:"Harbour Post"') as driver:
        await driver.press("enter", "i")
        assert {own: True, there: False} == {wish.url: wish.typed for wish in darkroom.wishes}


async def test_an_article_without_pictures_says_so(desk: Desk, darkroom: Darkroom) -> None:
    async with running(desk, config=ASK) as driver:
        await driver.press("enter", "J", "J", "i")
        assert "No pictures came with this article." in driver.screen()
        assert [] == darkroom.wishes


async def test_pictures_can_be_shown_with_every_article_that_is_opened(
    desk: Desk, darkroom: Darkroom
) -> None:
    async with running(desk, config=ALWAYS) as driver:
        await driver.until(lambda: driver.stage.article.article is not None)
        await driver.pilot.pause(0.4)
        assert [] == darkroom.wishes  # a preview is not opened
        await driver.press("enter")
        await driver.until(lambda: drawings(driver) > 0)
        assert [QUAY, LOST] == darkroom.urls
        await driver.press("J")
        await driver.until(lambda: TOWER in darkroom.urls)
        await driver.press("i")
        assert 0 == drawings(driver)


async def test_pictures_can_be_turned_off(desk: Desk, darkroom: Darkroom) -> None:
    async with running(desk, config=replace(ASK, pictures="never")) as driver:
        await driver.press("enter", "i")
        assert 'pictures = "never"' in driver.screen()
        assert [] == darkroom.wishes


async def test_pictures_far_below_wait_until_they_come_near(
    store: Store, refreshes: Refreshes, darkroom: Darkroom
) -> None:
    text = "\n\n".join(f"The tide came in for the {number}th time." for number in range(90))
    far = illustrated(1, QUAY, TOWER, text=text)
    styles = (Style(StyleKind.PICTURE, Span(text.index("the 80th"), text.index("the 80th")), "1"),)
    put(store, [replace(far, body=Body(text, styles))])
    async with running(Desk(store, store, refreshes, develop=darkroom), config=ASK) as driver:
        await driver.press("enter", "i")
        assert [QUAY] == darkroom.urls
        await driver.press("G")
        assert [QUAY, TOWER] == darkroom.urls
        assert 4 == drawings(driver)


async def test_another_size_has_them_made_anew(desk: Desk, darkroom: Darkroom) -> None:
    async with running(desk, WIDE, config=ASK) as driver:
        await driver.press("enter", "i")
        await driver.pilot.resize_terminal(*MIDDLE)
        await driver.until(lambda: len(darkroom.wishes) > 2 and drawings(driver) > 0)
        assert driver.stage.article.column == darkroom.frame.columns
        assert driver.stage.article.size.height // 2 == darkroom.frame.rows


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [("NO_COLOR", "1", "NO_COLOR"), ("COLORTERM", "", "too few colours")],
)
async def test_where_they_can_not_be_shown_nothing_is_fetched(
    desk: Desk, darkroom: Darkroom, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    monkeypatch.setenv("TERM", "xterm")
    for config in (ASK, ALWAYS):
        async with running(desk, config=config) as driver:
            await driver.press("enter")
            await driver.pilot.pause(0.4)
            await driver.press("i")
            assert said in driver.screen()
    assert [] == darkroom.wishes


async def test_plain_signs_show_no_pictures(desk: Desk, darkroom: Darkroom) -> None:
    app = NewstermApp(desk, config=ASK, glyphs=ASCII)
    async with app.run_test(size=WIDE) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press("enter", "i")
        assert "Pictures need a terminal with UTF-8." in driver.screen()
    assert [] == darkroom.wishes


async def test_from_the_key_to_the_web_and_back(
    site: Site, store: Store, refreshes: Refreshes, tmp_path: Path
) -> None:
    settings = Home.at(tmp_path).config_file
    settings.parent.mkdir(parents=True)
    settings.write_text('allow_hosts = ["127.0.0.1"]')
    url = site.answer("/quay.png", file_of(plain(400, 200, GREEN)))
    put(store, [illustrated(1, url), illustrated(2, url)])
    command = (sys.executable, "-m", "newsterm", "--home", str(tmp_path), "pictures", "--json")
    desk = Desk(store, store, refreshes, develop=lambda wishes: developed(command, wishes))
    async with running(desk, config=ASK) as driver:
        await driver.press("enter", "J", "K")
        assert [] == site.asked
        await driver.press("i")
        assert 19 == drawings(driver)
        await driver.press("J", "i")
        assert 19 == drawings(driver)
        assert ["/quay.png"] == [request.path for request in site.asked]
