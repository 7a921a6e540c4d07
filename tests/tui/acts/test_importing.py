"""What another reader keeps is brought over, and what has no place here is listed."""

from pathlib import Path

from textual.widgets import Static

from newsterm.refresh.outcome import Finished, Refreshed, Started
from newsterm.tui.desk import Desk
from newsterm.tui.page_screen import PageScreen
from tests.tui.driver import Driver, running
from tests.tui.newsroom import Refreshes, Script

HILL = "https://hill-gazette.example/feed"


async def bring(driver: Driver, path: Path) -> None:
    await driver.press(":")
    await driver.type(f"import {path}")
    await driver.press("enter")


async def test_a_list_is_followed_and_fetched_and_kept_whatever_comes(
    samples: Desk, home: Desk, tmp_path: Path, refreshes: Refreshes
) -> None:
    failed = Refreshed("s", HILL, error="There is nothing at this address (404)")
    refreshes.scripts.extend([Script(), Script([Started(1), failed, Finished(failed=1)])])
    path = tmp_path / "feeds.opml"
    path.write_text(f'<opml version="2.0"><body><outline xmlUrl="{HILL}"/></body></opml>')
    async with running(samples, home=home) as driver:
        await bring(driver, path)
        assert driver.stage.desk is home
        followed = home.store.subscriptions.find(HILL)
        assert followed
        assert refreshes.asked[-1] == (followed.id,)
        assert driver.stage.footer.sentence == "1 new feed."
        await bring(driver, path)
        assert driver.stage.footer.sentence == "0 new feeds, 1 followed already."


async def test_what_has_no_place_here_is_listed_with_its_line(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "urls"
    path.write_text(f"{HILL} hills\nexec:~/bin/[/]\x1b[31mnews\n")
    async with running(desk) as driver:
        await bring(driver, path)
        screen = driver.pilot.app.screen
        assert isinstance(screen, PageScreen)
        words = str(screen.query_one(Static).render())
        assert "1 new feed, 1 folder, 1 left out." in words
        assert "urls:2  exec:~/bin/[/]\ufffd[31mnews" in words
        await driver.press("escape")
        assert driver.stage.headlines.has_focus


async def test_what_is_no_list_is_said_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Buy bread.\n")
    async with running(desk) as driver:
        await bring(driver, path)
        assert "notes.txt is no subscription list" in driver.stage.footer.sentence
        await bring(driver, tmp_path / "missing.opml")
        assert "can't be read" in driver.stage.footer.sentence
        assert len(desk.store.subscriptions.all()) == 3
