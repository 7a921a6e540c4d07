"""The process that the app hears: started, told to stop, and never without an end."""

import asyncio
import sys
from pathlib import Path

from aiohttp import web

from newsterm.config import Home
from newsterm.model import Offer
from newsterm.refresh.child import RefreshProcess, discovered
from newsterm.refresh.outcome import Asked, Event, Finished, Refreshed, Started
from newsterm.store.store import Store
from tests.refresh.newsstand import Newsstand, feed
from tests.serving import Site


async def test_a_wish_to_stop_is_heard_and_what_landed_stays(tmp_path: Path, site: Site) -> None:
    async def never(_request: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    with Store.open(Home.at(tmp_path)) as store:
        newsstand = Newsstand(store)
        newsstand.follow(site.handle("/never", never))
        newsstand.follow(site.answer("/feed", feed("Rain")))
        command = (sys.executable, "-m", "newsterm", "--home", str(tmp_path), "refresh", "--json")
        process = RefreshProcess(command)
        events: list[Event] = []
        async for event in process.events():
            events.append(event)
            if isinstance(event, Refreshed):
                process.cancel()
        assert [Started, Asked, Asked, Refreshed, Finished] == list(map(type, events))
        assert Finished(new=1, stopped=True) == events[-1]
        assert ["Rain"] == newsstand.titles()


async def test_a_process_that_dies_or_never_was_ends_all_the_same() -> None:
    for command, end in (
        ((sys.executable, "-c", "raise SystemExit(7)"), Finished(failed=1, stopped=True)),
        (("/no/such/newsterm",), Finished(failed=1)),
    ):
        assert [end] == [event async for event in RefreshProcess(command).events()]


async def test_what_a_site_offers_is_heard_and_noise_is_not() -> None:
    lines = '{"address": "https://a.example/feed", "title": "A", "kind": "RSS"}', "noise", '{"more": 1}', "[]"
    command = (sys.executable, "-c", f"print({chr(10).join(lines)!r}); raise SystemExit(1)")
    assert [Offer("https://a.example/feed", "A", "RSS")] == await discovered(command)
    assert [] == await discovered(("/no/such/newsterm",))
