"""Articles and feeds as they may be stored: every string from outside through the cleaner."""

from dataclasses import replace

from newsterm.cleaner import clean, clean_line
from newsterm.model import Article, Body, Enclosure, Feed, Link, Picture, Related, Style, Tag


def cleaned(article: Article) -> Article:
    """The article with nothing in it that could harm a terminal. Offsets into its body stay true."""
    return replace(
        article,
        guid=_line(article.guid),
        url=_line(article.url),
        title=_line(article.title),
        deck=clean(article.deck).strip(),
        byline=_lines(article.byline),
        language=_line(article.language),
        outlet=_line(article.outlet),
        section=_line(article.section),
        dateline=_line(article.dateline),
        wire=_line(article.wire),
        tags=_tags(article.tags),
        pictures=tuple(_picture(picture) for picture in article.pictures),
        enclosures=tuple(_enclosure(enclosure) for enclosure in article.enclosures),
        comments_url=_line(article.comments_url),
        episode=_line(article.episode),
        location=_line(article.location),
        rating=_line(article.rating),
        source_url=_line(article.source_url),
        related=tuple(_related(related) for related in article.related),
        promos=tuple(map(clean, article.promos)),
        markup=clean(article.markup),
        body=_body(article.body),
    )


def cleaned_feed(feed: Feed) -> Feed:
    """The same for what a publisher says of a feed."""
    return replace(
        feed,
        title=_line(feed.title),
        site_url=_line(feed.site_url),
        description=clean(feed.description),
        language=_line(feed.language),
    )


def _line(text: str) -> str:
    return " ".join(clean_line(text).split())


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, map(_line, texts)))


def _tags(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """The publisher's tags; those of a reader are no part of an article."""
    lines = (_tag(tag) for tag in tags if not tag.mine)
    return tuple(dict.fromkeys(tag for tag in lines if str(tag)))


def _tag(tag: Tag) -> Tag:
    before = (tag.term, tag.scheme, tag.label)
    after = (_line(tag.term), _line(tag.scheme), _line(tag.label))
    return tag if after == before else replace(tag, term=after[0], scheme=after[1], label=after[2])


def _picture(picture: Picture) -> Picture:
    return Picture(_line(picture.url), clean(picture.caption), clean(picture.credit))


def _enclosure(enclosure: Enclosure) -> Enclosure:
    return replace(
        enclosure,
        url=_line(enclosure.url),
        media_type=_line(enclosure.media_type),
        title=_line(enclosure.title),
    )


def _related(related: Related) -> Related:
    links = (Link(_line(link.title), _line(link.url)) for link in related.headlines)
    return Related(_line(related.heading), tuple(links))


def _body(body: Body) -> Body:
    styles = (Style(style.kind, style.span, clean_line(style.value), style.level) for style in body.styles)
    return Body(clean(body.text), tuple(styles))
