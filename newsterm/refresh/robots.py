"""Whether a site lets robots have a page: asked before a page is fetched that nobody has opened."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from newsterm.model import Subscription, Validators
from newsterm.refresh import tasks
from newsterm.refresh.workers import Workers
from newsterm.sources.address import is_vouched
from newsterm.sources.document import Source
from newsterm.sources.web.robots import EVERYTHING, robots_of, rules_in
from newsterm.store.store import Store


class Robots:
    """Knows the rules of servers, each asked for once a day."""

    def __init__(self, store: Store, web: Source, workers: Workers, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._web = web
        self._workers = workers
        self._clock = clock
        self._rules: dict[str, asyncio.Task[str]] = {}

    async def let(self, url: str, subscription: Subscription | None) -> bool:
        """Whether robots may have what is at `url`, an article of this subscription."""
        address = robots_of(url)
        if address not in self._rules:
            self._rules[address] = asyncio.create_task(self._rules_at(address, subscription))
        return await self._workers.run(tasks.allowed, await self._rules[address], url)

    async def _rules_at(self, address: str, subscription: Subscription | None) -> str:
        now = self._clock()
        known = self._store.pages.robots(address, now)
        if known is not None:
            return known
        typed = is_vouched(subscription, address)
        rules = rules_in(await self._web.fetch(address, Validators(), typed=typed))
        if rules is not EVERYTHING:  # who couldn't be asked is asked again the next time
            await asyncio.to_thread(self._store.pages.keep_robots, address, rules, now)
        return rules
