"""A raw article → an understood one: its text, where it was filed, who sends it, who says what."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from newsterm.cleaner import clean, clean_line
from newsterm.model import Article, Body, Link, Picture, Related, StyleKind
from newsterm.reading.anatomy.agencies import is_known_agency
from newsterm.reading.anatomy.credits import end_credit_of
from newsterm.reading.anatomy.datelines import dateline_of
from newsterm.reading.anatomy.trimming import trim
from newsterm.reading.html.markup import body_of
from newsterm.reading.quotes.engine import find_quotations
from newsterm.reading.version import VERSION

_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$", re.IGNORECASE)
_Part = TypeVar("_Part")
_SIZE = re.compile(r"[-_]\d{2,4}x\d{2,4}(?=\.\w+$)|[-_](?:scaled|large|small|thumb)(?=\.\w+$)")


def annotate(article: Article) -> Article:
    """The article with its body derived from the markup (or, without markup, cleaned) and understood.

    Promos, lists of other articles and an agency's signature leave the body for fields of their own;
    pictures of the body join those that came with the article, each once. Every string is clean after.
    Pure: the same article gives the same result.
    """
    article = _cleaned(article)
    body, found = (
        body_of(article.markup, article.url) if article.markup else (_cleaned_body(article.body), ())
    )
    trimmed = trim(body, walled=bool(article.wall))
    pictures, places = _merged(article.pictures, found)
    understood = replace(
        article,
        body=_renumbered(trimmed.body, places),
        pictures=pictures,
        wire=article.wire or trimmed.wire,
        promos=_each_once(article.promos, trimmed.promos),
        related=_each_once(article.related, trimmed.related),
    )
    return _understood(understood)


def annotate_text(article: Article) -> Article:
    """The article with its body's text taken as it is, code point for code point, and understood.

    Nothing is removed or cleaned: offsets of what is found are offsets of the text that came in.
    """
    credit = end_credit_of(article.body.text)
    return _understood(replace(article, wire=article.wire or (credit.wire if credit else "")))


def _understood(article: Article) -> Article:
    """The article with what its final text tells; an agency in the byline is the wire, not a person."""
    dateline = dateline_of(article.body.text)
    agencies = tuple(filter(is_known_agency, article.byline))
    wires = (article.wire, dateline.wire if dateline else "", *agencies)
    return replace(
        article,
        byline=tuple(name for name in article.byline if name not in agencies),
        dateline=article.dateline or (dateline.place if dateline else ""),
        wire=next(filter(None, wires), ""),
        quotations=find_quotations(article.body.text, article.body.styles, article.language),
        version=VERSION,
    )


def _merged(
    given: tuple[Picture, ...], found: tuple[Picture, ...]
) -> tuple[tuple[Picture, ...], tuple[int, ...]]:
    """The pictures given with the article, then those found in its body that are not among them; and for
    each found one its place in the whole. A given picture without words gets those of its double."""
    pictures = list(given)
    places = []
    for picture in found:
        place = next((index for index, known in enumerate(pictures) if _same(known, picture)), len(pictures))
        if place == len(pictures):
            pictures.append(picture)
        elif not pictures[place].caption:
            known = pictures[place]
            pictures[place] = replace(known, caption=picture.caption, credit=known.credit or picture.credit)
        places.append(place)
    return tuple(pictures), tuple(places)


def _same(one: Picture, other: Picture) -> bool:
    """Whether two pictures are one: the same file in whatever size, or the same words under it."""
    if one.caption and one.caption == other.caption:
        return True
    return bool(one.url) and _file(one.url) == _file(other.url)


def _file(url: str) -> str:
    """The part of a picture's address that stays in all its sizes."""
    path = url.partition("?")[0]
    return _SIZE.sub("", path) if _IMAGE_FILE.search(path) else url


def _renumbered(body: Body, places: tuple[int, ...]) -> Body:
    """The body with each picture pointing to its place in the article's pictures."""
    styles = tuple(
        style._replace(value=str(places[int(style.value)]))
        if style.kind is StyleKind.PICTURE and places
        else style
        for style in body.styles
    )
    return replace(body, styles=styles)


def _cleaned(article: Article) -> Article:
    """The article with all its strings clean but its markup and its guid, which no screen shows."""
    return replace(
        article,
        url=clean_line(article.url),
        title=clean_line(article.title),
        deck=clean_line(article.deck),
        byline=tuple(map(clean_line, article.byline)),
        language=clean_line(article.language),
        outlet=clean_line(article.outlet),
        section=clean_line(article.section),
        dateline=clean_line(article.dateline),
        wire=clean_line(article.wire),
        tags=tuple(
            replace(
                tag, term=clean_line(tag.term), scheme=clean_line(tag.scheme), label=clean_line(tag.label)
            )
            for tag in article.tags
        ),
        pictures=tuple(
            Picture(clean_line(picture.url), clean_line(picture.caption), clean_line(picture.credit))
            for picture in article.pictures
        ),
        enclosures=tuple(
            replace(
                enclosure,
                url=clean_line(enclosure.url),
                media_type=clean_line(enclosure.media_type),
                title=clean_line(enclosure.title),
            )
            for enclosure in article.enclosures
        ),
        comments_url=clean_line(article.comments_url),
        episode=clean_line(article.episode),
        location=clean_line(article.location),
        rating=clean_line(article.rating),
        source_url=clean_line(article.source_url),
        related=tuple(map(_cleaned_list, article.related)),
        promos=tuple(map(clean, article.promos)),
    )


def _cleaned_list(related: Related) -> Related:
    """A list of headlines, clean."""
    headlines = (Link(clean_line(link.title), clean_line(link.url)) for link in related.headlines)
    return Related(clean_line(related.heading), tuple(headlines))


def _cleaned_body(body: Body) -> Body:
    """A body that came without markup, clean; its styles stay true."""
    styles = (style._replace(value=clean_line(style.value)) for style in body.styles)
    return Body(clean(body.text), tuple(styles))


def _each_once(first: Iterable[_Part], then: Iterable[_Part]) -> tuple[_Part, ...]:
    """All of both in order, doubles left out."""
    return tuple(dict.fromkeys((*first, *then)))
