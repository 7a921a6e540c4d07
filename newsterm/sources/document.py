"""What an address gives: a document, that nothing changed, or why it can't be had."""

from dataclasses import dataclass, field
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
    """

    address: str
    content: bytes
    media_type: str = ""
    charset: str = ""
    validators: Validators = field(default_factory=Validators)
    url: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """What the address holds is what it held when the validators were given."""


@dataclass(frozen=True, slots=True)
class FetchError:
    """Why an address can't be had, in one sentence a person can act on: an outcome, never raised."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence


Fetched = Document | list[Document] | NotModified | FetchError
"""What fetching gives; a list where the address is a folder."""


class Source(Protocol):
    """A kind of place that documents come from; it knows no store and no screen."""

    async def fetch(self, address: str, validators: Validators) -> Fetched:
        """What the address holds now, that it has not changed, or why it can't be had."""
        ...
