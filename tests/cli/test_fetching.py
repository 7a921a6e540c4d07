"""fetch and show --full: whole texts from the pages of articles, as processes with a real server."""

import asyncio
import json
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE

import pytest
from aiohttp import web

from newsterm.config import Home
from newsterm.store.store import Store
from tests.cli.conftest import Terminal
from tests.refresh.press import LEADS, REST, print_gazette
from tests.serving import Site


@pytest.fixture
async def gazette(terminal: Terminal, site: Site) -> Terminal:
    """A terminal whose reader follows a feed of summaries."""
    with Store.open(Home.at(terminal.home)) as store:
        store.subscriptions.add(print_gazette(site, "Rain", "Ferry"), typed=True)
    await terminal.run_beside("refresh")
    return terminal


def id_of(terminal: Terminal, title: str) -> str:
    name: str = next(line["id"] for line in terminal.lines("list", "--json") if line["title"] == title)
    return name


async def test_show_full_fetches_and_prints_the_whole_text(gazette: Terminal, site: Site) -> None:
    name = id_of(gazette, "Rain")
    assert REST[1] not in " ".join(gazette.run("show", name).split())
    plain = await gazette.run_beside("show", name, "--full")
    assert (0, "") == (gazette.code, gazette.errors)
    assert REST[1] in " ".join(plain.split())
    assert "The text is from the page." in plain
    (shown,) = gazette.lines("show", name, "--json")
    assert ("page", "\n\n".join((LEADS["Rain"], *REST))) == (shown["provenance"], shown["text"])
    await gazette.run_beside("show", name, "--full")
    assert 1 == sum(request.path == "/Rain" for request in site.asked)


async def test_where_there_is_no_whole_text_the_feeds_is_printed_and_it_is_said_why(
    gazette: Terminal, site: Site
) -> None:
    site.answer("/Rain", b"", 404)
    said = await gazette.run_beside("show", id_of(gazette, "Rain"), "--full", "--json")
    shown = json.loads(said)
    assert ("feed", LEADS["Rain"]) == (shown["provenance"], shown["text"])
    assert "(404)" in gazette.errors
    assert (1, 1) == (gazette.code, len(gazette.errors.splitlines()))


async def test_fetch_prints_what_came_of_each(gazette: Terminal, site: Site) -> None:
    site.answer("/Ferry", b"", 402)
    rain, ferry = id_of(gazette, "Rain"), id_of(gazette, "Ferry")
    said = await gazette.run_beside("fetch", rain, ferry, "000000000000")
    assert {f"{rain}\tfrom the page\tRain", f"{ferry}\tfrom the feed\tFerry"} == set(said.splitlines())
    assert "The page asks for a subscription" in gazette.errors
    assert "000000000000: no such article" in gazette.errors
    assert 1 == gazette.code


async def test_what_was_fetched_is_found_by_its_words(gazette: Terminal) -> None:
    await gazette.run_beside("fetch", id_of(gazette, "Rain"))
    assert ["Rain"] == gazette.titles('said:"Ines Okoye"', "almanac")
    assert [] == gazette.titles("almanac", "lamp")


async def test_fetch_answers_each_line_it_hears_while_it_hears_more(gazette: Terminal) -> None:
    command = (sys.executable, "-m", "newsterm", "--home", str(gazette.home), "fetch", "--json", "-")
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    assert process.stdin
    assert process.stdout
    for title in ("Rain", "Ferry"):
        process.stdin.write(f"{id_of(gazette, title)}\n".encode())
        told = json.loads(await process.stdout.readline())
        assert ("paged", title, "page", "") == tuple(
            told[name] for name in ("event", "title", "text", "error")
        )
    process.stdin.close()
    assert (b"", b"") == await process.communicate()
    assert 0 == process.returncode


async def test_ctrl_c_ends_it_and_keeps_what_landed(gazette: Terminal, site: Site) -> None:
    asked, closed = asyncio.Event(), asyncio.Event()

    async def never(_request: web.Request) -> web.Response:
        asked.set()
        await closed.wait()
        return web.Response()

    site.handle("/Ferry", never)
    rain, ferry = id_of(gazette, "Rain"), id_of(gazette, "Ferry")
    command = (sys.executable, "-m", "newsterm", "--home", str(gazette.home), "fetch", rain, ferry)
    process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
    assert process.stdout
    assert f"{rain}\tfrom the page\tRain\n".encode() == await process.stdout.readline()
    await asked.wait()
    process.send_signal(signal.SIGINT)
    assert (b"", b"") == await process.communicate()
    closed.set()
    assert 130 == process.returncode
    assert ["Rain"] == gazette.titles("almanac")


async def test_refresh_fetches_ahead_what_is_set_so_and_counts_it(terminal: Terminal, site: Site) -> None:
    site.answer("/robots.txt", b"", 404)
    address = print_gazette(site, "Rain", "Ferry")
    config = Home.at(terminal.home).config_file
    config.parent.mkdir(parents=True)
    config.write_text(f'[feeds."{address}"]\nfull_text = "ahead"\n')
    with Store.open(Home.at(terminal.home)) as store:
        store.subscriptions.add(address, typed=True)
    told = [json.loads(line) for line in (await terminal.run_beside("refresh", "--json")).splitlines()]
    assert 2 == sum(event["event"] == "paged" and event["text"] == "page" for event in told)
    assert {"Rain", "Ferry"} == set(terminal.titles("almanac"))


def test_a_wrong_setting_is_named(terminal: Terminal) -> None:
    config = Home.at(terminal.home).config_file
    config.parent.mkdir(parents=True)
    config.write_text('full_text = "sometimes"\n')
    terminal.run("refresh")
    assert (1, True) == (terminal.code, '"open", "always", "ahead" or "never"' in terminal.errors)
