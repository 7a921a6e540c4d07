"""A paper to test the store with: its articles, and short ways to save and list them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from newsterm.model import (
    Article,
    Body,
    Feed,
    Kind,
    ParsedFeed,
    Poll,
    Quotation,
    Span,
    Speaker,
    Subscription,
)
from newsterm.query import parse
from newsterm.store.articles import Saved
from newsterm.store.store import Store

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
ADDRESS = "https://delta.example/feed"


def article(number: int = 1, **changes: Any) -> Article:
    """The paper's article of this number, published as many hours before NOW."""
    plain = Article(
        guid=f"urn:delta:{number}",
        url=f"https://delta.example/news/{number}",
        title=f"Report {number}",
        published=NOW - timedelta(hours=number),
        markup=f"<p>The text of report {number}.</p>",
    )
    return replace(plain, **changes)


def understood(raw: Article, text: str, said: dict[str, str] | None = None, **changes: Any) -> Article:
    """The article as an engine leaves it: this text, and in it the words that each speaker said, a speaker
    with a question mark being a guess."""
    quotations = tuple(
        Quotation(
            Span(text.index(words), text.index(words) + len(words)),
            Kind.DIRECT,
            Speaker(name.rstrip("?")),
            confidence=0.4 if name.endswith("?") else 1.0,
        )
        for name, words in (said or {}).items()
    )
    return replace(raw, body=Body(text), quotations=quotations, version=1, **changes)


def follow(store: Store, address: str = ADDRESS) -> Subscription:
    """A subscription to the paper."""
    return store.subscriptions.add(address)


def save(
    store: Store,
    *articles: Article,
    address: str = ADDRESS,
    title: str = "Delta Courier",
    now: datetime = NOW,
) -> Saved:
    """Save these articles as what the paper's feed holds now."""
    parsed = ParsedFeed(Feed(title), articles)
    return store.articles.save(follow(store, address), parsed, Poll(), now=now)


def save_understood(
    store: Store, raw: Article, text: str, said: dict[str, str] | None = None, **changes: Any
) -> str:
    """Save an article and what was understood of it; its id."""
    save(store, raw)
    (pending,) = store.articles.pending(1, 1)
    store.articles.annotated([understood(pending, text, said, **changes)])
    return pending.id


def titles(store: Store, query: str = "") -> list[str]:
    """The headlines of a query, in order."""
    rows = store.headlines.listing(parse(query, NOW)).rows
    return [headline.title for headline in store.headlines.window(rows)]


def ids(store: Store, query: str = "") -> list[str]:
    """The ids of a query, in order."""
    return [
        headline.id for headline in store.headlines.window(store.headlines.listing(parse(query, NOW)).rows)
    ]
