"""A refresh: feeds from a real server land in a real store, one outcome a feed."""

from pathlib import Path

import pytest

from newsterm.refresh.conductor import Conductor
from newsterm.refresh.outcome import Annotated, Asked, Finished, Refreshed, Started
from newsterm.refresh.schedule import Manner
from newsterm.refresh.workers import Workers
from newsterm.sources.document import Document, Fetched
from newsterm.sources.fetch import Fetcher
from newsterm.store.store import Store
from tests.refresh.newsstand import HOUR, Here, Newsstand, feed
from tests.serving import Site


async def test_a_refresh_tells_what_it_does_from_beginning_to_end(store: Store, site: Site) -> None:
    address = site.answer("/feed", feed("Rain", "Tide"))
    source = store.subscriptions.add(address, typed=True)
    async with Fetcher() as fetcher, Workers(1) as workers:
        conductor = Conductor(store, fetcher, workers)
        events = [event async for event in conductor.refresh([source])]
    started, asked, refreshed, annotated, finished = events
    assert Started(1) == started
    assert Asked(source.id, address) == asked
    assert Refreshed(source.id, address, "Gazette", new=2) == refreshed
    assert isinstance(annotated, Annotated)
    assert Finished(2, 0) == finished
    assert 2 == len(annotated.ids)
    article = store.articles.load(annotated.ids[0])
    assert article is not None
    assert ["Ines Okoye"] == [quotation.speaker.name for quotation in article.quotations if quotation.speaker]


async def test_a_feed_that_fails_is_an_outcome_and_the_others_land(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow(site.answer("/absent", b"", 404))
    newsstand.follow(site.answer("/broken", b"{ not a feed"))
    newsstand.follow(site.answer("/feed", feed("Rain")))
    events = await newsstand.events()
    assert Finished(1, 2) == events[-1]
    assert ["Rain"] == newsstand.titles()
    assert 2 == sum(bool(state.poll.error) for state in newsstand.store.subscriptions.sources())


async def test_what_had_landed_stays_when_a_refresh_is_stopped(store: Store, site: Site) -> None:
    store.subscriptions.add(site.answer("/feed", feed("Rain")), typed=True)
    async with Fetcher() as fetcher:
        conductor = Conductor(store, fetcher, Here())
        events = []
        async for event in conductor.refresh(store.subscriptions.all()):
            events.append(event)
            if isinstance(event, Refreshed):
                conductor.stop()
    assert Finished(1, 0, stopped=True) == events[-1]
    assert ["Rain"] == Newsstand(store).titles()
    assert Finished(0, 0) == (await Newsstand(store).events())[-1]


async def test_a_refresh_that_is_stopped_asks_no_further(store: Store, site: Site) -> None:
    for number in range(9):
        store.subscriptions.add(site.answer(f"/{number}", feed(f"Boat {number}")), typed=True)
    async with Fetcher() as fetcher:
        conductor = Conductor(store, fetcher, Here())
        events = []
        async for event in conductor.refresh(store.subscriptions.all()):
            events.append(event)
            if isinstance(event, Refreshed):
                conductor.stop()
    assert isinstance(events[-1], Finished)
    assert events[-1].stopped
    assert len(site.asked) < 9


async def test_two_feeds_of_a_host_are_under_way_and_the_rest_wait(newsstand: Newsstand, site: Site) -> None:
    for number in range(4):
        newsstand.follow(site.answer(f"/{number}", feed(f"Boat {number}")))
    kinds = [type(event) for event in await newsstand.events() if isinstance(event, Asked | Refreshed)]
    under_way = [kinds[: place + 1].count(Asked) - kinds[:place].count(Refreshed) for place in range(8)]
    assert [Asked, Asked] == kinds[:2]
    assert 2 == max(under_way)


async def test_what_is_no_longer_followed_is_not_asked_for(newsstand: Newsstand, site: Site) -> None:
    source = newsstand.follow(site.answer("/feed", feed("Rain")))
    newsstand.store.subscriptions.remove(source.id)
    async with Fetcher() as fetcher:
        conductor = Conductor(newsstand.store, fetcher, Here())
        assert [Started(0), Finished()] == [event async for event in conductor.refresh([source])]
    assert [] == site.asked


class Leaving(Fetcher):
    """Fetches, and has the reader stop following in this moment."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    async def fetch(self, *args: object, **options: object) -> Fetched:
        self._store.subscriptions.remove(self._store.subscriptions.all()[0].id)
        return Document("https://kettle-point.example/feed", feed("Rain"))


async def test_what_is_removed_while_it_is_fetched_leaves_nothing(store: Store) -> None:
    source = store.subscriptions.add("https://kettle-point.example/feed")
    async with Leaving(store) as fetcher:
        events = [event async for event in Conductor(store, fetcher, Here()).refresh([source])]
    assert Finished(0, 0) == events[-1]
    assert {} == store.polls.all()
    assert [] == Newsstand(store).titles()


class Lying(Fetcher):
    """A fetcher with a mistake of ours in it."""

    async def fetch(self, *args: object, **options: object) -> Fetched:
        raise LookupError("no such moon")


async def test_a_mistake_of_our_own_is_raised_as_it_is(store: Store) -> None:
    source = store.subscriptions.add("https://kettle-point.example/feed")
    async with Lying() as fetcher:
        with pytest.raises(LookupError, match="no such moon"):
            async for _event in Conductor(store, fetcher, Here()).refresh([source]):
                pass


async def test_a_password_in_an_address_is_never_told(newsstand: Newsstand, site: Site) -> None:
    for path, body in (("/absent", b""), ("/broken", b"{ not a feed"), ("/feed", feed("Rain"))):
        address = site.answer(path, body, 404 if path == "/absent" else 200)
        newsstand.follow(address.replace("://", "://ines:lamp-oil@"))
    told = [*await newsstand.events(), *await newsstand.events(Manner.ASKED), newsstand.store.polls.all()]
    assert "lamp-oil" not in repr(told)


async def test_an_address_that_is_none_is_an_outcome(newsstand: Newsstand, site: Site) -> None:
    newsstand.follow("ftp://kettle-point.example/feed")
    newsstand.follow("https://[not-an-address/feed")
    newsstand.follow(site.answer("/feed", feed("Rain")))
    assert Finished(1, 2) == (await newsstand.events())[-1]


async def test_a_file_is_read_as_often_as_the_reader_asks(newsstand: Newsstand, tmp_path: Path) -> None:
    path = tmp_path / "gazette.xml"
    old = b"<pubDate>Thu, 01 Jan 2015 00:00:00 GMT</pubDate></item>"
    path.write_bytes(feed("Rain").replace(b"</item>", old))
    newsstand.follow(str(path))
    await newsstand.refresh(Manner.ASKED)
    path.write_bytes(feed("Rain", "Tide"))
    (outcome,) = await newsstand.refresh(Manner.ASKED)
    assert (1, "") == (outcome.new, outcome.skipped)
    newsstand.wait(HOUR)
    assert 1 == len(await newsstand.refresh())  # by itself as ever, however old its articles are
