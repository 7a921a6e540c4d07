"""Every failure is one sentence that says what to do: against a real server on loopback."""

import asyncio
import socket
import ssl
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from newsterm.sources.web.client import Web
from tests.serving import Site, serve
from tests.sources.web.fetching import document, refused, sentence

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


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "asks for a name and a password"),
        (403, "doesn't let newsterm read"),
        (404, "look on the site for its new address"),
        (407, "The proxy on the way to 127.0.0.1 asks for a name"),
        (410, "is gone for good (410); the subscription can be removed"),
        (418, "(status 418); check the address"),
        (429, "asks to be left alone for a while"),
        (451, "for legal reasons"),
        (500, "has trouble of its own (500); try again later"),
        (503, "has trouble of its own (503); try again later"),
        (511, "The network you are in asks for a login (511)"),
        (300, "(status 300)"),
    ],
)
async def test_each_refusal_says_what_to_do(site: Site, source: Web, status: int, words: str) -> None:
    error = await refused(source, site.answer("/feed", b"no", status=status))
    assert words in error.sentence
    assert (status, "127.0.0.1", None) == (error.status, error.host, error.retry_after)


@pytest.mark.parametrize("status", [429, 503, 403, 300])
async def test_a_host_that_wants_to_be_left_alone_says_for_how_long(
    site: Site, source: Web, status: int
) -> None:
    error = await refused(source, site.answer("/seconds", status=status, Retry_After="120"))
    assert (status, "127.0.0.1", timedelta(minutes=2)) == (error.status, error.host, error.retry_after)
    now, then = "Mon, 23 Nov 2026 08:00:00 GMT", "Mon, 23 Nov 2026 08:30:00 GMT"
    error = await refused(source, site.answer("/date", status=status, Date=now, Retry_After=then))
    assert timedelta(minutes=30) == error.retry_after


@pytest.mark.parametrize(
    "path", ["/login", "/Sign-In/", "/wp-login.php", "/auth/sso/start", "/captiveportal/x"]
)
async def test_a_login_is_not_taken_for_news(site: Site, source: Web, path: str) -> None:
    site.answer(path, b"<html>", Content_Type="text/html")
    address = site.answer("/feed", status=302, Location=f"{path}?next=/feed")
    told = await sentence(source, address)
    assert (
        f"{address} leads to a login at 127.0.0.1; log in with a browser, or set a password for it." == told
    )


@pytest.mark.parametrize(
    ("path", "media_type"), [("/login", "application/rss+xml"), ("/login-trouble-at-the-bank", "text/html")]
)
async def test_not_all_that_is_called_so_is_a_login(
    site: Site, source: Web, path: str, media_type: str
) -> None:
    site.answer(path, b"<rss/>", Content_Type=media_type)
    address = site.answer("/feed", status=302, Location=path)
    assert b"<rss/>" == (await document(source, address)).content


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


@pytest.mark.parametrize(
    "babble",
    [
        b"SSH-2.0-OpenSSH_9.2p1\r\n",
        b"220 mail\r\n" * 9,
        b"\x15\x03\x01\0\x02\x02\n",
        b"HTTP/1.1 2OO OK\r\nA: " + b"b" * 70_000,
    ],
)
async def test_whatever_else_a_server_speaks_is_told(babble: bytes, source: Web) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(babble)
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    told = await sentence(source, f"http://127.0.0.1:{port}/feed")
    server.close()
    assert told.startswith(("What 127.0.0.1 answers is no HTTP", "127.0.0.1 closed the connection"))


async def test_http_where_https_was_expected_is_told(site: Site, source: Web) -> None:
    told = await sentence(source, site.answer("/feed").replace("http://", "https://"))
    assert told.startswith("127.0.0.1 doesn't speak https on port ")


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
