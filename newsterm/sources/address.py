"""What a person types for an address, settled: a path made absolute, a site given its scheme."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from newsterm.errors import AddressError
from newsterm.model import Subscription

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FILE = re.compile(r"[^/]+\.(?:xml|rss|atom|rdf|json|html?|txt|md|opml)", re.IGNORECASE)
_NEARBY = re.compile(
    r"(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#].*)?", re.IGNORECASE
)
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)

STDIN = "-"


def settle(typed: str) -> str:
    """The address meant by `typed`: an http(s) or file URL, an absolute path, or ``-`` for stdin.

    Raises AddressError for a scheme newsterm doesn't read and for a file that isn't there.
    """
    typed = typed.strip()
    if typed == STDIN:
        return STDIN
    path = Path(typed).expanduser()
    if typed and os.path.exists(path):  # noqa: PTH110 - a name too long for a file is no file, not an error
        return str(path.absolute())
    typed = without_feed_scheme(typed)
    if typed.lower().startswith(("http://", "https://", "file://")):
        return typed
    if _NEARBY.fullmatch(typed):  # what has no name has no certificate
        return f"http://{typed}"
    if _SITE.fullmatch(typed) and not _FILE.fullmatch(typed):
        return f"https://{typed}"
    if _SCHEME.match(typed):
        raise AddressError(f"{typed}: newsterm reads http and https addresses, and files")
    raise AddressError(f"{typed or 'nothing'}: there is no such file, and it is no web address")


def without_feed_scheme(address: str) -> str:
    """``feed:https://…`` and ``feed://…``, as browsers hand feeds over, as addresses of the web; others as
    they are."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() != "feed":
        return address
    rest = rest.removeprefix("//")
    return rest if rest.lower().startswith(("http:", "https:")) else f"https://{rest}"


def server_of(address: str) -> str:
    """The host and port of an address: a reader who typed one address vouches for no other server."""
    return urlsplit(address).netloc.rpartition("@")[2].lower()


def is_vouched(subscription: Subscription | None, url: str) -> bool:
    """Whether the reader typed an address of this server, so that it may be a private one."""
    if subscription is None or not subscription.typed:
        return False
    return server_of(subscription.address) == server_of(url)
