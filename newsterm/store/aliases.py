"""Which article is meant: the names a feed gives an article, and when two of them are one article.

A guid names an article, and so does a link; but feeds repeat guids and give every item the same link. A
name that a document gives to articles that differ otherwise names none of them.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsterm.identity import article_id
from newsterm.model import Article
from newsterm.query import fold

_TRACKING = re.compile(
    r"utm_.*|mtm_.*|pk_.*|at_(medium|campaign|link|bbc|ptr|custom).*|ns_(source|mchannel|campaign|linkname|fee)"
    r"|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hs(enc|mi)|wt_mc|xtor|cmpid|ncid|ocid",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}


@dataclass(slots=True)
class Incoming:
    """An article of a document, the id it would have if it is new, and its names there, as keys.

    A key is None where a name is missing or names several articles; `also` has those of its duplicates.
    """

    article: Article
    id: str
    by_guid: int | None
    by_url: int | None
    by_words: int | None
    also: list[int] = field(default_factory=list)

    @property
    def keys(self) -> tuple[int, ...]:
        """All its names, the surest first."""
        own = (self.by_guid, self.by_url, self.by_words)
        return tuple(key for key in (*own, *self.also) if key is not None)


def canonical(url: str) -> str:
    """An address as addresses are compared: http and https alike, without fragment, port, tracking
    parameters and trailing slash, the host in lower case (RFC 3986, 6.2)."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url.strip()
    if parts.scheme not in _PORTS:
        return urlunsplit(parts._replace(fragment=""))
    if port and port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)])
    return urlunsplit(("https", host, parts.path.rstrip("/") or "/", query, ""))


def key(subscription: str, kind: str, value: str) -> int:
    """A name as a number of 63 bits, different for every subscription."""
    whole = "\x1f".join((subscription, kind, value)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(whole, digest_size=8).digest()) >> 1


def url_key(subscription: str, url: str) -> int:
    """The key of a link."""
    return key(subscription, "url", canonical(url))


def told_apart(subscription: str, articles: Sequence[Article]) -> list[Incoming]:
    """The articles of one document, each once, with the names that tell them apart."""
    guids = _ambiguous(articles, lambda article: article.guid, _same_place_or_title)
    urls = _ambiguous(articles, lambda article: canonical(article.url), _same_guid_or_words)
    incoming: list[Incoming] = []
    seen: dict[int, Incoming] = {}
    for article in articles:
        guid = "" if article.guid in guids else article.guid
        url = "" if canonical(article.url) in urls else article.url
        item = _named(subscription, article, guid, url)
        first = next((seen[name] for name in item.keys if name in seen), item)
        if first is item:
            incoming.append(item)
        else:
            first.also.extend(item.keys)
        for name in item.keys:
            seen.setdefault(name, first)
    return incoming


def _named(subscription: str, article: Article, guid: str, url: str) -> Incoming:
    words = "" if guid or url else "\x1f".join((article.title, article.markup or article.body.text))
    return Incoming(
        article=article,
        id=article_id(subscription, replace(article, guid=guid, url=url)),
        by_guid=key(subscription, "guid", guid) if guid else None,
        by_url=url_key(subscription, url) if url else None,
        by_words=key(subscription, "words", words) if words else None,
    )


def _ambiguous(
    articles: Sequence[Article],
    name: Callable[[Article], str],
    same: Callable[[Article, Article], bool],
) -> set[str]:
    """The names that articles share without being the same."""
    first: dict[str, Article] = {}
    return {
        name(article) for article in articles if not same(first.setdefault(name(article), article), article)
    }


def _same_place_or_title(one: Article, other: Article) -> bool:
    return canonical(one.url) == canonical(other.url) or fold(one.title) == fold(other.title)


def _same_guid_or_words(one: Article, other: Article) -> bool:
    if one.guid and one.guid == other.guid:
        return True
    return _words(one) == _words(other)


def _words(article: Article) -> tuple[str, datetime | None, str]:
    return fold(article.title), article.published, article.markup or article.body.text
