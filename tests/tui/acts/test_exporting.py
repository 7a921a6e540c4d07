"""Articles leave newsterm: into files, and through commands of the reader's."""

import shlex
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from newsterm.errors import NewstermError
from newsterm.model import Article
from newsterm.store.store import Store
from newsterm.tui.acts.piping import MOST, Pipe, told_of
from newsterm.tui.desk import Desk
from newsterm.tui.page_screen import PageScreen
from tests.tui.driver import STILL, Driver, running
from tests.tui.newsroom import Refreshes, put, story


@pytest.fixture
def news(store: Store, refreshes: Refreshes) -> Desk:
    put(store, [story(1, title="Grain: up / down?"), story(2)])
    return Desk(store, store, refreshes)


async def command(driver: Driver, line: str) -> None:
    await driver.press("colon")
    driver.stage.bar.query_one(Input).value = line
    await driver.press("enter")


async def test_e_writes_the_article_as_markdown_and_says_where(news: Desk) -> None:
    async with running(news) as driver:
        await driver.press("e")
        path = news.store.home.documents / "Grain up down.md"
        assert path.read_text(encoding="utf-8").startswith("# Grain: up / down?\n")
        assert f"Written: {path}" == driver.stage.footer.sentence
        await driver.press("e")
        assert f"Written: {path.with_name('Grain up down 2.md')}" == driver.stage.footer.sentence


async def test_the_reader_sets_how_and_where_articles_are_written(news: Desk, tmp_path: Path) -> None:
    config = replace(STILL, export_format="html", export_folder=str(tmp_path / "clips"))
    async with running(news, config=config) as driver:
        await driver.press("e")
    assert "<title>Grain: up / down?</title>" in (tmp_path / "clips" / "Grain up down.html").read_text()


async def test_a_kind_and_a_path_can_be_typed(news: Desk, tmp_path: Path) -> None:
    async with running(news) as driver:
        await command(driver, f"export text {tmp_path}/mine.txt")
        assert "Lena Ortiz" in (tmp_path / "mine.txt").read_text(encoding="utf-8")
        await command(driver, f"export text {tmp_path}/mine.txt")
        assert "is there already" in driver.stage.footer.sentence
        await command(driver, f"export epub {tmp_path}/new/")
        assert (tmp_path / "new" / "Grain up down.epub").read_bytes().startswith(b"PK")
        await command(driver, "export pdf")
        assert "no kind of document called pdf" in driver.stage.footer.sentence


async def test_an_article_goes_through_a_command_and_its_output_is_shown(news: Desk) -> None:
    told = "os.environ['NEWSTERM_TITLE'], 'Lena Ortiz' in sys.stdin.read(), '\\x1b[2J'"
    line = shlex.join([sys.executable, "-c", f"import os, sys; print({told})"])
    async with running(news) as driver:
        await driver.press("vertical_line")
        driver.stage.bar.query_one(Input).value = line
        await driver.press("enter")
        screen = driver.pilot.app.screen
        assert isinstance(screen, PageScreen)
        assert "Grain: up / down? True \ufffd[2J" in str(screen._words)
        await driver.press("escape")
        assert "is done" in driver.stage.footer.sentence
        await driver.press("vertical_line")
        assert line == driver.stage.bar.query_one(Input).value


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("false", "false ended with code 1."),
        ("true", "true is done."),
        ("no-such-program-anywhere", "no-such-program-anywhere can't be started: No such file or directory"),
        ("echo 'open", "The command can't be read: no closing quotation."),
    ],
)
async def test_how_a_command_ended_is_said(news: Desk, line: str, sentence: str) -> None:
    async with running(news) as driver:
        await driver.press("vertical_line")
        await driver.type(line)
        await driver.press("enter")
        assert sentence == driver.stage.footer.sentence


def test_no_shell_sees_a_command_or_what_it_is_told() -> None:
    hostile = Article(title="$(touch x); `id`\x00\n", url="https://delta.example/?a=;rm")
    told = told_of(hostile)
    assert "$(touch x); `id`\ufffd " == told["NEWSTERM_TITLE"]
    program = "import os, sys; print(sys.argv[1:], os.environ['NEWSTERM_URL'])"
    done = Pipe([sys.executable, "-c", program, "$HOME", ";", "|"], told).run(b"")
    assert "['$HOME', ';', '|'] https://delta.example/?a=;rm\n" == done.output


def test_a_command_that_floods_is_stopped() -> None:
    done = Pipe(["yes"], {}).run(b"")
    assert "it wrote too much" == done.stopped
    assert MOST == len(done.output)


def test_a_command_that_takes_too_long_is_stopped_with_all_it_started() -> None:
    began = time.monotonic()
    done = Pipe(["sh", "-c", "sleep 600 & sleep 600"], {}).run(b"", longest=0.2)
    assert "it took too long" == done.stopped
    assert time.monotonic() - began < 60


def test_what_a_command_leaves_running_is_not_waited_for() -> None:
    done = Pipe(["sh", "-c", "echo copied; sleep 5 &"], {}).run(b"")
    assert ("copied\n", "") == (done.output, done.stopped)


def test_a_command_that_reads_nothing_is_given_a_long_text_all_the_same() -> None:
    assert 0 == Pipe(["true"], {}).run(b"x" * 1_000_000).code


def test_a_command_that_is_none_says_so() -> None:
    with pytest.raises(NewstermError, match="can't be started"):
        Pipe(["/"], {}).run(b"")
