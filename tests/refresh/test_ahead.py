"""Pages are fetched before anybody opens them only for feeds that are set so, and where robots may."""

import pytest

from newsterm.config import Config, FeedSettings
from newsterm.refresh.ahead import AHEAD
from newsterm.refresh.outcome import Finished, Paged, Paging
from newsterm.refresh.schedule import Manner
from newsterm.store.store import Store
from tests.refresh.newsstand import DAY, Newsstand
from tests.refresh.press import LEADS, REST, asked, name_of, page, print_gazette, summaries, text_of, visit
from tests.serving import Site


@pytest.fixture
def ahead(store: Store, site: Site) -> Newsstand:
    """A newsstand that follows a feed of summaries whose pages are fetched ahead."""
    address = print_gazette(site, "Rain", "Ferry", "Lamp")
    site.answer("/robots.txt", b"", 404)
    newsstand = Newsstand(store, Config(feeds={address: FeedSettings(full_text="ahead")}))
    newsstand.follow(address)
    return newsstand


async def test_the_pages_of_a_feed_come_after_its_headlines_and_are_told(
    ahead: Newsstand, site: Site
) -> None:
    events = await ahead.events()
    assert ["/feed", "/robots.txt"] == asked(site)[:2]
    assert {"/Rain", "/Ferry", "/Lamp"} == set(asked(site)[2:])
    paged = [event for event in events if isinstance(event, Paged)]
    assert [Paging(3)] == [event for event in events if isinstance(event, Paging)]
    assert {("page", "")} == {(event.text, event.error) for event in paged}
    assert isinstance(events[-1], Finished)
    assert REST[0] in text_of(ahead, "Lamp")


async def test_no_page_is_fetched_twice(ahead: Newsstand, site: Site) -> None:
    await ahead.refresh(Manner.FORCED)
    before = len(site.asked)
    ahead.wait(2 * DAY)
    await ahead.refresh(Manner.FORCED)
    assert ["/feed"] == asked(site)[before:]


async def test_by_default_no_page_is_fetched_before_it_is_opened(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(print_gazette(site, "Rain"))
    events = await newsstand.events()
    assert ["/feed"] == asked(site)
    assert not [event for event in events if isinstance(event, Paging | Paged)]


async def test_what_is_read_muted_or_whole_is_not_fetched(ahead: Newsstand, site: Site) -> None:
    site.answer("/feed", summaries(site, "Rain", "Ferry", also="".join(f"<p>{words}</p>" for words in REST)))
    await ahead.refresh(Manner.FORCED)
    assert ["/feed"] == asked(site)
    site.answer("/feed", summaries(site, "Rain", "Ferry"))
    ahead.store.journal.mark([name_of(ahead, "Rain")], read=True)
    ahead.store.journal.mark([name_of(ahead, "Ferry")], muted=True)
    await ahead.refresh(Manner.FORCED)
    assert ["/feed", "/feed"] == asked(site)


async def test_only_the_newest_are_fetched(ahead: Newsstand, site: Site) -> None:
    items = "".join(
        f"<item><guid>{number}</guid><title>Lamp {number}</title><link>{site.address}/Lamp?{number}</link>"
        f"<description>{LEADS['Lamp']}</description></item>"
        for number in range(AHEAD + 5)
    )
    site.answer("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    await ahead.refresh()
    assert AHEAD == asked(site).count("/Lamp")


@pytest.mark.parametrize(
    ("rules", "fetched"),
    [
        ("User-agent: *\nDisallow: /", set()),
        ("User-agent: newsterm\nDisallow: /Rain\n\nUser-agent: *\nDisallow: /", {"/Ferry", "/Lamp"}),
        ("User-agent: *\nDisallow: /*a", {"/Ferry"}),
        ("User-agent: *\nDisallow:", {"/Rain", "/Ferry", "/Lamp"}),
    ],
)
async def test_what_robots_are_to_leave_alone_is_left_alone(
    ahead: Newsstand, site: Site, rules: str, fetched: set[str]
) -> None:
    site.answer("/robots.txt", rules.encode())
    events = await ahead.events()
    assert fetched == set(asked(site)) - {"/feed", "/robots.txt"}
    skipped = [event for event in events if isinstance(event, Paged) and event.skipped]
    assert 3 - len(fetched) == len(skipped)


async def test_a_server_without_rules_that_can_be_had_is_left_alone(ahead: Newsstand, site: Site) -> None:
    site.answer("/robots.txt", b"", 503)
    await ahead.refresh()
    assert ["/feed", "/robots.txt"] == asked(site)
    site.answer("/robots.txt", b"")
    await ahead.refresh(Manner.FORCED)
    assert {"/Rain", "/Ferry", "/Lamp"} == set(asked(site)[4:])


async def test_rules_for_robots_are_asked_for_once_a_day(ahead: Newsstand, site: Site) -> None:
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /")
    for days, times in ((0, 1), (0.5, 1), (1, 2)):
        ahead.wait(days * DAY)
        await ahead.refresh(Manner.FORCED)
        assert times == asked(site).count("/robots.txt")


async def test_what_a_reader_opens_is_no_robots_wish(ahead: Newsstand, site: Site) -> None:
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /")
    await ahead.refresh()
    assert "page" == (await visit(ahead, "Rain")).text


async def test_the_page_of_a_changed_item_is_fetched_again(ahead: Newsstand, site: Site) -> None:
    await ahead.refresh()
    site.asked.clear()
    site.answer("/Rain", page("Rain", "Update: the cisterns overflow."))
    site.answer("/feed", summaries(site, "Rain", also=" They overflow."))
    await ahead.refresh(Manner.FORCED)
    assert ["/feed", "/Rain"] == asked(site)
    assert "Update: the cisterns overflow." in text_of(ahead, "Rain")
