"""An article that comes again is the same article, whatever the feed calls it now."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

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
        "https://www.delta.example/news/1",
        "https://m.delta.example/news/1",
        "https://delta.example/news/1/amp/",
        "https://delta.example/news/1?outputType=amp",
        "https://delta.example/news/1?source=rss-river--2",
        "https://delta.example/news/1;jsessionid=0A1B",
        "https://delta.example/news/%31#xtor=RSS-17",
    ],
)
def test_a_link_written_otherwise_is_the_same_link(store: Store, link: str) -> None:
    (old,) = save(store, article(1, guid="")).new
    assert () == save(store, article(1, guid="", url=link)).new
    assert old == store.articles.resolve(link)


def test_what_a_link_asks_for_belongs_to_it() -> None:
    assert canonical("https://a.example/?id=1") != canonical("https://a.example/?id=2")
    assert "https://a.example/?id=1" == canonical("http://a.example:80/?utm_campaign=x&id=1")
    assert canonical("https://a.example/?b=2&a=1") == canonical("https://a.example/?a=1&b=2")
    assert canonical("https://a.example/changes#v1") != canonical("https://a.example/changes#v2")
    assert canonical("https://a.example/gear/amp") != canonical("https://a.example/gear")
    assert canonical("https://m.example/1") != canonical("https://www.example/1")


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


def test_a_guid_used_again_for_another_article_is_another(store: Store) -> None:
    (old,) = save(store, article(1, guid="1")).new
    store.journal.mark([old], read=True)
    (new,) = save(store, article(2, guid="1")).new
    assert ["Report 1", "Report 2"] == titles(store)
    assert [new] == ids(store, "is:unread")
    for number, one in ((1, old), (2, new)):
        assert ((), ()) == (save(store, article(number, guid="1")).new, save(store, article(number)).changed)
        assert one == store.articles.resolve(f"https://delta.example/news/{number}")


def test_a_guid_used_again_keeps_its_articles_apart_without_the_cache(store: Store) -> None:
    (old,) = save(store, article(1, guid="1")).new
    store.journal.mark([old], read=True)
    (new,) = save(store, article(2, guid="1")).new
    forget_the_cache(store)
    assert (new,) == save(store, article(2, guid="1")).new
    assert [new] == ids(store, "is:unread")


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Quite another headline"},
        {"url": "https://delta.example/moved/1"},
        {"title": "Quite another headline", "url": "https://delta.example/moved/1"},
        {"title": "Report 1, corrected", "url": "https://delta.example/moved/1", "published": NOW},
        {"guid": "urn:new:1"},
        {"guid": "", "title": "Quite another headline"},
        {"guid": "urn:new:1", "title": "Quite another headline"},
    ],
)
def test_an_article_that_changes_in_the_feed_is_the_same(store: Store, changes: dict[str, Any]) -> None:
    (old,) = save(store, article(1), article(2)).new[:1]
    assert () == save(store, article(1, **changes), article(2)).new
    assert () == save(store, article(1), article(2)).new
    assert old == ids(store)[0]
    assert 2 == len(ids(store))


def test_one_guid_over_two_headlines_in_one_feed_is_two_articles(store: Store) -> None:
    twice = (article(1, guid="1"), article(1, guid="1", title="Quite another", published=NOW))
    first, second = save(store, *twice).new
    assert () == save(store, *twice).new
    assert ((), ()) == (save(store, twice[1]).new, save(store, twice[0]).new)
    assert ((), ()) == (save(store, *reversed(twice)).new, save(store, *twice).new)
    assert {first, second} == set(ids(store))


def test_one_headline_under_one_guid_and_one_link_is_there_once(store: Store) -> None:
    assert 1 == len(save(store, article(1), article(1, markup="<p>More.</p>", published=NOW)).new)
    assert 1 == len(save(store, article(2), article(2, url="https://delta.example/sport/2")).new)


def test_untitled_notes_under_one_guid_and_one_link_are_told_by_their_words(store: Store) -> None:
    notes = [article(number, guid="n", url="https://delta.example/day", title="") for number in (1, 2)]
    assert 2 == len(save(store, *notes).new)
    assert ((), ()) == (save(store, *notes).new, save(store, notes[1]).new)
    assert 2 == len(ids(store))


def test_the_same_words_on_two_days_are_two_articles(store: Store) -> None:
    notes = [Article(title="Update", markup="Done.", published=NOW - timedelta(days=day)) for day in (0, 1)]
    assert 2 == len(save(store, *notes).new)
    for present in (notes, notes[:1], notes[1:], notes[::-1]):
        assert () == save(store, *present).new


def test_a_second_article_of_the_same_words_leaves_the_first_what_it_is(store: Store) -> None:
    first = Article(title="Update", markup="Done.", published=NOW - timedelta(days=1))
    (old,) = save(store, first).new
    store.journal.mark([old], read=True)
    (new,) = save(store, replace(first, published=NOW), first).new
    assert ([new], [old]) == (ids(store, "is:unread"), ids(store, "is:read"))
    assert () == save(store, replace(first, published=NOW)).new


def test_an_article_that_leaves_the_feed_and_comes_again_is_the_same(store: Store) -> None:
    (old, _) = save(store, article(1), article(2)).new
    store.journal.mark([old], read=True)
    save(store, article(2))
    assert () == save(store, article(1), article(2)).new
    assert [old] == ids(store, "is:read")


def test_a_link_that_others_come_to_share_still_knows_its_first_article(store: Store) -> None:
    show = "https://delta.example/show"
    first = article(1, guid="", url=show)
    (old,) = save(store, first).new
    (new,) = save(store, article(2, guid="", url=show), first).new
    assert {old, new} == set(ids(store))
    assert ((), ()) == (save(store, first).new, save(store, article(2, guid="", url=show)).new)


def test_a_stable_feed_writes_nothing_the_second_time(store: Store) -> None:
    news = (article(1), article(2, guid=""), article(3, guid="", url=""), article(4, published=None))
    save(store, *news)
    before = [*store.articles._cache.connection.iterdump()]
    save(store, *news, now=NOW + timedelta(hours=1))
    assert before == [*store.articles._cache.connection.iterdump()]


def forget_the_cache(store: Store) -> None:
    """Lose everything that can be fetched again."""
    with store.articles._cache.write() as db:
        for table in ("headline", "body", "alias", "facet", "labels", "carrier", "feed"):
            db.execute(f"DELETE FROM {table}")
        db.execute("UPDATE meta SET value = 0 WHERE name = 'applied'")
