"""Who may ask when: few at a time of one host, and so many in all."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PER_HOST = 2
AT_ONCE = 64


class Turns:
    """The turns of one run."""

    def __init__(self) -> None:
        self._all = asyncio.Semaphore(AT_ONCE)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PER_HOST))
        self._wanted: Counter[str] = Counter()

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at this host.

        First the host's turn, then one of all: who waits for a slow host holds up nobody else.
        """
        self._wanted[host] += 1
        await asyncio.sleep(0)  # whoever else wants this host has said so then
        async with self._hosts[host], self._all:
            yield

    def is_wanted_again(self, host: str) -> bool:
        """Whether another may have use for a connection to this host: more want it than have turns."""
        return self._wanted[host] > PER_HOST
