"""What an address gives: a document, that nothing changed, or why it can't be had."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from newsterm.model import Validators

LIMIT = 20 * 1024 * 1024
"""The largest document that is read, in bytes after unpacking."""


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes found at an address, and what was said of them.

    `address` is what was asked for, `url` where it was found after redirects (empty for what is not on
    the web), `media_type` and `charset` are what the server declared, in lower case, or empty.
    `validators` ask next time whether this changed; those of a file in a folder stand for the folder.
    `fresh_for` is how long the server calls it fresh (RFC 9111, 4.2.1), `moved_to` where permanent redirects
    led from the address, empty if they didn't.
    """

    address: str
    content: bytes
    media_type: str = ""
    charset: str = ""
    validators: Validators = field(default_factory=Validators)
    url: str = ""
    fresh_for: timedelta | None = None
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """What the address holds is what it held when the validators were given.

    `validators` are those to ask with from now on; the rest is as in a document.
    """

    validators: Validators = field(default_factory=Validators)
    fresh_for: timedelta | None = None
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class FetchError:
    """Why an address can't be had, in one sentence a person can act on: an outcome, never raised.

    `status` is that of the answer (RFC 9110, 15), 0 where there was none. `retry_after` is for how long
    `host` asks to be left alone, if it does.
    """

    sentence: str
    status: int = 0
    host: str = ""
    retry_after: timedelta | None = None

    def __str__(self) -> str:
        return self.sentence


Fetched = Document | list[Document] | NotModified | FetchError
"""What fetching gives; a list where the address is a folder."""


class Source(Protocol):
    """A kind of place that documents come from; it knows no store and no screen."""

    async def fetch(self, address: str, validators: Validators, *, typed: bool = False) -> Fetched:
        """What the address holds now, that it has not changed, or why it can't be had.

        Where the reader typed the address its own host may be a private one.
        """
        ...
