"""A web page → the article in it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from lxml.etree import ElementDefaultClassLookup, ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsterm.errors import ContentError
from newsterm.model import Article, Picture
from newsterm.reading.html.markup import body_of
from newsterm.sources.encoding import decode
from newsterm.sources.feeds.wording import markup_of
from newsterm.sources.pages.body import cleared, markup_of_body
from newsterm.sources.pages.jsonld import article_of_json
from newsterm.sources.pages.keywords import tags_of
from newsterm.sources.pages.meta import article_of_meta, base_of
from newsterm.sources.pages.microdata import nodes_of_items
from newsterm.sources.pages.printed import article_of_print
from newsterm.sources.pages.scripts import Node, nodes_of
from newsterm.sources.pages.story import headline_of, story_of
from newsterm.sources.pages.titles import agreed_title, window_title
from newsterm.sources.pages.walls import ASKED_FOR, claim_of, wall_of

_BY = re.compile(r"^(?:by|von|par|por|di|av|door)\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"[():/@]|\d")
_SHORTEST_REPORT = 40  # characters
_SENTENCE = re.compile(r"(?<=[^\n]{30})[.!?…。！？।؟»”\"](?:$|\s)", re.MULTILINE)
_MUCH_MORE = 2.5
_ALL_ALIKE = ElementDefaultClassLookup(element=HtmlElement)  # one class for all: to look each up is slow


def article_of_page(content: bytes, url: str = "", charset: str = "") -> Article:
    """The article in a web page, raw: its body is in `markup`, not yet derived.

    `charset` is what the server said of the encoding, if anything. Every part comes from the first that
    tells it: the page's JSON-LD or microdata, its meta elements, what it prints. Raises ContentError where
    the page holds no article.
    """
    page = _parse(decode(content, charset))
    base = base_of(page, url)
    nodes = nodes_of(
        script.text or "" for script in page.iter("script") if "ld+json" in script.get("type", "")
    )
    data, meta, claim = _told(page, nodes, base), article_of_meta(page, base), claim_of(page, nodes)
    window = window_title(page)
    hints = replace(meta, title=data.title or meta.title or window, deck=data.deck or meta.deck)
    headline = headline_of(page, hints.title)
    story = story_of(page, headline)
    printed = article_of_print(page, headline, story, hints, base)
    title = agreed_title(page, data.title, meta.title, printed.title) or printed.title or hints.title
    alone, words = cleared(story)
    markup = markup_of_body(alone, words, url, (printed.title or title, printed.deck), printed.pictures)
    markup, text = _fuller(markup, data.body.text)
    wall = wall_of(claim, words, text, window)
    if not _tells(text, wall, described=bool(data.title or hints.published)):
        raise ContentError(ASKED_FOR.get(wall, "the page holds no article"))
    if data.dateline.casefold() not in words.casefold():  # nobody filed it there: a country, set once for all
        data = replace(data, dateline="")
    found = replace(hints, title=title, url=meta.url or data.url or url, markup=markup, wall=wall)
    return _merged(data, meta, printed, found)


def _told(page: HtmlElement, nodes: Sequence[Node], base: str) -> Article:
    """What the page's data say: its JSON-LD, or its microdata where that describes no article."""
    told = article_of_json(nodes, base)
    return told if told != Article() else article_of_json(nodes_of_items(page), base)


def _parse(text: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ALL_ALIKE)
    try:
        return document_fromstring(text.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except ParserError as error:
        raise ContentError("the page is empty") from error


def _tells(text: str, wall: str, *, described: bool) -> bool:
    """Whether there is a report: a sentence at least; where the page describes one some words, or a wall."""
    if described:
        return bool(wall) or len(text) >= _SHORTEST_REPORT
    is_gate = wall in ("consent", "captcha")
    return len(text) >= _SHORTEST_REPORT and not is_gate and bool(_SENTENCE.search(text))


def _merged(data: Article, meta: Article, printed: Article, found: Article) -> Article:
    """One article out of what the data, the meta elements and the print say."""
    outlet = meta.outlet or data.outlet
    byline = _byline(data, meta, printed, _site_names(found.url))
    return Article(
        url=found.url,
        title=found.title,
        deck=printed.deck,
        byline=byline,
        published=data.published or meta.published or printed.published,
        updated=data.updated or meta.updated,
        language=meta.language or data.language,
        outlet=outlet,
        section=printed.section or data.section or meta.section,
        dateline=printed.dateline or data.dateline,
        wire=printed.wire,
        tags=tags_of((data.tags, meta.tags, printed.tags), (outlet, data.outlet, *byline)),
        pictures=_pictures(printed.pictures, data.pictures, meta.pictures),
        related=printed.related,
        markup=found.markup,
        wall=found.wall,
    )


def _pictures(*told: tuple[Picture, ...]) -> tuple[Picture, ...]:
    """The pictures told first with some words under them, else those told first at all."""
    with_words = (
        pictures for pictures in told if any(picture.caption or picture.credit for picture in pictures)
    )
    return next(with_words, None) or next(filter(None, told), ())


def _site_names(url: str) -> set[str]:
    """What an outlet calls itself where an author stands: its host, or the name in it."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return {host, host.rpartition(".")[0]}


def _byline(data: Article, meta: Article, printed: Article, site: Collection[str]) -> tuple[str, ...]:
    """The people who wrote the report; the outlet's own name is none of them."""
    outlets = {data.outlet.casefold(), meta.outlet.casefold(), *site}
    for names in (data.byline, meta.byline, printed.byline):
        bare = (_BY.sub("", name) for name in names if not _NO_NAME.search(name))
        if people := tuple(name for name in bare if name and name.casefold() not in outlets):
            return people
    return ()


def _fuller(markup: str, told: str) -> tuple[str, str]:
    """The markup and its text, or those of the body that the page's data tell where that says much more: some
    pages print but a part."""
    text = body_of(markup)[0].text
    return (markup_of(told), told) if len(told) > _MUCH_MORE * len(text) else (markup, text)
