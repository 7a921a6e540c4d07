"""Every rule of politeness: a real server that remembers what it was asked, and a clock set by hand."""

from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from newsterm.config import Config, FeedSettings, Home
from newsterm.refresh.schedule import Manner
from newsterm.store.store import Store
from tests.refresh.newsstand import DAY, HOUR, NOW, Newsstand, feed
from tests.serving import Site

MINUTE = timedelta(minutes=1)


async def hours_asked(newsstand: Newsstand, site: Site, hours: int) -> list[int]:
    """The hours at which a server is asked, when a refresh of what is due is tried every hour."""
    asked = []
    for hour in range(hours):
        before = len(site.asked)
        await newsstand.refresh()
        asked += [hour] * (len(site.asked) - before)
        newsstand.wait(HOUR)
    return asked


def fresh(*titles: str, channel: str = "") -> bytes:
    """A feed that changes all the time: its articles are of the last minutes of the next days."""
    items = "".join(
        f"<item><guid>{title}</guid><title>{title}</title><pubDate>{format_datetime(NOW + number * HOUR)}"
        f"</pubDate></item>"
        for number, title in enumerate(titles or map(str, range(200)))
    )
    return f"<rss version='2.0'><channel><title>Gazette</title>{channel}{items}</channel></rss>".encode()


async def test_a_server_is_asked_by_itself_once_an_hour_at_most(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(site.answer("/feed", fresh()))
    for _ in range(13):
        await newsstand.refresh()
        newsstand.wait(10 * MINUTE)
    assert 3 == len(site.asked)


async def test_a_timer_that_goes_off_once_an_hour_asks_every_hour(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(site.answer("/feed", fresh()))
    for _ in range(5):
        await newsstand.refresh()
        newsstand.wait(HOUR - timedelta(seconds=20))  # asked a little late the time before
    assert 5 == len(site.asked)


async def test_the_reader_sets_how_often_for_all_and_for_one(store: Store, site: Site) -> None:
    addresses = [site.answer(path, fresh()) for path in ("/all", "/one")]
    config = Config(min_interval=2 * HOUR, feeds={addresses[1]: FeedSettings(interval=20 * MINUTE)})
    newsstand = Newsstand(store, config)
    for address in addresses:
        newsstand.follow(address)
    for _ in range(13):
        await newsstand.refresh()
        newsstand.wait(10 * MINUTE)
    paths = [request.path for request in site.asked]
    assert (2, 7) == (paths.count("/all"), paths.count("/one"))


async def test_when_it_is_due_is_remembered_over_restarts(tmp_path: Path, site: Site) -> None:
    for minutes in (0, 30, 59, 60):
        with Store.open(Home.at(tmp_path)) as store:
            newsstand = Newsstand(store)
            newsstand.follow(site.answer("/feed", fresh()))
            newsstand.wait(minutes * MINUTE)
            await newsstand.refresh()
    assert 2 == len(site.asked)


async def test_a_feed_that_asks_for_three_hours_gets_them(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(site.answer("/feed", fresh(channel="<ttl>180</ttl>")))
    assert [0, 3, 6] == await hours_asked(newsstand, site, 8)


async def test_a_server_that_calls_an_answer_fresh_for_two_hours_gets_them(
    newsstand: Newsstand, site: Site
) -> None:
    newsstand.follow(site.answer("/feed", fresh(), Cache_Control="max-age=7200"))
    assert [0, 2, 4] == await hours_asked(newsstand, site, 5)


async def test_wishes_of_publishers_are_bounded_to_a_day(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(
        site.answer("/feed", fresh(channel="<ttl>99999999</ttl>"), Cache_Control="max-age=99999999")
    )
    assert [0, 24] == await hours_asked(newsstand, site, 30)


async def test_quiet_hours_of_a_feed_are_kept(newsstand: Newsstand, site: Site) -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in (15, 16, 17))
    newsstand.follow(site.answer("/feed", fresh(channel=f"<skipHours>{hours}</skipHours>")))
    assert [0, 4, 5] == await hours_asked(newsstand, site, 6)


async def test_quiet_days_of_a_feed_are_kept(newsstand: Newsstand, site: Site) -> None:
    days = "<skipDays><day>Tuesday</day><day>Wednesday</day></skipDays>"
    newsstand.follow(site.answer("/feed", fresh(channel=f"<ttl>1440</ttl>{days}")))
    asked = await hours_asked(newsstand, site, 24 * 4)
    assert ["Mon", "Thu", "Fri"] == [f"{NOW + hour * HOUR:%a}" for hour in asked]


async def test_a_feed_in_which_nothing_new_comes_is_asked_less_and_less(
    newsstand: Newsstand, site: Site
) -> None:
    newsstand.follow(site.answer("/feed", fresh("Rain"), ETag='"1"'))
    asked = await hours_asked(newsstand, site, 24 * 20)
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    assert (1, 24) == (gaps[0], gaps[-1])
    assert sorted(gaps) == gaps


async def test_the_readers_own_asking_has_a_floor_and_says_so(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(site.answer("/feed", fresh()))
    await newsstand.refresh(Manner.ASKED)
    newsstand.wait(3 * MINUTE)
    for manner in (Manner.ASKED, Manner.NAMED):
        (outcome,) = await newsstand.refresh(manner)
        assert ("asked 3 minutes ago; --force asks anyway", "") == (outcome.skipped, outcome.error)
    assert 1 == len(site.asked)
    (outcome,) = await newsstand.refresh(Manner.FORCED)
    assert ("", 2) == (outcome.skipped, len(site.asked))
    newsstand.wait(5 * MINUTE)
    await newsstand.refresh(Manner.ASKED)
    assert 3 == len(site.asked)


async def test_a_shorter_interval_lowers_the_floor(store: Store, site: Site) -> None:
    newsstand = Newsstand(store, Config(min_interval=timedelta()))
    newsstand.follow(site.answer("/feed", fresh()))
    for _ in range(3):
        await newsstand.refresh(Manner.ASKED)
    assert 3 == len(site.asked)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("manner", Manner)
async def test_a_host_that_asks_for_time_is_left_alone_with_all_its_feeds(
    newsstand: Newsstand, site: Site, status: int, manner: Manner
) -> None:
    for number in range(5):
        newsstand.follow(site.answer(f"/{number}", b"", status, Retry_After="1800"))
    outcomes = await newsstand.refresh(manner)
    asked = len(site.asked)
    assert asked <= 2  # those that were under way
    skipped = [outcome.skipped for outcome in outcomes if outcome.skipped]
    assert ["127.0.0.1 wants to be left alone for another 30 minutes"] * (5 - asked) == skipped
    newsstand.wait(29 * MINUTE)
    await newsstand.refresh(manner)
    assert asked == len(site.asked)
    newsstand.wait(2 * MINUTE)
    for number in range(5):
        site.answer(f"/{number}", feed("Rain"))
    await newsstand.refresh(manner)
    assert len(site.asked) > asked


async def test_a_host_is_left_alone_over_restarts(tmp_path: Path, site: Site) -> None:
    addresses = [
        site.answer("/busy", b"", 429, Retry_After=format_datetime(NOW + 400 * DAY, usegmt=True)),
        site.answer("/other", fresh()),
    ]
    asked = []
    for address, wait in zip((*addresses, *addresses), (0, 1, 23, 25), strict=True):
        with Store.open(Home.at(tmp_path)) as store:
            newsstand = Newsstand(store)
            newsstand.follow(address)
            newsstand.wait(wait * HOUR)
            await newsstand.refresh(Manner.FORCED)
        asked.append(len(site.asked))
    assert [1, 1, 1, 3] == asked  # a day is the longest


async def test_only_429_and_503_are_wishes_of_a_host(newsstand: Newsstand, site: Site) -> None:
    for number in range(4):
        newsstand.follow(site.answer(f"/{number}", b"", 404, Retry_After="1800"))
    outcomes = await newsstand.refresh()
    assert [""] * 4 == [outcome.skipped for outcome in outcomes]


async def test_other_hosts_are_asked_while_one_is_left_alone(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(site.answer("/busy", b"", 429, Retry_After="600"))
    await newsstand.refresh()
    newsstand.follow(site.answer("/feed", feed("Rain")).replace("127.0.0.1", "localhost"))
    await newsstand.refresh()
    assert ["/busy", "/feed"] == [request.path for request in site.asked]


async def test_what_is_gone_is_asked_for_only_when_the_reader_names_it(
    newsstand: Newsstand, site: Site
) -> None:
    newsstand.follow(site.answer("/feed", b"", 410))
    assert [0] == await hours_asked(newsstand, site, 24 * 5)
    (outcome,) = await newsstand.refresh(Manner.ASKED)
    assert ("gone for good; name it, or --force, to ask anyway", "") == (outcome.skipped, outcome.error)
    assert 1 == len(site.asked)
    site.answer("/feed", fresh())
    (outcome,) = await newsstand.refresh(Manner.NAMED)
    assert (2, "") == (len(site.asked), outcome.error)
    assert [1, 2] == await hours_asked(newsstand, site, 3)


async def test_what_isnt_there_is_asked_for_less_and_less_until_it_is(
    newsstand: Newsstand, site: Site
) -> None:
    source = newsstand.follow(site.answer("/feed", b"", 404))
    assert [0, 1, 3, 7, 15, 31, 63] == await hours_asked(newsstand, site, 100)
    assert 7 == newsstand.poll(source).failures
    site.answer("/feed", fresh())
    (outcome,) = await newsstand.refresh(Manner.ASKED)
    assert "" == outcome.error
    assert (0, "") == (newsstand.poll(source).failures, newsstand.poll(source).error)


async def test_a_server_in_trouble_is_asked_once_a_day_in_the_end(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(site.answer("/feed", b"", 500))
    assert [0, 1, 3, 7, 15, 31, 55, 79] == await hours_asked(newsstand, site, 100)


async def test_a_server_that_cant_be_reached_is_tried_every_two_hours(
    newsstand: Newsstand, site: Site
) -> None:
    source = newsstand.follow("http://127.0.0.1:1/feed")
    tried = []
    for hour in range(8):
        tried += [hour] * len(await newsstand.refresh())
        newsstand.wait(HOUR)
    assert [0, 1, 3, 5, 7] == tried
    assert "refuses connections" in newsstand.poll(source).error
