"""Every query the screen makes goes through an index: SQLite is asked for its plans."""

from collections.abc import Callable
from functools import partial

import pytest

from newsterm.model import Link, Related, Tag
from newsterm.query import Query, parse
from newsterm.store.store import Store
from newsterm.views import Rule, write_rules
from tests.store.paper import NOW, article, ids, save, save_understood

ON_PURPOSE = (
    "json_each",
    "SCAN asked",  # what is asked for
    "SCAN newest",  # the newest few that have a term
    "SCAN subscription",
    "SCAN feed",
    "SCAN speaker",  # a row a person, when the words of all are summed
    "SCAN meta",  # tables of a row a feed, or less
    "SCAN d VIRTUAL",
    "SCAN words VIRTUAL",  # hits of the word index
    "SCAN landed VIRTUAL",  # the words of what lands
    "SCAN headline USING COVERING INDEX headline_version",  # all rows, when they are counted
)
"""Walked whole, as they should be."""


@pytest.fixture
def news(store: Store) -> Store:
    text = "“Wait,” she said. " + "It is a long report. " * 99
    save_understood(store, article(1, tags=(Tag("trade"),), section="World"), text, {"Lena": "Wait,"})
    save(store, *(article(number, tags=(Tag("trade"), Tag("ports"))) for number in range(1, 20)))
    return store


def plan(store: Store, work: Callable[[], object]) -> list[str]:
    """The plans of all statements that a piece of work asks the cache."""
    cache = store.articles._cache
    statements: list[str] = []
    cache.connection.set_trace_callback(statements.append)
    work()
    cache.connection.set_trace_callback(None)
    asked = [sql for sql in statements if sql.lstrip().startswith(("SELECT", "UPDATE", "DELETE"))]
    return [step for sql in asked for (*_, step) in cache.read(f"EXPLAIN QUERY PLAN {sql}").fetchall()]


def walked(steps: list[str]) -> list[str]:
    """The steps that walk through a whole table."""
    return [
        step for step in steps if step.startswith("SCAN") and not any(walk in step for walk in ON_PURPOSE)
    ]


@pytest.mark.parametrize(
    ("query", "step"),
    [
        ("is:unread", "SEARCH d USING COVERING INDEX headline_unread (read=?)"),
        ("is:read", "SEARCH d USING COVERING INDEX headline_read (read=?)"),
        ("is:starred", "SEARCH d USING COVERING INDEX headline_starred (starred=?)"),
        ("is:muted", "SEARCH d USING COVERING INDEX headline_muted (muted=?)"),
        ("is:new", "SEARCH d USING COVERING INDEX headline_seen (seen>?)"),
        ("tag:trade", "SEARCH d USING PRIMARY KEY (term=?)"),
        ("tag:trade is:unread", "SEARCH d USING PRIMARY KEY (term=?)"),
        ("tag:trade -tag:ports", "SEARCH d USING PRIMARY KEY (term=?)"),
        ("tag:trade newer:2d", "SEARCH d USING PRIMARY KEY (term=? AND row>?)"),
        ("tag:ports section:world river", "SEARCH d USING PRIMARY KEY (term=?)"),
        ("said:lena", "SEARCH d USING PRIMARY KEY (term=?)"),
        ("has:quote", "SEARCH d USING PRIMARY KEY (term=?)"),
        ("after:2026-03-01", "SEARCH d USING INTEGER PRIMARY KEY (rowid>?)"),
        ("older:1d", "SEARCH d USING INTEGER PRIMARY KEY (rowid<?)"),
    ],
)
def test_a_narrowed_list_comes_out_of_an_index(news: Store, query: str, step: str) -> None:
    asked = parse(query, NOW)
    for work in (
        lambda: news.headlines.listing(asked, 200),
        lambda: news.headlines.listing(asked),
        lambda: news.headlines.count(asked),
    ):
        steps = plan(news, work)
        assert step in steps
        assert [] == walked(steps)


def test_a_source_and_an_outlet_of_one_name_are_two_searches_in_one_index(news: Store) -> None:
    steps = plan(news, lambda: news.headlines.listing(parse('from:"delta courier"')))
    assert ["SEARCH facet USING PRIMARY KEY (term=?)"] == [step for step in steps if "facet" in step]


@pytest.mark.parametrize("query", ["is:unread", "tag:trade", "tag:trade is:unread", "report", "", "older:1d"])
def test_the_first_page_needs_no_sorting(news: Store, query: str) -> None:
    steps = plan(news, lambda: news.headlines.listing(parse(query, NOW), 200))
    assert [] == [step for step in steps if "TEMP B-TREE" in step]


def test_everything_is_listed_along_the_primary_key(news: Store) -> None:
    assert ["SCAN d"] == plan(news, lambda: news.headlines.listing(Query(), 200))[1:]


def test_everything_at_once_is_read_from_a_narrow_index(news: Store) -> None:
    steps = plan(news, lambda: news.headlines.listing(Query()))
    assert ["SCAN d USING COVERING INDEX headline_version"] == steps[1:]


def test_whether_anything_is_muted_and_what_is_comes_out_of_an_index(news: Store) -> None:
    step = "SEARCH headline USING COVERING INDEX headline_muted (muted=?)"
    assert step == plan(news, lambda: news.headlines.listing(Query()))[0]
    news.journal.mark(ids(news)[:3], muted=True)
    for query in ("is:unread", "tag:trade", "report"):
        asked = parse(query, NOW)
        for work in (
            lambda asked=asked: news.headlines.listing(asked, 200),
            lambda asked=asked: news.headlines.count(asked),
        ):
            steps = plan(news, work)
            assert step in steps
            assert [] == walked(steps)
    assert [] == walked(plan(news, lambda: news.facets.counts(Query())))
    assert any("headline_muted" in step for step in plan(news, news.subscriptions.sources))


@pytest.mark.parametrize("query", ["report", "title:report", "report is:unread", "quote:wait"])
def test_words_come_out_of_the_word_index(news: Store, query: str) -> None:
    steps = plan(news, lambda: news.headlines.listing(parse(query), 200))
    assert any("VIRTUAL TABLE INDEX" in step for step in steps)
    assert [] == walked(steps)


def test_what_a_screen_shows_walks_through_no_table(news: Store) -> None:
    (one, *_) = ids(news)
    rows = news.headlines.listing(Query()).rows
    for work in (
        lambda: news.headlines.window(rows[:50]),
        lambda: news.headlines.row_of(one),
        lambda: news.articles.load(one),
        lambda: news.articles.resolve(one[:6]),
        lambda: news.articles.resolve("https://delta.example/news/1"),
        lambda: news.articles.pending(1, 100),
        lambda: news.facets.counts(Query()),
        lambda: news.journal.mark([one], read=True),
        lambda: news.journal.mark([one], tag="asia"),
        lambda: news.journal.undo(),
        lambda: list(news.quotations.find(parse("said:lena"), 10)),
        lambda: news.ledger.people(Query(), 10),
        lambda: news.ledger.people(parse("tag:trade"), 10, unsure=True),
        lambda: news.ledger.basis(parse("tag:trade")),
        lambda: news.ledger.weeks("lena", parse("tag:trade"), NOW),
        lambda: save(news, article(1), article(99)),
    ):
        assert [] == walked(plan(news, work))


def test_the_ways_on_from_an_article_come_out_of_indexes(news: Store) -> None:
    related = (Related("Next in World", (Link("Report 3", "https://delta.example/news/3"),)),)
    raw = article(1, tags=(Tag("trade"),), section="World", related=related)
    found = save_understood(news, raw, "“Wait,” said Lena.", {"Lena": "Wait,"})
    loaded, row = news.articles.load(found), news.headlines.row_of(found)
    assert loaded
    assert row
    (headline,) = news.headlines.window([row])
    steps = plan(news, lambda: news.ways.onward(loaded, headline))
    assert [] == walked(steps)
    assert "SEARCH alias USING INTEGER PRIMARY KEY (rowid=?)" in steps
    assert "SEARCH facet USING PRIMARY KEY (term=?)" in steps


def test_rules_are_asked_of_what_lands_alone(news: Store) -> None:
    queries = ("tag:trade report", "title:rep*", "said:lena", "is:read older:1d")
    write_rules(news.home, [Rule("mute", query) for query in queries])
    news.rules.keep_up()
    steps = plan(news, lambda: save(news, article(1, title="Another report")))
    assert [] == walked(steps)
    assert "SCAN json_each VIRTUAL TABLE INDEX 1:" in steps
    assert [] == [step for step in steps if "words VIRTUAL TABLE INDEX 0:M" in step]
    assert [] == walked(plan(news, news.rules.apply))


def test_words_that_begin_so_are_gathered_once(news: Store) -> None:
    for words, how in (("report", "CORRELATED SCALAR SUBQUERY"), ("rep*", "LIST SUBQUERY")):
        steps = plan(news, partial(news.headlines.count, parse(f"tag:ports {words}")))
        assert [step for step in steps if how in step]


def test_unread_articles_are_counted_by_source_in_an_index(news: Store) -> None:
    steps = plan(news, news.subscriptions.sources)
    assert "SEARCH headline USING COVERING INDEX headline_source_unread (read=?)" in steps
    assert "USE TEMP B-TREE FOR GROUP BY" not in steps
    assert {
        "SEARCH facet USING PRIMARY KEY (term=?)",
        "SEARCH facet USING PRIMARY KEY (term=? AND row>?)",
    } == {step for step in steps if "facet" in step}


def test_the_texts_of_articles_come_out_of_indexes(news: Store) -> None:
    (followed,) = news.subscriptions.all()
    name = ids(news)[0]
    for work in (
        lambda: news.articles.load(name),
        lambda: news.pages.state(name),
        lambda: news.pages.errand(name),
        lambda: news.articles.pending_of([name], 9),
    ):
        assert [] == walked(plan(news, work))
    steps = plan(news, lambda: news.pages.newest_unread(followed.id, 20))
    assert ["SEARCH headline USING INDEX headline_source_unread (read=? AND subscription=?)"] == steps
