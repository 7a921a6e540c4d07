"""Pages fetched before anybody opens them, of the feeds for which the reader wants that."""

from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime

from newsterm.config import Config
from newsterm.model import Subscription
from newsterm.reading.fulltext import is_summary
from newsterm.refresh.outcome import Paged, Paging
from newsterm.refresh.pages import page_visitor, visit_all
from newsterm.refresh.workers import Workers
from newsterm.store.store import Store

AHEAD = 20
"""Pages that are kept ready of a subscription: those of its newest unread articles."""


async def fetch_ahead(
    store: Store,
    subscriptions: Iterable[Subscription],
    config: Config,
    workers: Workers,
    clock: Callable[[], datetime],
) -> AsyncIterator[Paging | Paged]:
    """Fetch the pages that are wanted before anybody opens them, and tell of each."""
    if articles := _wanted(store, subscriptions, config, clock()):
        yield Paging(len(articles))
        async with page_visitor(store, config, workers, clock) as visitor:
            async for paged in visit_all(visitor, _each(articles), ahead=True):
                yield paged


async def _each(articles: Iterable[str]) -> AsyncIterator[str]:
    """These articles, one after the other."""
    for article_id in articles:
        yield article_id


def _wanted(store: Store, subscriptions: Iterable[Subscription], config: Config, now: datetime) -> list[str]:
    """The articles whose pages are to be fetched before anybody opens them: the newest unread ones of the
    subscriptions that are set so, where the feed gave but a summary."""
    found = []
    for subscription in subscriptions:
        if config.full_text_of(subscription.address) != "ahead":
            continue
        for article_id in store.pages.newest_unread(subscription.id, AHEAD):
            errand = store.pages.errand(article_id)
            if errand and is_summary(errand.article) and errand.state.is_due(now):
                found.append(article_id)
    return list(dict.fromkeys(found))
