"""The web, asked politely: only whether something changed, two connections a host, and never for ever."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.abc import AbstractResolver
from yarl import URL

from newsterm import __version__
from newsterm.cleaner import clean_line
from newsterm.config import Config
from newsterm.hosts import host_of, plain
from newsterm.model import Validators
from newsterm.sources.document import LIMIT, Document, FetchError, NotModified
from newsterm.sources.web.answers import login, refusal, trouble
from newsterm.sources.web.asking import Asking, Way, WayError, asked
from newsterm.sources.web.freshness import fresh_for, given_validators, retry_after
from newsterm.sources.web.guard import Guard, PrivateAddressError
from newsterm.sources.web.lookup import Lookup
from newsterm.sources.web.proxies import Proxies
from newsterm.sources.web.turns import AT_ONCE, PER_HOST, Turns
from newsterm.sources.web.unpacking import CODINGS, UnpackingError, unpack

HOME_PAGE = "https://github.com/newsterm/newsterm"
HEADERS = {
    "User-Agent": f"newsterm/{__version__} (+{HOME_PAGE})",
    "Accept": (
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
        "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5"
    ),
    "Accept-Encoding": CODINGS,
}
DEADLINE = 30.0
"""Seconds that an exchange may take from its first connection to its last byte, redirects included."""

KEPT = 2.0
"""Seconds that a connection is kept for the next feed of its host."""

_HEADERS_LIMIT = 1 << 16  # bytes of one header
_Answer = Document | NotModified | FetchError


def _now() -> datetime:
    return datetime.now(UTC)


class Web:
    """A source of documents over HTTP, for one run; between `open` and `close`."""

    def __init__(
        self,
        config: Config = Config(),  # noqa: B008 - frozen
        *,
        deadline: float = DEADLINE,
        limit: int = LIMIT,
        accept: str = "",
        resolver: AbstractResolver | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._config = config
        self._deadline = deadline
        self._limit = limit
        self._headers = {**HEADERS, "Accept": accept} if accept else HEADERS
        self._resolver = resolver or Lookup()
        self._clock = clock
        self._guard = Guard(config.allow_hosts)
        self._turns = Turns()

    async def open(self) -> None:
        """Get ready; no connection is made before there is something to fetch."""
        self._proxies = Proxies()
        # Two sessions, so that no connection which one address was allowed serves another that wasn't.
        self._guarded = self._session(TCPConnector(socket_factory=self._guard.socket, **self._limits()))
        self._unguarded = self._session(TCPConnector(**self._limits()))

    def _limits(self) -> dict[str, Any]:
        return {
            "limit": AT_ONCE,
            "limit_per_host": PER_HOST,
            "keepalive_timeout": KEPT,
            "resolver": self._resolver,
        }

    def _session(self, connector: TCPConnector) -> ClientSession:
        return ClientSession(
            connector=connector,
            cookie_jar=DummyCookieJar(),
            headers=self._headers,
            timeout=ClientTimeout(total=None, sock_connect=None),
            auto_decompress=False,  # it knows no limit
            max_line_size=_HEADERS_LIMIT,
            max_field_size=_HEADERS_LIMIT,
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._guarded.close()
        await self._unguarded.close()

    async def fetch(self, address: str, validators: Validators, *, typed: bool = False) -> _Answer:
        """What the address holds now, that it has not changed, or why it can't be had.

        Where the reader typed the address its own host may be a private one.
        """
        try:
            asking = asked(address, validators, self._config.feed(address), typed=typed)
        except ValueError:
            return FetchError(clean_line(f"{plain(address)} is not an address newsterm can ask."))
        left = self._deadline
        step: Way | _Answer = Way((asking.url,))
        while isinstance(step, Way):
            async with self._turns.at(step.url.host or ""):
                begun = asyncio.get_running_loop().time()
                step = await self._answer_within(left, asking, step)
                left -= asyncio.get_running_loop().time() - begun
        return step

    async def _answer_within(self, seconds: float, asking: Asking, way: Way) -> Way | _Answer:
        """The answer, where it leads further, or what went wrong."""
        try:
            async with asyncio.timeout(seconds):
                return await self._ask(asking, way)
        except TimeoutError:
            return FetchError(
                f"{way.url.host} took more than {self._deadline:g} seconds to answer; try again later."
            )
        except WayError as error:
            return FetchError(f"{asking.url} {error.reason}.")
        except (ClientError, OSError, ValueError) as error:
            return FetchError(trouble(asking, way.url, error))

    async def _ask(self, asking: Asking, way: Way) -> Way | _Answer:
        session, proxy = self._road(asking, way.url)
        headers = asking.headers(way.url)
        if not self._turns.is_wanted_again(way.url.host or ""):
            # Else a thousand hosts are as many open files.
            headers.setdefault("Connection", "close")
        async with session.get(way.url, headers=headers, allow_redirects=False, proxy=proxy) as response:
            further = way.on(response.status, response.headers.get("Location", ""))
            return further or await self._answer(asking, way, response)

    def _road(self, asking: Asking, url: URL) -> tuple[ClientSession, URL | None]:
        """The session and the proxy to ask with. Raises PrivateAddressError.

        A proxy connects for us: then the name is all that can be looked at.
        """
        host, port = url.raw_host or "", url.port or 0
        proxy = self._proxies.of(url)
        welcome = (asking.typed and url.host == asking.url.host) or self._guard.names(host, port)
        if proxy and not welcome and self._guard.refuses(host, port):
            raise PrivateAddressError
        return (self._unguarded if welcome or proxy else self._guarded), proxy

    async def _answer(self, asking: Asking, way: Way, response: ClientResponse) -> _Answer:
        """What an answer that leads no further holds."""
        url = way.url
        moved_to = "" if asking.settled else way.moved_to
        given = asking.found(given_validators(response.headers), url)
        fresh = fresh_for(response.headers, self._clock())
        if response.status == 304 and asking.conditions(url):
            return NotModified(_renewed(asking.validators, given), fresh, moved_to)
        if not 200 <= response.status < 300:
            return FetchError(
                refusal(asking, url, response.status),
                response.status,
                host_of(str(url)),
                retry_after(response.headers, self._clock()),
            )
        media_type = response.content_type if "Content-Type" in response.headers else ""
        if way.to_login and "html" in media_type:
            return FetchError(login(asking, url))
        content = await self._content(response)
        if isinstance(content, FetchError):
            return content
        return Document(
            address=asking.address,
            content=content,
            media_type=media_type,
            charset=(response.charset or "").lower(),
            validators=given,
            url=str(url),
            fresh_for=fresh,
            moved_to=moved_to,
        )

    async def _content(self, response: ClientResponse) -> bytes | FetchError:
        """The unpacked bytes of the answer, or why they can't be had."""
        if (response.content_length or 0) > self._limit:
            return self._too_large(response.url)
        packed = bytearray()
        async for chunk in response.content.iter_any():
            packed += chunk
            if len(packed) > self._limit:
                return self._too_large(response.url)
        codings = ",".join(response.headers.getall("Content-Encoding", []))
        try:
            content = unpack(bytes(packed), codings, self._limit)
        except UnpackingError:
            return FetchError(f"What {response.url.host} sends can't be unpacked; try again later.")
        return self._too_large(response.url) if len(content) > self._limit else content

    def _too_large(self, url: URL) -> FetchError:
        return FetchError(f"{url} is larger than {self._limit >> 20} MB; newsterm reads no more.")


def _renewed(before: Validators, given: Validators) -> Validators:
    """The validators after an answer that nothing changed; it may bring new ones (RFC 9110, 15.4.5)."""
    return Validators(given.etag or before.etag, given.last_modified or before.last_modified, before.url)
