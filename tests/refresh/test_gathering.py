"""An index of sitemaps is one feed: its newest parts are fetched and belong to it."""

from collections.abc import AsyncIterator

import pytest

from newsterm.errors import ContentError
from newsterm.model import ParsedFeed, Validators
from newsterm.refresh.gathering import PARTS, gather
from newsterm.refresh.workers import Workers
from newsterm.sources.document import Document
from newsterm.sources.fetch import Fetcher
from tests.serving import Site


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    async with Workers(1) as workers:
        yield workers


def sitemap(*names: str) -> bytes:
    pages = "".join(
        f"<url><loc>https://delta-courier.example/{name}</loc><n:news><n:publication><n:name>Delta Courier"
        f"</n:name></n:publication><n:title>{name.title()}</n:title></n:news></url>"
        for name in names
    )
    return f'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{pages}</urlset>'.encode()


def index(*addresses: str) -> bytes:
    inside = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f"<sitemapindex>{inside}</sitemapindex>".encode()


async def gathered(address: str, workers: Workers) -> ParsedFeed:
    async with Fetcher() as fetcher:
        fetched = await fetcher.fetch(address, Validators(), typed=True)
        assert isinstance(fetched, Document)
        return await gather(fetcher, workers, fetched, typed=True)


async def test_the_parts_of_an_index_are_one_feed(site: Site, workers: Workers) -> None:
    site.answer("/a.xml", sitemap("eels", "tides"))
    site.answer("/b.xml", sitemap("bells"))
    feed = await gathered(site.answer("/index.xml", index("/a.xml", "/b.xml")), workers)
    assert ["Eels", "Tides", "Bells"] == [article.title for article in feed.articles]
    assert ("Delta Courier", "") == (feed.feed.title, feed.problem)


async def test_a_part_that_fails_is_named_and_the_others_are_there(site: Site, workers: Workers) -> None:
    site.answer("/a.xml", b"", 404)
    site.answer("/b.xml", b'{"items": [')
    site.answer("/c.xml", sitemap("bells"))
    feed = await gathered(site.answer("/index.xml", index("/a.xml", "/b.xml", "/c.xml")), workers)
    assert ["Bells"] == [article.title for article in feed.articles]
    assert "Delta Courier" == feed.feed.title
    assert "/a.xml (404); look on the site for its new address; " in feed.problem
    assert "/b.xml: it looks like JSON and is broken" in feed.problem


async def test_an_index_without_a_part_that_can_be_read_is_an_error(site: Site, workers: Workers) -> None:
    site.answer("/a.xml", b"", 404)
    with pytest.raises(ContentError, match=r"none of the sitemaps it lists can be read: .*\(404\)"):
        await gathered(site.answer("/index.xml", index("/a.xml")), workers)


async def test_only_so_many_parts_are_asked_for(site: Site, workers: Workers) -> None:
    names = [f"/{number}.xml" for number in range(PARTS + 5)]
    for name in names:
        site.answer(name, sitemap(name[1:-4]))
    feed = await gathered(site.answer("/index.xml", index(*names)), workers)
    assert PARTS == len(feed.articles)
    assert PARTS + 1 == len(site.asked)


async def test_a_server_that_asks_for_peace_is_asked_for_no_further_part(
    site: Site, workers: Workers
) -> None:
    site.answer("/a.xml", sitemap("eels"))
    site.answer("/b.xml", b"", 429)
    feed = await gathered(site.answer("/index.xml", index("/a.xml", "/b.xml", "/c.xml")), workers)
    assert ["Eels"] == [article.title for article in feed.articles]
    assert ["/index.xml", "/a.xml", "/b.xml"] == [request.path for request in site.asked]


async def test_an_index_within_an_index_is_not_followed(site: Site, workers: Workers) -> None:
    site.answer("/deep.xml", index("/index.xml"))
    feed = await gathered(site.answer("/index.xml", index("/deep.xml")), workers)
    assert () == feed.articles
    assert 2 == len(site.asked)


async def test_an_index_opens_no_private_server_but_its_own(site: Site, workers: Workers) -> None:
    elsewhere = site.address.replace("127.0.0.1", "127.0.0.2")
    with pytest.raises(ContentError, match="private"):
        await gathered(site.answer("/index.xml", index(f"{elsewhere}/a.xml")), workers)


async def test_a_document_without_parts_is_what_it_is(site: Site, workers: Workers) -> None:
    feed = await gathered(site.answer("/news.xml", sitemap("eels")), workers)
    assert ["Eels"] == [article.title for article in feed.articles]
