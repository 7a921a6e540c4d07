"""Every field of a query finds what it should, and only that."""

from datetime import timedelta

import pytest

from newsterm.model import Enclosure, Picture, Tag
from newsterm.query import parse
from newsterm.store.store import Store
from tests.store.paper import NOW, article, ids, save, titles, understood


@pytest.fixture
def news(store: Store) -> Store:
    save(
        store,
        article(1, title="Ministers agree on river data", section="World", language="en-GB"),
        article(2, title="Grain price falls", tags=(Tag("trade", label="Trade & Markets"), Tag("Grain"))),
        article(3, title="What the treaty leaves out", byline=("Mira Osei", "Paul van Dam"), language="en"),
        article(
            4, title="Ferry line reopens", pictures=(Picture("https://delta.example/f.jpg", "The quay"),)
        ),
    )
    save(
        store,
        article(5, title="Harbour hour", enclosures=(Enclosure("https://h.example/5.mp3", "audio/mpeg"),)),
        article(
            6, title="長江の水位", language="ja", enclosures=(Enclosure("https://h.example/6", "video/mp4"),)
        ),
        address="https://harbour.example/feed",
        title="Harbour Post",
    )
    by_title = {raw.title: raw for raw in store.articles.pending(1, 10)}
    store.articles.annotated(
        [
            understood(
                by_title["Ministers agree on river data"],
                "“We stopped listening,” said Lena Ortiz. The gauge is public. " + "So it goes. " * 100,
                {"Lena Ortiz": "We stopped listening,"},
                dateline="PORT SALEN",
                wire="SNA",
            ),
            understood(
                by_title["Ferry line reopens"],
                "“The river was rough,” said Foreign Secretary Lena Maria Vogt. A café opened.",
                {"Foreign Secretary Lena Maria Vogt": "The river was rough,"},
            ),
            understood(by_title["長江の水位"], "北京で会議が開かれた。ภาษาไทยง่ายมาก 한국의 강"),
        ]
    )
    harbour = store.subscriptions.find("Harbour Post")
    assert harbour
    store.subscriptions.edit(harbour.id, folders=[("World", "Asia"), ("Coast",)])
    store.journal.mark(ids(store, '"grain price"'), starred=True, tag="Read later")
    store.journal.mark(ids(store, "ferry"), read=True)
    return store


RIVER, GRAIN, TREATY, FERRY = (
    "Ministers agree on river data",
    "Grain price falls",
    "What the treaty leaves out",
    "Ferry line reopens",
)
HOUR, YANGTZE = "Harbour hour", "長江の水位"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [RIVER, GRAIN, TREATY, FERRY, HOUR, YANGTZE]),
        ("river", [RIVER, FERRY]),
        ("RIVER data", [RIVER]),
        ('"data river"', []),
        ('"river data"', [RIVER]),
        ("riv*", [RIVER, FERRY]),
        ("river -rough", [RIVER]),
        ("-river -grain", [TREATY, HOUR, YANGTZE]),
        ("river OR grain", [RIVER, GRAIN, FERRY]),
        ("cafe", [FERRY]),
        ("cafés", []),
        ("quay", [FERRY]),
        ("—", [RIVER, GRAIN, TREATY, FERRY, HOUR, YANGTZE]),
        ('"river — data"', [RIVER]),
        ("北京", [YANGTZE]),
        ("京で", [YANGTZE]),
        ("水位", [YANGTZE]),
        ("京北", []),
        ("ไทย", [YANGTZE]),
        ("한국", [YANGTZE]),
        ("title:river", [RIVER]),
        ("quote:river", [FERRY]),
        ('quote:"stopped listening"', [RIVER]),
        ('tag:"trade & markets"', [GRAIN]),
        ("tag:TRADE", [GRAIN]),
        ("tag:grain", [GRAIN]),
        ('tag:"read later"', [GRAIN]),
        ("-tag:grain is:unread", [RIVER, TREATY, HOUR, YANGTZE]),
        ("section:world", [RIVER]),
        ('from:"harbour post"', [HOUR, YANGTZE]),
        ("from:https://harbour.example/feed", [HOUR, YANGTZE]),
        ("feed:nobody", []),
        ("in:world", [HOUR, YANGTZE]),
        ("in:asia", [HOUR, YANGTZE]),
        ("in:World/Asia", [HOUR, YANGTZE]),
        ("in:europe", []),
        ("-in:world", [RIVER, GRAIN, TREATY, FERRY]),
        ("by:osei", [TREATY]),
        ('by:"van dam"', [TREATY]),
        ('said:"lena ortiz"', [RIVER]),
        ("said:lena", [RIVER, FERRY]),
        ('said:"Lena Maria"', [FERRY]),
        ('said:"secretary vogt"', []),
        ('place:"port salen"', [RIVER]),
        ("wire:sna", [RIVER]),
        ("lang:en", [RIVER, TREATY]),
        ("lang:en-gb", [RIVER]),
        ("is:read", [FERRY]),
        ("is:starred", [GRAIN]),
        ("-is:starred is:unread", [RIVER, TREATY, HOUR, YANGTZE]),
        ("is:muted", []),
        ("has:quote", [RIVER, FERRY]),
        ("has:picture", [FERRY]),
        ("has:audio", [HOUR]),
        ("has:video", [YANGTZE]),
        ("has:fulltext", [RIVER]),
        ("after:2026-03-10T09:00Z", [RIVER, GRAIN, TREATY]),
        ("before:2026-03-10T09:00Z", [FERRY, HOUR, YANGTZE]),
        ("newer:150min", [RIVER, GRAIN]),
        ("older:5h", [YANGTZE]),
        ("about:grain", [GRAIN]),
        ("about:trade", [GRAIN]),
        ("about:river", [RIVER]),
        ("(tag:grain OR said:lena) -is:read", [RIVER, GRAIN]),
        ("-(river OR tag:grain OR is:unread)", []),
        ("section:world lang:en river is:unread", [RIVER]),
        ("tag:nothing", []),
        ("-tag:nothing river", [RIVER, FERRY]),
    ],
)
def test_a_query_finds(news: Store, query: str, expected: list[str]) -> None:
    assert expected == titles(news, query)
    assert len(expected) == news.headlines.count(parse(query, NOW))
    assert expected[:2] == [
        headline.title
        for headline in news.headlines.window(news.headlines.listing(parse(query, NOW), 2).rows)
    ]


def test_new_is_what_came_after_the_last_visit(news: Store) -> None:
    assert 6 == news.headlines.count(parse("is:new"))
    news.visited(NOW + timedelta(minutes=1))
    assert [] == titles(news, "is:new")
    save(news, article(7, title="Late"), now=NOW + timedelta(hours=1))
    assert ["Late"] == titles(news, "is:new")


@pytest.mark.parametrize(
    "query", ["a\x00b", "\udc80", 'tag:"\x00"', "²", '"*"', "title:—", "quote:x*y", "'\"('\"", "in:/", "NEAR"]
)
def test_no_word_upsets_the_index(news: Store, query: str) -> None:
    asked = parse(query, NOW, unfinished=True)
    assert news.headlines.count(asked) == len(news.headlines.listing(asked))


def test_a_renamed_source_is_found_by_either_name(news: Store) -> None:
    source = news.subscriptions.find("Harbour Post")
    assert source
    news.subscriptions.edit(source.id, title="The Port")
    assert [HOUR, YANGTZE] == titles(news, 'from:"the port"') == titles(news, 'from:"harbour post"')


def test_a_title_is_found_before_the_text_is_understood(store: Store) -> None:
    save(store, article(1, title="Grain price falls"))
    assert ["Grain price falls"] == titles(store, "grain")


def test_words_that_left_an_article_no_longer_find_it(store: Store) -> None:
    save(store, article(1, title="Grain price falls"))
    save(store, article(1, title="Corn price falls"))
    assert [] == titles(store, "grain")
    assert ["Corn price falls"] == titles(store, "corn")


def test_words_and_beginnings_of_words_go_together_in_every_way(store: Store) -> None:
    save(store, article(1, title="River and granary"), article(2, title="River and trade"))
    assert ["River and granary"] == titles(store, "river (river gra* OR gra* tag:trade)")
