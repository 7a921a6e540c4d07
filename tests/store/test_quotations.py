"""Quotations over the whole cache: who said what."""

from newsterm.query import parse
from newsterm.store.store import Store
from tests.store.paper import NOW, article, save, save_understood

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
