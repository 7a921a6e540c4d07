"""Short ways to ask a site on loopback, as if the reader had typed its address."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp.abc import AbstractResolver

from newsterm.config import Config
from newsterm.model import Validators
from newsterm.sources.document import LIMIT, Document, FetchError
from newsterm.sources.web.client import DEADLINE, Web


@asynccontextmanager
async def opened(
    config: Config = Config(),  # noqa: B008 - frozen
    *,
    deadline: float = DEADLINE,
    limit: int = LIMIT,
    resolver: AbstractResolver | None = None,
) -> AsyncIterator[Web]:
    """A source, open for as long as it is needed."""
    source = Web(config, deadline=deadline, limit=limit, resolver=resolver)
    await source.open()
    try:
        yield source
    finally:
        await source.close()


async def refused(source: Web, address: str, *, typed: bool = True) -> FetchError:
    """Why an address can't be had."""
    fetched = await source.fetch(address, Validators(), typed=typed)
    assert isinstance(fetched, FetchError)
    assert fetched.sentence == str(fetched)
    assert "\n" not in fetched.sentence
    assert fetched.sentence.endswith(".")
    return fetched


async def sentence(source: Web, address: str, *, typed: bool = True) -> str:
    """Why an address can't be had, in a sentence."""
    return (await refused(source, address, typed=typed)).sentence


async def document(source: Web, address: str, *, typed: bool = True) -> Document:
    """What is at an address."""
    fetched = await source.fetch(address, Validators(), typed=typed)
    assert isinstance(fetched, Document)
    return fetched
