import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.tui.article.hits import Hits


def found(words: str, text: str) -> list[str]:
    return [span.of(text) for span in Hits.of(words, text).spans]


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        ("river", "The River, the riverbank, RIVER", ["River", "river", "RIVER"]),
        ("River", "The River, the riverbank, RIVER", ["River"]),  # a capital is meant
        ("resume", "Résumé, resume, RÉSUMÉ", ["Résumé", "resume", "RÉSUMÉ"]),
        ("résumé", "Résumé, resume", ["Résumé"]),  # so is an accent
        ("Orban", "Orbán said; orban", ["Orbán"]),
        ("lodz", "Łódź", ["Łódź"]),
        ("αθηνα", "Αθήνα", ["Αθήνα"]),
        ("елка", "Ёлка", ["Ёлка"]),
        ("resume", unicodedata.normalize("NFD", "résumé"), [unicodedata.normalize("NFD", "résumé")]),
        ('don\'t "go"', "We don’t “go”", ["don’t “go”"]),
        ("2016-2026", "The years 2016–2026", ["2016–2026"]),
        ("flussbett", "Fluss\u00adbett", ["Fluss\u00adbett"]),
        ("two words", "two\n\nwords, two\xa0words", ["two\n\nwords", "two\xa0words"]),
        ("水位", "三个水位站", ["水位"]),
        (".*", "anything", []),
        ("", "anything", []),
        ("  ", "any thing", []),
    ],
)
def test_words_are_found_as_they_are_meant(words: str, text: str, hits: list[str]) -> None:
    assert hits == found(words, text)


@given(st.text(max_size=30), st.text(max_size=5))
def test_hits_are_in_the_text(text: str, words: str) -> None:
    for span in Hits.of(words, text).spans:
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(alphabet="abcé “”'\n"), st.text(alphabet="abcé“", min_size=1, max_size=3))
def test_what_stands_there_as_it_is_typed_is_found(text: str, words: str) -> None:
    assert bool(found(words, text)) >= (words in text)


def test_words_begin_with_what_is_lit_whatever_its_accents() -> None:
    text = "Munich, München; the communes"
    assert ["Mun", "Mün"] == [span.of(text) for span in Hits.of_any(["mün"], text).spans]


def test_the_reader_goes_round_and_round() -> None:
    hits = Hits.of("a", "a b a b a")
    assert [0, 4, 8, 0] == [
        hits.spans[hit.here].start
        for hit in (
            hits.step(1, 0),
            hits.step(1, 3),
            hits.step(1, 0).step(2, 0),
            hits.step(1, 0).step(3, 0),
        )
        if hit.here is not None
    ]
    assert Hits() == Hits().step(1, 0)
