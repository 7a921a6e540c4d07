"""One item of a feed → an article, every part in its place whatever the order of the elements."""

from dataclasses import replace
from datetime import datetime

from newsterm.model import Article, Feed, Picture
from newsterm.sources.feeds.categories import section_of, tags_of
from newsterm.sources.feeds.constructs import markup_in
from newsterm.sources.feeds.dates import date_of
from newsterm.sources.feeds.essentials import Fields
from newsterm.sources.feeds.links import comments_of, enclosures_of, page_of, permalink_of
from newsterm.sources.feeds.media import media_of
from newsterm.sources.feeds.modules import comment_count, episode_of, location_of, source_of
from newsterm.sources.feeds.parts import LANGUAGE, Parts, base_of
from newsterm.sources.feeds.people import authors_of
from newsterm.sources.feeds.standard import line_said, words_said
from newsterm.sources.feeds.wording import deck_of, language_of, line_of, line_of_markup

# The elements that hold a part of an item, those that count most first.
_CONTENTS = ("content:encoded", "content", "atom:content", "xhtml:body", "body", "fullitem")
_SUMMARIES = ("summary", "description", "atom:summary", "dc:description", "dcterms:abstract")


def article_of(parts: Parts, said: Fields, feed: Feed, authors: tuple[str, ...] = ()) -> Article:
    """The article in an item, raw, of its parts and of what feedparser `said` of it.

    `authors` wrote it where it names nobody.
    """
    base_url = base_of(parts.element)
    title, url = line_said(said, "title"), page_of(said, base_url) or permalink_of(parts)
    media = media_of(parts, title, enclosures_of(parts))
    markup, deck = _texts(parts, media.about, "" if url else base_url)
    tags = tuple(dict.fromkeys((*tags_of(parts), *media.tags)))
    updated = _date(said, "updated")
    source, source_url = source_of(parts, said, base_url)
    return Article(
        guid=line_of(words_said(said, "id")),
        url=url,
        title=title,
        deck=deck,
        byline=authors_of(said) or authors,
        published=_date(said, "published") or _date(said, "created") or updated,
        updated=updated,
        language=_language(parts, said) or feed.language,
        outlet=source or feed.title,
        section=section_of(parts, tags),
        tags=tags,
        pictures=tuple(_without_words(picture, markup, media.about) for picture in media.pictures),
        enclosures=media.enclosures,
        comments_url=comments_of(said, base_url),
        comments=comment_count(parts),
        episode=episode_of(parts),
        location=location_of(parts),
        rating=media.rating,
        source_url=source_url,
        markup=markup,
    )


def _texts(parts: Parts, about: str, base_url: str) -> tuple[str, str]:
    """The article as HTML, and the deck: of several contents the longest, else the summary, else `about`."""
    content = max((markup_in(one, base_url) for one in parts.all(*_CONTENTS)), key=len, default="")
    summaries = [markup_in(parts.first(*_SUMMARIES), base_url)]
    summaries.append(markup_in(parts.first("itunes:subtitle"), guess=True))
    markup = content or summaries[0] or about
    decks = (deck_of(summary, markup) for summary in summaries if summary and summary != markup)
    return markup, next(filter(None, decks), "")


def _language(parts: Parts, said: Fields) -> str:
    """The language of the item's words, where it tells it itself."""
    tags = [words_said(said, "language")]
    tags += [one.get(LANGUAGE, "") for one in (*parts.all(*_CONTENTS, *_SUMMARIES), parts.element)]
    return language_of(next(filter(None, tags), ""))


def _without_words(picture: Picture, markup: str, about: str) -> Picture:
    """The picture; what tells of a film is the article where it has no other, and said once."""
    told = bool(about) and markup == about and picture.caption == line_of_markup(markup)
    return replace(picture, caption="") if told else picture


def _date(said: Fields, name: str) -> datetime | None:
    """A date, in more forms than feedparser reads."""
    return date_of(words_said(said, name))
