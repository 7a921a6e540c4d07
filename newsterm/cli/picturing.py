"""The verb pictures: pictures fetched, kept, and made ready for whoever draws them."""

import argparse
import asyncio
import sys
from collections.abc import Coroutine
from typing import Any

from newsterm.cli.printing import complain, row
from newsterm.cli.stopping import stop_by_signal
from newsterm.cli.verb import Exit, Verb, add_json
from newsterm.config import Config, Home, read_config
from newsterm.pictures.album import Album
from newsterm.pictures.prints import Wish, print_to_line, wish_from_line


def pictures(arguments: argparse.Namespace) -> int:
    """Fetch the pictures named on standard input, unless they are kept, and tell where they are."""
    home = Home.find(arguments.home)
    config = read_config(home.config_file)
    wishes, is_fine = _wishes()
    told = _tell(wishes, config, Album(home.pictures_dir), as_json=arguments.json)
    code = asyncio.run(_until_stopped(told))
    return code if is_fine or code else Exit.FAILED


async def _until_stopped(told: Coroutine[Any, Any, bool]) -> Exit:
    """Have all told, unless a signal comes first; the exit code."""
    stop = asyncio.Event()
    stop_by_signal(stop)
    telling, stopping = asyncio.create_task(told), asyncio.create_task(stop.wait())
    await asyncio.wait({telling, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if telling.done():
        return Exit.FINE if telling.result() else Exit.FAILED
    telling.cancel()
    await asyncio.wait({telling})
    return Exit.INTERRUPTED


def _wishes() -> tuple[list[Wish], bool]:
    """The wishes on standard input, each once, and whether every line was one."""
    wishes, is_fine = {}, True
    for number, text in enumerate(sys.stdin, start=1):
        try:
            if text.strip():
                wish = wish_from_line(text)
                wishes[wish.url] = wish
        except ValueError as error:
            complain(f"line {number} of standard input can't be used: {error}")
            is_fine = False
    return list(wishes.values()), is_fine


async def _tell(wishes: list[Wish], config: Config, album: Album, *, as_json: bool) -> bool:
    """Print what comes of the wishes; whether all came true."""
    # Imported here: it would cost every other verb its quick start.
    from newsterm.pictures.darkroom import prints

    is_fine = True
    async for done in prints(wishes, config, album):
        is_fine = is_fine and not done.error
        if as_json:
            print(print_to_line(done), flush=True)
        elif done.error:
            complain(f"{done.url}: {done.error}")
        else:
            print(row((done.file, f"{done.width}x{done.height}", done.url)), flush=True)
    return is_fine


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)


VERBS = (
    Verb(
        "pictures",
        "fetch the pictures named on standard input and keep them",
        ("newsterm show 3f9c21ab04de --json | jq -c .pictures[] | newsterm pictures",),
        _arguments,
        pictures,
    ),
)
