"""The date of an article is the publisher's, if it can be true; else the day it was first seen."""

from datetime import UTC, datetime, timedelta

import pytest

from newsterm.model import Headline
from newsterm.query import Query
from newsterm.store.store import Store
from tests.store.paper import NOW, article, save, titles

LATER = NOW + timedelta(days=3)


def headlines(store: Store) -> list[Headline]:
    return store.headlines.window(store.headlines.listing(Query()).rows)


@pytest.mark.parametrize(
    "published",
    [
        None,
        NOW + timedelta(seconds=1),
        datetime(9999, 1, 1, tzinfo=UTC),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(1989, 12, 31, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=UTC),
    ],
)
def test_a_date_that_cant_be_true_is_none(store: Store, published: datetime | None) -> None:
    (one,) = save(store, article(1, published=published, updated=published)).new
    loaded = store.articles.load(one)
    assert loaded
    assert (None, None) == (loaded.published, loaded.updated)
    assert [(NOW, True)] == [(headline.published, headline.seen) for headline in headlines(store)]


def test_a_date_that_is_true_is_the_publishers(store: Store) -> None:
    save(store, article(1), article(2, published=None, updated=NOW - timedelta(hours=5)))
    assert [(NOW - timedelta(hours=hours), False) for hours in (1, 5)] == [
        (headline.published, headline.seen) for headline in headlines(store)
    ]


def test_a_date_to_come_stays_none_when_it_has_come(store: Store) -> None:
    show = article(1, published=NOW + timedelta(days=1))
    (one,) = save(store, show).new
    assert ((), ()) == (save(store, show, now=LATER).new, save(store, show, now=LATER).changed)
    save(store, article(1, published=show.published, title="Tonight's show"), now=LATER)
    loaded = store.articles.load(one)
    assert loaded
    assert ("Tonight's show", None) == (loaded.title, loaded.published)
    assert [(NOW, True)] == [(headline.published, headline.seen) for headline in headlines(store)]


def test_an_article_stamped_anew_keeps_its_first_date(store: Store) -> None:
    (one,) = save(store, article(1)).new
    save(store, article(1, published=LATER, updated=LATER, markup="<p>Corrected.</p>"), now=LATER)
    loaded = store.articles.load(one)
    assert loaded
    assert (NOW - timedelta(hours=1), LATER) == (loaded.published, loaded.updated)


def test_a_date_that_is_corrected_backwards_is_taken(store: Store) -> None:
    (one,) = save(store, article(1, published=LATER)).new
    save(store, article(1), now=LATER)
    loaded = store.articles.load(one)
    assert loaded
    assert NOW - timedelta(hours=1) == loaded.published


def test_a_feed_that_stamps_everything_with_now_stays_where_it_was(store: Store) -> None:
    save(store, article(1, published=NOW, updated=NOW))
    save(store, article(2, published=NOW + timedelta(hours=1)), now=NOW + timedelta(hours=1))
    for day in range(1, 4):
        now = NOW + timedelta(days=day)
        save(store, article(1, published=now, updated=now), now=now)
        assert ["Report 2", "Report 1"] == titles(store)
    before = [*store.articles._cache.connection.iterdump()]
    now = NOW + timedelta(days=9)
    save(store, article(1, published=now, updated=now), now=now)
    assert before == [*store.articles._cache.connection.iterdump()]


def test_an_adopted_page_may_be_old_but_not_of_tomorrow(store: Store) -> None:
    old = datetime(1974, 5, 1, tzinfo=UTC)
    for published in (old, datetime.now(UTC) + timedelta(days=1)):
        store.articles.keep(article(1, guid="", url="", published=published, title=f"{published}"), "")
    first, second = headlines(store)
    assert (True, False, old) == (first.seen, second.seen, second.published)


def test_what_two_feeds_give_in_one_second_without_dates_is_first_seen_then(store: Store) -> None:
    undated = [article(number, published=None) for number in range(6)]
    save(store, *undated[:3])
    save(store, *undated[3:], address="https://harbour.example/feed")
    assert [True] * 6 == [headline.seen for headline in headlines(store)]
