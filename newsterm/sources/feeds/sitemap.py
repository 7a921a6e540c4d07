"""Sitemaps → a feed: what a site tells search engines of its news, or of its pages at least.

Google's news and image extensions (sitemap-news 0.9, sitemap-image 1.1) of sitemaps.org 0.9. Elements are
known by their local names: many sitemaps get the namespaces wrong.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element

from newsterm.hosts import host_of
from newsterm.model import Article, Feed, ParsedFeed, Picture, Tag
from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.dates import date_of
from newsterm.sources.feeds.media import distinct
from newsterm.sources.feeds.wording import language_of, line_of, line_of_markup
from newsterm.sources.feeds.xmltree import tree_of

ROOTS = frozenset({"urlset", "sitemapindex"})
"""The local names, in lower case, of the elements a sitemap can begin with."""

MOST = 50_000
"""Addresses read from one sitemap: as many as it may have (sitemaps.org 0.9)."""

_OF_NEWS = re.compile(r"news(?!letter)|nachricht|noticia|actualit|notizie|nyheter|nieuws", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:[sx]?html?|php\d?|aspx?|jspx?|cfm|xml|pdf)$", re.IGNORECASE)
_NUMBERS = re.compile(r"^\d{5,}[-_.]|[-_.]\d{5,}$")  # the page's number in some database
_SITEMAP = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_LONGEST = 2_000  # characters of an address that are looked at for words
_NEVER = datetime.min.replace(tzinfo=UTC)


def feed_of_sitemap(text: str, url: str = "") -> ParsedFeed:
    """The feed in a sitemap that was found at `url`: an article for each page it tells of.

    Where some pages are marked as news these alone are taken. An index of sitemaps has no articles, only
    `parts`: those that look like news first, and among them the newest. `problem` says what was broken.
    Raises ContentError where nothing can be read.
    """
    root, problem = tree_of(text, url)
    pages = [(page, _child(page, "news")) for page in islice(root.iter("{*}url"), MOST)]
    marked = [one for one in pages if one[1] is not None]
    articles = tuple(_articles(marked or pages, url))
    home = url or (articles[0].url if articles else "")
    feed = Feed(
        title=articles[0].outlet if articles else _name_of(home),
        site_url=absolute("/", home),
        language=articles[0].language if articles else "",
    )
    return ParsedFeed(feed, articles, problem, parts=tuple(_parts(root, url)))


def looks_like_news(address: str) -> bool:
    """Whether the path of a sitemap's address says that it lists news."""
    return bool(_OF_NEWS.search(urlsplit(address).path))


def news_sitemaps(robots: str, url: str) -> list[str]:
    """The sitemaps a ``robots.txt`` at `url` names (sitemaps.org, "Specifying the Sitemap location in your
    robots.txt file") that look like news."""
    named = (absolute(found[1], url) for found in _SITEMAP.finditer(robots))
    return list(dict.fromkeys(address for address in named if looks_like_news(address)))


def _name_of(address: str) -> str:
    """What a site is called that says no name of its own: its host, without ``www.``."""
    return host_of(address).removeprefix("www.")


def _parts(root: _Element, url: str) -> list[str]:
    """The addresses of the sitemaps in an index, those to read first in front."""
    changed: dict[str, datetime] = {}
    for sitemap in islice(root.iter("{*}sitemap"), MOST):
        if address := absolute(_said(sitemap, "loc"), url):
            changed[address] = date_of(_said(sitemap, "lastmod")) or _NEVER
    newest_first = sorted(changed, key=changed.__getitem__, reverse=True)
    return sorted(newest_first, key=looks_like_news, reverse=True)


def _articles(pages: list[tuple[_Element, _Element | None]], url: str) -> Iterator[Article]:
    for page, news in pages:
        if address := absolute(_said(page, "loc"), url):
            yield _plain(page, address) if news is None else _reported(page, news, address)


def _plain(page: _Element, address: str) -> Article:
    """A page of which little more than the address is known."""
    title = title_of(address)
    return Article(
        guid=address,
        url=address,
        title=title,
        published=date_of(_said(page, "lastmod")),
        outlet=_name_of(address),
        pictures=_pictures(page, title, address),
    )


def _reported(page: _Element, news: _Element, address: str) -> Article:
    """A page with what is told of its news."""
    publication = _child(news, "publication")
    source = news if publication is None else publication
    title = line_of_markup(_said(news, "title")) or title_of(address)
    changed = date_of(_said(page, "lastmod"))
    return Article(
        guid=address,
        url=address,
        title=title,
        published=date_of(_said(news, "publication_date")) or changed,
        updated=changed,
        language=language_of(_said(source, "language")),
        outlet=line_of_markup(_said(source, "name")) or _name_of(address),
        tags=tuple(dict.fromkeys((*_tags(news, "keywords"), *_tags(news, "genres", "genres")))),
        pictures=_pictures(page, title, address),
    )


def title_of(address: str) -> str:
    """What the end of an address says of its page: ``/2026/eels-return-12345.html`` is "Eels return"."""
    words: list[str] = []
    segments = [part for part in urlsplit(address[:_LONGEST]).path.split("/") if part]
    for segment in reversed(segments):
        bare = _NUMBERS.sub("", _ENDING.sub("", unquote(segment)))
        words.insert(0, re.sub(r"[-_+]+", " ", bare or segment).strip())
        if any(character.isalpha() for character in words[0]):
            title = line_of(" ".join(words))
            return title[:1].upper() + title[1:]
    return _name_of(address)


def _pictures(page: _Element, title: str, address: str) -> tuple[Picture, ...]:
    """The page's pictures, each with its caption; a title that is the headline again is none."""
    found = []
    for image in page.iterchildren("{*}image"):
        words = [line_of_markup(_said(image, name)) for name in ("caption", "title")]
        caption = next((said for said in words if said and said != title), "")
        if file := absolute(_said(image, "loc"), address):
            found.append(Picture(file, caption))
    return distinct(found)


def _tags(news: _Element, name: str, scheme: str = "") -> Iterator[Tag]:
    """The words in a list with commas, as tags."""
    terms = (line_of_markup(term) for term in _said(news, name).split(","))
    return (Tag(term, scheme) for term in terms if term)


def _child(element: _Element, name: str) -> _Element | None:
    return next(element.iterchildren(f"{{*}}{name}"), None)


def _said(element: _Element, name: str) -> str:
    """The text of a child, or "" where there is none."""
    child = _child(element, name)
    return "" if child is None else "".join(child.itertext()).strip()
