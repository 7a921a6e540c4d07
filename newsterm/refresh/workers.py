"""Child processes that handle hostile bytes: limited in memory, and killed when they take too long."""

import asyncio
import gc
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, TypeVar

from newsterm.errors import ContentError
from newsterm.refresh.tasks import PRELOADED

R = TypeVar("R")

MEMORY_LIMIT = 1 << 30
"""Bytes of address space a worker may use; an XML bomb dies here and nobody else notices."""

_NICE = 5
_VALUES = 50_000

SECONDS = 30.0
"""How long one task may take."""


def _serve(wire: Connection) -> None:
    """Answer tasks until the other end is gone, in the time that the app and others leave."""
    os.nice(_NICE)
    # What is loaded stays, and a feed makes far more values than the collector waits for by itself.
    gc.freeze()
    gc.set_threshold(_VALUES)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    # What is too large to be taken in, or handed over, ends the worker: the other end says so.
    with suppress(EOFError, ConnectionError, MemoryError):
        while True:
            task, args = wire.recv()
            wire.send(_answer(task, args))


def _answer(task: Callable[..., Any], args: Sequence[Any]) -> tuple[bool, Any]:
    try:
        return True, task(*args)
    except ContentError as error:
        return False, str(error)
    except (MemoryError, RecursionError):
        return False, "it is too large or too deeply nested to be read"
    except Exception as error:  # noqa: BLE001 - a mistake of ours costs one document, and is a sentence
        return False, f"newsterm fails on it ({type(error).__name__}: {error}); please report this"


def warm_up(modules: Sequence[str] = PRELOADED) -> None:
    """Have these imported by the process that workers are forked from, while others fetch.

    A fork server, because the refreshing process has threads; it imports once for all workers.
    """
    resource_tracker.ensure_running()  # first, as starting it lets Ctrl-C through again
    # Ctrl-C is for the process that refreshes; it ends the others. They are started deaf to it.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.set_forkserver_preload(list(modules))
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Worker:
    """One child process."""

    def __init__(self, modules: Sequence[str] = PRELOADED) -> None:
        warm_up(modules)
        context = multiprocessing.get_context("forkserver")
        self._wire, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.fit = True  # nothing is under way: it can take a task

    def ask(self, seconds: float, task: Callable[..., Any], *args: Any) -> tuple[bool, Any]:
        """Have `task` done; ``(True, result)`` or ``(False, sentence)``. Blocks up to `seconds`."""
        self.fit = False
        try:
            self._wire.send((task, args))
            if not self._wire.poll(seconds):
                return False, f"reading it took more than {seconds:.0f} seconds, so it was stopped"
            answer: tuple[bool, Any] = self._wire.recv()
        except (EOFError, ConnectionError, OSError):
            return False, "reading it broke the reader's limits, so it was stopped"
        self.fit = True
        return answer

    def kill(self) -> None:
        """End the process now."""
        self._process.kill()
        self._process.join()
        self._wire.close()


class Workers:
    """A few workers, started when they are first needed; they have `modules` loaded."""

    def __init__(self, count: int = 0, modules: Sequence[str] = PRELOADED) -> None:
        self._modules = modules
        self._idle: asyncio.Queue[Worker | None] = asyncio.Queue()
        self.count = count or min(4, os.cpu_count() or 1)
        for _ in range(self.count):
            self._idle.put_nowait(None)
        self._all: set[Worker] = set()

    async def __aenter__(self) -> "Workers":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._all:
            worker.kill()

    async def run(self, task: Callable[..., R], *args: Any, seconds: float = SECONDS) -> R:
        """The result of `task`, a function that workers can import, made in a worker.

        Raises ContentError where the task did, took more than `seconds`, or died.
        """
        worker = await self._idle.get()
        try:
            if worker is None:
                worker = await asyncio.to_thread(Worker, self._modules)
                self._all.add(worker)
            fine, answer = await asyncio.to_thread(worker.ask, seconds, task, *args)
        finally:
            self._idle.put_nowait(self._checked(worker))
        if not fine:
            raise ContentError(answer)
        result: R = answer
        return result

    def _checked(self, worker: Worker | None) -> Worker | None:
        """The worker, or nothing in its place if it must not be used again."""
        if worker is None or worker.fit:
            return worker
        self._all.discard(worker)
        worker.kill()
        return None
