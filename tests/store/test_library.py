"""The cache can go; what the reader did and kept stays."""

import shutil
from datetime import timedelta

import pytest

from newsterm.config import Home
from newsterm.model import Article, Body, Status, Tag
from newsterm.query import Query
from newsterm.store.store import Store
from tests.store.paper import NOW, article, ids, save, save_understood, titles, understood


def emptied(store: Store, home: Home) -> Store:
    """The store after its cache was deleted."""
    store.close()
    shutil.rmtree(home.cache_dir)
    return Store.open(home)


def test_read_starred_and_tags_are_back_with_the_next_refresh(store: Store, home: Home) -> None:
    save(store, *(article(number) for number in range(1, 6)))
    before = ids(store)
    store.journal.mark(before[:3], read=True)
    store.journal.mark(before[1:2], starred=True, tag="asia")
    store = emptied(store, home)
    save(store, *(article(number) for number in range(1, 6)))
    assert before == ids(store)
    assert before[:3] == ids(store, "is:read")
    assert before[1:2] == ids(store, "is:starred tag:asia")
    store.close()


def test_a_read_article_is_known_by_its_link_after_the_cache_is_gone(store: Store, home: Home) -> None:
    save(store, article(1))
    (old,) = ids(store)
    store.journal.mark([old], read=True)
    store = emptied(store, home)
    save(store, article(1, guid="urn:another-scheme:1"))
    assert [old] == ids(store, "is:read")
    store.close()


@pytest.mark.parametrize("marks", [{"starred": True}, {"tag": "asia"}])
def test_a_starred_or_tagged_article_is_readable_without_the_cache(
    store: Store, home: Home, marks: dict[str, str | bool]
) -> None:
    one = save_understood(store, article(1), "“Wait,” said Lena Ortiz.", {"Lena Ortiz": "Wait,"})
    save(store, article(1), article(2))
    store.journal.mark([one], **marks)  # type: ignore[arg-type]  # a bool for starred, a word for tag
    before = store.articles.load(one)
    store = emptied(store, home)
    assert [one] == ids(store) == ids(store, "said:ortiz")
    assert before == store.articles.load(one)
    assert one == store.articles.resolve("https://delta.example/news/1")
    assert () == save(store, article(1)).new
    store.close()


def test_an_unstarred_article_is_let_go(store: Store, home: Home) -> None:
    save(store, article(1))
    store.journal.mark(ids(store), starred=True)
    store.journal.mark(ids(store), starred=False)
    store = emptied(store, home)
    assert [] == ids(store)
    store.close()


def test_undoing_keeps_and_lets_go_too(store: Store, home: Home) -> None:
    save(store, article(1), article(2))
    one, two = ids(store)
    store.journal.mark([one], starred=True)
    store.journal.mark([two], starred=True)
    store.journal.undo()
    store = emptied(store, home)
    assert [one] == ids(store)
    store.close()


def test_what_was_understood_after_starring_is_kept_as_well(store: Store, home: Home) -> None:
    save(store, article(1))
    store.journal.mark(ids(store), starred=True)
    (raw,) = store.articles.pending(1, 1)
    store.articles.annotated([understood(raw, "The whole text.")])
    save(store, article(1, markup="<p>Corrected.</p>"), now=NOW + timedelta(hours=1))
    store = emptied(store, home)
    (raw,) = store.articles.pending(1, 1)
    assert "<p>Corrected.</p>" == raw.markup
    store.close()


def test_a_kept_article_stays_when_its_feed_is_gone(store: Store) -> None:
    save(store, article(1), article(2))
    one, _ = ids(store)
    store.journal.mark([one], starred=True)
    (source,) = store.subscriptions.all()
    store.subscriptions.remove(source.id)
    assert ["Report 1"] == titles(store)
    loaded = store.articles.load(one)
    assert loaded
    assert "<p>The text of report 1.</p>" == loaded.markup
    save(store, article(1), article(2))
    assert [one] == ids(store, "is:starred")
    assert ["Report 1", "Report 2"] == titles(store)


def test_an_article_from_elsewhere_is_adopted(store: Store, home: Home) -> None:
    pasted = Article(
        url="https://harbour.example/a",
        title="Ferry\x1b line reopens",
        body=Body("The ferry is back."),
        published=NOW,
        tags=(Tag("ports"), Tag("old", mine=True)),
        version=1,
    )
    one = store.articles.keep(pasted, "Harbour Post")
    store.journal.mark([one], starred=True)
    store.journal.undo()
    store = emptied(store, home)
    assert one == store.articles.keep(pasted, "Harbour Post")
    loaded = store.articles.load(one)
    assert loaded
    assert ("The ferry is back.", "Harbour Post", (Tag("ports"),)) == (
        loaded.body.text,
        loaded.outlet,
        loaded.tags,
    )
    assert [one] == ids(store, 'from:"harbour post" tag:ports') == ids(store, "ferry")
    assert one == store.articles.resolve("https://harbour.example/a")
    assert [] == store.articles.pending(1, 10)
    store.close()


def test_keeping_an_article_of_the_store_keeps_it_as_it_is(store: Store, home: Home) -> None:
    one = save_understood(store, article(1), "The whole text.")
    loaded = store.articles.load(one)
    assert loaded
    assert one == store.articles.keep(loaded, loaded.outlet)
    store = emptied(store, home)
    assert loaded == store.articles.load(one)
    store.close()


def test_an_adopted_article_joins_its_feed_when_that_is_followed(store: Store) -> None:
    save(store, article(1))
    (source,) = store.subscriptions.all()
    loaded = store.articles.load(ids(store)[0])
    assert loaded
    store.subscriptions.remove(source.id)
    one = store.articles.keep(loaded, "Delta Courier")
    assert () == save(store, article(1)).new
    (state,) = store.subscriptions.sources()
    assert (1, 1, [one]) == (state.total, state.unread, ids(store))


def test_another_library_beside_an_old_cache_is_followed(store: Store, home: Home) -> None:
    save(store, article(1), article(2))
    store.journal.mark(ids(store), read=True)
    store.journal.mark(ids(store), tag="asia")
    store.close()
    shutil.rmtree(home.data_dir)
    store = Store.open(home)
    assert 0 == store.headlines.count(Query())  # nobody follows their feed any more
    save(store, article(1), article(2))
    assert Status() == store.articles.status(ids(store)[0])
    assert 2 == len(ids(store, "is:unread"))
    store.close()
