"""refresh: what it says, what it leaves alone, and how it is stopped, as a process with a real server."""

import asyncio
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable
from pathlib import Path

import pytest
from aiohttp import web

from newsterm.config import Home
from newsterm.query import Query
from newsterm.store.store import Store
from tests.cli.conftest import FEED, Terminal
from tests.refresh.newsstand import feed
from tests.serving import Site
from tests.terminal import newsterm

RSS = FEED.encode()


def follow(home: Path, *addresses: str) -> None:
    with Store.open(Home.at(home)) as store:
        for address in addresses:
            store.subscriptions.add(address, typed=True)


def titles(home: Path) -> list[str]:
    with Store.open(Home.at(home)) as store:
        return [row.title for row in store.headlines.window(store.headlines.listing(Query()).rows)]


class Gate:
    """A server that keeps its answer back until it is opened."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._loop = asyncio.get_running_loop()
        self._opened = asyncio.Event()
        self.address = site.handle("/gate", self._answer)

    async def _answer(self, _request: web.Request) -> web.Response:
        await self._opened.wait()
        return web.Response(body=feed("Rain"))

    def open(self) -> None:
        """Let the answer go, from any thread."""
        self._loop.call_soon_threadsafe(self._opened.set)


@pytest.fixture
async def gate(site: Site) -> Gate:
    return Gate(site)


async def test_what_landed_is_said_a_line_a_feed(terminal: Terminal, site: Site) -> None:
    follow(terminal.home, site.answer("/feed", RSS), site.answer("/absent", b"", 404))
    assert "3 new\tKettle Point Gazette\n" == await terminal.run_beside("refresh")
    assert 3 == terminal.code
    assert [f"newsterm: There is nothing at {site.address}/absent (404)"] == [
        line.partition(";")[0] for line in terminal.errors.splitlines()
    ]


async def test_the_floor_is_said_and_force_goes_below_it(terminal: Terminal, site: Site) -> None:
    follow(terminal.home, site.answer("/feed", RSS))
    await terminal.run_beside("refresh")
    for names in ((), ("Kettle Point Gazette",)):
        said = await terminal.run_beside("refresh", *names)
        assert said.startswith("left alone: asked ")
        assert said.endswith(" ago; --force asks anyway\tKettle Point Gazette\n")
        assert (0, "", 1) == (terminal.code, terminal.errors, len(site.asked))
    assert "" == await terminal.run_beside("refresh", "--due")
    assert 1 == len(site.asked)
    assert "0 new\tKettle Point Gazette\n" == await terminal.run_beside("refresh", "--force")
    assert 2 == len(site.asked)


async def test_min_interval_is_read_from_the_settings(terminal: Terminal, site: Site) -> None:
    config = Home.at(terminal.home).config_file
    config.parent.mkdir(parents=True)
    config.write_text("min_interval = 0")
    follow(terminal.home, site.answer("/feed", RSS))
    for _ in range(2):
        await terminal.run_beside("refresh")
    assert 2 == len(site.asked)


async def test_programs_hear_who_is_asked_and_why_others_are_not(terminal: Terminal, site: Site) -> None:
    follow(terminal.home, site.answer("/feed", RSS))
    heard = (await terminal.run_beside("refresh", "--json")).splitlines()
    assert '{"event": "started", "total": 1}' == heard[0]
    assert heard[1].startswith('{"event": "asked", ')
    heard = (await terminal.run_beside("refresh", "--json")).splitlines()
    assert "--force asks anyway" in heard[1]
    assert "" == terminal.errors


async def test_what_is_added_while_its_host_is_left_alone_is_kept(terminal: Terminal, site: Site) -> None:
    busy = site.answer("/busy", b"", 503, Retry_After="600")
    follow(terminal.home, busy)
    await terminal.run_beside("refresh")
    said = await terminal.run_beside("add", site.answer("/feed", RSS))
    assert "left alone: 127.0.0.1 wants to be left alone for another " in said
    assert 0 == terminal.code
    assert 2 == len(terminal.lines("feeds", "--json"))


async def beside(act: Callable[[], int]) -> int:
    """What `act` gives, while this thread serves what is asked for."""
    return await asyncio.to_thread(act)


async def test_on_a_terminal_a_line_moves_until_a_summary_takes_its_place(
    tmp_path: Path, site: Site, gate: Gate
) -> None:
    follow(tmp_path, gate.address, site.answer("/feed", RSS), site.answer("/absent", b"", 404))

    def look() -> int:
        with newsterm(tmp_path, "refresh") as terminal:
            terminal.wait_for(f"2 of 3 · 3 new · 1 failed · {gate.address}")
            assert "3 new   Kettle Point Gazette" in terminal.words
            gate.open()
            terminal.wait_for("3 feeds: 4 new, 1 failed")
            assert " of 3" not in terminal.words
            return terminal.wait_for_end()

    assert 3 == await beside(look)


async def test_on_a_terminal_reasons_are_given_once(tmp_path: Path, site: Site) -> None:
    follow(tmp_path, *(site.answer(f"/{number}", RSS) for number in range(3)))

    def look() -> int:
        with newsterm(tmp_path, "refresh") as terminal:
            assert 0 == terminal.wait_for_end()
        with newsterm(tmp_path, "refresh") as terminal:
            terminal.wait_for("3 feeds: 0 new, 3 left alone")
            terminal.wait_for("left alone: asked ")
            return terminal.wait_for_end()

    assert 0 == await beside(look)


async def test_ctrl_c_keeps_what_landed(tmp_path: Path, site: Site, gate: Gate) -> None:
    follow(tmp_path, gate.address, site.answer("/feed", RSS))

    def interrupt() -> int:
        with newsterm(tmp_path, "refresh") as terminal:
            terminal.wait_for("1 of 2 · 3 new")
            terminal.type(b"\x03")
            terminal.wait_for("stopped; what had landed stays")
            code = terminal.wait_for_end()
            assert "Traceback" not in terminal.words
            return code

    assert 130 == await beside(interrupt)
    assert 3 == len(titles(tmp_path))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_stops_it_and_its_workers(
    tmp_path: Path, site: Site, gate: Gate, number: signal.Signals
) -> None:
    follow(tmp_path, gate.address, site.answer("/feed", RSS))
    command = (sys.executable, "-m", "newsterm", "--home", str(tmp_path), "refresh")
    process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    assert b"3 new\tKettle Point Gazette\n" == await process.stdout.readline()
    process.send_signal(number)
    # Both ends come only when every process that has them is gone.
    said, errors = await process.communicate()
    assert (b"", b"newsterm: stopped; what had landed stays\n") == (said, errors)
    assert 130 == process.returncode
