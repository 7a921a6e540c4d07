"""What has landed is understood, the article that is being read first."""

from collections.abc import Callable
from typing import Any

from newsterm.errors import ContentError
from newsterm.query import Query, parse
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
