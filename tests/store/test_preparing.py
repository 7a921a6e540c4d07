"""What a worker makes ready is saved as if it had all been done while saving."""

from datetime import timedelta
from pathlib import Path

from newsterm.config import Home
from newsterm.model import Article, Feed, ParsedFeed, Poll, Tag
from newsterm.store.preparing import prepare
from newsterm.store.store import Store
from tests.store.paper import ADDRESS, NOW, article

PARSED = ParsedFeed(
    Feed("Delta Courier", language="en"),
    (
        article(1, tags=(Tag("weather"),), byline=("Ada Lindqvist",)),
        article(2, published=NOW + timedelta(days=2), updated=NOW),
        article(3, title="An odd\x1b title"),
        article(4, guid="urn:delta:3", url=""),
        Article(title="No name", markup="<p>One.</p>"),
        Article(title="No name", markup="<p>One.</p>", published=NOW),
    ),
)


def test_drafts_leave_the_cache_as_it_is_without_them(tmp_path: Path) -> None:
    written = []
    for drafted in (True, False):
        with Store.open(Home.find(str(tmp_path / str(drafted)))) as store:
            subscription = store.subscriptions.add(ADDRESS)
            prepared = prepare(subscription, PARSED, NOW, drafted=drafted)
            assert drafted == any(item.draft for item in prepared.incoming)
            assert 6 == len(store.articles.land(prepared, Poll()).new)
            tables = store.articles._cache.connection.iterdump()
            written.append([line for line in tables if '"meta"' not in line])
    assert written[0] == written[1]


def test_a_draft_of_what_is_known_changes_nothing(store: Store) -> None:
    subscription = store.subscriptions.add(ADDRESS)
    store.articles.save(subscription, PARSED, Poll(), now=NOW)
    before = [*store.articles._cache.connection.iterdump()]
    prepared = prepare(subscription, PARSED, NOW, drafted=True)
    assert () == store.articles.land(prepared, Poll()).new
    assert before == [*store.articles._cache.connection.iterdump()]
