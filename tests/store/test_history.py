"""What articles said before, when their words last changed, and whether the reader has seen that."""

from dataclasses import replace
from datetime import timedelta

import pytest

from newsterm.config import Home
from newsterm.model import Article, Headline, Validators
from newsterm.query import Query
from newsterm.reading.annotate import annotate
from newsterm.reading.version import VERSION
from newsterm.store.pages import PageState
from newsterm.store.store import Store
from tests.store.paper import NOW, article, save

LATER = NOW + timedelta(hours=2)


def understand(store: Store, version: int = VERSION) -> None:
    """Understand what is pending, by an engine of this version."""
    while pending := store.articles.pending(version, 9):
        store.articles.annotated([replace(annotate(raw), version=version) for raw in pending])


def headline(store: Store) -> Headline:
    [row] = store.headlines.listing(Query()).rows
    [found] = store.headlines.window([row])
    return found


def told(store: Store, markup: str, **changes: object) -> None:
    """The feed tells it so, two hours later."""
    save(store, article(1, markup=markup, **changes), now=LATER)
    understand(store)


@pytest.fixture
def name(store: Store) -> str:
    (name,) = save(store, article(1, markup="<p>The dam broke on Monday.</p>")).new
    understand(store)
    return name


def test_an_article_that_never_changed_was_never_updated(store: Store, name: str) -> None:
    assert headline(store).updated is None
    assert ["Report 1"] == [version.article.title for version in store.articles.history(name).texts]


def test_other_words_make_an_update(store: Store, name: str) -> None:
    told(store, "<p>The dam held on Monday.</p>")
    assert LATER == headline(store).updated
    texts = store.articles.history(name).texts
    assert ["The dam broke on Monday.", "The dam held on Monday."] == [
        version.article.body.text for version in texts
    ]
    assert [NOW, LATER] == [version.at for version in texts]


def test_another_headline_makes_an_update(store: Store, name: str) -> None:
    told(store, "<p>The dam broke on Monday.</p>", title="The dam broke")
    assert LATER == headline(store).updated


@pytest.mark.parametrize(
    "markup",
    [
        "<p>The dam broke, on Monday!</p>",
        "<h2>The dam</h2>\n<p>broke on Monday.</p>",
        "<p>“The dam broke” on Monday.</p>",
    ],
)
def test_signs_and_spaces_make_no_update(store: Store, name: str, markup: str) -> None:
    told(store, markup)
    assert headline(store).updated is None


def test_what_follows_an_update_without_words_leaves_its_time(store: Store, name: str) -> None:
    told(store, "<p>The dam held on Monday.</p>")
    save(store, article(1, markup="<p>The dam held, on Monday!</p>"), now=LATER + timedelta(hours=1))
    understand(store)
    assert LATER == headline(store).updated


def test_an_update_after_the_last_reading_is_news(store: Store, name: str) -> None:
    told(store, "<p>The dam held on Monday.</p>")
    assert not headline(store).changed  # never opened
    store.journal.save_position(name, 0, "", LATER - timedelta(minutes=1))
    assert headline(store).changed
    assert LATER - timedelta(minutes=1) == store.journal.last_read(name)
    store.journal.save_position(name, 0, "", LATER)
    assert not headline(store).changed


def test_nothing_is_known_of_an_article_that_is_not_there(store: Store) -> None:
    assert ((), ()) == store.articles.history("0123456789ab")
    assert store.journal.last_read("0123456789ab") is None


def test_another_engine_is_no_update(store: Store) -> None:
    markup = "<p>The dam broke on Monday.</p><p>Follow us on WhatsApp</p>"
    (name,) = save(store, article(1, markup=markup)).new
    for raw in store.articles.pending(1, 9):
        store.articles.annotated(
            [replace(annotate(raw), version=1, body=replace(annotate(raw).body, text="Old."))]
        )
    told(store, markup.replace("</p><p>", "</p>\n<p>").replace("Monday", "Monday evening"))
    texts = [version.article for version in store.articles.history(name).texts]
    assert [VERSION, VERSION] == [text.version for text in texts]
    assert ["The dam broke on Monday.", "The dam broke on Monday evening."] == [
        text.body.text for text in texts
    ]


def test_a_version_nobody_had_time_to_understand_is_understood_with_the_next(store: Store) -> None:
    (name,) = save(store, article(1, markup="<p>The dam broke.</p>")).new
    told(store, "<p>The dam held.</p>", title="Report 1, corrected")
    texts = [version.article for version in store.articles.history(name).texts]
    assert [("Report 1", "The dam broke."), ("Report 1, corrected", "The dam held.")] == [
        (text.title, text.body.text) for text in texts
    ]
    assert LATER == headline(store).updated


def test_of_the_page_that_is_shown_the_versions_are_its_own(store: Store, name: str) -> None:
    def land(words: str, asked: timedelta) -> None:
        markup = f"<p>The dam broke on Monday.</p><p>{words} </p>" + "<p>Nobody slept in Port Salen.</p>" * 20
        raw = Article(id=name, title="Report 1", markup=markup)
        state = PageState(asked=NOW + asked, validators=Validators(), content_hash=words)
        store.pages.land(raw, annotate(raw), state)

    land("Gauge 3 showed it first.", timedelta(hours=1))
    assert headline(store).updated is None  # another text is no change of a text
    assert 1 == len(store.articles.history(name).texts)
    land("Gauge 4 showed it first.", timedelta(hours=3))
    assert NOW + timedelta(hours=3) == headline(store).updated
    versions = store.articles.history(name)
    assert ["3", "4"] == [version.article.body.text.split("Gauge ")[1][0] for version in versions.texts]
    assert ["Report 1"] == [version.article.title for version in versions.titles]


def test_what_is_kept_is_known_as_updated_after_the_cache_is_emptied(store: Store, name: str) -> None:
    told(store, "<p>The dam held on Monday.</p>")
    store.journal.mark([name], starred=True)
    home = store.home
    store.close()
    home.cache_file.unlink()
    with Store.open(Home(home.config_dir, home.data_dir, home.cache_dir)) as again:
        assert LATER == headline(again).updated
        assert 2 == len(again.articles.history(name).texts)
