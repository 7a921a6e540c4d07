"""What articles quoted in earlier versions stays in the ledger, with what it rests on."""

from datetime import timedelta

import pytest

from newsterm.config import Home
from newsterm.query import Query, parse
from newsterm.reading.quotes.evidence import evidence_of
from newsterm.store import clippings
from newsterm.store.pages import PageState
from newsterm.store.quotations import Origin, Said
from newsterm.store.store import Store
from newsterm.store.texts import REVISIONS
from tests.store.paper import NOW, article, ids, save, titles, understood

LATER = NOW + timedelta(hours=2)

FIRST = {"Lena Ortiz": "The river is low now,", "Paul Adeyemi": "We will wait,"}
SECOND = {"Paul Adeyemi": "We will wait,"}


def told(store: Store, said: dict[str, str], hours: int = 0, **changes: object) -> None:
    """The feed has the article so, as many hours after NOW."""
    text = " ".join(f"It is a grey day. “{words}” said {name.rstrip('?')}." for name, words in said.items())
    text = text or "Nobody says anything."
    raw = article(1, markup=f"<p>{text}</p>", **changes)
    save(store, raw, now=NOW + timedelta(hours=hours))
    store.articles.annotated(
        understood(pending, text, said)
        for pending in store.articles.pending(1, 9)
        if pending.markup == raw.markup
    )


def found(store: Store, query: str = "", *, unsure: bool = False) -> list[Said]:
    return list(store.quotations.find(parse(query, LATER), unsure=unsure))


def texts(store: Store, query: str = "") -> list[tuple[str, bool]]:
    """The words of quotations, and whether they are gone."""
    return [(one.text, one.stood is not None) for one in found(store, query)]


def counts(store: Store, query: str = "") -> dict[str, int]:
    people = store.ledger.people(parse(query, LATER), 9, unsure=True)
    return {person.name: person.quotations + person.unsure for person in people}


def test_what_the_article_no_longer_quotes_is_listed_with_the_version_it_stood_in(store: Store) -> None:
    told(store, FIRST)
    told(store, SECOND, 2)
    assert [("We will wait,", False), ("The river is low now,", True)] == texts(store)
    _, gone = found(store)
    assert Origin("feed", 1, NOW) == gone.stood == store.quotations.origin(gone)
    assert gone.quotation.speaker
    assert "Lena Ortiz" == gone.quotation.speaker.name


def test_what_several_versions_have_is_listed_and_counted_once(store: Store) -> None:
    told(store, FIRST)
    told(store, FIRST, 1, title="It rains")
    told(store, {"Lena Ortiz": "The river is low now, and my boat is dry,", **SECOND}, 2)
    assert [False, False] == [is_gone for _, is_gone in texts(store)]
    assert {"Lena Ortiz": 1, "Paul Adeyemi": 1} == counts(store) == counts(store, "older:1min")
    told(store, SECOND, 3)
    assert 1 == sum(is_gone for _, is_gone in texts(store))
    assert {"Lena Ortiz": 1, "Paul Adeyemi": 1} == counts(store) == counts(store, "older:1min")


def test_a_quotation_whose_wording_was_changed_is_shown_in_both_and_counted_once(store: Store) -> None:
    told(store, {"Lena Ortiz": "We will leave the old harbour before the winter comes,"})
    told(store, {"Lena Ortiz": "We will not leave the old harbour before the winter comes,"}, 2)
    assert [False, True] == [is_gone for _, is_gone in texts(store)]
    assert {"Lena Ortiz": 1} == counts(store)


def test_words_that_come_back_are_no_longer_gone(store: Store) -> None:
    told(store, FIRST)
    told(store, SECOND, 1)
    told(store, FIRST, 2, title="It rains")
    assert [("The river is low now,", False), ("We will wait,", False)] == texts(store)


def test_what_is_gone_is_found_by_its_speaker_its_words_and_what_was_around_them(store: Store) -> None:
    told(store, FIRST)
    told(store, SECOND, 2)
    gone = [("The river is low now,", True)]
    for query in ("said:ortiz", 'quote:"river is low"', "about:river", "said:ortiz quote:low", "-quote:wait"):
        assert gone == texts(store, query)
    assert [("We will wait,", False)] == texts(store, "-said:ortiz")
    assert {"Lena Ortiz": 1, "Paul Adeyemi": 1} == counts(store, "said:ortiz")
    assert 1 == sum(store.ledger.weeks("Lena Ortiz", Query(), LATER))
    told(store, {}, 3)
    assert ["Report 1"] == titles(store, "has:quote")


def test_a_guess_stays_a_guess(store: Store) -> None:
    told(store, {"Mira Sol?": "Perhaps,"})
    told(store, {}, 1)
    assert [] == found(store)
    assert ["Perhaps,"] == [one.text for one in found(store, unsure=True)]


def test_what_is_gone_has_its_evidence(store: Store) -> None:
    text = "Rain is rare.\n\nIt is a grey day. “The river is low now,” said Lena Ortiz. She went.\n\nEnd."
    save(store, article(1))
    store.articles.annotated(
        [understood(store.articles.pending(1, 1)[0], text, {"Lena Ortiz": FIRST["Lena Ortiz"]})]
    )
    told(store, SECOND, 2)
    (gone,) = found(store, "said:ortiz")
    evidence = evidence_of(gone.article.body.text, gone.quotation, "")
    assert ("It is a grey day.", "She went.") == (evidence.before, evidence.after)
    assert "Rain is rare" not in gone.article.body.text


def test_it_outlives_the_version_that_it_stood_in(store: Store) -> None:
    told(store, {})
    told(store, FIRST, 1)
    for number in range(REVISIONS + 2):
        told(store, {}, 2 + number, title=f"Title {number}")
    (name,) = ids(store)
    assert 2 not in [revision.number for revision in store.articles.revisions(name)]
    assert [("The river is low now,", True), ("We will wait,", True)] == texts(store)
    assert {Origin("feed", 2, NOW + timedelta(hours=1))} == {one.stood for one in found(store)}
    assert {"Lena Ortiz": 1, "Paul Adeyemi": 1} == counts(store) == counts(store, "older:1min")


@pytest.mark.parametrize("changed_later", [False, True])
def test_kept_articles_have_it_when_the_cache_is_deleted(
    store: Store, home: Home, changed_later: bool
) -> None:
    told(store, {})
    told(store, FIRST, 1)
    if changed_later:
        store.journal.mark(ids(store), starred=True)
    for number in range(REVISIONS + 2):
        told(store, {}, 2 + number, title=f"Title {number}")
    store.journal.mark(ids(store), starred=True)
    before = found(store)
    store.close()
    home.cache_file.unlink()
    with Store.open(home) as again:
        assert 2 == len(before)
        assert [(one.text, one.stood) for one in before] == [(one.text, one.stood) for one in found(again)]
        assert ["Lena Ortiz"] == [person.name for person in again.ledger.people(parse("quote:low"), 1)]
        again.journal.mark(ids(again), starred=False)
        assert 0 == again.articles._library.first("SELECT count(*) FROM kept_clipping")


def test_a_summary_that_was_cut_inside_a_quotation_leaves_nothing_behind(store: Store) -> None:
    told(store, {"Lena Ortiz": "The river is low now, and my bo"})
    told(store, {"Lena Ortiz": "The river is low now, and my boat is dry,"}, 1)
    assert [("The river is low now, and my boat is dry,", False)] == texts(store)


def test_what_the_page_has_is_not_gone_when_the_feed_drops_it(store: Store) -> None:
    told(store, FIRST)
    (name,) = ids(store)
    whole = "“The river is low now,” said Lena Ortiz. “We will wait,” said Paul Adeyemi."
    page = article(1, id=name, markup=f"<p>{whole}</p>")
    store.pages.land(page, understood(page, whole, FIRST), PageState(asked=NOW))
    told(store, SECOND, 2)
    assert [] == [one.text for one in found(store) if one.stood]
    other = article(1, id=name, markup="<p>Nothing is left.</p>")
    store.pages.land(other, understood(other, "Nothing is left."), PageState(asked=LATER))
    assert [("feed", 1)] == [one.stood[:2] for one in found(store) if one.stood]


def test_before_the_new_version_is_understood_nothing_that_it_has_is_gone(store: Store) -> None:
    told(store, FIRST)
    save(store, article(1, markup="<p>Rain. “We will <b>wait</b>,” said Paul Adeyemi.</p>"), now=LATER)
    assert [("The river is low now,", True)] == texts(store)


def test_what_is_gone_goes_with_its_article(store: Store) -> None:
    told(store, FIRST)
    told(store, SECOND, 1)
    (source,) = store.subscriptions.all()
    store.subscriptions.remove(source.id)
    assert [] == found(store)
    told(store, {}, 2)
    assert [] == found(store)
    assert [] == titles(store, "quote:low")
    assert {} == counts(store)


def test_of_an_article_that_is_written_anew_again_and_again_the_newest_stay(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clippings, "MOST", 3)
    for number, word in enumerate(("one", "two", "three", "four", "five", "six")):
        told(store, {"Lena Ortiz": f"Boat {word} is in,"}, number)
    assert ["six", "five", "four", "three"] == [text.split()[1] for text, _ in texts(store)]
    assert {"Lena Ortiz": 4} == counts(store)
