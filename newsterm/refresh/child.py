"""What runs in a process of its own, as the app starts and hears it: a refresh, pages, a look for feeds."""

import asyncio
import json
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

from newsterm.model import Offer
from newsterm.refresh.outcome import Event, Finished, Paged, from_line

LINE_LIMIT = 2**20


class RefreshProcess:
    """``newsterm refresh --json``, not yet started. What it prints are events; its input takes wishes.

    No ids in the command means: all subscriptions.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._process: Process | None = None

    async def events(self) -> AsyncIterator[Event]:
        """Start the process and yield what it tells, ending with Finished, whatever happens to it."""
        try:
            self._process = process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LINE_LIMIT
            )
        except OSError:
            yield Finished(failed=1)
            return
        assert process.stdout is not None
        last: Event | None = None
        async for line in process.stdout:
            if event := from_line(line.decode(errors="replace")):
                last = event
                yield event
        await process.wait()
        if not isinstance(last, Finished):
            yield Finished(failed=1, stopped=True)

    def hurry(self, article_id: str) -> None:
        """Ask that this article be understood before the others."""
        self._wish(f"annotate {article_id}\n")

    def cancel(self) -> None:
        """Ask the refresh to stop; what has landed stays."""
        self._wish("stop\n")

    def _wish(self, line: str) -> None:
        process = self._process
        if process is None or process.stdin is None or process.returncode is not None:
            return
        with suppress(ConnectionError, RuntimeError):
            process.stdin.write(line.encode())


class PageProcess:
    """``newsterm fetch --json -``, not yet started: asks for the pages of articles that are named to it,
    until it is told that there are no more."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._process: Process | None = None
        self._wishes: list[str] = []
        self._is_over = False

    async def events(self) -> AsyncIterator[Paged]:
        """Start the process and yield what it tells, until it ends."""
        try:
            self._process = process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LINE_LIMIT
            )
        except OSError:
            return
        assert process.stdout is not None
        try:
            self._say()
            async for line in process.stdout:
                if isinstance(event := from_line(line.decode(errors="replace")), Paged):
                    yield event
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    def ask(self, article_id: str) -> None:
        """Wish for the page of an article."""
        self._wishes.append(article_id)
        self._say()

    def rest(self) -> None:
        """End when all that was asked for has been answered."""
        self._is_over = True
        self._say()

    def _say(self) -> None:
        process = self._process
        if process is None or process.stdin is None or process.returncode is not None:
            return
        wishes, self._wishes = self._wishes, []
        with suppress(ConnectionError, RuntimeError):
            process.stdin.write("".join(f"{wish}\n" for wish in wishes).encode())
            if self._is_over:
                process.stdin.close()


async def discovered(command: Sequence[str]) -> list[Offer]:
    """What ``newsterm discover --json ADDRESS`` finds; nothing where it finds nothing, or fails."""
    try:
        process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL)
    except OSError:
        return []
    try:
        output, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    lines = output.decode(errors="replace").split("\n")
    return [offer for line in lines if (offer := _offer(line))]


def _offer(line: str) -> Offer | None:
    """The offer a line of JSON holds; None for a line that is none."""
    try:
        return Offer(**{name: str(value) for name, value in json.loads(line).items()})
    except (ValueError, TypeError, AttributeError):
        return None
