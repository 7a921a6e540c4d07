"""The web is asked politely, and every failure is one sentence: against a real server on loopback."""

import asyncio
import gzip
import socket
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from newsterm import __version__
from newsterm.model import Validators
from newsterm.sources.document import Document, FetchError, NotModified
from newsterm.sources.web.client import Web
from tests.serving import Site, serve

# A certificate nobody vouches for, and its key, made for this test and used for nothing else.
SELF_SIGNED = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRsSWFO2UmHBbTeq0
5LP/t/hy8Y90zQPBpMhvSjOLx36hRANCAASqJsghs+FmUnD4Sk0qsHZe/1oYUcLL
5TmKU24BtN6lFg7h7i15Oa8F7tqPRkh1faAnxTFPrhRP4UtRIARNa/wo
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUL4xEUcHNb6vYCQL74E8RDh2OjHEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzIxMzgxMVoYDzIxMjYxMDMw
MjEzODExWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASqJsghs+FmUnD4Sk0qsHZe/1oYUcLL5TmKU24BtN6lFg7h7i15Oa8F
7tqPRkh1faAnxTFPrhRP4UtRIARNa/woo28wbTAdBgNVHQ4EFgQUuOOWxc4CCWs+
SyYD8ruCnNy9c9swHwYDVR0jBBgwFoAUuOOWxc4CCWs+SyYD8ruCnNy9c9swDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDSAAwRQIgHWmpFOyZjuIQRR5KRkLgRHshGQLDJGKdj7kIkFIkzBACIQC0
mJLDCVzgQ6xdQYQ4AVEn8jdTRaZpZ3TFsILwKsk9tg==
-----END CERTIFICATE-----
"""


@pytest.fixture
async def source() -> AsyncIterator[Web]:
    source = Web()
    await source.open()
    yield source
    await source.close()


async def sentence(source: Web, address: str) -> str:
    fetched = await source.fetch(address, Validators(), typed=True)
    assert isinstance(fetched, FetchError)
    assert fetched.sentence == str(fetched)
    return fetched.sentence


async def document(source: Web, address: str) -> Document:
    fetched = await source.fetch(address, Validators(), typed=True)
    assert isinstance(fetched, Document)
    return fetched


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


async def test_both_validators_go_back_byte_for_byte(site: Site, source: Web) -> None:
    address = site.answer("/feed", status=304)
    given = Validators('W/"a, odd  one"', "a date the server made up")
    assert await source.fetch(address, given, typed=True) == NotModified(given)
    [request] = site.asked
    assert request.headers["If-None-Match"] == given.etag
    assert request.headers["If-Modified-Since"] == given.last_modified


async def test_without_validators_nothing_conditional_is_asked(site: Site, source: Web) -> None:
    await source.fetch(site.answer("/feed"), Validators(), typed=True)
    assert not {"If-None-Match", "If-Modified-Since"} & set(site.asked[0].headers)


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


async def test_a_packed_answer_is_unpacked(site: Site, source: Web) -> None:
    address = site.answer("/feed", gzip.compress(b"<rss/>" * 100), Content_Encoding="gzip")
    assert (await document(source, address)).content == b"<rss/>" * 100
    assert {"gzip", "deflate"} <= set(site.asked[0].headers["Accept-Encoding"].split(", "))


async def test_what_unpacks_to_too_much_is_refused(site: Site) -> None:
    source = Web(limit=1 << 20)
    await source.open()
    address = site.answer("/feed", gzip.compress(b" " * (2 << 20)), Content_Encoding="gzip")
    assert f"{address} is larger than 1 MB; newsterm reads no more." == await sentence(source, address)
    await source.close()


async def test_the_deadline_is_for_the_whole_exchange(site: Site) -> None:
    over = asyncio.Event()

    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b"<rss>")
        await over.wait()
        return response

    source = Web(deadline=0.2)
    await source.open()
    address = site.handle("/drip", drip)
    assert "127.0.0.1 took more than 0.2 seconds to answer; try again later." == await sentence(
        source, address
    )
    over.set()
    await source.close()


async def test_a_host_gets_two_connections_at_most(site: Site, source: Web) -> None:
    release, second = asyncio.Event(), asyncio.Event()

    async def wait(request: web.Request) -> web.Response:
        if len([asked for asked in site.asked if asked.path == "/slow"]) == 2:
            second.set()
        await release.wait()
        return web.Response()

    address = site.handle("/slow", wait)
    fetching = [asyncio.create_task(source.fetch(address, Validators(), typed=True)) for _ in range(8)]
    await second.wait()
    another = Web()
    await another.open()
    await document(another, site.answer("/quick"))  # time enough for a third connection to be made
    await another.close()
    assert 2 == len([asked for asked in site.asked if asked.path == "/slow"])
    release.set()
    assert all(isinstance(fetched, Document) for fetched in await asyncio.gather(*fetching))


async def test_redirects_are_followed_and_the_last_address_told(site: Site, source: Web) -> None:
    there = site.answer("/there", b"<rss/>")
    here = site.answer("/here", status=301, Location="/there#top")
    found = await document(source, here)
    assert (here, there) == (found.address, found.url)


async def test_redirects_in_a_circle_end(site: Site, source: Web) -> None:
    address = site.answer("/round", status=302, Location="/round")
    assert "it goes round in circles" in await sentence(source, address)


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://delta-courier.example/x", "javascript:x"])
async def test_redirects_lead_nowhere_but_to_the_web(site: Site, source: Web, target: str) -> None:
    address = site.answer("/out", status=302, Location=target)
    assert f"leads to {target.partition(':')[0]}:, which" in await sentence(source, address)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "asks for a name and a password"),
        (403, "doesn't let newsterm read"),
        (404, "look on the site for its new address"),
        (410, "is gone for good (410); the subscription can be removed"),
        (418, "(status 418); check the address"),
        (429, "asks to be left alone for a while"),
        (500, "has trouble of its own (500); try again later"),
        (503, "has trouble of its own (503); try again later"),
        (300, "(status 300)"),
    ],
)
async def test_each_refusal_says_what_to_do(site: Site, source: Web, status: int, words: str) -> None:
    assert words in await sentence(source, site.answer("/feed", b"no", status=status))


async def test_a_password_in_an_address_is_never_shown(site: Site, source: Web) -> None:
    address = site.answer("/feed", status=404).replace("http://", "http://lena:secret@")
    told = await sentence(source, address)
    assert "secret" not in told
    assert "lena" not in told


async def test_an_answer_that_breaks_off_is_told(site: Site, source: Web) -> None:
    async def break_off(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b"<rss>")
        assert request.transport is not None
        request.transport.close()
        return response

    assert "broke off" in await sentence(source, site.handle("/feed", break_off))


async def test_an_answer_that_never_begins_is_told(site: Site, source: Web) -> None:
    async def hang_up(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    told = await sentence(source, site.handle("/feed", hang_up))
    assert told.startswith("127.0.0.1 ")
    assert told.endswith(".")


async def test_an_answer_that_is_no_http_is_told(site: Site, source: Web) -> None:
    async def babble(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.write(b"QUACK QUACK\r\n\r\n")
        request.transport.close()
        return web.Response()

    told = await sentence(source, site.handle("/feed", babble))
    assert "What 127.0.0.1 answers is no HTTP; check the address and its port." == told


async def test_a_refused_connection_is_told(source: Web) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        port = unheard.getsockname()[1]
        told = await sentence(source, f"http://127.0.0.1:{port}/")
    assert f"127.0.0.1 can't be reached on port {port}: it refuses connections." == told


async def test_an_unknown_host_is_told(source: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_arguments: object, **_options: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    told = await sentence(source, "http://delta-courier.example/feed")
    assert (
        "There is no host delta-courier.example, or no network; check the address and the connection." == told
    )


async def test_a_certificate_nobody_vouches_for_is_told(source: Web, tmp_path: Path) -> None:
    pem = tmp_path / "self-signed.pem"
    pem.write_text(SELF_SIGNED)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pem)
    secret = Site()
    runner = await serve(secret, context)
    told = await sentence(source, secret.answer("/feed", b"<rss/>"))
    await runner.cleanup()
    assert told.startswith("127.0.0.1 can't prove that it is 127.0.0.1: ")
    assert [] == secret.asked


@pytest.mark.parametrize("address", ["http://", "http:///feed", "http://[::1/feed", "https://a b/"])
async def test_what_is_no_address_is_told(source: Web, address: str) -> None:
    assert (await sentence(source, address)).endswith(".")
