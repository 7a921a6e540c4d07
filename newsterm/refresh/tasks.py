"""What workers do: the functions that touch hostile bytes, by names that travel between processes.

They import what they need when they are called: who only hands tasks over loads no parser. Workers have all
of it from the start (`PRELOADED`).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from newsterm.errors import ContentError
from newsterm.model import Article, Body, Offer, ParsedFeed, Subscription
from newsterm.reading.fulltext import tells_the_same
from newsterm.sources.document import Document
from newsterm.sources.encoding import decode, unpack
from newsterm.store.cleaning import cleaned
from newsterm.store.preparing import PreparedFeed, prepare

PRELOADED = ("newsterm.refresh.tasks", "newsterm.sources.parse", "newsterm.reading.annotate")
"""The modules that have all others loaded that feeds and articles need."""


def read(fetched: Document | list[Document]) -> ParsedFeed:
    """The feed and articles in what an address gave."""
    from newsterm.sources.parse import parse, parse_all

    return parse_all(fetched) if isinstance(fetched, list) else parse(fetched)


def prepared(
    fetched: Document | list[Document], subscription: Subscription, now: datetime, drafted: bool
) -> ParsedFeed | PreparedFeed:
    """What an address gave, ready to be saved; as it is where it has parts: they are fetched first."""
    parsed = read(fetched)
    return parsed if parsed.parts else prepare(subscription, parsed, now, drafted=drafted)


def understand(articles: Sequence[Article]) -> list[Article]:
    """The articles with their bodies derived and their quotations found."""
    from newsterm.reading.annotate import annotate

    return [annotate(article) for article in articles]


def read_page(document: Document, feed: Article) -> tuple[Article, Article, bool]:
    """The article on the page of what a feed gave, raw and understood, and whether it tells the same.

    Raises ContentError where there is none.
    """
    from newsterm.reading.annotate import annotate
    from newsterm.sources.feeds.wording import markup_of
    from newsterm.sources.parse import parse

    parsed = parse(document)
    if not parsed.lone:
        raise ContentError("it is a feed, no page")
    (found,) = parsed.articles
    markup = found.markup or markup_of(found.body.text)
    language = found.language or feed.language
    raw = cleaned(replace(found, id=feed.id, markup=markup, body=Body(), language=language))
    return raw, annotate(raw), tells_the_same(feed, raw)


def allowed(rules: str, url: str) -> bool:
    """Whether a server's robots.txt lets newsterm fetch a page that nobody has opened."""
    from newsterm.sources.web.robots import may_fetch

    return may_fetch(rules, url)


def offered(document: Document) -> list[Offer]:
    """The sources in a document: itself where it is a feed, else what its page offers, and last the page
    where it holds an article. Raises ContentError for what is neither."""
    from newsterm.sources.parse import kind_of, parse

    address = document.moved_to or document.address
    try:
        parsed = parse(document)
    except ContentError:
        return _offered_by_page(document)
    if parsed.lone:
        return [*_offered_by_page(document), Offer(address, parsed.articles[0].title, "page")]
    return [Offer(address, parsed.feed.title, kind_of(document))]


def _offered_by_page(document: Document) -> list[Offer]:
    from newsterm.sources.pages.offers import offers_of_page

    return offers_of_page(decode(unpack(document.content), document.charset), document.url)


def sitemaps(robots: Document) -> list[Offer]:
    """The news sitemaps that a site's ``robots.txt`` names."""
    from newsterm.sources.feeds.sitemap import news_sitemaps

    text = decode(unpack(robots.content), robots.charset)
    return [Offer(address, "", "news sitemap") for address in news_sitemaps(text, robots.url)]
