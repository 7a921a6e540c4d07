"""The proxies of the environment are asked, and what they can't do is told."""

import pytest

from tests.serving import Site
from tests.sources.web.fetching import document, opened, sentence

NOBODY = "http://127.0.0.1:9"


async def test_a_proxy_that_refuses_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", site.answer("/", status=403).replace("http://", "http://lena:secret@"))
    async with opened() as source:
        told = await sentence(source, "https://delta-courier.example/feed", typed=False)
    assert told.startswith("The proxy on the way to delta-courier.example refuses to go there (")


async def test_a_proxy_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", NOBODY)
    async with opened() as source:
        told = await sentence(source, "http://delta-courier.example/feed", typed=False)
    assert "The proxy 127.0.0.1 can't be reached; check the proxy settings." == told


async def test_a_proxy_of_another_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://lena:secret@127.0.0.1:9")
    async with opened() as source:
        told = await sentence(source, "http://delta-courier.example/feed")
    assert "delta-courier.example can't be read: newsterm can't use socks5 proxies, only http ones." == told


async def test_what_needs_no_proxy_gets_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", NOBODY)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    async with opened() as source:
        assert b"<rss/>" == (await document(source, site.answer("/feed", b"<rss/>"))).content
