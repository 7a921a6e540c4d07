"""Listing headlines: their order, and what a row shows."""

from datetime import UTC, datetime, timedelta

import pytest

from newsterm.model import Article, Status, Tag
from newsterm.query import Query, parse
from newsterm.store.store import Store
from tests.store.paper import NOW, article, save, save_understood, titles


def test_the_newest_come_first(store: Store) -> None:
    save(store, article(3), article(1), article(2))
    assert ["Report 1", "Report 2", "Report 3"] == titles(store)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", ["beta", "Alpha", "gamma"]),
        ("oldest", ["gamma", "Alpha", "beta"]),
        ("title", ["Alpha", "beta", "gamma"]),
        ("from", ["gamma", "beta", "Alpha"]),
    ],
)
def test_another_order_is_asked_for(store: Store, sort: str, expected: list[str]) -> None:
    save(
        store,
        article(1, title="beta", outlet="Harbour Post"),
        article(2, title="Alpha", outlet="harbour Post"),
        article(3, title="gamma", outlet="Delta Courier"),
    )
    assert expected == titles(store, f"sort:{sort}")
    assert expected[:2] == [
        headline.title
        for headline in store.headlines.window(store.headlines.listing(parse(f"sort:{sort}"), 2).rows)
    ]


def test_what_has_no_date_is_as_old_as_its_first_sight_and_in_the_feeds_order(store: Store) -> None:
    undated = [Article(guid=str(number), title=f"Note {number}") for number in range(5)]
    save(store, article(1), *undated)
    later = NOW + timedelta(hours=5)
    save(store, article(1), *undated, Article(guid="5", title="Note 5"), now=later)
    assert ["Note 5", *(f"Note {number}" for number in range(5)), "Report 1"] == titles(store)


def test_a_date_still_to_come_counts_from_first_sight(store: Store) -> None:
    save(store, article(1), article(2, published=NOW + timedelta(days=400), title="From the future"))
    (row,) = store.headlines.listing(Query(), 1).rows
    (headline,) = store.headlines.window([row])
    assert ("From the future", NOW, True) == (headline.title, headline.published, headline.seen)


@pytest.mark.parametrize("year", [1990, 1999, 2025])
def test_any_past_date_has_its_place(store: Store, year: int) -> None:
    past = datetime(year, 2, 3, 4, 5, 6, tzinfo=UTC)
    save(store, article(1, published=past))
    (headline,) = store.headlines.window(store.headlines.listing(Query()).rows)
    assert (past, False) == (headline.published, headline.seen)


def test_articles_of_the_same_second_stay_apart(store: Store) -> None:
    save(store, *(article(number, published=NOW) for number in range(300)))
    assert 300 == len(set(store.headlines.listing(Query()).rows))


def test_a_window_gives_the_rows_asked_for_and_leaves_out_what_is_gone(store: Store) -> None:
    save(store, article(1), article(2), article(3))
    rows = store.headlines.listing(Query()).rows
    asked = [rows[2], 17, rows[0]]
    assert ["Report 3", "Report 1"] == [headline.title for headline in store.headlines.window(asked)]


def test_a_headline_shows_what_a_row_needs(store: Store) -> None:
    tags = (Tag("rivers", "https://delta.example/tags", "Rivers"), Tag("trade"))
    one = save_understood(store, article(1, tags=tags), "“Wait,” said Lena Ortiz.", {"Lena Ortiz": "Wait,"})
    store.journal.mark([one], read=True, starred=True, tag="later")
    (headline,) = store.headlines.window(store.headlines.listing(Query()).rows)
    assert one == headline.id
    assert headline.row == store.headlines.row_of(one)
    assert (*tags, Tag("later", mine=True)) == headline.tags
    assert Status(True, True, ("later",)) == headline.status
    assert (1, "Delta Courier", "https://delta.example/news/1") == (
        headline.quotations,
        headline.outlet,
        headline.url,
    )
    assert NOW - timedelta(hours=1) == headline.published


def test_a_source_is_called_what_the_reader_calls_it(store: Store) -> None:
    save(store, article(1))
    (source,) = store.subscriptions.all()
    store.subscriptions.edit(source.id, title="My delta")
    (headline,) = store.headlines.window(store.headlines.listing(Query()).rows)
    assert "My delta" == headline.outlet


def test_a_listing_stops_at_its_limit_and_knows_its_length(store: Store) -> None:
    save(store, *(article(number) for number in range(1, 8)))
    listing = store.headlines.listing(Query(), limit=3)
    assert 3 == len(listing) == len(listing.rows)
    assert 7 == store.headlines.count(Query())


def test_hostile_strings_are_stored_harmless(store: Store) -> None:
    save(
        store,
        article(1, title="Bad\x1b]52;c;x\x07 [/]\nnews", tags=(Tag("a\x1fb"),), outlet="O\u202eutlet"),
    )
    (headline,) = store.headlines.window(store.headlines.listing(Query()).rows)
    shown = (headline.title, *map(str, headline.tags), headline.outlet)
    assert not any(sign in text for text in shown for sign in "\x1b\x07\x1f\u202e\n")
    assert "[/]" in headline.title
