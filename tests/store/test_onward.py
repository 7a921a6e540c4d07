"""What to read after an article, made from the cache and from the page's own lists."""

from collections.abc import Sequence
from typing import Any

import pytest

from newsterm.model import Article, Headline, Link, Related, Tag
from newsterm.store.onward import MOST_ALSO, MOST_NEXT, Onward
from newsterm.store.store import Store
from newsterm.views import Rule, write_rules
from tests.store.paper import article, ids, save, save_understood


def onward(store: Store, query: str) -> list[Onward]:
    """The ways on from the one article that a query finds."""
    (found,) = ids(store, query)
    row = store.headlines.row_of(found)
    loaded = store.articles.load(found)
    assert row is not None
    assert loaded is not None
    (headline,) = store.headlines.window([row])
    return store.ways.onward(loaded, headline)


def listed(lists: Sequence[Onward]) -> dict[str, list[str]]:
    return {one.heading: [lead.title for lead in one.leads] for one in lists}


def world(number: int, **changes: Any) -> Article:
    return article(number, **{"section": "World", **changes})


def mark_read(store: Store, query: str) -> None:
    store.journal.mark(ids(store, query), read=True)


def test_next_are_the_newest_of_the_section_those_read_already_last(store: Store) -> None:
    save(store, *map(world, range(1, 5)), article(5, section="Sport"))
    mark_read(store, 'title:"report 1"')
    assert {"Next in World": ["Report 2", "Report 4", "Report 1"]} == listed(
        onward(store, 'title:"report 3"')
    )


def test_without_a_section_the_feed_serves(store: Store) -> None:
    save(store, article(1), article(2))
    save(store, article(3, section="World"), address="https://harbour.example/feed", title="Harbour Post")
    assert {"Next in Delta Courier": ["Report 2"]} == listed(onward(store, 'title:"report 1"'))
    assert [] == onward(store, 'title:"report 3"')


def test_an_article_alone_in_its_section_is_followed_by_its_feed(store: Store) -> None:
    save(store, world(1), article(2))
    assert {"Next in Delta Courier": ["Report 2"]} == listed(onward(store, 'title:"report 1"'))


def test_there_are_only_so_many_and_none_is_the_article_itself_or_muted(store: Store) -> None:
    save(store, *map(world, range(1, 20)))
    write_rules(store.home, [Rule("mute", 'title:"report 2"')])
    store.rules.keep_up()
    (one,) = onward(store, 'title:"report 1"')
    assert [f"Report {number}" for number in range(3, 3 + MOST_NEXT)] == [lead.title for lead in one.leads]


def test_others_are_those_that_share_rare_subjects(store: Store) -> None:
    common = [article(number, tags=(Tag("news"),)) for number in range(20, 50)]
    save(
        store,
        *common,
        article(1, title="Treaty signed", section="World", tags=(Tag("rivers"), Tag("news"))),
        article(60, title="Elsewhere", section="World"),
        article(2, title="Gauge found", tags=(Tag("rivers"), Tag("news"))),
        article(3, title="Weir repaired", tags=(Tag("Rivers", label="RIVERS"),)),
        article(4, title="Tea is dear", tags=(Tag("news"),)),
    )
    also = listed(onward(store, "title:treaty"))["Others also read"]
    assert ["Gauge found", "Weir repaired"] == also


def test_who_speaks_in_one_and_is_a_tag_of_the_other_is_one_subject(store: Store) -> None:
    save_understood(
        store, article(1, title="Treaty signed"), "“Wait,” said Lena Ortiz.", {"Lena Ortiz": "Wait,"}
    )
    save(store, article(2, title="A portrait", section="People", tags=(Tag("lena ortiz"),)))
    for number in range(10, 10 + MOST_NEXT):
        save(store, article(number, published=article(0).published))
    assert {"Others also read": ["A portrait"]}.items() <= listed(onward(store, "title:treaty")).items()


def test_no_headline_is_listed_twice_and_copies_of_the_article_are_left_out(store: Store) -> None:
    save(store, *(world(number, tags=(Tag("rivers"),)) for number in range(1, 4)))
    save(
        store,
        article(9, title="REPORT 1", url="https://harbour.example/9", tags=(Tag("rivers"),)),
        address="https://harbour.example/feed",
        title="Harbour Post",
    )
    assert {"Next in World": ["Report 2", "Report 3"]} == listed(
        onward(store, 'from:"delta courier" title:"report 1"')
    )


def test_of_many_alike_only_a_few_are_listed(store: Store) -> None:
    save(store, world(1, tags=(Tag("rivers"),)))
    save(store, *(article(number, tags=(Tag("rivers"),), section=f"S{number}") for number in range(2, 20)))
    assert MOST_ALSO == len(listed(onward(store, 'title:"report 1"'))["Others also read"])


PAGE = (
    Related(
        "Next In World", (Link("Ferry reopens", "https://delta.example/news/2?utm_source=x"), Link("Rain"))
    ),
    Related("Most read", (Link("Elsewhere", "https://other.example/news/long-name-of-it"),)),
    Related("Others Also Read"),
)


@pytest.fixture
def linked(store: Store) -> list[Onward]:
    save(store, world(1, related=PAGE), world(2, title="Ferry line reopens"), world(3))
    return onward(store, 'title:"report 1"')


def test_the_lists_of_the_page_come_first_and_are_filled_up(linked: list[Onward]) -> None:
    assert {
        "Next In World": ["Ferry reopens", "Rain", "Report 3"],
        "Most read": ["Elsewhere"],
    } == listed(linked)


def test_a_link_of_the_page_leads_to_its_article_where_the_cache_has_it(linked: list[Onward]) -> None:
    ferry, rain = linked[0].leads[:2]
    (elsewhere,) = linked[1].leads
    assert isinstance(ferry.headline, Headline)
    assert "Ferry line reopens" == ferry.headline.title
    assert (None, "") == (rain.headline, rain.url)
    assert (None, "https://other.example/news/long-name-of-it") == (elsewhere.headline, elsewhere.url)
