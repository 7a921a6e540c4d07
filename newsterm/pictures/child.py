"""The process that fetches and decodes pictures, as the app starts and hears it."""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncGenerator, Sequence

from newsterm.pictures.prints import Print, Wish, print_from_line, wish_to_line

LINE_LIMIT = 1 << 25
"""Bytes of the longest line: a picture as large as a screen."""


async def developed(command: Sequence[str], wishes: Sequence[Wish]) -> AsyncGenerator[Print, None]:
    """What ``newsterm pictures --json`` makes of the wishes; for those it leaves open, that it failed.

    The process ends with the last of them, or when nobody listens any more.
    """
    left = {wish.url for wish in wishes}
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LINE_LIMIT
        )
    except OSError:
        process = None
    if process:
        assert process.stdin and process.stdout
        try:
            process.stdin.write("".join(f"{wish_to_line(wish)}\n" for wish in wishes).encode())
            process.stdin.write_eof()
            async for line in process.stdout:
                if done := print_from_line(line.decode(errors="replace")):
                    left.discard(done.url)
                    yield done
        finally:
            if process.returncode is None:
                process.terminate()  # it ends its workers, too
            await process.wait()
    for url in left:
        yield Print(url, error="The picture can't be shown: making it ready failed.")
