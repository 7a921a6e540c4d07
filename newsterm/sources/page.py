"""A web page → the article in it."""

import re
from dataclasses import replace

from lxml.etree import ParserError, _Element
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsterm.errors import ContentError
from newsterm.model import Article, Body
from newsterm.sources.encoding import decode
from newsterm.sources.jsonld import article_of_json
from newsterm.sources.meta import article_of_meta, base_of
from newsterm.sources.pagebody import markup_of_body
from newsterm.sources.printed import article_of_print

_OUTLET_AFTER = re.compile(r"\s+[|–—·•»-]\s+[^|–—·•»]{2,40}$")
_SHORTEST = 100  # characters of a body; what is shorter is a menu or a notice


def article_of_page(content: bytes, url: str = "", charset: str = "") -> Article:
    """The article in a web page, raw: its body is in `markup`, not yet derived.

    `charset` is what the server said of the encoding, if anything. Every part comes from the first that
    tells it: the page's JSON-LD, its meta elements, what it prints. Raises ContentError where the page holds
    no article.
    """
    page = _parse(decode(content, charset), url)
    base = base_of(page, url)
    scripts = [script.text or "" for script in page.iter("script") if "ld+json" in script.get("type", "")]
    data, meta = article_of_json(scripts, base), article_of_meta(page, base)
    hints = replace(meta, title=data.title or meta.title or _window_title(page), deck=data.deck or meta.deck)
    printed = article_of_print(page, hints, base)
    markup = markup_of_body(page, url, (printed.title or hints.title, printed.deck))
    if not markup:
        raise ContentError(f"{url or 'The page'} holds no article newsterm can find.")
    return _merged(data, meta, printed, replace(hints, url=meta.url or data.url or url, markup=markup))


def _parse(text: str, url: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except ParserError as error:
        raise ContentError(f"{url or 'The page'} is empty.") from error


def _window_title(page: _Element) -> str:
    """The title of the page's window, without the outlet's name after it."""
    title = " ".join(next((element.text or "" for element in page.iter("title")), "").split())
    return _OUTLET_AFTER.sub("", title)


def _merged(data: Article, meta: Article, printed: Article, hints: Article) -> Article:
    """One article out of what the data, the meta elements and the print say."""
    return Article(
        url=hints.url,
        title=printed.title or hints.title,
        deck=printed.deck,
        byline=data.byline or meta.byline or printed.byline,
        published=data.published or meta.published or printed.published,
        updated=data.updated or meta.updated,
        language=meta.language or data.language,
        outlet=meta.outlet or data.outlet,
        section=data.section or meta.section,
        dateline=data.dateline,
        tags=data.tags or meta.tags or printed.tags,
        pictures=printed.pictures or data.pictures or meta.pictures,
        related=printed.related,
        markup=hints.markup,
        body=Body(),
    )
