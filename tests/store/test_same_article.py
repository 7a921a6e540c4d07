"""An article that comes again is the same article, whatever the feed calls it now."""

from dataclasses import replace
from datetime import timedelta

import pytest

from newsterm.model import Article
from newsterm.store.links import canonical
from newsterm.store.store import Store
from tests.store.paper import NOW, article, ids, save, titles


def test_a_second_refresh_finds_nothing_new(store: Store) -> None:
    first = save(store, article(1), article(2))
    again = save(store, article(1), article(2))
    assert 2 == len(first.new)
    assert ((), ()) == (again.new, again.changed)


def test_a_changed_guid_under_the_same_link_finds_the_old_article(store: Store) -> None:
    (old,) = save(store, article(1)).new
    store.journal.mark([old], read=True)
    saved = save(store, article(1, guid="urn:new-scheme:1", title="Report 1, corrected"))
    assert ((), (old,)) == (saved.new, saved.changed)
    assert store.articles.status(old).read


def test_a_changed_link_under_the_same_guid_finds_the_old_article(store: Store) -> None:
    (old,) = save(store, article(1)).new
    save(store, article(1, url="https://delta.example/2026/report-1"))
    assert [old] == ids(store)
    assert old == store.articles.resolve("https://delta.example/2026/report-1")
    assert old == store.articles.resolve("https://delta.example/news/1")


@pytest.mark.parametrize(
    "link",
    [
        "http://delta.example/news/1",
        "https://DELTA.example:443/news/1/",
        "https://delta.example/news/1?utm_source=rss&utm_medium=feed",
        "https://delta.example/news/1#comments",
        "https://delta.example/news/1?fbclid=abc",
    ],
)
def test_a_link_written_otherwise_is_the_same_link(store: Store, link: str) -> None:
    (old,) = save(store, article(1, guid="")).new
    assert () == save(store, article(1, guid="", url=link)).new
    assert old == store.articles.resolve(link)


def test_what_a_link_asks_for_belongs_to_it() -> None:
    assert canonical("https://a.example/?id=1") != canonical("https://a.example/?id=2")
    assert "https://a.example/?id=1" == canonical("http://a.example:80/?utm_campaign=x&id=1")


@pytest.mark.parametrize("link", ["https://[broken", "https://a.example:port/", "tag:a.example,2026:1", ""])
def test_what_is_no_web_address_is_left_as_it_is(link: str) -> None:
    assert link == canonical(link)


def test_an_article_named_twice_in_one_feed_is_there_once(store: Store) -> None:
    twice = article(1, guid="urn:delta:1-in-another-section")
    assert 1 == len(save(store, article(1), twice, article(1)).new)
    assert () == save(store, twice).new


def test_different_articles_under_one_link_stay_apart(store: Store) -> None:
    show = "https://delta.example/show"
    saved = save(store, *(article(number, url=show) for number in (1, 2, 3)))
    assert 3 == len(saved.new)
    assert () == save(store, *(article(number, url=show) for number in (1, 2, 3))).new


def test_different_articles_without_a_guid_under_one_link_stay_apart(store: Store) -> None:
    show = "https://delta.example/show"
    save(store, *(article(number, guid="", url=show) for number in (1, 2)))
    assert ["Report 1", "Report 2"] == titles(store)
    assert () == save(store, *(article(number, guid="", url=show) for number in (1, 2))).new


def test_different_articles_under_one_guid_stay_apart(store: Store) -> None:
    save(store, *(article(number, guid="1") for number in (1, 2)))
    assert ["Report 1", "Report 2"] == titles(store)


def test_another_days_article_under_the_same_link_is_new(store: Store) -> None:
    today = NOW + timedelta(days=1)
    save(store, article(1, guid="a", title="Monday's weather"))
    save(store, article(1, guid="b", title="Tuesday's weather", published=today), now=today)
    assert ["Tuesday's weather", "Monday's weather"] == titles(store)


def test_an_article_without_any_name_is_known_by_its_words(store: Store) -> None:
    nameless = Article(title="A note", markup="<p>Nothing else.</p>")
    assert 1 == len(save(store, nameless).new)
    assert () == save(store, nameless).new


def test_the_same_guid_in_another_feed_is_another_article(store: Store) -> None:
    save(store, article(1))
    here = article(1, url="https://harbour.example/news/1")
    save(store, here, address="https://harbour.example/feed", title="Harbour Post")
    assert 2 == len(ids(store))


def test_new_names_of_a_known_article_lead_to_it_later(store: Store) -> None:
    (old,) = save(store, article(1)).new
    save(store, article(1, url="https://delta.example/moved"))
    save(store, replace(article(1), guid="urn:third", url="https://delta.example/moved"))
    assert [old] == ids(store)


def test_an_id_may_be_shortened_to_six_digits(store: Store) -> None:
    (one,) = save(store, article(1)).new
    assert one == store.articles.resolve(one) == store.articles.resolve(one[:6])
    assert store.articles.resolve(one[:5]) is None
    assert store.articles.resolve("zzzzzzzz") is None
    assert store.articles.resolve("https://delta.example/unknown") is None
