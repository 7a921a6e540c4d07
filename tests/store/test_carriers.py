"""An article that several feeds carry is one: one row, one state, the fullest text, the tags of all."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from newsterm.model import Article, Feed, ParsedFeed, Poll, Tag
from newsterm.query import Query
from newsterm.store.articles import Saved
from newsterm.store.store import Store
from tests.store.paper import NOW, article, ids, save, titles

LINKS = "https://river-links.example/feed"
STUB = "<p>Points: 3, comments: 5</p>"


def link_to(number: int = 1, **changes: Any) -> Article:
    """What an aggregator has of the paper's article: its link under a guid and a date of its own."""
    given = {"guid": f"links:{number}", "published": NOW - timedelta(minutes=5), "markup": STUB, **changes}
    return article(number, **given)


def save_links(store: Store, *articles: Article) -> Saved:
    return save(store, *articles, address=LINKS, title="River Links")


def counts(store: Store, group: str) -> dict[str, int]:
    """The facets of one group, with their counts."""
    found = {found.name: found.facets for found in store.facets.counts(Query())}
    return {facet.label: facet.count for facet in found.get(group, ())}


def test_it_shows_once_and_is_found_by_either_source(store: Store) -> None:
    assert 1 == len(save(store, article(1)).new)
    assert ((), ()) == (save_links(store, link_to(1)).new, save_links(store, link_to(1)).changed)
    assert ["Report 1"] == titles(store) == titles(store, 'from:"river links"')
    assert ["Report 1"] == titles(store, 'from:"delta courier"')
    assert {"Delta Courier": 1, "River Links": 1} == counts(store, "outlets")
    assert [(1, 1), (1, 1)] == [(source.total, source.unread) for source in store.subscriptions.sources()]


@pytest.mark.parametrize("publisher_first", [True, False])
def test_a_stub_never_stands_before_the_publishers_text(store: Store, *, publisher_first: bool) -> None:
    short = article(1, markup="<p>Rain.</p>")
    saves = (partial(save, store, short), partial(save_links, store, link_to(1, title="Rain (video)")))
    first, second = saves if publisher_first else saves[::-1]
    (one,) = first().new
    second()
    shown = store.articles.load(one)
    assert shown
    assert ("<p>Rain.</p>", "Report 1", "Delta Courier") == (shown.markup, shown.title, shown.outlet)
    (headline,) = store.headlines.window(store.headlines.listing(Query()).rows)
    assert ("Report 1", "Delta Courier") == (headline.title, headline.outlet)


def test_the_fuller_text_is_shown_and_the_outlet_follows_it(store: Store) -> None:
    (one,) = save(store, article(1)).new
    whole = f"<p>{'All of it. ' * 200}</p>"
    assert (one,) == save_links(store, link_to(1, markup=whole)).changed
    shown = store.articles.load(one)
    assert shown
    assert (whole, "River Links") == (shown.markup, shown.outlet)
    save(store, article(1, markup="<p>The text of report 1, with a word more.</p>"))
    assert [shown] == [store.articles.load(one)]


@pytest.mark.parametrize("publisher_first", [True, False])
def test_feeds_that_give_the_same_again_write_nothing(store: Store, *, publisher_first: bool) -> None:
    feeds = (partial(save, store, article(1)), partial(save_links, store, link_to(1)))
    for feed in feeds if publisher_first else feeds[::-1]:
        feed()
    (one,) = ids(store)
    before = [*store.articles._cache.connection.iterdump()]
    for feed in (*feeds, *feeds):
        assert ((), ()) == (feed().new, feed().changed)
    assert before == [*store.articles._cache.connection.iterdump()]
    assert (1 if publisher_first else 2) == len(store.articles.revisions(one))


def test_the_tags_of_all_are_united(store: Store) -> None:
    (one,) = save(store, article(1, tags=(Tag("rivers"),))).new
    save_links(store, link_to(1, tags=(Tag("Rivers"), Tag("floods"))))
    loaded = store.articles.load(one)
    assert loaded
    assert ("rivers", "floods") == tuple(map(str, loaded.tags))
    assert [one] == ids(store, "tag:floods tag:rivers")
    (headline,) = store.headlines.window(store.headlines.listing(Query()).rows)
    assert ["rivers", "floods"] == list(map(str, headline.tags))
    store.articles.annotated(replace(raw, version=1) for raw in store.articles.pending(1, 10))
    store.journal.mark([one], tag="mine")
    assert [one] == ids(store, 'tag:floods tag:mine from:"river links"')


def test_what_others_gave_is_no_part_of_an_article_understood_out_of_turn(store: Store) -> None:
    (one,) = save(store, article(1, tags=(Tag("rivers"),))).new
    save_links(store, link_to(1, tags=(Tag("floods"),)))
    store.journal.mark([one], tag="mine")
    loaded = store.articles.load(one)
    assert loaded
    store.articles.annotated([replace(loaded, version=1)])
    store.journal.mark([one], untag="mine")
    store.subscriptions.remove(store.subscriptions.all()[1].id)
    loaded = store.articles.load(one)
    assert loaded
    assert ["rivers"] == list(map(str, loaded.tags))
    assert {"rivers": 1} == counts(store, "tags")


def test_what_was_read_in_one_feed_is_read_in_the_other(store: Store) -> None:
    (one,) = save(store, article(1)).new
    store.journal.mark([one], read=True, starred=True)
    save_links(store, link_to(1))
    assert [one] == ids(store, 'is:read is:starred from:"river links"')
    assert [0, 0] == [source.unread for source in store.subscriptions.sources()]


def test_a_folder_counts_what_two_of_its_feeds_carry_once(store: Store) -> None:
    save(store, article(1), article(2))
    save_links(store, link_to(1), link_to(3))
    paper, links = store.subscriptions.all()
    store.subscriptions.edit(paper.id, folders=[("A", "B")])
    store.subscriptions.edit(links.id, folders=[("A",), ("C",)])
    assert {"A": 3, "A/B": 2, "C": 2} == counts(store, "folders")
    assert [3, 2, 2] == [len(ids(store, f"in:{folder}")) for folder in ("a", "a/b", "c")]
    save_links(store, link_to(1), link_to(3), link_to(2))
    assert {"A": 3, "A/B": 2, "C": 3} == counts(store, "folders")
    store.subscriptions.remove(links.id)
    assert {"A": 2, "A/B": 2} == counts(store, "folders")


@pytest.mark.parametrize("removed", [0, 1])
def test_it_stays_while_one_of_its_feeds_is_followed(store: Store, removed: int) -> None:
    (one,) = save(store, article(1)).new
    save_links(store, link_to(1, tags=(Tag("floods"),)))
    sources = store.subscriptions.all()
    store.journal.mark([one], read=True)
    store.subscriptions.remove(sources[removed].id)
    assert [one] == ids(store)
    assert ([one] if removed == 0 else []) == ids(store, "tag:floods")
    shown = store.articles.load(one)
    assert shown
    assert article(1).markup == shown.markup
    assert [1] == [source.total for source in store.subscriptions.sources()]
    store.subscriptions.remove(sources[1 - removed].id)
    assert [] == ids(store)
    store.journal.undo()
    followed = (partial(save_links, store, link_to(1)), partial(save, store, article(1)))[removed]
    assert (one,) == followed().new
    assert [one] == ids(store, "is:read")


def test_a_feed_followed_again_finds_its_article(store: Store) -> None:
    (one,) = save(store, article(1)).new
    save_links(store, link_to(1))
    for source in store.subscriptions.all():
        store.subscriptions.remove(source.id)
        store.journal.undo()
        assert ((), ()) == (save(store, article(1)).new, save_links(store, link_to(1)).new)
    assert [one] == ids(store, 'from:"delta courier" from:"river links"')


@pytest.mark.parametrize(
    "link",
    [
        "https://delta.example/",
        "https://www.delta.example",
        "https://delta.example/world/",
        "https://delta.example/news/1#comments",
        "",
        "urn:delta:1",
    ],
)
def test_what_leads_to_no_article_makes_none_one(store: Store, link: str) -> None:
    save(store, article(1, url=link))
    save_links(store, link_to(1, url=link, title="Another one"))
    assert ["Another one", "Report 1"] == titles(store)
    save(store, article(1, url=link))
    assert ((), ()) == (
        save(store, article(1, url=link)).new,
        save_links(store, link_to(1, url=link, title="Another one")).new,
    )


def test_the_comments_of_an_article_are_not_the_article(store: Store) -> None:
    save_links(store, link_to(1, url="https://delta.example/news/1#comments", title="Comments on report 1"))
    save(store, article(1))
    assert 2 == len(ids(store))


def test_a_link_of_several_articles_in_one_feed_makes_none_one_with_others(store: Store) -> None:
    show = "https://delta.example/show-7"
    save(store, article(1, url=show), article(2, url=show))
    save_links(store, link_to(3, url=show))
    assert ["Report 3", "Report 1", "Report 2"] == titles(store)


def test_a_section_under_the_same_title_is_the_same(store: Store) -> None:
    (one,) = save(store, article(1, url="https://delta.example/flood", title="The flood")).new
    save_links(store, link_to(1, url="http://www.delta.example/flood/", title="The Flood"))
    assert [one] == ids(store)


def test_the_publisher_may_change_title_link_and_text(store: Store) -> None:
    (one,) = save_links(store, link_to(1)).new
    save(store, article(1))
    changed = article(1, title="Quite another", url="https://delta.example/news/one-1", markup="<p>New.</p>")
    assert (one,) == save(store, changed).changed
    assert ((), ()) == (save_links(store, link_to(1)).new, save_links(store, link_to(1)).changed)
    assert ["Quite another"] == titles(store)


def test_a_kept_article_is_known_in_both_feeds_after_the_cache_is_emptied(store: Store) -> None:
    (one,) = save_links(store, link_to(1)).new
    store.journal.mark([one], read=True)
    save(store, article(1))
    with store.articles._cache.write() as db:
        for table in ("headline", "body", "alias", "facet", "labels", "carrier", "feed"):
            db.execute(f"DELETE FROM {table}")
        db.execute("UPDATE meta SET value = 0 WHERE name = 'applied'")
    assert (one,) == save(store, article(1)).new
    save_links(store, link_to(1))
    assert [one] == ids(store, "is:read")


def test_an_adopted_page_is_the_article_of_a_feed_and_keeps_its_text(store: Store) -> None:
    page = article(1, guid="", markup="<p>The page, all of it, though it is short.</p>")
    one = store.articles.keep(page, "Delta Courier")
    assert ((), ()) == (save(store, article(1)).new, save_links(store, link_to(1)).new)
    assert [one] == ids(store, 'from:"delta courier"')
    loaded = store.articles.load(one)
    assert loaded
    assert page.markup == loaded.markup


def test_the_text_of_a_publisher_nobody_follows_any_more_stays(store: Store) -> None:
    (one,) = save(store, article(1)).new
    save_links(store, link_to(1))
    store.subscriptions.remove(store.subscriptions.all()[0].id)
    assert () == save_links(store, link_to(1, markup="<p>Points: 7, comments: 9</p>")).changed
    loaded = store.articles.load(one)
    assert loaded
    assert article(1).markup == loaded.markup


def test_a_feed_on_another_host_is_the_publishers_if_it_is_of_the_same_site(store: Store) -> None:
    parsed = ParsedFeed(Feed("Delta Courier", "https://delta.example"), (article(1),))
    subscription = store.subscriptions.add("https://feeds.host.example/delta")
    (one,) = store.articles.save(subscription, parsed, Poll(), now=NOW).new
    save_links(store, link_to(1, markup="<p>A longer stub than all of the text of report 1.</p>"))
    shown = store.articles.load(one)
    assert shown
    assert article(1).markup == shown.markup
