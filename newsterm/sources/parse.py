"""A document → a feed and its articles: what it is shows in its bytes, not in what was declared."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from newsterm.cleaner import clean_line
from newsterm.errors import ContentError
from newsterm.model import Article, Feed, ParsedFeed
from newsterm.reading.html.addresses import absolute
from newsterm.sources.document import Document
from newsterm.sources.encoding import decode, unpack
from newsterm.sources.feeds.feed import ROOTS, feed_of
from newsterm.sources.feeds.jsonfeed import feed_of_json
from newsterm.sources.feeds.sitemap import ROOTS as SITEMAPS
from newsterm.sources.feeds.sitemap import feed_of_sitemap
from newsterm.sources.feeds.xmltree import feed_start, root_name
from newsterm.sources.pages.page import article_of_page
from newsterm.sources.plaintext import article_of_text

_JSON = re.compile(r"\{\s*(?:[\"}]|\Z)|\[\s*[\[{\"\]]")
_HTML = re.compile(
    "html|head|body|title|meta|link|script|style|base|div|p|article|section|main|header|footer|nav|aside|h[1-6]"
    "|table|[uod]l|span|a|b|i|em|strong|img|figure|picture|blockquote|center|font|br|hr|form|iframe|noscript|pre"
)
_NOT_FEEDS = {
    "opml": "it is a list of subscriptions; `newsterm import` reads it",
}
_MAGIC = {  # how files begin that people take for news by mistake
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a sound",
    b"ID3": "a sound",
    b"PK\x03\x04": "a packed file",
    b"SQLite format": "a database",
}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_BINARY = 0.02  # of the characters at the start, when what is no text is read as one
_LOOK = 4_000  # characters looked at to tell what a text is
_A_FEW_WORDS = 300  # characters; a server's plain text that is shorter is a message, not an article
_NAMED = 5  # files of a folder whose mistakes are told
_FEED_LINK = re.compile(
    r"<link\b(?=[^>]*\balternate\b)(?=[^>]*application/(?:rss|atom|feed)\+(?:xml|json))"
    r"[^>]*?\bhref\s*=\s*[\"']?([^\"'\s>]+)",
    re.IGNORECASE,
)


def parse(document: Document) -> ParsedFeed:
    """The feed in a document: RSS, Atom, RDF, JSON Feed, a sitemap, a web page or a plain text.

    A page or a text gives a feed of one article. Articles are raw: their markup is set and not yet
    understood; only those of a plain text come with a body. Raises ContentError, one sentence, for what
    is empty, binary, a page without an article, or no feed.
    """
    try:
        parsed = _parsed(document)
    except ContentError as error:
        raise ContentError(f"{document.address}: {error}") from error
    problem = f"{document.address}: {parsed.problem}; what can be read is shown" if parsed.problem else ""
    return replace(parsed, problem=clean_line(problem))


def kind_of(document: Document) -> str:
    """What kind of feed a document is that was read as one: "RSS", "Atom", "JSON Feed" or "news sitemap"."""
    text = decode(unpack(document.content), document.charset).lstrip()
    if _JSON.match(text):
        return "JSON Feed"
    root = root_name(text) or root_name(text[max(feed_start(text), 0) :])
    return "news sitemap" if root in SITEMAPS else "Atom" if root == "feed" else "RSS"


def parse_all(documents: Sequence[Document]) -> ParsedFeed:
    """The articles of a folder's documents as one feed; `problem` names those that can't be read.

    Raises ContentError where none of them can.
    """
    parsed: list[ParsedFeed] = []
    unread: list[str] = []
    for document in documents:
        try:
            parsed.append(parse(document))
        except ContentError as error:
            unread.append(str(error))
    if not parsed:
        raise ContentError(_some(unread) or "there is nothing to read")
    problems = [*unread, *(feed.problem for feed in parsed if feed.problem)]
    return ParsedFeed(
        Feed(title=_folder_name(documents)),
        tuple(article for feed in parsed for article in feed.articles),
        _some(problems),
    )


def _some(sentences: Sequence[str]) -> str:
    """The first few of many sentences as one."""
    more = [f"and {len(sentences) - _NAMED} more"] if len(sentences) > _NAMED else []
    return "; ".join([*sentences[:_NAMED], *more])


def _parsed(document: Document) -> ParsedFeed:
    """What a document holds, by how it begins."""
    content = unpack(document.content)
    text = decode(content, document.charset).lstrip()
    if not text:
        raise ContentError("it is empty")
    _refuse_binary(content)
    if _JSON.match(text):
        return feed_of_json(text, document.url)
    return _parsed_as_marked_up(document, text)


def _parsed_as_marked_up(document: Document, text: str) -> ParsedFeed:
    """What a text holds that may be XML, HTML or neither."""
    root = root_name(text)
    if root in ROOTS:
        return feed_of(text, document.url)
    if root in SITEMAPS:
        return feed_of_sitemap(text, document.url)
    if root in _NOT_FEEDS:
        raise ContentError(_NOT_FEEDS[root])
    start = -1 if root == "html" else feed_start(text)
    if start > 0:
        return feed_of(text[start:], document.url)
    if _HTML.fullmatch(root):
        return _of_one(document, _article_of_page(document, text))
    if root:
        raise ContentError(f"it is no feed: it begins with <{root[:40]}>")
    return _of_one(document, _article_of_text(document, text))


def _article_of_page(document: Document, text: str) -> Article:
    """The article in a web page; where there is none, the sentence names the feed the page offers."""
    try:
        return article_of_page(text.encode("utf-8", "replace"), document.url, "utf-8")
    except ContentError as error:
        offered = _FEED_LINK.search(text)
        feed = absolute(offered[1], document.url) if offered else ""
        raise ContentError(
            f"{str(error).rstrip('.')}; it offers a feed at {feed}" if feed else str(error)
        ) from error


def _article_of_text(document: Document, text: str) -> Article:
    """The article in a plain text."""
    if len(_CONTROLS.findall(text[:_LOOK])) > _BINARY * len(text[:_LOOK]):
        raise ContentError("it is neither text nor a feed")
    if document.url and len(text) < _A_FEW_WORDS:
        raise ContentError(f"it is no feed, only a few words: {' '.join(text.split())[:80]}")
    return article_of_text(text.replace("\r\n", "\n").replace("\r", "\n"), document.url)


def _of_one(document: Document, article: Article) -> ParsedFeed:
    """A feed of a single article, named after where that appeared."""
    outlet = article.outlet or urlsplit(document.url).hostname or ""
    feed = Feed(outlet or Path(document.address).name, site_url=document.url, language=article.language)
    return ParsedFeed(feed, (replace(article, outlet=outlet),), lone=True)


def _refuse_binary(content: bytes) -> None:
    """Raise ContentError for a file of a kind that holds no text."""
    for start, kind in _MAGIC.items():
        if content.startswith(start):
            raise ContentError(f"it is {kind}, not a feed")


def _folder_name(documents: Sequence[Document]) -> str:
    """The name of the folder that holds all these documents."""
    folders = [Path(document.address).parts[:-1] for document in documents]
    shared = [names[0] for names in zip(*folders, strict=False) if len(set(names)) == 1]
    return shared[-1] if shared else ""
