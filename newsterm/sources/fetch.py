"""An address, whatever it is → its documents: the web, a file, a folder, standard input."""

from types import TracebackType
from typing import Self

from newsterm.config import Config
from newsterm.model import Validators
from newsterm.sources.document import Fetched, FetchError
from newsterm.sources.file import Files
from newsterm.sources.web.client import Web


class Fetcher:
    """Fetches from every kind of address; used as ``async with Fetcher() as fetcher``."""

    def __init__(self, config: Config = Config()) -> None:  # noqa: B008 - frozen
        self._web = Web(config)
        self._files = Files()

    async def __aenter__(self) -> Self:
        await self._web.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._web.close()

    async def fetch(self, address: str, validators: Validators, *, typed: bool = False) -> Fetched:
        """What the address holds now, that it has not changed, or why it can't be had.

        A web address starts with ``http://`` or ``https://``; all else is a path, a ``file://`` address,
        or ``-`` for standard input. A folder gives a list. Where the reader typed the address its own host
        may be a private one.
        """
        scheme, separator, _ = address.strip().partition("://")
        match scheme.lower() if separator else "":
            case "http" | "https":
                return await self._web.fetch(address.strip(), validators, typed=typed)
            case "" | "file":
                return await self._files.fetch(address, validators)
            case other:
                return FetchError(f"{address}: newsterm reads http, https and files, not {other} addresses.")
