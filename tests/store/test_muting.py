"""What is muted is out of sight, wherever it would be listed or counted, until a query asks for it."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsterm.config import Home
from newsterm.model import Tag
from newsterm.query import parse
from newsterm.store.store import Store
from newsterm.store.writer import Marks
from tests.store.paper import NOW, article, ids, save, titles

TAGS = ("trade", "ports", "labour", "grain")


@pytest.fixture
def news(store: Store) -> Store:
    """Twelve articles: number n is tagged at the places its divisors say."""
    save(
        store,
        *(
            article(number, tags=tuple(Tag(tag) for place, tag in enumerate(TAGS, 1) if number % place == 0))
            for number in range(1, 13)
        ),
    )
    return store


def tag_counts(store: Store, query: str = "", top: int = 8) -> dict[str, int]:
    groups = store.facets.counts(parse(query, NOW), top)
    return {facet.label: facet.count for group in groups if group.name == "tags" for facet in group.facets}


def test_a_muted_article_is_listed_only_where_it_is_asked_for(news: Store) -> None:
    first, *_ = ids(news)
    news.journal.mark([first], muted=True)
    assert 11 == len(ids(news)) == news.headlines.count(parse(""))
    assert "Report 1" not in titles(news, "tag:trade sort:title")
    assert [] == titles(news, '"text of report 1"')
    assert ["Report 1"] == titles(news, "is:muted") == titles(news, "is:muted tag:trade")
    assert ["Report 1", "Report 12"] == titles(news, "is:muted OR tag:grain tag:labour")
    assert 11 == len(ids(news, "-is:muted"))


def test_muting_is_a_step_like_any_other(news: Store) -> None:
    first, second, *_ = ids(news)
    change = news.journal.mark([first, second], muted=True)
    assert change is not None
    assert "2 articles muted" == change.sentence
    news.journal.undo()
    assert 12 == len(ids(news))
    news.journal.redo()
    assert 10 == len(ids(news))
    change = news.journal.mark([first], muted=False)
    assert change is not None
    assert "1 article no longer muted" == change.sentence


def test_what_is_muted_is_counted_nowhere(news: Store) -> None:
    news.journal.mark(ids(news, "tag:grain"), muted=True)
    [state] = news.subscriptions.sources()
    assert (9, 9) == (state.unread, state.total)
    assert {"trade": 9, "ports": 3, "labour": 3} == tag_counts(news)
    assert {"trade": 3, "labour": 1, "ports": 3} == tag_counts(news, "tag:ports")
    assert {"trade": 3, "ports": 3, "labour": 1, "grain": 3} == tag_counts(news, "is:muted")


def test_a_muted_article_stays_muted_when_it_changes_or_comes_again(news: Store) -> None:
    news.journal.mark(ids(news)[:1], muted=True)
    save(news, article(1, title="Report 1, corrected"))
    assert ["Report 1, corrected"] == titles(news, "is:muted")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(Home.at(tmp_path_factory.mktemp("muting"))) as store:
        save(
            store,
            *(
                article(
                    number,
                    tags=tuple(Tag(tag) for place, tag in enumerate(TAGS, 1) if number % place == 0),
                    section=("World", "Sport")[number % 2],
                )
                for number in range(1, 25)
            ),
        )
        yield store


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    st.sets(st.integers(0, 23)),
    st.sampled_from(["", "tag:trade", "-section:sport", "tag:ports OR section:sport", "is:unread", "report"]),
    st.integers(1, 4),
)
def test_counts_are_those_of_what_is_listed(shared: Store, muted: set[int], query: str, top: int) -> None:
    everything = ids(shared, "is:muted OR -is:muted")
    shared.journal.mark(everything, muted=False)
    shared.journal.mark([everything[place] for place in muted], muted=True)
    listed = ids(shared, query)
    assert not {everything[place] for place in muted} & set(listed)
    assert len(listed) == shared.headlines.count(parse(query))
    rows = shared.headlines.listing(parse(query)).rows
    tags = [str(tag) for headline in shared.headlines.window(rows) for tag in headline.tags]
    counts = sorted((tags.count(tag) for tag in set(tags)), reverse=True)
    found = [count for count in tag_counts(shared, query, top).values() if count]
    assert counts[:top] == sorted(found, reverse=True)[:top]


def test_marks_of_another_reader_are_added_in_one_step_and_take_nothing_back(news: Store) -> None:
    first, second, third, *_ = ids(news)
    news.journal.mark([first], read=True, tag="mine")
    change = news.journal.add_marks(
        {first: Marks(starred=True), second: Marks(read=True, tags=("flag-a",)), third: Marks(muted=True)},
        "marked as elsewhere",
    )
    assert change is not None
    assert "3 articles marked as elsewhere" == change.sentence
    assert (True, True, ("mine",)) == _status(news, first)
    assert (True, False, ("flag-a",)) == _status(news, second)
    assert news.journal.add_marks({first: Marks(read=True)}, "marked as elsewhere") is None
    news.journal.undo()
    assert (True, False, ("mine",)) == _status(news, first)
    assert 12 == len(ids(news))


def _status(store: Store, article_id: str) -> tuple[bool, bool, tuple[str, ...]]:
    status = store.articles.status(article_id)
    return status.read, status.starred, status.tags
