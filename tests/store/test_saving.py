"""Saving, understanding and loading whole articles."""

from dataclasses import replace
from datetime import timedelta

import pytest

from newsterm.model import (
    Article,
    Body,
    Enclosure,
    Feed,
    Link,
    ParsedFeed,
    Picture,
    Poll,
    Related,
    Span,
    Style,
    StyleKind,
    Tag,
)
from newsterm.query import Query
from newsterm.store.store import Store
from tests.store.paper import NOW, article, follow, ids, save, save_understood, understood

WHOLE = Article(
    guid="urn:delta:whole",
    url="https://delta.example/whole",
    title="Ministers agree",
    deck="A treaty ends\nthe silence",
    byline=("Mira Osei",),
    published=NOW - timedelta(hours=1),
    updated=NOW,
    language="en",
    outlet="Delta Courier",
    section="World",
    dateline="PORT SALEN",
    wire="SNA",
    tags=(Tag("rivers", "https://delta.example/tags", "Rivers"),),
    pictures=(Picture("https://delta.example/a.jpg", "Delegates", "J. Kwan"),),
    enclosures=(Enclosure("https://delta.example/a.mp3", "audio/mpeg", 12),),
    comments_url="https://delta.example/whole#comments",
    related=(Related("Next in World", (Link("Grain", "https://delta.example/grain"),)),),
    promos=("Follow us",),
    markup="<p>One <em>text</em>.</p>",
)


def test_an_article_comes_back_whole(store: Store) -> None:
    (one,) = save(store, WHOLE).new
    assert replace(WHOLE, id=one) == store.articles.load(one)
    (raw,) = store.articles.pending(1, 10)
    assert replace(WHOLE, id=one) == raw
    whole = replace(
        understood(raw, "One text.", {"Lena Ortiz": "text"}),
        body=Body("One text.", (Style(StyleKind.EMPHASIS, Span(4, 8)),)),
    )
    store.articles.annotated([whole])
    assert whole == store.articles.load(one)


def test_what_is_pending_comes_newest_first_and_only_once(store: Store) -> None:
    save(store, article(1), article(2), article(3))
    assert ["Report 1", "Report 2"] == [raw.title for raw in store.articles.pending(1, 2)]
    store.articles.annotated(understood(raw, "Text.") for raw in store.articles.pending(1, 2))
    assert ["Report 3"] == [raw.title for raw in store.articles.pending(1, 2)]
    assert 3 == len(store.articles.pending(2, 10))


def test_a_better_engine_starts_again_from_the_raw_article(store: Store) -> None:
    save_understood(
        store, article(1, title="As it came"), "Text.", {"Lena Ortiz": "Text"}, title="As understood"
    )
    (raw,) = store.articles.pending(2, 10)
    assert ("As it came", (), 0) == (raw.title, raw.quotations, raw.version)
    store.articles.annotated([replace(understood(raw, "Other."), version=2)])
    assert [] == ids(store, "said:ortiz")
    assert [] == store.articles.pending(2, 10)


def test_changed_words_make_a_revision_and_leave_the_marks(store: Store) -> None:
    one = save_understood(store, article(1), "The text of report 1.")
    store.journal.mark([one], read=True, tag="asia")
    saved = save(store, article(1, markup="<p>Corrected.</p>"), now=NOW + timedelta(hours=2))
    assert ((), (one,)) == (saved.new, saved.changed)
    assert [one] == ids(store, "is:read tag:asia")
    assert ["<p>Corrected.</p>"] == [raw.markup for raw in store.articles.pending(1, 10)]


def test_earlier_revisions_are_kept(store: Store) -> None:
    (one,) = save(store, article(1)).new
    save(store, article(1, title="Report 1, corrected"))
    save(store, article(1, title="Report 1, corrected twice"))
    revisions = store.articles.revisions(one)
    assert [1, 2, 3] == [revision.number for revision in revisions]
    assert ["Report 1", "Report 1, corrected", "Report 1, corrected twice"] == [
        revision.article.title for revision in revisions
    ]
    assert {"feed"} == {revision.provenance for revision in revisions}


def test_what_nobody_reads_makes_no_revision(store: Store) -> None:
    (one,) = save(store, article(1, markup='<p>Text.</p><img src="https://t.example/?1">')).new
    saved = save(
        store, article(1, markup='<p>Text.</p><img src="https://t.example/?2">', tags=(Tag("late"),))
    )
    assert ((), ()) == (saved.new, saved.changed)
    assert [one] == ids(store, "tag:late")
    assert 1 == len(store.articles.revisions(one))


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Ports &amp; ships wait.</p>\n\n",
        "<div><p>Ports&nbsp;&#38; ships   wait.</p></div>",
        '<p>Ports & ships wait.</p><img src="https://t.example/pixel?92" width="1">',
    ],
)
def test_the_same_words_written_otherwise_make_no_revision(store: Store, markup: str) -> None:
    (one,) = save(store, article(1, markup="<p>Ports &#38; ships wait.</p>")).new
    assert () == save(store, article(1, markup=markup)).changed
    assert 1 == len(store.articles.revisions(one))


def test_a_feed_that_turns_to_and_fro_keeps_the_first_and_the_last_revisions(store: Store) -> None:
    (one,) = save(store, article(1, title="Version 1")).new
    store.journal.mark([one], starred=True)
    for number in range(2, 51):
        save(store, article(1, title=f"Version {number if number % 2 else 0}"))
    numbers = [revision.number for revision in store.articles.revisions(one)]
    assert [1, *range(32, 51)] == numbers
    kept = store.articles._library.read("SELECT revision FROM kept_body ORDER BY 1").fetchall()
    assert [(number,) for number in numbers] == kept


def test_new_particulars_leave_what_was_understood(store: Store) -> None:
    one = save_understood(store, article(1), "Wait, she said.", {"Lena Ortiz": "Wait,"})
    later = article(1, comments=12, tags=(Tag("late"),))
    assert ((), ()) == (save(store, later).new, save(store, later).changed)
    assert [] == store.articles.pending(1, 10)
    assert [one] == ids(store, "said:ortiz tag:late")
    loaded = store.articles.load(one)
    assert loaded
    assert (12, "Wait, she said.") == (loaded.comments, loaded.body.text)


def test_an_answer_that_comes_too_late_is_not_taken(store: Store) -> None:
    save(store, article(1))
    (raw,) = store.articles.pending(1, 1)
    save(store, article(1, markup="<p>Corrected.</p>"))
    store.articles.annotated(
        [understood(raw, "The old text."), understood(article(9, id="gone"), "Nothing.")]
    )
    assert ["<p>Corrected.</p>"] == [pending.markup for pending in store.articles.pending(1, 10)]


def test_a_feed_that_nobody_follows_any_more_saves_nothing(store: Store) -> None:
    source = follow(store)
    store.subscriptions.remove(source.id)
    parsed = ParsedFeed(Feed("Delta Courier"), (article(1),))
    assert () == store.articles.save(source, parsed, Poll(), now=NOW).new
    assert 0 == store.headlines.count(Query())


def test_an_article_without_outlet_or_language_has_its_feeds(store: Store) -> None:
    parsed = ParsedFeed(
        Feed("Delta Courier", language="de"), (article(1), article(2, language="fr", outlet="SNA"))
    )
    store.articles.save(follow(store), parsed, Poll(), now=NOW)
    found = [store.articles.load(one) for one in ids(store)]
    assert [("Delta Courier", "de"), ("SNA", "fr")] == [(one.outlet, one.language) for one in found if one]


def test_an_unknown_article_is_none(store: Store) -> None:
    assert store.articles.load("0123456789ab") is None
    assert store.headlines.row_of("0123456789ab") is None
