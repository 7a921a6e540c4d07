"""newsboat's feeds, filters, rules and articles, brought into the store."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from newsterm.bringing.addresses import settled
from newsterm.bringing.brought import Brought, Left
from newsterm.config import Home
from newsterm.errors import AddressError
from newsterm.identity import subscription_id
from newsterm.model import Subscription
from newsterm.newsboat import config
from newsterm.newsboat.translation import Translated, flag_tag, translate
from newsterm.newsboat.urls import Feed, Urls
from newsterm.store.arrivals import Arrival
from newsterm.store.newsboat_cache import Item, NewsboatCache
from newsterm.store.store import Store
from newsterm.store.writer import Marks
from newsterm.views import Rule, View, add_rules, add_views


def bring_urls(store: Store, home: Home, urls: Urls, file: str) -> Brought:
    """Follow the feeds of a `urls` file, each tag a folder, and keep its query feeds as views."""
    left = [Left(file, *line) for line in urls.untranslated]
    remarks: list[Left] = []
    there = {subscription.id for subscription in store.subscriptions.all()}
    folders = store.folders.all()
    followed: dict[str, None] = {}
    for feed in urls.each_once:
        try:
            followed[_follow(store, feed).id] = None
        except AddressError as error:
            left.append(Left(file, feed.line, feed.address, str(error)))
            continue
        if feed.hidden:
            remarks.append(
                Left(file, feed.line, feed.address, "newsterm hides no feed; its articles are listed")
            )
    new = tuple(source for source in followed if source not in there)
    feeds = Brought(
        new=new,
        known=len(followed) - len(new),
        folders=len(store.folders.all() - folders),
        understood=len(followed),
        left=tuple(left),
        remarks=tuple(remarks),
    )
    return feeds + _bring_views(home, urls, file)


def bring_settings(store: Store, home: Home, text: str, tags: Collection[str], file: str) -> Brought:
    """Keep what a `config` file ignores as rules that mute, from now on and what is there."""
    found = config.read(text, tags)
    new = add_rules(home, [Rule("mute", str(mute.query)) for mute in found.mutes])
    store.rules.keep_up()
    return Brought(
        rules=len(new),
        understood=len(found.mutes),
        left=tuple(Left(file, *line) for line in found.untranslated),
        remarks=tuple(
            Left(file, mute.line, str(mute.query), note) for mute in found.mutes for note in mute.notes
        ),
    )


def bring_cache(store: Store, path: Path) -> Brought:
    """Take over the articles of the feeds that are followed, and what was done with them, as one step.

    Raises ContentError for what is no cache of newsboat's.
    """
    followed = {subscription.id: subscription for subscription in store.subscriptions.all()}
    by_address = {subscription.address: subscription for subscription in followed.values()}
    now = datetime.now(UTC)
    new, understood = 0, 0
    marks: dict[str, Marks] = {}
    left = []
    with NewsboatCache(path) as cache:
        for address, feed in cache.feeds().items():
            subscription = _of_address(address, followed, by_address)
            if subscription is None:
                left.append(Left(path.name, 0, address, "you don't follow it; its articles are left there"))
                continue
            arrivals = list(map(_arrival, cache.items(address)))
            arrived = store.arrivals.take(subscription, feed, arrivals, now)
            new += len(arrived.new)
            understood += len(arrivals)
            marks |= arrived.marks
    store.journal.add_marks(marks, "marked as in newsboat")
    return Brought(
        articles=new,
        read=sum(one.read for one in marks.values()),
        starred=sum(one.starred for one in marks.values()),
        muted=sum(one.muted for one in marks.values()),
        understood=understood,
        left=tuple(left),
    )


def _follow(store: Store, feed: Feed) -> Subscription:
    return store.subscriptions.add(settled(feed.address), feed.title, [(tag,) for tag in feed.tags])


def _bring_views(home: Home, urls: Urls, file: str) -> Brought:
    views: dict[View, int] = {}
    left, remarks = [], []
    for query in urls.queries:
        found = translate(query.filter, urls.tags)
        if not isinstance(found, Translated):
            left.append(Left(file, query.line, f"query:{query.name}:{query.filter}", found.reason))
            continue
        views[View(query.name, str(found.query))] = query.line
        remarks += [Left(file, query.line, f"{query.name}: {found.query}", note) for note in found.notes]
    new, taken = add_views(home, views)
    left += [
        Left(file, views[view], f"{view.name}: {view.query}", "a view of this name asks for something else")
        for view in taken
    ]
    return Brought(views=len(new), understood=len(views), left=tuple(left), remarks=tuple(remarks))


def _of_address(
    address: str, followed: dict[str, Subscription], by_address: dict[str, Subscription]
) -> Subscription | None:
    """The subscription to an address of newsboat's; one that has moved here keeps the id of its first."""
    try:
        address = settled(address)
    except AddressError:
        return None
    return by_address.get(address) or followed.get(subscription_id(address))


def _arrival(item: Item) -> Arrival:
    return Arrival(item.article, Marks(item.read, bool(item.flags), item.deleted, tuple(_tags(item))))


def _tags(item: Item) -> Iterator[str]:
    return (flag_tag(letter) for letter in item.flags)
