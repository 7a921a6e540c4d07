"""Facets: what can be narrowed by, and how many articles each would leave."""

from collections import Counter
from dataclasses import replace

import pytest

from newsterm.model import Tag
from newsterm.query import parse
from newsterm.store.store import Store
from tests.store.paper import NOW, article, ids, save, understood

TAGS = ["rivers", "trade", "ports", "labour", "weather", "ferries", "grain", "cranes", "quays", "tides"]


@pytest.fixture
def news(store: Store) -> Store:
    """Forty articles of two papers: number n has the tags at the places its divisors say."""
    raws = [
        article(
            number,
            tags=tuple(Tag(tag.title()) for place, tag in enumerate(TAGS, 1) if number % place == 0),
            section=("World", "Business")[number % 2],
            language=("en-GB", "en", "fr")[number % 3],
        )
        for number in range(40)
    ]
    save(store, *raws[:30])
    save(store, *raws[30:], address="https://harbour.example/feed", title="Harbour Post")
    store.articles.annotated(
        [
            understood(
                raw,
                "“Wait,” said somebody.",
                {("Lena Ortiz", "Paul Adeyemi")[place % 2]: "Wait,"},
                dateline="PORT SALEN",
            )
            for place, raw in enumerate(store.articles.pending(1, 10))
        ]
    )
    sources = store.subscriptions.all()
    store.subscriptions.edit(sources[0].id, folders=[("World", "Delta")])
    store.subscriptions.edit(sources[1].id, folders=[("World",), ("World", "Delta")])
    store.journal.mark(ids(store)[:5], tag="Later")
    store.journal.mark(ids(store)[:2], read=True)
    return store


def counts(store: Store, query: str = "", top: int = 8) -> dict[str, list[tuple[str, int]]]:
    groups = store.facets.counts(parse(query, NOW), top)
    return {group.name: [(facet.label, facet.count) for facet in group.facets] for group in groups}


def test_everything_is_counted_the_commonest_first(news: Store) -> None:
    found = counts(news)
    assert [("Rivers", 40), ("Trade", 20), ("Ports", 14)] == found["tags"][:3]
    assert [("Later", 5)] == found["mine"]
    assert [("World", 20), ("Business", 20)] == sorted(found["sections"], reverse=True)
    assert [("Delta Courier", 30), ("Harbour Post", 10)] == found["outlets"]
    assert [("World", 40), ("World/Delta", 40)] == found["folders"]
    assert [("Lena Ortiz", 5), ("Paul Adeyemi", 5)] == sorted(found["people"])
    assert [("Port Salen", 10)] == found["places"]
    assert [("en", 27), ("fr", 13)] == found["languages"]
    assert "wires" not in found


def test_only_who_has_a_name_is_among_the_people(store: Store) -> None:
    save(store, article(1))
    (raw,) = store.articles.pending(1, 1)
    text = "“Wait,” said the docker. “No,” she said. “Yes,” said Lena Ortiz."
    speakers = {"docker": "Wait,", "She": "No,", "Lena Ortiz": "Yes,"}
    store.articles.annotated([understood(raw, text, speakers)])
    assert [("Lena Ortiz", 1)] == counts(store)["people"]
    assert 1 == store.headlines.count(parse("said:docker"))


def test_only_the_top_of_each_group_is_shown(news: Store) -> None:
    assert 8 == len(counts(news)["tags"])
    assert 10 == len(counts(news, top=20)["tags"])
    assert 2 == len(counts(news, "is:unread", top=2)["tags"])


@pytest.mark.parametrize(
    "query",
    [
        "is:unread",
        "is:read",
        "tag:trade",
        "-tag:trade",
        "tag:trade -tag:ports",
        "section:world OR said:lena",
        'from:"harbour post"',
        "in:delta",
        "newer:20h",
        "-newer:4h",
        "report",
        "-report",
        "tag:later lang:en",
    ],
)
@pytest.mark.parametrize(
    ("group", "field"),
    [
        ("tags", "tag"),
        ("sections", "section"),
        ("outlets", "from"),
        ("people", "said"),
        ("languages", "lang"),
    ],
)
def test_a_facets_count_is_what_its_list_would_hold(news: Store, query: str, group: str, field: str) -> None:
    for facets in news.facets.counts(parse(query, NOW), 20):
        if facets.name == group:
            for facet in facets.facets:
                state = parse(query, NOW).state(field, facet.value)
                narrowed = parse(f"({query})", NOW) if state == "+" else parse(query, NOW)
                if state == "-":
                    narrowed = narrowed.drop(field, facet.value)
                assert facet.count == news.headlines.count(narrowed.require(field, facet.value)), facet


def test_what_a_query_names_is_there_though_it_is_rare_or_excluded(news: Store) -> None:
    found = dict(counts(news, "tag:tides -tag:grain -section:world", top=1)["tags"])
    assert {"Tides", "Grain"} == set(found)
    assert 0 == found["Tides"]  # every tenth article is in World
    assert 0 == found["Grain"]
    found = dict(counts(news, "-tag:trade", top=1)["tags"])
    assert {"Rivers": 20, "Trade": 20} == found


def test_the_value_of_a_facet_narrows_the_list(news: Store) -> None:
    for group in news.facets.counts(parse("")):
        for facet in group.facets:
            assert facet.count == news.headlines.count(parse("").require(facet.field, facet.value)), facet


def test_counts_follow_every_change(news: Store) -> None:
    everything = Counter(dict(counts(news, top=20)["tags"]))
    save(news, article(41, tags=(Tag("RIVERS"), Tag("rivers"), Tag("new"))))
    assert everything + Counter({"Rivers": 1, "new": 1}) == Counter(dict(counts(news, top=20)["tags"]))
    save(news, replace(article(41, tags=(Tag("trade"),))))
    assert everything + Counter({"Trade": 1}) == Counter(dict(counts(news, top=20)["tags"]))
    harbour = news.subscriptions.find("Harbour Post")
    assert harbour
    news.subscriptions.remove(harbour.id)
    left = counts(news)
    assert [("Delta Courier", 31)] == left["outlets"]
    assert "people" in left


def test_my_tags_go_when_they_are_taken_off(news: Store) -> None:
    news.journal.mark(ids(news, "tag:later"), untag="later")
    assert "mine" not in counts(news)
    news.journal.undo()
    assert [("Later", 5)] == counts(news)["mine"]


def test_an_empty_store_has_no_facets(store: Store) -> None:
    assert [] == store.facets.counts(parse("")) == store.facets.counts(parse("is:unread"))
