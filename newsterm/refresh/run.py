"""One refresh from beginning to end, with a fetcher and workers of its own."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import TextIO

from newsterm.config import Config
from newsterm.model import Subscription
from newsterm.refresh.conductor import Conductor
from newsterm.refresh.hearing import heard
from newsterm.refresh.outcome import Event
from newsterm.refresh.schedule import Manner
from newsterm.refresh.workers import Workers
from newsterm.sources.fetch import Fetcher
from newsterm.store.store import Store


async def run(
    store: Store,
    chosen: Sequence[Subscription],
    config: Config,
    *,
    manner: Manner,
    wishes: TextIO | None = None,
    stop: asyncio.Event | None = None,
) -> AsyncIterator[Event]:
    """Refresh these subscriptions, until the end or until `stop` is set.

    `wishes` is where the app's ``stop`` and ``annotate ID`` come in.
    """
    store.rules.apply()
    async with Fetcher(config) as fetcher, Workers() as workers:
        conductor = Conductor(store, fetcher, workers, config)
        listening = [
            *([asyncio.create_task(_hear(conductor, wishes))] if wishes else ()),
            *([asyncio.create_task(_wait(conductor, stop))] if stop else ()),
        ]
        try:
            async for event in conductor.refresh(chosen, manner):
                yield event
        finally:
            for ear in listening:
                ear.cancel()


async def _wait(conductor: Conductor, stop: asyncio.Event) -> None:
    await stop.wait()
    conductor.stop()


async def _hear(conductor: Conductor, wishes: TextIO) -> None:
    async for wish in heard(wishes):
        match wish.split():
            case ["stop"]:
                conductor.stop()
            case ["annotate", article_id]:
                conductor.hurry(article_id)
