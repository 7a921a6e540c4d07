"""What a feed gave, made ready to be saved as far as that takes no look into the store.

The workers of a refresh do it, side by side, so that the one who writes has little else to do.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from newsterm.cleaner import clean_line
from newsterm.model import Article, Feed, ParsedFeed, Subscription
from newsterm.store.aliases import Incoming, told_apart
from newsterm.store.cleaning import cleaned, cleaned_feed
from newsterm.store.drafts import draft_of


@dataclass(frozen=True, slots=True)
class PreparedFeed:
    """A feed and its articles, each once, cleaned; seen at `now`. What `lone` and `in_parts` mean tells
    `ParsedFeed`."""

    subscription: str
    feed: Feed
    incoming: tuple[Incoming, ...]
    now: datetime
    lone: bool
    in_parts: bool


def prepare(
    subscription: Subscription, parsed: ParsedFeed, now: datetime, *, drafted: bool = False
) -> PreparedFeed:
    """What a document gave, ready to be saved; `drafted` where its articles are thought to be new."""
    feed = cleaned_feed(parsed.feed)
    outlet = subscription.title or feed.title
    articles = [filled(cleaned(article), outlet, feed.language) for article in parsed.articles]
    incoming = told_apart(subscription.id, articles)
    if drafted:
        _draft(incoming, subscription.id, now)
    return PreparedFeed(
        subscription.id, feed, tuple(incoming), now, lone=parsed.lone, in_parts=bool(parsed.parts)
    )


def filled(article: Article, outlet: str, language: str) -> Article:
    """The article with what its feed says for all of them."""
    if article.outlet and (article.language or not language):
        return article
    return replace(
        article, outlet=article.outlet or clean_line(outlet), language=article.language or language
    )


def _draft(incoming: Iterable[Incoming], subscription: str, now: datetime) -> None:
    for item in incoming:
        article = replace(item.article, id=next(item.ids(subscription)))
        item.sketch(subscription, draft_of(article, subscription, now))
