"""Well-known feeds to start from, by region, language and topic."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class KnownFeed:
    """A feed that many people read: what it is called, where it is, what it is about.

    `language` is a BCP 47 tag; `region` and `topic` are words to choose by.
    """

    title: str
    address: str
    region: str
    language: str
    topic: str


def known_feeds() -> tuple[KnownFeed, ...]:
    """The catalogue that comes with newsterm, in the order it is written."""
    with _FILE.open("rb") as file:
        return tuple(KnownFeed(**entry) for entry in tomllib.load(file)["feed"])
