"""The app hears of pictures from a process of its own."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest
from aiohttp import web

from newsterm.config import Home
from newsterm.pictures.album import Album
from newsterm.pictures.child import developed
from newsterm.pictures.prints import Frame, Print, Way, Wish, wish_to_line
from tests.pictures.painting import GREEN, file_of, plain
from tests.serving import Site

FAILED = "The picture can't be shown: making it ready failed."


def command(home: Path) -> list[str]:
    return [sys.executable, "-m", "newsterm", "--home", str(home), "pictures", "--json"]


async def test_pictures_come_from_the_command_line(site: Site, tmp_path: Path) -> None:
    settings = Home.at(tmp_path).config_file
    settings.parent.mkdir(parents=True)
    settings.write_text('allow_hosts = ["127.0.0.1"]')
    url, none = site.answer("/quay.png", file_of(plain(40, 20, GREEN))), site.answer("/none.png", b"", 410)
    frame = Frame(Way.BLOCKS, 2, 2)
    found = {
        done.url: done async for done in developed(command(tmp_path), [Wish(url, frame), Wish(none, frame)])
    }
    file = str(Album(Home.at(tmp_path).pictures_dir).file(url))
    assert Print(url, file, 40, 20, 2, 1, bytes((*GREEN, 255)) * 2) == found[url]
    assert "127.0.0.1 doesn't give the picture (410)." == found[none].error


@pytest.mark.parametrize("words", [("/nowhere/python",), (sys.executable, "-c", "print('{}')")])
async def test_a_process_that_fails_leaves_no_wish_unanswered(words: tuple[str, ...]) -> None:
    assert [Print("a", error=FAILED)] == [done async for done in developed(words, [Wish("a")])]


async def test_a_process_that_is_told_to_end_does(site: Site, tmp_path: Path) -> None:
    asked, hold = asyncio.Event(), asyncio.Event()

    async def hang(_request: web.Request) -> web.Response:
        asked.set()
        await hold.wait()
        return web.Response()

    settings = Home.at(tmp_path).config_file
    settings.parent.mkdir(parents=True)
    settings.write_text('allow_hosts = ["127.0.0.1"]')
    process = await asyncio.create_subprocess_exec(*command(tmp_path), stdin=PIPE)
    assert process.stdin
    process.stdin.write(wish_to_line(Wish(site.handle("/slow.png", hang))).encode())
    process.stdin.write_eof()
    await asked.wait()
    process.terminate()
    assert 130 == await process.wait()
    hold.set()


async def test_nobody_listens_any_more_and_the_process_ends() -> None:
    line = '{"url": "a", "data": ""}'
    endless = (sys.executable, "-c", f"import time; print('''{line}''', flush=True); time.sleep(600)")
    prints = developed(endless, [Wish("a"), Wish("b")])
    assert Print("a") == await anext(prints)
    await prints.aclose()
