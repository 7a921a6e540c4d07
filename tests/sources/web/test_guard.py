"""Private networks are left alone, unless the reader typed the address or allowed the host."""

import pytest

from newsterm.config import Config
from newsterm.model import Validators
from newsterm.sources.document import Document, FetchError
from newsterm.sources.web.client import Web
from newsterm.sources.web.guard import Guard
from tests.serving import Site
from tests.sources.web.book import Book, port_of
from tests.sources.web.fetching import document, opened, sentence

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "127.1",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "2002:7f00:1::1",
    "2002:c0a8:101::1",
    "fe80::1",
    "fe80::1%2",
    "fc00::1",
    "fd12:3456::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "localhost",
    "feeds.localhost",
]
PUBLIC = [
    "93.184.215.14",
    "2606:2800:21f:cb07::1",
    "64:ff9b::93.184.215.14",
    "::ffff:93.184.215.14",
    "2002:5db8:d70e::1",
]


@pytest.mark.parametrize("host", PRIVATE)
def test_a_private_address_is_refused_in_every_spelling(host: str) -> None:
    assert Guard().refuses(host, 80)


@pytest.mark.parametrize("host", [*PUBLIC, "delta-courier.example"])
def test_a_public_address_is_not_refused(host: str) -> None:
    assert not Guard().refuses(host, 80)


async def test_what_nobody_typed_does_not_reach_this_computer(site: Site, source: Web) -> None:
    told = await sentence(source, site.answer("/feed", b"<rss/>"), typed=False)
    assert (
        'The host 127.0.0.1 is on a private network: add the address by typing it, or put "127.0.0.1" into '
        "allow_hosts in config.toml." == told
    )
    assert [] == site.asked


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost", "[::ffff:127.0.0.1]"])
async def test_no_spelling_leads_past_the_guard(site: Site, source: Web, host: str) -> None:
    address = site.answer("/feed", b"<rss/>").replace("127.0.0.1", host)
    await sentence(source, address, typed=False)
    assert [] == site.asked


async def test_a_name_that_leads_to_this_computer_is_refused(site: Site) -> None:
    site.answer("/feed", b"<rss/>")
    async with opened(resolver=Book({"delta-courier.example": ["127.0.0.1"]})) as source:
        address = f"http://delta-courier.example:{port_of(site)}/feed"
        assert "The host delta-courier.example is on a private network" in await sentence(
            source, address, typed=False
        )
        assert b"<rss/>" == (await document(source, address)).content


async def test_a_name_has_no_time_to_change_its_mind(site: Site) -> None:
    """It is looked up once, and what is looked at is what would be connected to (DNS rebinding)."""
    site.answer("/feed", b"<rss/>")
    book = Book({"delta-courier.example": ["127.0.0.1", "93.184.215.14"]})
    async with opened(resolver=book) as source:
        address = f"http://delta-courier.example:{port_of(site)}/feed"
        assert "private network" in await sentence(source, address, typed=False)
    assert ["delta-courier.example"] == book.asked
    assert [] == site.asked


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.0/8", "127.0.0.1:{port}"])
async def test_a_host_that_the_reader_allows_is_asked(site: Site, host: str) -> None:
    config = Config(allow_hosts=(host.format(port=port_of(site)),))
    async with opened(config) as source:
        assert b"<rss/>" == (await document(source, site.answer("/feed", b"<rss/>"), typed=False)).content


async def test_a_name_that_the_reader_allows_is_asked(site: Site) -> None:
    site.answer("/feed", b"<rss/>")
    book = Book({"nas.example": ["127.0.0.1"], "evil.example": ["127.0.0.1"]})
    async with opened(Config(allow_hosts=("nas.example",)), resolver=book) as source:
        await document(source, f"http://nas.example:{port_of(site)}/feed", typed=False)
        # The connection that is left over from the one is not there for the other.
        assert "private" in await sentence(source, f"http://evil.example:{port_of(site)}/feed", typed=False)
        assert "private" in await sentence(source, f"{site.address}/feed", typed=False)
    assert 1 == len(site.asked)


async def test_a_connection_made_for_a_typed_address_serves_no_other(site: Site, source: Web) -> None:
    address = site.answer("/feed", b"<rss/>")
    typed, other = (
        await source.fetch(address, Validators(), typed=True),
        await source.fetch(address, Validators()),
    )
    assert (Document, FetchError) == (type(typed), type(other))


async def test_another_port_is_not_allowed(site: Site) -> None:
    async with opened(Config(allow_hosts=("127.0.0.1:1",))) as source:
        assert "private" in await sentence(source, site.answer("/feed"), typed=False)


async def test_a_redirect_to_a_private_host_is_refused(site: Site) -> None:
    site.answer("/secret", b"<rss/>")
    here = f"http://delta-courier.example:{port_of(site)}/feed"
    site.answer("/feed", status=302, Location=f"{site.address}/secret")
    async with opened(resolver=Book({"delta-courier.example": ["127.0.0.1"]})) as source:
        assert (
            f"{here} leads to 127.0.0.1, on a private network: log in if it asks for it, or put "
            '"127.0.0.1" into allow_hosts in config.toml.' == await sentence(source, here)
        )
    assert ["/feed"] == [request.path for request in site.asked]


async def test_a_typed_host_may_lead_to_itself(site: Site, source: Web) -> None:
    site.answer("/there", b"<rss/>")
    assert b"<rss/>" == (await document(source, site.answer("/feed", status=302, Location="/there"))).content


async def test_a_proxy_may_be_private_but_not_what_it_is_asked_for(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.address.replace("http://", "http://lena:secret@"))
    site.answer("/feed", b"<rss/>")
    async with opened() as source:
        found = await document(source, "http://delta-courier.example/feed", typed=False)
        for host in ("192.168.1.1", "0x7f.1", "localhost"):
            assert "private network" in await sentence(source, f"http://{host}/feed", typed=False)
    assert ["http://delta-courier.example/feed"] == [str(request.url) for request in site.asked]
    assert "http://delta-courier.example/feed" == found.url
    assert "Basic bGVuYTpzZWNyZXQ=" == site.asked[0].headers["Proxy-Authorization"]
    assert "Authorization" not in site.asked[0].headers
