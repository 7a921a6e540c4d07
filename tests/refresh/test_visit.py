"""One source visited: what is asked with, what is kept, what is believed."""

from datetime import timedelta

import pytest
from aiohttp import web

from newsterm.config import Config, FeedSettings
from newsterm.model import Validators
from newsterm.refresh.schedule import Manner
from newsterm.store.store import Store
from tests.refresh.newsstand import DAY, HOUR, NOW, PAGE, Newsstand, feed
from tests.serving import Site


async def test_validators_are_sent_back_byte_for_byte_and_renewed(newsstand: Newsstand, site: Site) -> None:
    dates = ["Tue, 10 Mar 2026 11:00:00 GMT", "a date the server made up"]
    source = newsstand.follow(
        site.answer("/feed", feed("Rain"), ETag='W/"a, odd one"', Last_Modified=dates[0])
    )
    await newsstand.refresh(Manner.FORCED)
    site.answer("/feed", b"", 304, ETag='"2"', Last_Modified=dates[1])
    (outcome,) = await newsstand.refresh(Manner.FORCED)
    assert (0, "", False) == (outcome.new, outcome.error, outcome.page)
    await newsstand.refresh(Manner.FORCED)
    sent = [
        (request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since"))
        for request in site.asked
    ]
    assert [(None, None), ('W/"a, odd one"', dates[0]), ('"2"', dates[1])] == sent
    assert Validators('"2"', dates[1]) == newsstand.poll(source).validators


async def test_nothing_new_is_a_success(newsstand: Newsstand, site: Site) -> None:
    source = newsstand.follow(site.answer("/feed", feed("Rain"), ETag='"1"'))
    await newsstand.refresh()
    site.answer("/feed", b"", 500)
    newsstand.wait(2 * HOUR)
    await newsstand.refresh()
    assert newsstand.poll(source).error
    site.answer("/feed", b"", 304)
    newsstand.wait(2 * HOUR)
    await newsstand.refresh()
    poll = newsstand.poll(source)
    assert ("", 0, NOW + 4 * HOUR) == (poll.error, poll.failures, poll.succeeded)
    assert poll.due is not None
    assert poll.due > NOW + 4 * HOUR
    assert ["Rain"] == newsstand.titles()


async def test_the_same_bytes_are_nothing_new_where_a_server_gives_no_validators(
    newsstand: Newsstand, site: Site
) -> None:
    source = newsstand.follow(site.answer("/feed", feed("Rain")))
    await newsstand.refresh(Manner.FORCED)
    before = newsstand.poll(source)
    assert before.content_hash
    await newsstand.refresh(Manner.FORCED)
    assert before.content_hash == newsstand.poll(source).content_hash
    site.answer("/feed", feed("Rain", "Tide"))
    (outcome,) = await newsstand.refresh(Manner.FORCED)
    assert (1, True) == (outcome.new, before.content_hash != newsstand.poll(source).content_hash)


@pytest.mark.parametrize("broken", [PAGE, b"", b"{ not a feed", b"<rss><channel>"])
async def test_what_cant_be_read_leaves_no_trace_but_the_error(
    newsstand: Newsstand, site: Site, broken: bytes
) -> None:
    source = newsstand.follow(site.answer("/feed", feed("Rain"), ETag='"good"'))
    await newsstand.refresh(Manner.FORCED)
    before = newsstand.poll(source)
    site.answer("/feed", broken, ETag='"bad"')
    (outcome,) = await newsstand.refresh(Manner.FORCED)
    after = newsstand.poll(source)
    if outcome.error:
        assert (before.validators, before.content_hash, False) == (
            after.validators,
            after.content_hash,
            after.lone,
        )
        assert outcome.error == after.error
    assert ["Rain"] == newsstand.titles()


async def test_a_page_never_takes_the_place_of_a_feed_wherever_it_comes_from(
    newsstand: Newsstand, site: Site
) -> None:
    source = newsstand.follow(site.answer("/feed", feed("Rain")))
    await newsstand.refresh(Manner.FORCED)
    site.answer("/welcome", PAGE)
    for status in (200, 301, 302):
        site.answer("/feed", PAGE if status == 200 else b"", status, Location="/welcome")
        (outcome,) = await newsstand.refresh(Manner.FORCED)
        assert "it gave a page this time, where it gave a feed before" in outcome.error
    assert ["Rain"] == newsstand.titles()
    assert "" == newsstand.poll(source).moved_to


async def test_a_page_that_is_followed_says_that_it_is_one(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(site.answer("/page", PAGE, ETag='"1"'))
    (outcome,) = await newsstand.refresh(Manner.FORCED)
    assert (True, "") == (outcome.page, outcome.error)
    site.answer("/page", feed("Rain"))
    (outcome,) = await newsstand.refresh(Manner.FORCED)
    assert not outcome.page


async def seen_on(newsstand: Newsstand, *days: float) -> str:
    """The address that is followed after refreshes on these days."""
    for day in days:
        newsstand.now = NOW + timedelta(days=day)
        await newsstand.refresh(Manner.FORCED)
    (subscription,) = newsstand.store.subscriptions.all()
    return subscription.address


@pytest.mark.parametrize("status", [301, 308])
async def test_a_feed_that_moved_for_good_is_followed_there_once_that_lasted(
    newsstand: Newsstand, site: Site, status: int
) -> None:
    old = site.answer("/old", b"", status, Location="/new")
    new = site.answer("/new", feed("Rain"), ETag='"1"')
    source = newsstand.follow(old)
    assert old == await seen_on(newsstand, 0, 1, 2)
    assert new == await seen_on(newsstand, 3)
    asked = len(site.asked)
    await newsstand.refresh(Manner.FORCED)
    assert ["/new"] == [request.path for request in site.asked[asked:]]
    (moved,) = newsstand.store.subscriptions.all()
    assert (source.id, True) == (moved.id, moved.typed)
    assert ["Rain"] == newsstand.titles()
    assert moved == newsstand.follow(new) == newsstand.follow(old)


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_a_feed_that_is_elsewhere_for_a_while_is_not(
    newsstand: Newsstand, site: Site, status: int
) -> None:
    old = site.answer("/old", b"", status, Location="/new")
    site.answer("/new", feed("Rain"))
    newsstand.follow(old)
    assert old == await seen_on(newsstand, 0, 1, 2, 3, 4, 5)


async def test_a_move_that_was_taken_back_begins_anew(newsstand: Newsstand, site: Site) -> None:
    old = site.answer("/old", b"", 301, Location="/new")
    new = site.answer("/new", feed("Rain"))
    newsstand.follow(old)
    await seen_on(newsstand, 0, 1)
    site.answer("/old", feed("Rain", "Tide"))
    await seen_on(newsstand, 2)
    site.answer("/old", b"", 301, Location="/new")
    assert old == await seen_on(newsstand, 3, 4)
    assert new == await seen_on(newsstand, 6)


async def test_a_feed_isnt_moved_to_where_another_one_is(newsstand: Newsstand, site: Site) -> None:
    old = site.answer("/old", b"", 301, Location="/new")
    new = site.answer("/new", feed("Rain"))
    newsstand.follow(old)
    newsstand.follow(new)
    for day in range(5):
        newsstand.now = NOW + day * DAY
        await newsstand.refresh(Manner.FORCED)
    assert [old, new] == [one.address for one in newsstand.store.subscriptions.all()]


async def test_a_feed_with_settings_of_its_own_stays_where_they_are_for(store: Store, site: Site) -> None:
    old = site.answer("/old", b"", 301, Location="/new")
    site.answer("/new", feed("Rain"))
    newsstand = Newsstand(store, Config(feeds={old: FeedSettings(user="ines", password="lamp-oil")}))
    newsstand.follow(old)
    assert old == await seen_on(newsstand, 0, 1, 2, 3, 4)


async def test_the_sitemaps_of_an_index_are_looked_at_each_time(newsstand: Newsstand, site: Site) -> None:
    ns = "http://www.sitemaps.org/schemas/sitemap/0.9"
    news = "http://www.google.com/schemas/sitemap-news/0.9"

    def sitemap(*titles: str) -> bytes:
        urls = "".join(
            f"<url><loc>{site.address}/{title}</loc><n:news><n:publication><n:name>Gazette</n:name>"
            f"</n:publication><n:title>{title}</n:title></n:news></url>"
            for title in titles
        )
        return f"<urlset xmlns='{ns}' xmlns:n='{news}'>{urls}</urlset>".encode()

    part = site.answer("/part.xml", sitemap("Rain"))
    index = f"<sitemapindex xmlns='{ns}'><sitemap><loc>{part}</loc></sitemap></sitemapindex>".encode()

    async def unless_known(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(body=index, headers={"ETag": '"1"'})

    newsstand.follow(site.handle("/index.xml", unless_known))
    await newsstand.refresh(Manner.FORCED)
    site.answer("/part.xml", sitemap("Rain", "Tide"))
    await newsstand.refresh(Manner.FORCED)
    assert ["Rain", "Tide"] == newsstand.titles()
