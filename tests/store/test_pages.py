"""The text of an article's page beside the feed's: kept, shown, chosen, found, and fetched again."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.model import Article, Body, Validators
from newsterm.query import Query
from newsterm.reading.annotate import annotate
from newsterm.reading.version import VERSION
from newsterm.store.pages import PageState
from newsterm.store.store import Store
from tests.store.paper import NOW, article, ids, save, titles

LEAD = "The ferry to Tern Island stops for the winter, the harbour council of Port Salen said."
REST = (
    "“The boat is older than I am,” said Ines Okoye, who has steered it for thirty years and more.",
    "Until the spring a cart will go over the causeway at low tide, twice a day, for a penny a head.",
    "The islanders are not pleased: they say that the council has known of the leak since the summer.",
)
RAW = article(1, title="Ferry to Tern Island stops for winter", markup=f"<p>{LEAD}</p>")
ASKED = PageState(asked=NOW)


def page(name: str, *paragraphs: str, title: str = RAW.title) -> Article:
    """The article of a page, raw."""
    markup = "".join(f"<p>{words}</p>" for words in paragraphs)
    return Article(id=name, title=title, markup=markup)


def land(store: Store, raw: Article, state: PageState = ASKED) -> bool:
    return store.pages.land(raw, annotate(raw), state)


@pytest.fixture
def name(store: Store) -> str:
    (name,) = save(store, RAW).new
    store.articles.annotated(map(annotate, store.articles.pending(VERSION, 9)))
    return name


def text(store: Store, name: str) -> str:
    found = store.articles.load(name)
    assert found is not None
    return found.body.text


WHOLE = (LEAD, *REST)


def test_the_text_of_the_page_takes_the_place_of_a_summary(store: Store, name: str) -> None:
    assert LEAD == text(store, name)
    assert land(store, page(name, *WHOLE))
    assert "\n\n".join(WHOLE) == text(store, name)
    assert "page" == store.pages.state(name).provenance


def test_what_is_found_and_counted_follows_what_is_shown(store: Store, name: str) -> None:
    land(store, page(name, *WHOLE))
    for query in ("causeway", "quote:boat", 'said:"ines okoye"', "has:quote"):
        assert [RAW.title] == titles(store, query), query
    (row,) = store.headlines.listing(Query()).rows
    assert 0 < store.headlines.window([row])[0].quotations
    store.pages.choose(name, "feed")
    for query in ("causeway", "quote:boat", 'said:"ines okoye"'):
        assert [] == titles(store, query), query
    assert [RAW.title] == titles(store, "ferry")


def test_another_text_never_takes_its_place_but_the_reader_may_look(store: Store, name: str) -> None:
    other = ("Before you go on we and our partners want to store cookies on your device.",) * 9
    land(store, page(name, *other, title="Your privacy"))
    assert LEAD == text(store, name)
    store.pages.choose(name, "page")
    assert text(store, name).startswith("Before you go on")
    store.pages.choose(name, "feed")
    assert LEAD == text(store, name)


def test_what_the_reader_chose_holds_when_the_page_comes_later(store: Store, name: str) -> None:
    store.pages.choose(name, "feed")
    land(store, page(name, *WHOLE))
    assert LEAD == text(store, name)
    assert ("feed", True, "feed") == (
        store.pages.state(name).provenance,
        store.pages.state(name).there,
        store.pages.state(name).chosen,
    )


def test_a_choice_is_nothing_to_undo(store: Store, name: str) -> None:
    store.journal.mark([name], starred=True)
    store.pages.choose(name, "feed")
    change = store.journal.undo()
    assert change is not None
    assert not store.articles.status(name).starred
    assert "feed" == store.articles._kept.marks([name])[name].text


def test_a_changed_page_is_a_revision_and_an_unchanged_one_none(store: Store, name: str) -> None:
    assert land(store, page(name, *WHOLE))
    assert not land(store, page(name, *WHOLE))
    assert land(store, page(name, *WHOLE, "Update: the cart is full until Friday."))
    said = [(one.provenance, one.number) for one in store.articles.revisions(name)]
    assert [("feed", 1), ("page", 1), ("page", 2)] == said
    assert "Update" in text(store, name)


def test_a_changed_item_makes_the_page_outdated_until_it_is_asked_for_again(store: Store, name: str) -> None:
    land(store, page(name, *WHOLE))
    assert not store.pages.state(name).outdated
    save(store, replace(RAW, markup=f"<p>{LEAD} It was to go on until Friday.</p>"))
    assert store.pages.state(name).outdated
    assert "causeway" in text(store, name)  # what was there is better than the summary, meanwhile
    store.pages.keep(name, replace(store.pages.state(name), asked=NOW))
    assert not store.pages.state(name).outdated


def test_an_item_that_comes_to_have_it_all_is_shown_itself(store: Store, name: str) -> None:
    land(store, page(name, *WHOLE))
    longer = "".join(f"<p>{words}</p>" for words in (*WHOLE, *(f"Boat {n} was sold." for n in range(20))))
    save(store, replace(RAW, markup=longer))
    store.articles.annotated(map(annotate, store.articles.pending(VERSION, 9)))
    assert "feed" == store.pages.state(name).provenance
    assert ids(store, "sold") == [name]


def test_a_failure_is_remembered_and_leaves_what_there_is(store: Store, name: str) -> None:
    failed = PageState(asked=NOW, error="It is closed.", failures=2, validators=Validators('"1"'))
    store.pages.keep(name, failed)
    assert replace(failed, revision=1) == store.pages.state(name)
    assert LEAD == text(store, name)
    store.pages.keep("000000000000", failed)
    assert PageState() == store.pages.state("000000000000")


def test_starred_articles_keep_the_text_of_their_page(store: Store, name: str, home: Home) -> None:
    land(store, page(name, *WHOLE))
    store.journal.mark([name], starred=True)
    land(store, page(name, *WHOLE, "Update: the cart is full until Friday."))
    shown = text(store, name)
    store.close()
    for file in home.cache_dir.glob("cache.db*"):
        file.unlink()
    with Store.open(home) as emptied:
        assert shown == text(emptied, name)
        assert [name] == ids(emptied, "causeway said:okoye is:starred")
        assert 3 == len(emptied.articles.revisions(name))
        emptied.pages.choose(name, "feed")
        assert LEAD == text(emptied, name)


def test_the_cache_follows_a_library_that_was_put_back_from_before_the_choice(
    store: Store, name: str, home: Home, tmp_path: Path
) -> None:
    land(store, page(name, *WHOLE))
    store.close()
    shutil.copytree(home.data_dir, tmp_path / "backup")
    with Store.open(home) as opened:
        opened.pages.choose(name, "feed")
        assert LEAD == text(opened, name)
    shutil.rmtree(home.data_dir)
    shutil.copytree(tmp_path / "backup", home.data_dir)
    with Store.open(home) as opened:
        assert "\n\n".join(WHOLE) == text(opened, name)


def test_a_choice_outlives_the_cache(store: Store, name: str, home: Home) -> None:
    land(store, page(name, *WHOLE))
    store.journal.mark([name], starred=True)
    store.pages.choose(name, "feed")
    store.close()
    for file in home.cache_dir.glob("cache.db*"):
        file.unlink()
    with Store.open(home) as emptied:
        assert LEAD == text(emptied, name)
        assert [] == ids(emptied, "causeway")


def test_a_better_engine_understands_both_texts_anew(store: Store, name: str) -> None:
    land(store, page(name, *WHOLE))
    pending = store.articles.pending(VERSION + 1, 1)
    assert 2 == len(pending)
    newer = [replace(annotate(one), version=VERSION + 1, wire="SNA") for one in pending]
    store.articles.annotated(newer)
    assert [] == store.articles.pending(VERSION + 1, 9)
    assert [name] == ids(store, "wire:sna causeway")
    store.pages.choose(name, "feed")
    assert [name] == ids(store, "wire:sna")


def test_an_article_goes_with_its_page(store: Store, name: str) -> None:
    land(store, page(name, *WHOLE))
    (followed,) = store.subscriptions.all()
    store.subscriptions.remove(followed.id)
    assert [] == ids(store, "causeway")
    assert store.articles.load(name) is None
    assert not land(store, page(name, *WHOLE))


def test_the_newest_unread_of_a_source_are_those_to_fetch_ahead(store: Store) -> None:
    new = save(store, *(article(number) for number in range(1, 6))).new
    (followed,) = store.subscriptions.all()
    store.journal.mark([new[0]], read=True)
    store.journal.mark([new[1]], muted=True)
    assert list(new[2:4]) == store.pages.newest_unread(followed.id, 2)


def test_no_text_of_a_page_can_harm_a_terminal(store: Store, name: str) -> None:
    land(store, page(name, *WHOLE, "\x1b]0;owned\x07 and more."))
    assert "\x1b" not in text(store, name)
    assert isinstance(store.articles.load(name).body, Body)  # type: ignore[union-attr]


def test_robots_rules_are_known_for_a_day(store: Store) -> None:
    store.pages.keep_robots("https://delta.example", "Disallow: /", NOW)
    assert "Disallow: /" == store.pages.robots("https://delta.example", NOW)
    assert store.pages.robots("https://other.example", NOW) is None
    assert store.pages.robots("https://delta.example", NOW + timedelta(days=1, seconds=1)) is None
