"""The sources a site offers are found with few requests, and nothing is offered that is none."""

import pytest
from aiohttp import web

from newsterm.config import Config
from newsterm.errors import AddressError
from newsterm.model import Offer
from newsterm.refresh.finding import PATHS, find, guesses
from tests.serving import Site

RSS = b"<rss version='2.0'><channel><title>Delta Courier</title></channel></rss>"
ATOM = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Delta Courier</title></feed>"
BARE = b"<html><head><title>Delta Courier</title></head><body><p>Welcome</p></body></html>"
REPORT = "".join(f"<p>The keeper counted {number} eels below the weir on Monday.</p>" for number in range(9))


@pytest.fixture
def courier(site: Site) -> Site:
    """A site that has nothing but what it is told to have."""

    async def missing(request: web.Request) -> web.StreamResponse:
        return web.Response(status=404)

    for path in (*PATHS, "/robots.txt"):
        site.handle(path, missing)
    return site


def paths(site: Site) -> list[str]:
    return [request.path for request in site.asked]


def page(head: str = "", body: str = "") -> bytes:
    return f"<html><head><title>Eels return</title>{head}</head><body>{body}</body></html>".encode()


def link(href: str) -> str:
    return f'<link rel="alternate" type="application/rss+xml" title="News" href="{href}">'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (RSS, "RSS"),
        (b"<?php warning ?>\n" + RSS, "RSS"),
        (ATOM, "Atom"),
        (
            b'{"version": "https://jsonfeed.org/version/1.1", "title": "Delta Courier", "items": []}',
            "JSON Feed",
        ),
    ],
)
async def test_a_feed_is_its_own_offer(courier: Site, content: bytes, kind: str) -> None:
    address = courier.answer("/news", content)
    assert [Offer(address, "Delta Courier", kind)] == await find(address, Config())


async def test_a_sitemap_is_an_offer_too(courier: Site) -> None:
    (offer,) = await find(courier.answer("/news.xml", b"<urlset></urlset>"), Config())
    assert "news sitemap" == offer.kind


async def test_what_a_page_offers_is_not_fetched(courier: Site) -> None:
    address = courier.answer("/", page(link("/a.rss") + link("/b.rss")))
    assert [f"{courier.address}/a.rss", f"{courier.address}/b.rss"] == [
        offer.address for offer in await find(address, Config())
    ]
    assert ["/"] == paths(courier)


async def test_a_page_that_is_an_article_is_the_last_of_the_offers(courier: Site) -> None:
    address = courier.answer(
        "/eels", page(link("/a.rss"), f"<article><h1>Eels return</h1>{REPORT}</article>")
    )
    assert [
        Offer(f"{courier.address}/a.rss", "News", "RSS"),
        Offer(address, "Eels return", "page"),
    ] == await find(address, Config())


async def test_links_that_only_look_like_feeds_are_tried(courier: Site) -> None:
    courier.answer("/river.rss", RSS)
    courier.answer("/rss", page(link("/all.rss")))
    links = '<a href="/river.rss">River</a> <a href="/rss">Feeds</a> <a href="/feed">Nothing</a>'
    address = courier.answer("/", page(body=links))
    assert [f"{courier.address}/river.rss", f"{courier.address}/all.rss"] == [
        offer.address for offer in await find(address, Config())
    ]


async def test_a_feed_nobody_tells_of_is_looked_for_where_feeds_often_are(courier: Site) -> None:
    feed = courier.answer("/feed.xml", ATOM)
    courier.answer("/rss", BARE)
    address = courier.answer("/", BARE)
    assert [Offer(feed, "Delta Courier", "Atom")] == await find(address, Config())
    assert ["/", "/feed", "/rss", "/atom.xml", "/feed.xml"] == paths(courier)


async def test_a_site_that_asks_for_peace_is_left_alone(courier: Site) -> None:
    courier.answer("/feed", b"", 429)
    assert [] == await find(courier.answer("/", BARE), Config())
    assert ["/", "/feed", "/robots.txt"] == paths(courier)


async def test_news_sitemaps_are_found_by_robots(courier: Site) -> None:
    robots = b"User-agent: *\nDisallow: /x\nsitemap: /pages.xml\nSitemap: /sitemaps/news.xml\n"
    courier.answer("/robots.txt", robots)
    assert [Offer(f"{courier.address}/sitemaps/news.xml", "", "news sitemap")] == await find(
        courier.answer("/", BARE), Config()
    )


async def test_a_page_that_offers_nothing_offers_nothing(courier: Site) -> None:
    assert [] == await find(courier.answer("/", BARE), Config())
    assert len(PATHS) + 2 == len(courier.asked)


async def test_an_address_that_cant_be_had_says_why(courier: Site) -> None:
    with pytest.raises(AddressError, match="404"):
        await find(courier.answer("/", b"", 404), Config())


def test_a_part_of_a_site_is_looked_at_before_the_whole() -> None:
    site = "https://delta-courier.example"
    assert [f"{site}/river/feed", f"{site}/river/index.xml", f"{site}/feed"] == guesses(f"{site}/river/")[:3]
    assert [f"{site}{path}" for path in PATHS] == guesses(f"{site}/index.html") == guesses(site)
