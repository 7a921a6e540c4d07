"""The web, asked politely: only whether something changed, two connections a host, and never for ever."""

import asyncio
import ssl
from collections import defaultdict

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientPayloadError,
    ClientProxyConnectionError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    InvalidURL,
    ServerDisconnectedError,
    TCPConnector,
)
from multidict import CIMultiDictProxy
from yarl import URL

from newsterm import __version__
from newsterm.config import Config
from newsterm.model import Validators
from newsterm.sources.document import LIMIT, Document, FetchError, NotModified

HOME_PAGE = "https://github.com/newsterm/newsterm"
USER_AGENT = f"newsterm/{__version__} (+{HOME_PAGE})"
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5"
)
DEADLINE = 30.0
"""Seconds that an exchange may take from its first connection to its last byte, redirects included."""

PER_HOST = 2
AT_ONCE = 64
REDIRECTS = 10

_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16
_STATUS = {  # what to say of an answer that is no document, with what to do
    401: "{address} asks for a name and a password (401).",
    403: "{host} doesn't let newsterm read {address} (403); it may ask for a login.",
    404: "There is nothing at {address} (404); look on the site for its new address.",
    410: "{address} is gone for good (410); the subscription can be removed.",
    407: "The proxy on the way to {host} asks for a name and a password (407).",
    429: "{host} asks to be left alone for a while (429); try again later.",
    451: "{host} may not show {address} for legal reasons (451).",
}


class Web:
    """A source of documents over HTTP, for one run; between `open` and `close`."""

    def __init__(
        self,
        config: Config = Config(),  # noqa: B008 - frozen
        *,
        deadline: float = DEADLINE,
        limit: int = LIMIT,
    ) -> None:
        self._config = config
        self._deadline = deadline
        self._limit = limit
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PER_HOST))

    async def open(self) -> None:
        """Get ready; no connection is made before there is something to fetch."""
        self._session = ClientSession(
            connector=TCPConnector(limit=AT_ONCE, limit_per_host=PER_HOST),
            cookie_jar=DummyCookieJar(),
            headers={"User-Agent": USER_AGENT, "Accept": ACCEPT},
            timeout=ClientTimeout(total=None, sock_connect=None),
            trust_env=True,
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()

    async def fetch(
        self,
        address: str,
        validators: Validators,
        *,
        typed: bool = False,  # noqa: ARG002 - comes next
    ) -> Document | NotModified | FetchError:
        """What the address holds now, that it has not changed, or why it can't be had."""
        try:
            url = URL(address)
        except ValueError as error:
            return FetchError(f"{address} is not an address: {error}.")
        # First the host's turn, then one of all: who waits for a slow host holds up nobody else.
        async with self._hosts[url.host or ""], self._at_once:
            try:
                async with asyncio.timeout(self._deadline):
                    return await self._follow(address, url, validators)
            except TimeoutError:
                return FetchError(
                    f"{url.host} took more than {self._deadline:g} seconds to answer; try again later."
                )
            except (ClientError, OSError, ValueError) as error:
                return FetchError(_sentence(url, error))

    async def _follow(
        self, address: str, url: URL, validators: Validators
    ) -> Document | NotModified | FetchError:
        """The answer at the end of the redirects."""
        for _ in range(REDIRECTS + 1):
            async with self._session.get(
                url, headers=_conditions(validators), allow_redirects=False
            ) as response:
                target = response.headers.get("Location", "")
                if response.status not in _MOVED or not target:
                    return await self._answer(address, response)
            url = url.join(URL(target)).with_fragment(None)
            if url.scheme not in ("http", "https"):
                return FetchError(
                    f"{_shown(URL(address))} leads to {url.scheme}:, which newsterm won't follow."
                )
        return FetchError(
            f"{_shown(URL(address))} was moved more than {REDIRECTS} times: it goes round in circles."
        )

    async def _answer(self, address: str, response: ClientResponse) -> Document | NotModified | FetchError:
        """What an answer that is no redirect holds."""
        if response.status == 304:
            return NotModified()
        if not 200 <= response.status < 300:
            return FetchError(_refusal(response))
        content = await self._content(response)
        if content is None:
            return FetchError(
                f"{_shown(response.url)} is larger than {self._limit >> 20} MB; newsterm reads no more."
            )
        return Document(
            address=address,
            content=content,
            media_type=response.content_type if "Content-Type" in response.headers else "",
            charset=(response.charset or "").lower(),
            validators=_validators(response.headers),
            url=str(response.url),
        )

    async def _content(self, response: ClientResponse) -> bytes | None:
        """The unpacked bytes of the answer, or nothing where they are too many."""
        content = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            content += chunk
            if len(content) > self._limit:
                return None
        return bytes(content)


def _conditions(validators: Validators) -> dict[str, str]:
    """The headers that ask only for what changed (RFC 9110, 13.1)."""
    headers = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in headers.items() if value}


def _validators(headers: CIMultiDictProxy[str]) -> Validators:
    """What the server gave to ask with, as given; what can't be sent back as it came is left out."""
    given = (headers.get("ETag", ""), headers.get("Last-Modified", ""))
    return Validators(*("" if _undecodable(value) else value for value in given))


def _undecodable(value: str) -> bool:
    """Whether a header held bytes that are no text."""
    return any("\ud800" <= character <= "\udfff" for character in value)


def _shown(url: URL) -> str:
    """The address as it may be shown: without a password."""
    return str(url.with_user(None)) if url.user or url.password else str(url)


def _refusal(response: ClientResponse) -> str:
    """What a status that is no document means for the reader."""
    host = response.url.host
    if said := _STATUS.get(response.status):
        return said.format(address=_shown(response.url), host=host)
    if response.status >= 500:
        return f"{host} has trouble of its own ({response.status}); try again later."
    return f"{host} doesn't give {_shown(response.url)} (status {response.status}); check the address."


def _sentence(url: URL, error: Exception) -> str:
    """What went wrong on the way, and what to do."""
    match error:
        case InvalidURL():
            return f"{_shown(url)} is not an address newsterm can ask."
        case ClientConnectorDNSError():
            return f"There is no host {error.host}, or no network; check the address and the connection."
        case ClientConnectorCertificateError():
            return f"{error.host} can't prove that it is {error.host}: {_distrust(error)}; nothing was read."
        case ClientProxyConnectionError():
            return f"The proxy {error.host} can't be reached; check the proxy settings."
        case ClientConnectorError():
            return f"{error.host} can't be reached on port {error.port}: {_reason(error.os_error)}."
        case ServerDisconnectedError():
            return f"{url.host} closed the connection without an answer; try again later."
        case ClientPayloadError():
            return f"The answer of {url.host} broke off or can't be unpacked; try again later."
        case _:
            return f"{url.host} can't be read: {error or type(error).__name__}."


def _distrust(error: ClientConnectorCertificateError) -> str:
    """Why a certificate is not trusted."""
    cause = error.certificate_error
    return cause.verify_message if isinstance(cause, ssl.SSLCertVerificationError) else str(cause)


def _reason(error: OSError) -> str:
    """Why a connection could not be made, in the system's words."""
    if isinstance(error, ConnectionRefusedError):
        return "it refuses connections"
    return (error.strerror or str(error) or type(error).__name__).rstrip(".")
