"""What is said to whom: validators and passwords stay where they belong, redirects lead nowhere bad."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import web

from newsterm.config import Config, FeedSettings
from newsterm.model import Validators
from newsterm.sources.document import Document, NotModified
from newsterm.sources.web.asking import Way, WayError, asked
from newsterm.sources.web.client import Web
from tests.serving import Site, serve
from tests.sources.web.fetching import document, opened, refused, sentence

GIVEN = Validators('W/"a, odd  one"', "a date the server made up")
CONDITIONS = {"If-None-Match", "If-Modified-Since"}


@pytest.fixture
async def elsewhere() -> AsyncIterator[Site]:
    """Another server; to HTTP another port is another origin."""
    site = Site()
    runner = await serve(site)
    yield site
    await runner.cleanup()


@pytest.mark.parametrize(
    "etag", ['W/"a, odd  one"', "unquoted", '"', 'W/"x', '"Gezeiten-Nº7"', "\x80\t\u202e"]
)
async def test_both_validators_go_back_byte_for_byte(site: Site, source: Web, etag: str) -> None:
    given = replace(GIVEN, etag=etag)
    assert NotModified(given) == await source.fetch(site.answer("/feed", status=304), given, typed=True)
    [request] = site.asked
    raw = dict(request.raw_headers)
    assert (etag.encode(), b"a date the server made up") == (raw[b"If-None-Match"], raw[b"If-Modified-Since"])


async def test_what_a_server_gave_is_what_it_gets(site: Site, source: Web) -> None:
    etag = b'W/"Gezeiten-\xc2\xba7"'

    async def raw(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.write(b"HTTP/1.1 200 OK\r\nETag: " + etag + b"\r\nContent-Length: 1\r\n\r\nx")
        return web.Response()

    address = site.handle("/feed", raw)
    await source.fetch(address, (await document(source, address)).validators, typed=True)
    assert etag == dict(site.asked[1].raw_headers)[b"If-None-Match"]


async def test_without_validators_nothing_conditional_is_asked(site: Site, source: Web) -> None:
    await source.fetch(site.answer("/feed"), Validators(), typed=True)
    assert not CONDITIONS & set(site.asked[0].headers)


async def test_an_answer_that_nothing_changed_may_bring_new_validators(site: Site, source: Web) -> None:
    address = site.answer("/feed", status=304, ETag='"new"', Cache_Control="max-age=60")
    fetched = await source.fetch(address, GIVEN, typed=True)
    assert isinstance(fetched, NotModified)
    assert Validators('"new"', GIVEN.last_modified) == fetched.validators
    assert fetched.fresh_for is not None


async def test_nothing_changed_is_no_answer_to_who_has_nothing(site: Site, source: Web) -> None:
    error = await refused(source, site.answer("/feed", status=304))
    assert 304 == error.status
    assert "says nothing changed" in error.sentence


async def test_validators_go_only_to_where_they_came_from(site: Site, elsewhere: Site, source: Web) -> None:
    there = elsewhere.answer("/there", b"<rss/>", ETag='"tide-7"')
    here = site.answer("/here", status=302, Location=there)
    validators = (await document(source, here)).validators
    assert Validators('"tide-7"', url=there) == validators

    elsewhere.answer("/there", status=304)
    assert NotModified(validators) == await source.fetch(here, validators, typed=True)
    assert not CONDITIONS & set(site.asked[1].headers)
    assert '"tide-7"' == elsewhere.asked[1].headers["If-None-Match"]

    # Once it leads to another place, that one is asked for the whole.
    site.answer("/here", status=302, Location="/new")
    site.answer("/new", b"<rss/>")
    assert isinstance(await source.fetch(here, validators, typed=True), Document)
    assert not CONDITIONS & set(site.asked[-1].headers)


async def test_redirects_are_followed_and_the_last_address_told(site: Site, source: Web) -> None:
    there = site.answer("/there", b"<rss/>")
    here = site.answer("/here", status=302, Location="/there#top")
    found = await document(source, here)
    assert (here, there, "") == (found.address, found.url, found.moved_to)


@pytest.mark.parametrize(
    ("statuses", "lasts"),
    [
        ([301], True),
        ([308], True),
        ([301, 308, 301], True),
        ([302], False),
        ([303], False),
        ([307], False),
        ([301, 302], False),
        ([302, 301], False),
    ],
)
async def test_only_redirects_that_last_move_a_feed(
    site: Site, source: Web, statuses: list[int], lasts: bool
) -> None:
    for number, status in enumerate(statuses):
        site.answer(f"/{number}", status=status, Location=f"/{number + 1}")
    there = site.answer(f"/{len(statuses)}", b"<rss/>")
    found = await document(source, f"{site.address}/0")
    assert (there if lasts else "") == found.moved_to


async def test_a_feed_that_nothing_changed_in_may_have_moved(site: Site, source: Web) -> None:
    there = site.answer("/there", status=304)
    here = site.answer("/here", status=301, Location="/there")
    fetched = await source.fetch(here, Validators('"x"', url=there), typed=True)
    assert isinstance(fetched, NotModified)
    assert there == fetched.moved_to


async def test_redirects_in_a_circle_end_at_once(site: Site, source: Web) -> None:
    site.answer("/b", status=301, Location="/a")
    address = site.answer("/a", status=302, Location="/b")
    assert f"{address} was moved again and again: it goes round in circles." == await sentence(
        source, address
    )
    assert 2 == len(site.asked)


async def test_redirects_without_end_end(site: Site, source: Web) -> None:
    for number in range(20):
        site.answer(f"/{number}", status=302, Location=f"/{number + 1}")
    assert "it goes round in circles" in await sentence(source, f"{site.address}/0")
    assert 11 == len(site.asked)


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "ftp://delta-courier.example/x", "javascript:x", "data:,x"]
)
async def test_redirects_lead_nowhere_but_to_the_web(site: Site, source: Web, target: str) -> None:
    address = site.answer("/out", status=302, Location=target)
    assert f"leads to {target.partition(':')[0]}:, which" in await sentence(source, address)


@pytest.mark.parametrize(
    "target", ["http://[::1/feed", "http://a:b:c/", "/" + "a" * 5_000, "a" * 5_000 + ":"]
)
async def test_redirects_to_no_address_are_told(site: Site, source: Web, target: str) -> None:
    address = site.answer("/out", status=302, Location=target)
    told = await sentence(source, address)
    assert told.startswith(f"{address} leads to ")
    assert len(told) < 200


def test_what_is_safe_stays_safe() -> None:
    settings = FeedSettings()
    way = Way((asked("https://delta-courier.example/feed", Validators(), settings, typed=True).url,))
    with pytest.raises(WayError, match="from https to http at delta-courier"):
        way.on(301, "http://delta-courier.example/feed")
    safer = Way((asked("http://delta-courier.example/feed", Validators(), settings, typed=True).url,))
    further = safer.on(301, "https://delta-courier.example/feed")
    assert further
    assert "https://delta-courier.example/feed" == further.moved_to


async def test_a_name_and_password_in_the_address_are_sent_and_never_shown(site: Site, source: Web) -> None:
    plain = site.answer("/feed", b"<rss/>")
    found = await document(source, plain.replace("http://", "http://lena:s%C3%A9cret@"))
    assert "Basic bGVuYTpzw6ljcmV0" == site.asked[0].headers["Authorization"]
    assert (plain, plain) == (found.address, found.url)


@pytest.mark.parametrize("status", [401, 403, 404, 410, 500, 302])
async def test_no_sentence_shows_a_password(site: Site, source: Web, status: int) -> None:
    secret = site.address.replace("http://", "http://lena:secret@")
    site.answer("/feed", status=status, Location=f"{secret}/feed")
    told = await sentence(source, f"{secret}/feed")
    assert "secret" not in told
    assert "lena" not in told


@pytest.mark.parametrize(
    "address", ["http://lena:se/cret@delta-courier.example/", "http://lena:secret@[::1/feed"]
)
async def test_not_even_one_of_what_is_no_address(source: Web, address: str) -> None:
    told = await sentence(source, address)
    assert "se" not in told.partition(" is not an address")[0]
    assert "lena" not in told


async def test_a_password_in_a_redirect_is_nobodys(site: Site, source: Web) -> None:
    site.answer("/there", b"<rss/>")
    there = site.address.replace("http://", "http://eve:evil@")
    found = await document(source, site.answer("/here", status=301, Location=f"{there}/there"))
    assert f"{site.address}/there" == found.url == found.moved_to
    assert "Authorization" not in site.asked[1].headers


async def test_what_the_reader_set_for_a_feed_is_sent_to_its_server_alone(
    site: Site, elsewhere: Site
) -> None:
    site.answer("/home", status=302, Location=elsewhere.answer("/feed", b"<rss/>"))
    here = site.answer("/here", status=301, Location="/home")
    settings = FeedSettings({"X-Token": "wren-5", "user-agent": "something else"}, "lena", "secret")
    async with opened(Config(feeds={here: settings})) as source:
        await document(source, here)
        await document(source, site.answer("/other", b"<rss/>"))
    first, second, other = site.asked
    for request in (first, second):
        assert "wren-5" == request.headers["X-Token"]
        assert "Basic bGVuYTpzZWNyZXQ=" == request.headers["Authorization"]
        assert "something else" == request.headers["User-Agent"]
    for request in (*elsewhere.asked, other):
        assert not {"X-Token", "Authorization"} & set(request.headers)
        assert request.headers["User-Agent"].startswith("newsterm/")


async def test_a_feed_with_settings_of_its_own_stays_where_it_is(site: Site) -> None:
    site.answer("/there", b"<rss/>")
    here = site.answer("/here", status=301, Location="/there")
    async with opened(Config(feeds={here: FeedSettings(user="lena")})) as source:
        assert "" == (await document(source, here)).moved_to


async def test_a_password_that_is_not_taken_is_told(site: Site) -> None:
    address = site.answer("/feed", status=401)
    async with opened(Config(feeds={address: FeedSettings(user="lena", password="secret")})) as source:
        told = await sentence(source, address)
    assert f"{address} doesn't take the name and password that are set for it (401); correct them." == told
