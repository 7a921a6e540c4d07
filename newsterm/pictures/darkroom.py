"""Wishes → prints: pictures fetched where they are not kept, decoded in a worker, and kept."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from newsterm.cleaner import clean_line
from newsterm.config import Config
from newsterm.errors import ContentError, StoreError
from newsterm.hosts import host_of
from newsterm.model import Validators
from newsterm.pictures.album import Album
from newsterm.pictures.prints import Frame, Print, Wish
from newsterm.refresh.workers import Workers
from newsterm.sources.document import Document, Fetched, FetchError

LIMIT = 5 << 20
"""Bytes of the largest picture that is fetched."""

SECONDS = 10.0
"""How long a picture may take to be decoded."""

PRELOADED = ("newsterm.pictures.darkroom", "newsterm.pictures.raster")
"""What workers have loaded from the start."""

_ACCEPT = "image/avif,image/webp,image/png,image/jpeg,image/gif,image/*;q=0.5"

Fetch = Callable[[Wish], Coroutine[Any, Any, Fetched]]


def develop(content: bytes, frame: Frame | None) -> Print:
    """The picture in these bytes, in a worker: only there Pillow is loaded. Raises ContentError."""
    from newsterm.pictures.raster import developed

    return developed(content, frame)


async def prints(wishes: Sequence[Wish], config: Config, album: Album) -> AsyncIterator[Print]:
    """What comes of the wishes, each as soon as it is there. What is kept is not asked for again."""
    async with AsyncExitStack() as stack:
        workers = await stack.enter_async_context(Workers(1, PRELOADED))
        found = {wish.url: album.find(wish.url) for wish in wishes}
        fetch = await _fetch(config, stack) if None in found.values() else None
        tasks = [asyncio.create_task(_print(wish, found[wish.url], fetch, album, workers)) for wish in wishes]
        try:
            for done in asyncio.as_completed(tasks):
                yield await done
        finally:
            for task in tasks:
                task.cancel()


async def _fetch(config: Config, stack: AsyncExitStack) -> Fetch:
    """How pictures are fetched, until `stack` is closed."""
    # Imported here: what is kept is there sooner without it.
    from newsterm.sources.web.client import Web

    web = Web(config, limit=LIMIT, accept=_ACCEPT)
    await web.open()
    stack.push_async_callback(web.close)

    async def fetch(wish: Wish) -> Fetched:
        if urlsplit(wish.url).scheme.lower() not in ("http", "https"):
            return FetchError("Only pictures on the web are shown.")
        return await web.fetch(wish.url, Validators(), typed=wish.typed)

    return fetch


async def _print(
    wish: Wish, content: bytes | None, fetch: Fetch | None, album: Album, workers: Workers
) -> Print:
    """What comes of one wish."""
    is_new = content is None
    if content is None:
        assert fetch
        fetched = await fetch(wish)
        if not isinstance(fetched, Document):
            return Print(wish.url, error=_said(wish.url, fetched))
        content = fetched.content
    try:
        done = await workers.run(develop, content, wish.frame, seconds=SECONDS)
        if is_new:
            album.keep(wish.url, content)
    except ContentError as error:
        return Print(wish.url, error=f"The picture can't be shown: {error}.")
    except StoreError as error:
        return Print(wish.url, error=str(error))
    return replace(done, url=wish.url, file=str(album.file(wish.url)))


def _said(url: str, fetched: Fetched) -> str:
    """Why a picture can't be had."""
    if isinstance(fetched, FetchError) and fetched.status:
        return clean_line(f"{host_of(url)} doesn't give the picture ({fetched.status}).")
    return clean_line(str(fetched))
