"""The ledger: who is quoted how much."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsterm.config import Home
from newsterm.model import Tag
from newsterm.query import Query, parse
from newsterm.store import ledger
from newsterm.store.ledger import Basis, Person
from newsterm.store.store import Store
from newsterm.store.terms import Field
from tests.store.paper import NOW, article, ids, save, save_understood, understood

TEXT = "“The river is low now,” said Lena Ortiz. “We will wait,” said Paul Adeyemi. “Perhaps,” she said."


def people(store: Store, query: str = "", limit: int = 9, *, unsure: bool = False) -> list[Person]:
    return store.ledger.people(parse(query, NOW), limit, unsure=unsure)


def counts(store: Store, query: str = "", *, unsure: bool = False) -> dict[str, int]:
    return {one.name: one.quotations for one in people(store, query, unsure=unsure)}


def fill(store: Store) -> None:
    """Ortiz is quoted twice, in two articles, Adeyemi once, and Mira Sol perhaps."""
    said = {"Lena Ortiz": "The river is low now,", "Paul Adeyemi": "We will wait,", "Mira Sol?": "Perhaps,"}
    save_understood(store, article(2, tags=(Tag("rivers"),)), TEXT, said)
    save_understood(store, article(1), "“Wait,” said LENA ORTIZ.", {"LENA ORTIZ": "Wait,"})


def test_people_come_by_how_often_they_are_quoted(store: Store) -> None:
    fill(store)
    assert [
        Person("Lena Ortiz", 2, 6, 6 / 9, 2, 0, NOW - timedelta(hours=1)),
        Person("Paul Adeyemi", 1, 3, 3 / 9, 1, 0, NOW - timedelta(hours=2)),
    ] == people(store)
    assert ["Lena Ortiz"] == [one.name for one in people(store, limit=1)]


def test_a_query_narrows_the_articles_that_are_counted(store: Store) -> None:
    fill(store)
    assert [
        Person("Lena Ortiz", 1, 5, 5 / 8, 1, 0, NOW - timedelta(hours=2)),
        Person("Paul Adeyemi", 1, 3, 3 / 8, 1, 0, NOW - timedelta(hours=2)),
    ] == people(store, "tag:rivers")
    assert {} == counts(store, "tag:eels")


def test_guesses_are_counted_only_when_asked_for(store: Store) -> None:
    fill(store)
    for query in ("", "older:1min"):
        assert "Mira Sol" not in counts(store, query)
        *_, last = people(store, query, unsure=True)
        assert Person("Mira Sol", 0, 0, 0.0, 0, 1, None) == last


def test_those_whom_nothing_names_are_nobody(store: Store) -> None:
    save_understood(store, article(1), "“Wait,” she said. “Go,” it said.", {"she": "Wait,", "docker": "Go,"})
    assert [] == people(store, unsure=True)


def test_words_of_scripts_without_spaces_are_counted_by_signs(store: Store) -> None:
    save_understood(store, article(1), "“河水很低”", {"林安": "河水很低"})
    assert [4] == [one.words for one in people(store)]


def test_muted_articles_are_left_out(store: Store) -> None:
    fill(store)
    newest, *_ = ids(store)
    store.journal.mark([newest], muted=True)
    assert [
        Person("Lena Ortiz", 1, 5, 5 / 8, 1, 0, NOW - timedelta(hours=2)),
        Person("Paul Adeyemi", 1, 3, 3 / 8, 1, 0, NOW - timedelta(hours=2)),
    ] == people(store)
    assert {"Lena Ortiz": 1} == counts(store, "is:muted")


def test_an_article_that_goes_takes_its_voices_along_and_one_that_changes_keeps_them(store: Store) -> None:
    fill(store)
    save(store, article(1, markup="<p>Nobody says anything any more.</p>"))
    assert {"Lena Ortiz": 2, "Paul Adeyemi": 1} == counts(store) == counts(store, "older:1min")
    (source,) = store.subscriptions.all()
    store.subscriptions.remove(source.id)
    assert {} == counts(store, unsure=True)


def test_what_it_rests_on_is_told(store: Store) -> None:
    fill(store)
    save_understood(store, article(3), "A long story. " * 200)
    assert Basis(3, 1) == store.ledger.basis(Query())
    assert Basis(1, 0) == store.ledger.basis(parse("tag:rivers"))


def test_the_weeks_of_a_person_end_with_the_present_one(store: Store) -> None:
    fill(store)
    old = article(8, published=NOW - timedelta(days=15))
    save_understood(store, old, "“Go. Now. Go.”", {"Lena Ortiz": "Now."})
    save_understood(store, article(9, published=NOW - timedelta(weeks=99)), "“Ah.”", {"Lena Ortiz": "Ah."})
    assert [1, 0, 2] == store.ledger.weeks("lena ortiz", Query(), NOW)[-3:]
    assert 3 == sum(store.ledger.weeks("Lena Ortiz", Query(), NOW))
    assert 1 == sum(store.ledger.weeks("Lena Ortiz", parse("tag:rivers"), NOW))
    assert 0 == sum(store.ledger.weeks("Ortiz", Query(), NOW))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 5),  # which article
            st.dictionaries(
                st.sampled_from(("Lena Ortiz", "Paul Adeyemi", "Mira Sol?")),
                st.sampled_from(("one", "two words", "three words here")),
            ),
        ),
        max_size=12,
    )
)
def test_the_sums_are_those_of_the_articles_whatever_happened_to_them(
    steps: list[tuple[int, dict[str, str]]],
) -> None:
    with TemporaryDirectory() as folder, Store.open(Home.at(Path(folder))) as store:
        for number, said in steps:
            save(store, article(number, markup=f"<p>{said}</p>"))
            (raw,) = [one for one in store.articles.pending(9, 9) if one.guid == f"urn:delta:{number}"][:1]
            store.articles.annotated([understood(raw, "one two words three words here", said)])
        sure = Counter(
            quotation.speaker.name
            for one in ids(store)
            if (loaded := store.articles.load(one))
            for quotation in loaded.quotations
            if quotation.speaker and not quotation.is_unsure
        )
        assert dict(sure) == counts(store)
        assert people(store, unsure=True) == people(store, "older:1min", unsure=True)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dictionaries(
                st.sampled_from(("Lena Ortiz", "Paul Adeyemi", "Ines Okoye", "Mira Sol?", "Lena Ortiz?")),
                st.sampled_from(("one", "two words", "three words here")),
            ),
            st.sampled_from(("en", "de", "zh")),
            st.sets(st.sampled_from(("read", "muted"))),
        ),
        max_size=8,
    ),
    st.sampled_from(
        (
            *("", "lang:en", "-lang:zh", "newer:4h", "older:4h", "is:unread", "is:read", "is:muted"),
            *("-is:muted", "-is:unread", "-(lang:zh OR is:muted)", "lang:en is:unread", "-(lang:en one)"),
        )
    ),
    st.booleans(),
)
def test_people_are_those_of_the_articles_that_are_found_whichever_way_they_are_counted(
    stories: list[tuple[dict[str, str], str, set[str]]], query: str, unsure: bool
) -> None:
    with TemporaryDirectory() as folder, Store.open(Home.at(Path(folder))) as store:
        for number, (said, language, marks) in enumerate(stories, 1):
            raw = article(number, language=language)
            name = save_understood(store, raw, "one two words three words here", said)
            store.journal.mark([name], read="read" in marks, muted="muted" in marks)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ledger, "FEW", 1)
            found, basis = people(store, query, limit=2, unsure=unsure), store.ledger.basis(parse(query, NOW))
        assert naive(store, query, unsure=unsure)[:2] == found == people(store, query, limit=2, unsure=unsure)
        assert Basis(len(ids(store, query)), 0) == basis


def naive(store: Store, query: str, *, unsure: bool) -> list[Person]:
    """The people of a query, counted one by one."""
    counted: dict[str, Person] = {}
    for headline in store.headlines.window(store.headlines.listing(parse(query, NOW)).rows):
        loaded = store.articles.load(headline.id)
        assert loaded
        here = set()
        for quotation in loaded.quotations:
            assert quotation.speaker
            name = quotation.speaker.name
            person = counted.get(name, Person(name, 0, 0, 0.0, 0, 0, None))
            if quotation.is_unsure:
                counted[name] = replace(person, unsure=person.unsure + 1)
            else:
                counted[name] = replace(
                    person,
                    quotations=person.quotations + 1,
                    words=person.words + len(quotation.content.of(loaded.body.text).split()),
                    articles=person.articles + (name not in here),
                    last=person.last or headline.published,
                )
                here.add(name)
    total = sum(person.words for person in counted.values())
    people = [replace(person, share=person.words / total if total else 0.0) for person in counted.values()]
    order = {name: number for number, (name,) in enumerate(store.articles._cache.read(NEWEST))}
    people.sort(key=lambda one: (one.quotations + one.unsure * unsure, one.words, -order[one.name]))
    return [one for one in reversed(people) if one.quotations + one.unsure * unsure]


NEWEST = f"SELECT label FROM term WHERE field = {Field.PERSON:d} ORDER BY id DESC"
