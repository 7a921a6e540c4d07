"""The web is asked politely: against a real server on loopback."""

import asyncio
import gzip
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import brotli
import pytest
from aiohttp import web

from newsterm import __version__
from newsterm.model import Validators
from newsterm.sources.document import Document, FetchError
from newsterm.sources.web.client import Web
from newsterm.sources.web.turns import AT_ONCE
from tests.serving import Site
from tests.sources.web.book import Book, port_of
from tests.sources.web.fetching import document, opened, sentence


async def test_a_document_comes_with_what_was_said_of_it(site: Site, source: Web) -> None:
    address = site.answer(
        "/feed",
        b"<rss/>",
        Content_Type="application/rss+xml; charset=ISO-8859-1",
        ETag='W/"tide-7"',
        Last_Modified="Mon, 23 Nov 2026 08:00:00 GMT",
    )
    assert await document(source, address) == Document(
        address=address,
        content=b"<rss/>",
        media_type="application/rss+xml",
        charset="iso-8859-1",
        validators=Validators('W/"tide-7"', "Mon, 23 Nov 2026 08:00:00 GMT"),
        url=address,
    )


async def test_what_was_not_said_or_is_no_text_is_not_kept(site: Site, source: Web) -> None:
    async def raw(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.write(b'HTTP/1.1 200 OK\r\nETag: "\xff\xfe"\r\nContent-Length: 1\r\n\r\nx')
        return web.Response()

    found = await document(source, site.handle("/raw", raw))
    assert Validators() == found.validators
    assert ("", "") == (found.media_type, found.charset)


async def test_newsterm_says_who_it_is_and_nothing_about_the_reader(site: Site, source: Web) -> None:
    address = site.answer("/feed", Set_Cookie="who=you; Path=/")
    await source.fetch(address, Validators(), typed=True)
    await source.fetch(address, Validators(), typed=True)
    headers = site.asked[1].headers
    assert headers["User-Agent"].startswith(f"newsterm/{__version__} (+https://")
    assert not {"Cookie", "Referer", "From", "Authorization"} & set(headers)
    assert "application/atom+xml" in headers["Accept"]


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
async def test_a_packed_answer_is_unpacked(
    site: Site, source: Web, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    address = site.answer("/feed", pack(b"<rss/>" * 100), Content_Encoding=coding)
    assert b"<rss/>" * 100 == (await document(source, address)).content
    assert "gzip, deflate, br, zstd" == site.asked[0].headers["Accept-Encoding"]


async def test_what_is_not_packed_as_it_says_is_told(site: Site, source: Web) -> None:
    address = site.answer("/feed", b"\x1f\x8b but no more", Content_Encoding="gzip")
    assert "What 127.0.0.1 sends can't be unpacked; try again later." == await sentence(source, address)
    plain = site.answer("/plain", b"<rss/>", Content_Encoding="gzip")
    assert b"<rss/>" == (await document(source, plain)).content


async def test_what_is_too_large_is_refused_packed_or_not(site: Site) -> None:
    site.answer("/bomb", gzip.compress(b" " * (64 << 20)), Content_Encoding="gzip")
    site.answer("/large", b" " * (2 << 20))
    async with opened(limit=1 << 20) as source:
        for address in (f"{site.address}/bomb", f"{site.address}/large"):
            assert f"{address} is larger than 1 MB; newsterm reads no more." == await sentence(
                source, address
            )


async def test_headers_say_how_long_it_is_fresh(site: Site, source: Web) -> None:
    found = await document(source, site.answer("/feed", Cache_Control="max-age=600"))
    assert timedelta(minutes=10) == found.fresh_for


async def test_the_deadline_is_for_the_whole_exchange(site: Site) -> None:
    over = asyncio.Event()

    async def drip(request: web.Request) -> web.StreamResponse:
        """A little now and then: no single read takes long."""
        response = web.StreamResponse()
        await response.prepare(request)
        while not over.is_set():
            await response.write(b" ")
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), 0.02)
        return response

    async with opened(deadline=0.2) as source:
        told = await sentence(source, site.handle("/drip", drip))
        assert "127.0.0.1 took more than 0.2 seconds to answer; try again later." == told
        over.set()


async def test_the_deadline_holds_over_redirects(site: Site) -> None:
    async def put_off(request: web.Request) -> web.StreamResponse:
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 0.1)
        return web.Response(status=302, headers={"Location": f"{request.path}0"})

    for number in range(1, 12):
        site.handle("/" + "0" * number, put_off)
    async with opened(deadline=0.2) as source:
        assert "took more than 0.2 seconds" in await sentence(source, f"{site.address}/0")


async def test_waiting_for_a_turn_is_not_held_against_a_feed(site: Site) -> None:
    over = asyncio.Event()

    async def hang(request: web.Request) -> web.Response:
        await over.wait()
        return web.Response()

    hanging, quick = site.handle("/hang", hang), site.answer("/quick")
    async with opened(deadline=0.5) as source:
        given = [hanging, hanging, hanging, hanging, quick]
        *late, last = await asyncio.gather(
            *(source.fetch(address, Validators(), typed=True) for address in given)
        )
        over.set()
    assert all(isinstance(fetched, FetchError) for fetched in late)
    assert isinstance(last, Document)


async def test_a_host_gets_two_connections_at_most(site: Site, source: Web) -> None:
    release, second = asyncio.Event(), asyncio.Event()

    async def wait(request: web.Request) -> web.Response:
        if len([asked for asked in site.asked if asked.path == "/slow"]) == 2:
            second.set()
        await release.wait()
        return web.Response()

    address = site.handle("/slow", wait)
    away = site.answer("/away", status=302, Location="/slow")
    asked = [source.fetch(address, Validators(), typed=typed) for typed in (True, True, False, True)]
    asked += [source.fetch(away, Validators(), typed=True)]
    fetching = [asyncio.create_task(fetch) for fetch in asked]
    await second.wait()
    async with opened() as another:
        await document(another, site.answer("/quick"))  # time enough for a third connection to be made
    assert 2 == len([asked for asked in site.asked if asked.path == "/slow"])
    release.set()
    fetched = await asyncio.gather(*fetching)
    assert [Document, Document, FetchError, Document, Document] == [type(one) for one in fetched]


async def test_connections_are_kept_while_they_are_of_use(site: Site, source: Web) -> None:
    ports: list[int] = []

    async def note(request: web.Request) -> web.Response:
        assert request.transport is not None
        ports.append(request.transport.get_extra_info("peername")[1])
        return web.Response()

    address = site.handle("/feed", note)
    await asyncio.gather(*(source.fetch(address, Validators(), typed=True) for _ in range(20)))
    assert 2 == len(set(ports))


async def test_a_connection_to_a_host_with_one_feed_is_not_kept(site: Site, source: Web) -> None:
    await document(source, site.answer("/feed"))
    assert "close" == site.asked[0].headers["Connection"]


async def test_only_so_many_are_asked_at_once(site: Site) -> None:
    under_way: list[int] = []
    full, going = asyncio.Event(), 0

    async def count(request: web.Request) -> web.Response:
        nonlocal going
        going += 1
        under_way.append(going)
        if going == AT_ONCE:
            full.set()
        await full.wait()
        going -= 1
        return web.Response()

    site.handle("/feed", count)
    names = [f"courier-{number}" for number in range(AT_ONCE + 16)]
    async with opened(resolver=Book({f"{name}.example": ["127.0.0.1"] for name in names})) as source:
        await asyncio.gather(
            *(document(source, f"http://{name}.example:{port_of(site)}/feed") for name in names)
        )
    assert AT_ONCE == max(under_way)
