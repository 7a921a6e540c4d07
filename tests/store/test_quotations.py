"""Quotations over the whole cache: who said what."""

from datetime import timedelta

from newsterm.query import parse
from newsterm.store.quotations import Origin
from newsterm.store.store import Store
from tests.store.paper import NOW, article, save, save_understood, titles, understood

TEXT = (
    "“The river is low,” said Lena Ortiz. “We will wait,” said Paul Adeyemi. “A café by the river,” he said."
)


def said(store: Store, query: str = "", limit: int | None = None) -> list[tuple[str, str]]:
    return [(one.headline.title, one.text) for one in store.quotations.find(parse(query, NOW), limit)]


def fill(store: Store) -> None:
    save_understood(
        store,
        article(2),
        TEXT,
        {
            "Lena Ortiz": "The river is low,",
            "Paul Adeyemi": "We will wait,",
            "Adeyemi": "A café by the river,",
        },
    )
    save_understood(store, article(1), "“Wait,” said the minister.", {"Minister Lena Ortiz": "Wait,"})
    save(store, article(3, title="Nobody speaks"))


def test_quotations_come_newest_article_first_in_the_order_of_the_text(store: Store) -> None:
    fill(store)
    assert [
        ("Report 1", "Wait,"),
        ("Report 2", "The river is low,"),
        ("Report 2", "We will wait,"),
        ("Report 2", "A café by the river,"),
    ] == said(store)
    assert 2 == len(said(store, limit=2))


def test_a_speaker_is_found_by_name_or_part_of_it(store: Store) -> None:
    fill(store)
    assert ["Wait,", "The river is low,"] == [text for _, text in said(store, "said:ortiz")]
    assert ["Wait,", "The river is low,"] == [text for _, text in said(store, 'said:"LENA ORTIZ"')]
    assert ["We will wait,"] == [text for _, text in said(store, 'said:"paul adeyemi"')]
    assert [] == said(store, "said:len")


def test_words_are_looked_for_inside_quotations(store: Store) -> None:
    fill(store)
    assert ["The river is low,", "A café by the river,"] == [text for _, text in said(store, "quote:river")]
    assert ["A café by the river,"] == [text for _, text in said(store, "quote:cafe said:adeyemi")]
    assert ["Wait,", "We will wait,"] == [text for _, text in said(store, "quote:wai*")]
    assert [] == said(store, 'quote:"river low"')


def test_a_choice_of_speakers_is_a_choice(store: Store) -> None:
    fill(store)
    found = [text for _, text in said(store, 'said:"paul adeyemi" OR quote:low')]
    assert ["The river is low,", "We will wait,"] == found


def test_other_terms_choose_the_articles(store: Store) -> None:
    fill(store)
    assert ["Report 1"] == [title for title, _ in said(store, "newer:90min said:ortiz")]
    assert [] == said(store, "title:nobody")


def test_a_quotation_keeps_its_place_and_speaker(store: Store) -> None:
    fill(store)
    (one,) = store.quotations.find(parse("quote:low"))
    loaded = store.articles.load(one.headline.id)
    assert loaded
    assert one.quotation == loaded.quotations[0]
    assert one.text == one.quotation.content.of(loaded.body.text)


def test_a_guess_is_found_when_guesses_are_asked_for(store: Store) -> None:
    save_understood(store, article(1), "“Wait,” somebody said.", {"Mira Sol?": "Wait,"})
    assert [] == said(store, 'said:"mira sol"')
    query = parse('said:"mira sol"')
    assert ["Wait,"] == [one.text for one in store.quotations.find(query, unsure=True)]


def test_speaker_and_words_are_asked_of_one_quotation(store: Store) -> None:
    fill(store)
    assert ["Report 2"] == titles(store, "said:ortiz quote:cafe")
    assert [] == said(store, "said:ortiz quote:cafe")
    assert ["The river is low,"] == [text for _, text in said(store, "said:ortiz quote:low")]
    found = said(store, "(said:ortiz quote:low) OR (said:adeyemi quote:river)")
    assert ["The river is low,", "A café by the river,"] == [text for _, text in found]


def test_what_is_excluded_is_excluded_of_the_quotation_not_of_its_article(store: Store) -> None:
    fill(store)
    assert ["We will wait,", "A café by the river,"] == [text for _, text in said(store, "-said:ortiz")]
    assert ["Wait,", "We will wait,"] == [text for _, text in said(store, "-quote:river")]
    assert ["Wait,"] == [text for _, text in said(store, "said:ortiz -(quote:river OR quote:cafe)")]
    assert ["Wait,"] == [text for _, text in said(store, "-(said:adeyemi quote:we) -title:2")]


def test_about_finds_words_in_the_quotation_or_its_paragraph(store: Store) -> None:
    text = "Bread is dear. “It must not be,” said Ortiz.\n\n“Eels are back,” she said.\n\nBread again."
    save_understood(store, article(1), text, {"Ortiz": "It must not be,", "Lena Ortiz": "Eels are back,"})
    assert ["It must not be,"] == [text for _, text in said(store, "about:bread")]
    assert ["Eels are back,"] == [text for _, text in said(store, "about:eels said:ortiz")]
    assert ["Eels are back,"] == [text for _, text in said(store, "-about:bread")]
    assert [] == said(store, "about:report")


def test_all_quotations_come_each_once_however_many_there_are(store: Store) -> None:
    save(store, *(article(number) for number in range(1, 261)))
    store.articles.annotated(
        understood(raw, "“Go,” she said.", {"Lena Ortiz": "Go,"}) for raw in store.articles.pending(1, 300)
    )
    assert [f"Report {number}" for number in range(1, 261)] == [title for title, _ in said(store)]


def test_a_quotation_tells_from_which_text_it_was_taken(store: Store) -> None:
    fill(store)
    save(store, article(1, markup="<p>Other words.</p>"), now=NOW + timedelta(hours=1))
    (raw,) = (one for one in store.articles.pending(9, 9) if "Other" in one.markup)
    store.articles.annotated([understood(raw, "“Other words.”", {"Mira Sol": "Other words."})])
    (new,) = store.quotations.find(parse("said:sol"))
    assert Origin("feed", 2, NOW + timedelta(hours=1)) == store.quotations.origin(new)
    (old,) = store.quotations.find(parse("quote:low"))
    assert Origin("feed", 1, NOW) == store.quotations.origin(old)
