"""What the reader's rules mute: as it lands, as long as the rule is there, and no step of the reader."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsterm.config import Home
from newsterm.model import Tag
from newsterm.query import Both, Node, Not, Query, Term, parse
from newsterm.store.store import Store
from newsterm.views import Rule, rules_file, write_rules
from tests.store.paper import NOW, article, ids, save, titles, understood
from tests.store.sixty import NODES, fill, holds, understand


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.at(tmp_path / "home")


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with Store.open(home) as opened:
        yield opened


def rule(home: Home, *queries: str) -> None:
    write_rules(home, [Rule("mute", query) for query in queries])


def test_what_a_rule_mutes_is_never_listed(store: Store, home: Home) -> None:
    rule(home, "title:horoscope", "tag:sport river")
    sport = (Tag("sport"),)
    saved = save(
        store,
        article(1, title="Your horoscope"),
        article(2, title="River race", tags=sport),
        article(3, title="Eels return", tags=sport),
    )
    assert ["Eels return"] == titles(store)
    assert ids(store) == [*saved.new]
    assert ["Your horoscope", "River race"] == titles(store, "is:muted")
    [source] = store.subscriptions.sources()
    assert (1, 1) == (source.unread, source.total)


def test_what_only_understanding_finds_is_muted_then(store: Store, home: Home) -> None:
    rule(home, 'said:"lena ortiz"', "place:salen", "whispered")
    for number, (text, said, place) in enumerate(
        (("“Wait,” she said.", {"Lena Ortiz": "Wait,"}, ""), ("Fog.", {}, "Salen"), ("He whispered.", {}, ""))
    ):
        save(store, article(number))
        assert [f"Report {number}"] == titles(store)
        [pending] = store.articles.pending(1, 1)
        store.articles.annotated([understood(pending, text, said, dateline=place)])
        assert [] == titles(store)


def test_an_article_that_changes_is_asked_again(store: Store, home: Home) -> None:
    rule(home, "title:horoscope")
    save(store, article(1, title="Eels return"), article(2, title="Your horoscope"))
    save(store, article(1, title="The eels' horoscope"), article(2, title="Your week"))
    assert ["Your week"] == titles(store)


def test_a_rule_is_asked_of_what_is_there_and_taken_away_again(store: Store, home: Home) -> None:
    save(store, article(1, title="Eels return"), article(2, title="Your horoscope"))
    rule(home, "title:horoscope")
    assert store.rules.keep_up()
    assert not store.rules.keep_up()
    assert ["Eels return"] == titles(store)
    rules_file(home).unlink()
    assert store.rules.keep_up()
    assert ["Eels return", "Your horoscope"] == titles(store)


def test_whoever_opens_the_store_follows_the_rules(store: Store, home: Home) -> None:
    save(store, article(1, title="Your horoscope"))
    rule(home, "title:horoscope")
    with Store.open(home) as another:
        assert [] == titles(another)
    assert [] == titles(store)


def test_what_lands_meets_the_rules_of_now(store: Store, home: Home) -> None:
    save(store, article(1, title="Your horoscope"))
    rule(home, "title:horoscope")
    save(store, article(2, title="Their horoscope"))
    assert [] == titles(store)


def test_what_the_reader_muted_stays_muted_without_the_rule(store: Store, home: Home) -> None:
    save(store, article(1, title="Your horoscope"), article(2, title="Their horoscope"))
    yours, _ = ids(store)
    rule(home, "title:horoscope")
    store.rules.keep_up()
    store.journal.mark([yours], muted=True)
    rule(home)
    store.rules.keep_up()
    assert ["Their horoscope"] == titles(store)
    rule(home, "title:horoscope")
    store.rules.keep_up()
    store.journal.undo()
    assert [] == titles(store)


def test_muting_by_a_rule_is_no_step_and_nothing_of_the_library(store: Store, home: Home) -> None:
    save(store, article(1, title="Eels return"))
    store.journal.mark(ids(store), starred=True)
    rule(home, "eels")
    store.rules.keep_up()
    change = store.journal.undo()
    assert change is not None
    assert "Undone: 1 article starred" == change.sentence
    home.cache_file.unlink()
    rule(home)
    with Store.open(home) as another:
        save(another, article(1, title="Eels return"))
        assert ["Eels return"] == titles(another)


def test_what_is_kept_meets_the_rules_in_a_new_cache(store: Store, home: Home) -> None:
    save(store, article(1, title="Eels return"))
    store.journal.mark(ids(store), starred=True)
    rule(home, "eels")
    home.cache_file.unlink()
    with Store.open(home) as another:
        assert ["Eels return"] == titles(another, "is:muted")


def test_a_tag_of_the_readers_counts(store: Store, home: Home) -> None:
    rule(home, "tag:seen")
    save(store, article(1), article(2))
    store.journal.mark(ids(store)[:1], tag="Seen")
    assert ["Report 2"] == titles(store)
    store.journal.undo()
    assert 2 == len(titles(store))


def test_a_rule_finds_an_article_by_every_feed_that_carries_it(store: Store, home: Home) -> None:
    rule(home, 'from:"Harbour Post"')
    shared = article(1, url="https://wire.example/2026/03/river-levels-rise")
    save(store, shared, article(2))
    assert 2 == len(titles(store))
    save(store, shared, address="https://harbour.example/feed", title="Harbour Post")
    assert ["Report 2"] == titles(store)
    source = store.subscriptions.find("Harbour Post")
    assert source is not None
    store.subscriptions.remove(source.id)
    assert ["Report 1", "Report 2"] == titles(store)


def test_a_rule_for_an_age_is_asked_anew(store: Store, home: Home) -> None:
    rule(home, "older:1w")
    now = datetime.now(UTC)
    old = article(1, published=now - timedelta(days=8))
    save(store, old, article(2, published=now), now=now)
    assert ["Report 2"] == titles(store)
    rule(home, "is:read")
    store.rules.keep_up()
    store.journal.mark(ids(store)[:1], read=True)
    store.rules.apply()
    assert ["Report 1"] == titles(store)


def test_mistakes_are_told_and_the_other_rules_hold(store: Store, home: Home) -> None:
    rules_file(home).parent.mkdir(parents=True)
    rules_file(home).write_text(
        '[[rule]]\ndo = "mute"\nquery = "title:(eels"\n'
        '[[rule]]\ndo = "paint"\nquery = "eels"\n'
        '[[rule]]\ndo = "mute"\n'
        '[[rule]]\ndo = "mute"\nquery = "sort:oldest"\n'
        '[[rule]]\ndo = "mute"\nquery = "-is:muted"\n'
        '[[rule]]\ndo = "mute"\nquery = "?!"\n'
        '[[rule]]\ndo = "mute"\nquery = "title:horoscope"\n'
        f'[[rule]]\ndo = "mute"\nquery = "{" OR ".join(f"tag:t{number}" for number in range(401))}"\n'
    )
    save(store, article(1, title="Your horoscope"), article(2, title="Eels return"))
    assert ["Eels return"] == titles(store)
    said = store.rules.mistakes
    assert all(str(rules_file(home)) in sentence for sentence in said)
    for number, words in enumerate(
        ("rule 3 needs", "“title:(eels”", "“paint”", "everything", "“-is:muted”", "“?!”", "several rules")
    ):
        assert words in said[number]


def test_many_rules_hold_together(store: Store, home: Home) -> None:
    rule(home, *(f"tag:t{number} OR title:w{number}" for number in range(500)))
    save(store, article(1, title="The w499 of it"), article(2, tags=(Tag("t250"),)), article(3))
    assert ["Report 3"] == titles(store)


def test_a_file_that_was_spoilt_changes_nothing(store: Store, home: Home) -> None:
    rule(home, "title:horoscope")
    save(store, article(1, title="Your horoscope"))
    rules_file(home).write_text("[[rule")
    for opened in (store, Store.open(home)):
        save(opened, article(2, title="Their horoscope"))
        assert [] == titles(opened)
        [mistake] = opened.rules.mistakes
        assert "rules.toml is not valid TOML" in mistake
        if opened is not store:
            opened.close()


def timed(node: Node) -> bool:
    """Whether a query asks for a time: the rules ask for that of now."""
    match node:
        case Not(of):
            return timed(of)
        case Term(field):
            return field in {"newer", "older", "after"}
    return any(map(timed, node.of))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(Home.at(tmp_path_factory.mktemp("rules"))) as opened:
        fill(opened)
        yield opened


UNTIMED = NODES.filter(lambda node: not timed(node))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(st.lists(UNTIMED, min_size=1, max_size=2), max_size=4))
def test_rules_mute_what_a_plain_look_at_every_article_would(shared: Store, rules: list[list[Node]]) -> None:
    write_rules(shared.home, [Rule("mute", str(Both(tuple(nodes)))) for nodes in rules])
    shared.rules.keep_up()
    everything = shared.headlines.listing(parse("is:muted OR -is:muted", NOW)).rows
    expected = [
        number for number in range(60) if any(all(holds(node, number) for node in nodes) for nodes in rules)
    ]

    def muted() -> list[int]:
        return [everything.index(row) for row in shared.headlines.listing(parse("is:muted")).rows]

    assert expected == muted()
    understand(shared)
    assert expected == muted()
    assert 60 - len(expected) == shared.headlines.count(Query())
    assert () == shared.rules.mistakes
