"""What to say of an answer that is no document, or of no answer: one sentence, with what to do."""

import re
import ssl

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientHttpProxyError,
    ClientPayloadError,
    ClientProxyConnectionError,
    ClientResponseError,
    ClientSSLError,
    InvalidURL,
    ServerDisconnectedError,
)
from yarl import URL

from newsterm.cleaner import clean_line
from newsterm.sources.web.asking import Asking
from newsterm.sources.web.guard import PrivateAddressError

_REFUSALS = {
    304: "{host} says nothing changed at {address}, of which newsterm has nothing (304); try again later.",
    401: '{address} asks for a name and a password (401); set them under [feeds."{feed}"] in config.toml.',
    403: "{host} doesn't let newsterm read {address} (403); it may ask for a login.",
    404: "There is nothing at {address} (404); look on the site for its new address.",
    410: "{address} is gone for good (410); the subscription can be removed.",
    407: "The proxy on the way to {host} asks for a name and a password (407).",
    429: "{host} asks to be left alone for a while (429); try again later.",
    451: "{host} may not show {address} for legal reasons (451).",
    511: "The network you are in asks for a login (511); log in with a browser, then try again.",
}


def refusal(asking: Asking, url: URL, status: int) -> str:
    """What a status that brings no document means for the reader (RFC 9110, 15)."""
    if status == 401 and "authorization" in map(str.lower, asking.own):
        return f"{url} doesn't take the name and password that are set for it (401); correct them."
    if said := _REFUSALS.get(status):
        return said.format(address=url, host=url.host, feed=asking.url)
    if status >= 500:
        return f"{url.host} has trouble of its own ({status}); try again later."
    return f"{url.host} doesn't give {url} (status {status}); check the address."


def private(asking: Asking, url: URL) -> str:
    """Why a host on a private network was not asked."""
    allow = f'put "{url.host}" into allow_hosts in config.toml'
    if url == asking.url:
        return f"The host {url.host} is on a private network: add the address by typing it, or {allow}."
    return f"{asking.url} leads to {url.host}, on a private network: log in if it asks for it, or {allow}."


def login(asking: Asking, url: URL) -> str:
    """Why a page that asks who one is was not taken."""
    return f"{asking.url} leads to a login at {url.host}; log in with a browser, or set a password for it."


def trouble(asking: Asking, url: URL, error: Exception) -> str:
    """What went wrong on the way to an answer, and what to do."""
    match error:
        case ClientConnectorDNSError():
            return f"There is no host {error.host}, or no network; check the address and the connection."
        case ClientConnectorError(os_error=PrivateAddressError()) | PrivateAddressError():
            return private(asking, url)
        case ClientConnectorCertificateError():
            return f"{error.host} can't prove that it is {error.host}: {_distrust(error)}; nothing was read."
        case ClientSSLError():
            return f"{error.host} doesn't speak https on port {error.port} ({_reason(error.os_error)})."
        case ClientProxyConnectionError():
            return f"The proxy {error.host} can't be reached; check the proxy settings."
        case ClientConnectorError():
            return f"{error.host} can't be reached on port {error.port}: {_reason(error.os_error)}."
    return _broken(url, error)


def _broken(url: URL, error: Exception) -> str:
    """What is wrong with an answer that came."""
    match error:
        case InvalidURL():
            return f"{url} is not an address newsterm can ask."
        case ClientHttpProxyError():
            return f"The proxy on the way to {url.host} refuses to go there ({error.status})."
        case ClientResponseError():
            return f"What {url.host} answers is no HTTP; check the address and its port."
        case ServerDisconnectedError():
            return f"{url.host} closed the connection without an answer; try again later."
        case ClientPayloadError():
            return f"The answer of {url.host} broke off; try again later."
    words = clean_line(str(error).partition("\n")[0])[:200] or type(error).__name__
    return f"{url.host} can't be read: {words}."


def _distrust(error: ClientConnectorCertificateError) -> str:
    """Why a certificate is not trusted."""
    cause = error.certificate_error
    return cause.verify_message if isinstance(cause, ssl.SSLCertVerificationError) else str(cause)


def _reason(error: OSError) -> str:
    """Why a connection could not be made, in the system's words."""
    if isinstance(error, ConnectionRefusedError):
        return "it refuses connections"
    words = error.strerror or str(error) or type(error).__name__
    return re.sub(r"\[SSL[^\]]*\] | \(_ssl\.c:\d+\)", "", words).rstrip(".")
