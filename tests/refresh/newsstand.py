"""A newsstand for tests: a real store and a real fetcher, with a clock that is set by hand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from newsterm.config import Config
from newsterm.model import Poll, Subscription
from newsterm.query import Query
from newsterm.refresh.conductor import Conductor
from newsterm.refresh.outcome import Event, Refreshed
from newsterm.refresh.schedule import Manner
from newsterm.refresh.workers import Workers
from newsterm.sources.fetch import Fetcher
from newsterm.store.store import Store

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)  # a Monday
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
PAGE = b"<html><body><h1>Welcome</h1>" + b"<p>Please sign in to the harbour network to read on.</p>" * 9


class Here(Workers):
    """Workers that do their tasks at once, in this process: these feeds are our own."""

    async def run(self, task: Callable[..., Any], *args: Any, seconds: float = 30) -> Any:
        return task(*args)


class Newsstand:
    """Refreshes what the store follows, at the time its clock shows; chance is always in the middle."""

    def __init__(self, store: Store, config: Config = Config()) -> None:  # noqa: B008 - frozen
        self.store = store
        self.config = config
        self.now = NOW

    def follow(self, address: str) -> Subscription:
        """Follow an address that the reader typed."""
        return self.store.subscriptions.add(address, typed=True)

    def wait(self, time: timedelta) -> None:
        """Let time pass."""
        self.now += time

    async def refresh(self, manner: Manner = Manner.DUE) -> list[Refreshed]:
        """What came of refreshing everything, in the order of the addresses."""
        events = [event for event in await self.events(manner) if isinstance(event, Refreshed)]
        return sorted(events, key=lambda event: event.address)

    async def events(self, manner: Manner = Manner.DUE) -> list[Event]:
        """All that is told of refreshing everything."""
        async with Fetcher(self.config) as fetcher:
            conductor = Conductor(
                self.store,
                fetcher,
                Here(),
                self.config,
                clock=lambda: self.now,
                chance=lambda: 0.5,
            )
            return [event async for event in conductor.refresh(self.store.subscriptions.all(), manner)]

    def poll(self, subscription: Subscription) -> Poll:
        """How asking for it has gone."""
        return self.store.polls.of(subscription.id)

    def titles(self) -> list[str]:
        """The headlines there are, by their words."""
        rows = self.store.headlines.listing(Query()).rows
        return sorted(headline.title for headline in self.store.headlines.window(rows))


def feed(*titles: str, channel: str = "") -> bytes:
    """A feed of articles with these titles; `channel` is what it says of itself besides."""
    items = "".join(
        f"<item><guid>{title}</guid><title>{title}</title><description>“We saw {title.lower()},”"
        " said Ines Okoye, the keeper of the light.</description></item>"
        for title in titles
    )
    return f"<rss version='2.0'><channel><title>Gazette</title>{channel}{items}</channel></rss>".encode()
