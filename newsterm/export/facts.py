"""What stands around the words of an article: who wrote it where and when, who speaks, what follows."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from newsterm.cleaner import clean, clean_line
from newsterm.model import Article, Enclosure, Kind, Link, Picture, Quotation, StyleKind

_SIGNS = "!#$%&'()*+,/:;=?@_.~-"
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def title_of(article: Article) -> str:
    """The headline, in one line."""
    return words(article.title) or "Untitled"


def words(text: str) -> str:
    """Words from outside, clean, in one line."""
    return " ".join(clean_line(text).split())


def deck_of(article: Article) -> str:
    """The deck, unless it is nothing but the beginning of the text."""
    deck = words(article.deck)
    return "" if clean(article.body.text).startswith(deck.rstrip(".… ")) else deck


def facts(article: Article) -> Iterator[str]:
    """Byline and place, outlet, wire, section, dates: what stands under the headline."""
    byline, place = ", ".join(map(words, article.byline)), words(article.dateline)
    place = f"in {place.title() if place.isupper() else place}" if place else ""
    parts = [" ".join(filter(None, (byline, place)))]
    parts += map(words, (article.outlet, article.wire, article.section))
    if article.published:
        parts.append(moment(article.published))
    if article.updated and article.updated != article.published:
        parts.append(f"updated {moment(article.updated)}")
    yield from filter(None, dict.fromkeys(parts))


def moment(when: datetime) -> str:
    """``2026-11-23 14:02 UTC``: the same for whoever reads the document, wherever."""
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def address(url: str) -> str:
    """An address that a document may lead to, in the signs of one (RFC 3986, 2); nothing for any other:
    only the web and mail."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return quote(url.strip(), _SIGNS) if parts.scheme == "mailto" and parts.path else ""
    signs = _SIGNS + "[]" if "[" in parts.netloc else _SIGNS
    return _BARE_PERCENT.sub("%25", quote(url.strip(), signs))


def credit_of(picture: Picture) -> str:
    """Who made a picture."""
    credit = words(picture.credit)
    return f"Photo: {credit}" if credit else ""


def loose_pictures(article: Article) -> Iterator[int]:
    """The indices of the pictures that the body doesn't place."""
    placed = {style.value for style in article.body.of_kind(StyleKind.PICTURE)}
    return (number for number in range(len(article.pictures)) if str(number) not in placed)


def lists(article: Article) -> Iterator[tuple[str, Sequence[Link]]]:
    """What leads on from an article under its heading: files that come with it, then the page's own lists."""
    files = [Link(_file_name(file), file.url) for file in article.enclosures]
    if files:
        yield "Files", files
    for related in article.related:
        if links := [Link(words(link.title or link.url), link.url) for link in related.headlines]:
            yield words(related.heading), links


def _file_name(enclosure: Enclosure) -> str:
    return words(enclosure.title or enclosure.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1])


def said(article: Article) -> Iterator[tuple[str, str]]:
    """Who said what, in the order of the text: the name and the words, as printed."""
    for quotation in article.quotations:
        if name := speaker_of(quotation):
            spoken = words(quotation.content.of(article.body.text))
            yield name, spoken if quotation.kind is Kind.INDIRECT else f"“{spoken}”"


def speaker_of(quotation: Quotation) -> str:
    """Who says this, "probably" where that is a guess; nothing if nobody knows."""
    name = words(quotation.speaker.name) if quotation.speaker else ""
    return f"probably {name}" if name and quotation.is_unsure else name
