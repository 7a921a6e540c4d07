"""Whatever is asked, the index finds what a plain look at every article would."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsterm.config import Home
from newsterm.query import Both, Node, Query, parse
from newsterm.store.store import Store
from tests.store.paper import NOW
from tests.store.sixty import NODES, facts, fill, holds


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(Home.at(tmp_path_factory.mktemp("home"))) as store:
        fill(store)
        yield store


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.lists(NODES, max_size=4), st.sampled_from(["", "oldest"]))
def test_the_index_agrees_with_a_plain_look(news: Store, nodes: list[Node], sort: str) -> None:
    query = parse(f"{Both(tuple(nodes))} sort:{sort}" if sort else str(Both(tuple(nodes))), NOW)
    expected = [number for number in range(60) if all(holds(node, number) for node in query.terms)]
    if sort:
        expected.reverse()
    everything = news.headlines.listing(Query()).rows
    found = [everything.index(row) for row in news.headlines.listing(query).rows]
    assert expected == found
    assert expected[:5] == [everything.index(row) for row in news.headlines.listing(query, 5).rows]
    assert len(expected) == news.headlines.count(query)
    for group in news.facets.counts(query, 100):
        if group.name == "sections":
            required = {
                facet.value: facet.count
                for facet in group.facets
                if query.state("section", facet.value) != "-"
            }
            for value, count in required.items():
                assert count == sum(value in facts(number)["section"] for number in expected)
