"""What comes in line by line while other things go on."""

import asyncio
import os
import stat
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TextIO


async def heard(stream: TextIO) -> AsyncIterator[str]:
    """The lines of a pipe, a socket or a terminal, each as it comes; of a file, which asyncio can't hear, or
    of a closed input, none."""
    reader = asyncio.StreamReader()
    with suppress(OSError, ValueError):
        if not can_be_heard(stream):
            return
        await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), stream
        )
        async for line in reader:
            yield line.decode(errors="replace")


def can_be_heard(stream: TextIO) -> bool:
    """Whether it is a pipe, a socket or a terminal; asyncio tells of others too late to be asked."""
    mode = os.fstat(stream.fileno()).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or stream.isatty()
