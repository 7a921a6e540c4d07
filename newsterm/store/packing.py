"""Articles as bytes: what is stored of a body, the raw and the understood article in one.

JSON (RFC 8259) in Zstandard (RFC 8878); before, it was in zlib (RFC 1950). Of the raw article the fields that
aren't empty are written, of the understood one those that differ from it: both texts share one window of the
compressor.
"""

import json
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from newsterm.model import (
    Article,
    Body,
    Enclosure,
    Kind,
    Link,
    Picture,
    Quotation,
    Related,
    Span,
    Speaker,
    Style,
    StyleKind,
    Tag,
)

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_ZLIB = b"\x78"  # how that begins
# Made once: setting one up takes longer than packing an article.
_QUICKLY = zstd.ZstdCompressor(level=1)  # for what is still to be understood, and packed anew then
_WELL = zstd.ZstdCompressor(level=3)


class Content(NamedTuple):
    """An article as it came, and as an engine understood it, if one did."""

    raw: Article
    understood: Article | None = None

    @property
    def best(self) -> Article:
        """The article to show: understood if it is."""
        return self.understood or self.raw


def pack(content: Content) -> bytes:
    """The bytes of an article."""
    parts = [_difference(content.raw, _EMPTY)]
    if content.understood is not None:
        parts.append(_difference(content.understood, content.raw))
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=_plain)
    packer = _QUICKLY if content.understood is None else _WELL
    return packer.compress(text.encode("utf-8", "surrogatepass"), packer.FLUSH_FRAME)


def unpack(content: bytes) -> Content:
    """The article of bytes that `pack` made."""
    text = zlib.decompress(content) if content.startswith(_ZLIB) else zstd.decompress(content)
    parts = json.loads(text.decode("utf-8", "surrogatepass"))
    raw = _revived(Article(), parts[0])
    return Content(raw, _revived(raw, parts[1]) if len(parts) > 1 else None)


def _difference(article: Article, base: Article) -> dict[str, Any]:
    return {name: value for name in _FIELDS if (value := getattr(article, name)) != getattr(base, name)}


def _plain(value: Any) -> Any:
    """What JSON has no word for: a moment as ISO 8601, a noun as the list of its fields."""
    if isinstance(value, datetime):
        return value.isoformat()
    return [getattr(value, name) for name in value.__slots__]


def _revived(base: Article, difference: dict[str, Any]) -> Article:
    known = ((name, value) for name, value in difference.items() if name in _FIELDS)
    return replace(base, **{name: _REVIVE.get(name, _same)(value) for name, value in known})


def _same(value: Any) -> Any:
    return value


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _span(value: list[int] | None) -> Span | None:
    return Span(*value) if value is not None else None


def _body(value: list[Any]) -> Body:
    text, styles = value
    return Body(
        text, tuple(Style(StyleKind(kind), Span(*span), word, level) for kind, span, word, level in styles)
    )


def _quotation(value: list[Any]) -> Quotation:
    content, kind, speaker, cue, confidence = value
    who = Speaker(speaker[0], _span(speaker[1])) if speaker is not None else None
    return Quotation(Span(*content), Kind(kind), who, _span(cue), confidence)


def _related(value: list[Any]) -> Related:
    heading, headlines = value
    return Related(heading, tuple(Link(*link) for link in headlines))


_EMPTY = Article()
_FIELDS = tuple(field.name for field in fields(Article))
_REVIVE: Mapping[str, Callable[[Any], Any]] = {
    "byline": tuple,
    "promos": tuple,
    "published": _moment,
    "updated": _moment,
    "tags": lambda value: tuple(Tag(*tag) for tag in value),
    "pictures": lambda value: tuple(Picture(*picture) for picture in value),
    "enclosures": lambda value: tuple(Enclosure(*enclosure) for enclosure in value),
    "related": lambda value: tuple(map(_related, value)),
    "body": _body,
    "quotations": lambda value: tuple(map(_quotation, value)),
}


def fingerprint(article: Article) -> int:
    """A number of 63 bits that stands for everything an article came with."""
    said = _difference(article, _EMPTY).items()
    text = "\x1e".join(f"{name}\x1f{value}" for name, value in said)
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
