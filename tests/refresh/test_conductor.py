"""A refresh: feeds from a real server land in a real store, one outcome a feed."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsterm.config import Home
from newsterm.errors import ContentError
from newsterm.query import Query, parse
from newsterm.refresh.conductor import INTERVAL, Conductor
from newsterm.refresh.outcome import Annotated, Event, Finished, Refreshed, Started
from newsterm.refresh.tasks import understand
from newsterm.refresh.workers import Workers
from newsterm.sources.fetch import Fetcher
from newsterm.store.store import Store
from tests.serving import Site

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
PAGE = b"<html><body><h1>Welcome</h1>" + b"<p>Please sign in to the harbour network to read on.</p>" * 9


def feed(*titles: str) -> bytes:
    """A feed of articles with these titles."""
    items = "".join(
        f"<item><guid>{title}</guid><title>{title}</title><description>“We saw {title.lower()},”"
        " said Ines Okoye, the keeper of the light.</description></item>"
        for title in titles
    )
    return f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>".encode()


class Choking(Workers):
    """Workers that can't understand any batch with a certain article in it."""

    def __init__(self, title: str) -> None:
        super().__init__(1)
        self._title = title

    async def run(self, task: Any, *args: Any, seconds: float = 30) -> Any:
        if task is understand and any(article.title == self._title for article in args[0]):
            raise ContentError("it is a knot")
        return await super().run(task, *args, seconds=seconds)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Home.at(tmp_path)) as store:
        yield store


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    async with Workers(1) as workers:
        yield workers


async def refresh(store: Store, workers: Workers) -> list[Event]:
    async with Fetcher() as fetcher:
        conductor = Conductor(store, fetcher, workers, clock=lambda: NOW)
        return [event async for event in conductor.refresh(store.subscriptions.all())]


def titles(store: Store) -> list[str]:
    return sorted(
        headline.title for headline in store.headlines.window(store.headlines.listing(Query()).rows)
    )


async def test_a_refresh_tells_what_it_does_from_beginning_to_end(
    store: Store, workers: Workers, site: Site
) -> None:
    address = site.answer("/feed", feed("Rain", "Tide"))
    source = store.subscriptions.add(address)
    started, refreshed, annotated, finished = await refresh(store, workers)
    assert Started(1) == started
    assert Refreshed(source.id, address, "Gazette", new=2) == refreshed
    assert isinstance(annotated, Annotated)
    assert Finished(2, 0) == finished
    assert ["Rain", "Tide"] == titles(store)
    assert 2 == len(annotated.ids)
    article = store.articles.load(annotated.ids[0])
    assert article is not None
    assert ["Ines Okoye"] == [quotation.speaker.name for quotation in article.quotations if quotation.speaker]


async def test_a_server_is_asked_only_for_what_changed(store: Store, workers: Workers, site: Site) -> None:
    store.subscriptions.add(site.answer("/feed", feed("Rain"), ETag='W/"one"'))
    await refresh(store, workers)
    site.answer("/feed", b"", 304)
    events = await refresh(store, workers)
    assert 'W/"one"' == site.asked[-1].headers["If-None-Match"]
    assert Finished(0, 0) == events[-1]
    assert ["Rain"] == titles(store)
    (state,) = store.subscriptions.sources()
    assert ("", NOW, NOW + INTERVAL) == (state.poll.error, state.poll.succeeded, state.poll.due)


async def test_a_feed_that_fails_is_an_outcome_and_the_others_land(
    store: Store, workers: Workers, site: Site
) -> None:
    store.subscriptions.add(site.answer("/gone", b"", 404))
    store.subscriptions.add(site.answer("/broken", b"{ not a feed"))
    store.subscriptions.add(site.answer("/feed", feed("Rain")))
    events = await refresh(store, workers)
    failures = [event for event in events if isinstance(event, Refreshed) and event.error]
    assert 2 == len(failures)
    assert Finished(1, 2) == events[-1]
    assert ["Rain"] == titles(store)
    assert 2 == sum(bool(state.poll.error) for state in store.subscriptions.sources())


async def test_a_page_never_takes_the_place_of_a_feed(store: Store, workers: Workers, site: Site) -> None:
    store.subscriptions.add(site.answer("/feed", feed("Rain")))
    await refresh(store, workers)
    site.answer("/feed", PAGE)
    events = await refresh(store, workers)
    assert Finished(0, 1) == events[-1]
    assert ["Rain"] == titles(store)


async def test_what_had_landed_stays_when_a_refresh_is_stopped(
    store: Store, workers: Workers, site: Site
) -> None:
    store.subscriptions.add(site.answer("/feed", feed("Rain")))
    async with Fetcher() as fetcher:
        conductor = Conductor(store, fetcher, workers)
        events = []
        async for event in conductor.refresh(store.subscriptions.all()):
            events.append(event)
            if isinstance(event, Refreshed):
                conductor.stop()
    assert Finished(1, 0, stopped=True) == events[-1]
    assert ["Rain"] == titles(store)
    assert Finished(0, 0) == (await refresh(store, workers))[-1]


async def test_the_article_that_is_being_read_is_understood_first(
    store: Store, workers: Workers, site: Site
) -> None:
    store.subscriptions.add(site.answer("/feed", feed(*(f"Boat {number:02}" for number in range(30)))))
    async with Fetcher() as fetcher:
        conductor = Conductor(store, fetcher, workers)
        events = conductor.refresh(store.subscriptions.all())
        wanted = ""
        async for event in events:
            if isinstance(event, Refreshed):
                (headline,) = store.headlines.window(store.headlines.listing(Query()).rows[-1:])
                wanted = headline.id
                conductor.hurry(wanted)
            if isinstance(event, Annotated):
                assert (wanted,) == event.ids
                break


async def test_an_article_that_cant_be_understood_holds_up_nothing(store: Store, site: Site) -> None:
    store.subscriptions.add(site.answer("/feed", feed("Rain", "Knot", "Tide")))
    async with Choking("Knot") as workers:
        events = await refresh(store, workers)
    understood = [one for event in events if isinstance(event, Annotated) for one in event.ids]
    assert 3 == len(understood)
    assert [] == store.articles.pending(1, 10)
    assert 2 == len(store.headlines.listing(parse("has:quote")))
