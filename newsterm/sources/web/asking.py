"""What is asked for, what is said with it and to whom, and the way it leads."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from multidict import CIMultiDict
from yarl import URL

from newsterm.config import FeedSettings
from newsterm.hosts import plain
from newsterm.model import Validators

REDIRECTS = 10
SCHEMES = ("http", "https")

_LONGEST = 4_000  # characters of an address that a redirect leads to
_LASTING = frozenset({301, 308})
_MOVED = _LASTING | {302, 303, 307}
_LOGIN = re.compile(
    r"/(?:log-?in|log-?on|sign-?in|sso|wp-login|captive(?:-?portal)?)(?:\.\w{1,5})?(?=/|$)", re.IGNORECASE
)


class WayError(Exception):
    """A redirect that newsterm won't follow; `reason` ends the sentence that says so."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Asking:
    """A wish for what is at `url`.

    `address` has no password in it, `own` are headers for its server alone. `settled` tells that the reader
    set something for this very address, so that it stays where it is.
    """

    address: str
    url: URL
    validators: Validators
    own: Mapping[str, str] = field(repr=False)
    settled: bool
    typed: bool

    def headers(self, url: URL) -> CIMultiDict[str]:
        """What to say when asking for `url`, be it the address or where it led to.

        Validators go to the very URL they came from, what the reader set to the server it was set for.
        """
        headers = CIMultiDict(self.conditions(url))
        if url.origin() == self.url.origin():
            headers.update(self.own)
        return headers

    def conditions(self, url: URL) -> dict[str, str]:
        """The headers that ask only for what changed (RFC 9110, 13.1)."""
        if str(url) != (self.validators.url or str(self.url)):
            return {}
        named = {"If-None-Match": self.validators.etag, "If-Modified-Since": self.validators.last_modified}
        return {name: value for name, value in named.items() if value}

    def found(self, validators: Validators, url: URL) -> Validators:
        """Validators that `url` gave, with where they came from if it is not the address."""
        return replace(validators, url="" if url == self.url else str(url))


def asked(address: str, validators: Validators, settings: FeedSettings, *, typed: bool) -> Asking:
    """The wish for an address of the web. Raises ValueError for what is none."""
    url = URL(address)
    if not url.host or url.scheme not in SCHEMES:
        raise ValueError
    user, password = url.user or settings.user, url.password or settings.password
    own = dict(settings.headers)
    if user or password:
        own = {"Authorization": _basic(user, password)} | own
    return Asking(
        address=plain(address) if url.user or url.password else address,
        url=url.with_user(None).with_fragment(None),
        validators=validators,
        own=own,
        settled=bool(own or settings.interval is not None),
        typed=typed,
    )


def _basic(user: str, password: str) -> str:
    """A name and password as a server takes them (RFC 7617)."""
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


@dataclass(frozen=True, slots=True)
class Way:
    """The URLs an address led to so far; `lasting` while all redirects are meant to last."""

    urls: tuple[URL, ...]
    lasting: bool = True

    @property
    def url(self) -> URL:
        """Where it leads."""
        return self.urls[-1]

    @property
    def moved_to(self) -> str:
        """Where it leads for good; empty where it doesn't."""
        return str(self.url) if self.lasting and len(self.urls) > 1 else ""

    @property
    def to_login(self) -> bool:
        """Whether it led to a page that asks who one is."""
        return len(self.urls) > 1 and bool(_LOGIN.search(self.url.path))

    def on(self, status: int, location: str) -> "Way | None":
        """The way after an answer; nothing if it ends there. Raises WayError.

        A name and password in a redirect are left out: they would be the server's, not the reader's.
        """
        if status not in _MOVED or not location:
            return None
        if len(location) > _LONGEST:
            raise WayError(
                f"leads to an address of {len(location):,} characters, which newsterm won't follow"
            )
        try:
            url = self.url.join(URL(location)).with_fragment(None)
            if url.absolute and url.scheme in SCHEMES:
                url = url.with_user(None)
        except ValueError:
            raise WayError("leads to what is no address") from None
        if url.scheme not in SCHEMES or not url.host:
            raise WayError(f"leads to {url.scheme}:, which newsterm won't follow")
        if self.url.scheme == "https" and url.scheme == "http":
            raise WayError(f"leads from https to http at {url.host}, which newsterm won't follow")
        if url in self.urls or len(self.urls) > REDIRECTS:
            raise WayError("was moved again and again: it goes round in circles")
        return Way((*self.urls, url), self.lasting and status in _LASTING)
