"""Who wrote an item, by name."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from newsterm.sources.feeds.constructs import line_in
from newsterm.sources.feeds.parts import Parts, words_in
from newsterm.sources.feeds.wording import line_of_markup

_ADDRESS = r"\S+@\S+"
_SIGNED = re.compile(
    rf"{_ADDRESS}\s*\((?P<name>.*)\)|(?P<before>[^<]*?)\s*<{_ADDRESS}>|{_ADDRESS}", re.DOTALL
)
_BY = re.compile(r"^(?:by|von|par|por|di|door)\s+(?=[^\W\d_])", re.IGNORECASE)
_LONGEST = 400  # characters; nobody's name, with an address, is longer


def authors_of(parts: Parts) -> tuple[str, ...]:
    """The names of those who wrote it; iTunes' author, often a whole station, where nobody else is named."""
    return _names(parts, "author", "atom:author", "dc:creator", "dc:author") or _names(parts, "itunes:author")


def _names(parts: Parts, *elements: str) -> tuple[str, ...]:
    names = (name for element in parts.all(*elements) for name in _named(element))
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _named(element: _Element) -> Iterator[str]:
    """The names in one element; an address alone is none."""
    if len(element):
        yield from (_BY.sub("", line_in(name)) for name in Parts(element).all("name", "atom:name"))
    else:
        yield _BY.sub("", line_of_markup(_signature(words_in(element)[:_LONGEST])))


def _signature(words: str) -> str:
    """Who signs, without the mail address that RSS asks for (``desk@brenn.example (Mira Osei)``)."""
    signed = _SIGNED.fullmatch(words)
    return (signed["name"] or signed["before"] or "") if signed else words
