"""Writes what the reader does, in order, while the reader goes on."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Scribe:
    """One thread that writes: the screen never waits for the disk, and no write passes another."""

    def __init__(self) -> None:
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="scribe")

    async def write(self, job: Callable[[], T]) -> T:
        """What `job` gives, once all that was asked for before is written, and it too."""
        return await asyncio.get_running_loop().run_in_executor(self._hand, job)

    def close(self) -> None:
        """Wait until everything is written."""
        self._hand.shutdown()
