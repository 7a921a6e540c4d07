"""The names that a document gives its articles, and when two of them are one article.

A guid names an article, and so does a link; but feeds repeat guids and give every item the same link. What a
document calls several different articles names none of them for sure.
"""

import hashlib
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import count
from typing import NamedTuple

from newsterm.identity import article_id, digest
from newsterm.model import Article
from newsterm.query import fold
from newsterm.reading.wording import text_of, wording
from newsterm.store.drafts import Draft
from newsterm.store.links import Reach, canonical, link_of
from newsterm.store.packing import unpack


class Trust(IntEnum):
    """How far a name is to be believed, the surest first; those after LINK are asked for, but not kept."""

    GUID = 0
    WORDS = 1
    LINK = 2
    HERE = 3  # a link that names an article of this feed, if the title is the same
    VAGUE = 4  # what may name several articles: the one with the same title and date


class Name(NamedTuple):
    """A name as a number of 63 bits, and what it is worth."""

    key: int
    trust: Trust


class Incoming:
    """An article of a document, its dates, its names there, and the guid and the link that are its own.

    Where it is thought to be new it has a draft, and goes from process to process in that alone.
    """

    __slots__ = ("_article", "_by_words", "draft", "guid", "names", "published", "updated", "url")

    def __init__(self, article: Article, names: list[Name], bare: Article) -> None:
        self.names = names
        self.guid, self.url = bare.guid, bare.url
        self.published, self.updated = article.published, article.updated
        self.draft: Draft | None = None
        self._by_words: tuple[Name, Name] | None = None
        self._article: Article | None = article

    def sketch(self, subscription: str, draft: Draft) -> None:
        """Take its draft in the place of the article, with what else is asked of one that is new."""
        self._by_words = self.by_words(subscription)
        self._article, self.draft = None, draft

    @property
    def article(self) -> Article:
        """The article as its feed gave it."""
        if self._article is None:
            assert self.draft is not None
            raw = unpack(self.draft.content).raw
            self._article = replace(raw, id="", published=self.published, updated=self.updated)
        return self._article

    def by_words(self, subscription: str) -> tuple[Name, Name]:
        """The vague names that its words give it."""
        return self._by_words or names_by_words(subscription, self.article)

    def ids(self, subscription: str) -> Iterator[str]:
        """The ids it may have if it is new, the best first; there is always another one."""
        if self.draft is not None:
            yield self.draft.id
        bare = replace(self.article, guid=self.guid, url=self.url)
        if self.draft is None:
            yield article_id(subscription, bare)
        yield article_id(subscription, replace(bare, guid=""))
        yield article_id(subscription, replace(bare, guid="", url=""))
        dated = digest(subscription, "text", *_words(self.article), _date(self.article))
        yield dated
        yield from (digest(dated, str(number)) for number in count())


def key(subscription: str, kind: str, *values: str) -> int:
    """A name as a number of 63 bits, different for every subscription."""
    return _number(_hash(subscription, kind, *values))


def _hash(*words: str) -> hashlib.blake2b:
    return hashlib.blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=8)


def _number(hashed: hashlib.blake2b) -> int:
    return int.from_bytes(hashed.digest()) >> 1


def link_names(subscription: str, article: Article) -> list[Name]:
    """The names that its link gives an article: in its own feed, in all feeds, or with its title in all."""
    link = link_of(article.url)
    here = key(subscription, "url", link.canonical)
    anywhere = key("", "link", link.canonical)
    match link.reach:
        case Reach.ANYWHERE:
            return [Name(anywhere, Trust.LINK), Name(here, Trust.HERE)]
        case Reach.WITH_TITLE:
            titled = key("", "link", link.canonical, fold(article.title))
            return [Name(here, Trust.LINK), Name(titled, Trust.LINK)]
    return [Name(here, Trust.LINK), Name(anywhere, Trust.HERE)]


def names_by_words(subscription: str, article: Article) -> tuple[Name, Name]:
    """The vague names that its words give an article, with its date and without."""
    undated = _hash(subscription, "words", *_words(article))
    dated = undated.copy()
    dated.update(f"\x1f{_date(article)}".encode())
    return Name(_number(dated), Trust.VAGUE), Name(_number(undated), Trust.VAGUE)


def told_apart(subscription: str, articles: Sequence[Article]) -> list[Incoming]:
    """The articles of one document, each once, with the names that tell them apart."""
    guids = _shared(articles, lambda article: article.guid)
    links = _shared(articles, lambda article: canonical(article.url))
    bare = [_bare(article, guids, links) for article in articles]
    words = _shared([article for article in bare if _is_nameless(article)], _words)
    incoming: list[Incoming] = []
    seen: dict[int, Incoming] = {}
    for article, named in zip(articles, bare, strict=True):
        names = _names(subscription, article, named, shares_words=_words(named) in words)
        sure = [name for name in names if name.trust < Trust.VAGUE]
        first = next((seen[name.key] for name in sure if name.key in seen), None)
        if first:
            first.names.extend(sure)
        else:
            first = Incoming(article, names, named)
            incoming.append(first)
        for name in sure:
            seen.setdefault(name.key, first)
    return incoming


def _bare(article: Article, guids: Collection[Hashable], links: Collection[Hashable]) -> Article:
    """The article without a guid or link that is not its own."""
    if article.guid in guids:
        article = replace(article, guid="")
    return replace(article, url="") if canonical(article.url) in links else article


def _names(subscription: str, article: Article, named: Article, *, shares_words: bool) -> list[Name]:
    """The names of an article, those that it shares with others as vague ones."""
    names = []
    if article.guid:
        names.append(Name(key(subscription, "guid", article.guid), Trust.GUID if named.guid else Trust.VAGUE))
    if article.url:
        links = link_names(subscription, article)
        names += links if named.url else [Name(link.key, Trust.VAGUE) for link in links]
    if _is_nameless(named):
        dated, undated = names_by_words(subscription, named)
        if shares_words:
            names += [Name(dated.key, Trust.WORDS), undated]
        else:
            names += [Name(undated.key, Trust.WORDS), dated]
    return names


def _is_nameless(article: Article) -> bool:
    return not (article.guid or article.url)


def _shared(articles: Sequence[Article], name: Callable[[Article], Hashable]) -> set[Hashable]:
    """The names that articles have in common without being the same."""
    first: dict[Hashable, Article] = {}
    return {
        name(article) for article in articles if not _same(first.setdefault(name(article), article), article)
    }


def _same(one: Article, other: Article) -> bool:
    """Whether two articles of a document with a name in common are one: under one headline, and under one
    guid alike in something else, too; without that, in everything."""
    if one is other:
        return True
    if _headline(one) != _headline(other):
        return False
    alike = (
        canonical(one.url) == canonical(other.url),
        _date(one) == _date(other),
        wording(one) == wording(other),
    )
    return any(alike) if one.guid and one.guid == other.guid else all(alike)


def _headline(article: Article) -> str:
    return fold(article.title) or text_of(article)


def _words(article: Article) -> tuple[str, str]:
    return article.title, article.markup or article.body.text


def _date(article: Article) -> str:
    return article.published.isoformat() if article.published else ""
