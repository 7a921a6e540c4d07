"""What has landed is understood, the article that is being read first."""

import asyncio
from collections.abc import Callable
from typing import Any

from newsterm.errors import ContentError
from newsterm.query import Query, parse
from newsterm.reading.version import VERSION
from newsterm.refresh.conductor import Conductor
from newsterm.refresh.outcome import Annotated, Refreshed
from newsterm.refresh.tasks import understand
from newsterm.sources.fetch import Fetcher
from newsterm.store.store import Store
from tests.refresh.newsstand import Here, feed
from tests.serving import Site


class Choking(Here):
    """Workers that can't understand any batch with a certain article in it."""

    async def run(self, task: Callable[..., Any], *args: Any, seconds: float = 30) -> Any:
        if task is understand and any(article.title == "Knot" for article in args[0]):
            raise ContentError("it is a knot")
        return await super().run(task, *args, seconds=seconds)


class Counting(Here):
    """Two workers that count how many tasks they are given at once."""

    def __init__(self) -> None:
        super().__init__(2)
        self.busy = self.most = 0

    async def run(self, task: Callable[..., Any], *args: Any, seconds: float = 30) -> Any:
        self.busy += 1
        self.most = max(self.most, self.busy)
        await asyncio.sleep(0)
        self.busy -= 1
        return await super().run(task, *args, seconds=seconds)


async def test_the_article_that_is_being_read_is_understood_first(store: Store, site: Site) -> None:
    titles = (f"Boat {number:02}" for number in range(30))
    store.subscriptions.add(site.answer("/feed", feed(*titles)), typed=True)
    async with Fetcher() as fetcher:
        conductor = Conductor(store, fetcher, Here())
        wanted = ""
        understood: list[tuple[str, ...]] = []
        async for event in conductor.refresh(store.subscriptions.all()):
            if isinstance(event, Refreshed):
                (headline,) = store.headlines.window(store.headlines.listing(Query()).rows[-1:])
                wanted = headline.id
                conductor.hurry(wanted)
            if isinstance(event, Annotated):
                understood.append(event.ids)
    assert (wanted,) == understood[0]
    assert 30 == sum(map(len, understood))


async def test_an_article_that_cant_be_understood_holds_up_nothing(store: Store, site: Site) -> None:
    store.subscriptions.add(site.answer("/feed", feed("Rain", "Knot", "Tide")), typed=True)
    async with Fetcher() as fetcher:
        conductor = Conductor(store, fetcher, Choking())
        events = [event async for event in conductor.refresh(store.subscriptions.all())]
    assert 3 == sum(len(event.ids) for event in events if isinstance(event, Annotated))
    assert [] == store.articles.pending(1, 10)
    assert 2 == len(store.headlines.listing(parse("has:quote")))


async def test_all_workers_understand_and_nothing_is_understood_twice(store: Store, site: Site) -> None:
    titles = (f"Boat {number:03}" for number in range(500))
    store.subscriptions.add(site.answer("/feed", feed(*titles)), typed=True)
    workers = Counting()
    async with Fetcher() as fetcher:
        conductor = Conductor(store, fetcher, workers)
        events = [event async for event in conductor.refresh(store.subscriptions.all())]
    understood = [name for event in events if isinstance(event, Annotated) for name in event.ids]
    assert 3 == workers.most  # one waits for whoever is done first
    assert 500 == len(understood) == len(set(understood))


async def test_what_was_left_when_it_was_stopped_is_understood_the_next_time(
    store: Store, site: Site
) -> None:
    titles = (f"Boat {number:03}" for number in range(200))
    store.subscriptions.add(site.answer("/feed", feed(*titles)), typed=True)
    first: set[str] = set()
    then: set[str] = set()
    async with Fetcher() as fetcher:
        conductor = Conductor(store, fetcher, Counting())
        async for event in conductor.refresh(store.subscriptions.all()):
            if isinstance(event, Annotated):
                first.update(event.ids)
                conductor.stop()
        left = {article.id for article in store.articles.pending(VERSION, 999)}
        conductor = Conductor(store, fetcher, Counting())
        async for event in conductor.refresh([]):
            if isinstance(event, Annotated):
                then.update(event.ids)
    assert left
    assert not left & first
    assert left == then
