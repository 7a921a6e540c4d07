import pytest

from newsterm.model import Kind, Quotation
from newsterm.reading.quotes.engine import find_quotations


def retold(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each statement without marks, with the name of its speaker."""
    return [
        (quotation.content.of(text), quotation.speaker.name)
        for quotation in find_quotations(text, (), language)
        if quotation.kind is Kind.INDIRECT and quotation.speaker
    ]


def only(text: str) -> Quotation:
    (quotation,) = find_quotations(text, (), "en")
    return quotation


def test_that_opens_what_is_retold() -> None:
    text = "Lena Ortiz also repeatedly stressed that the river must be measured, and that time is short."

    (found,) = retold(text)

    assert "that the river must be measured, and that time is short" == found[0]
    assert "Lena Ortiz" == found[1]


def test_that_may_stand_after_when_and_where() -> None:
    text = "Minister Lena Ortiz said on Wednesday (Dec 6) that the river must be measured."

    assert [("that the river must be measured", "Lena Ortiz")] == retold(text)


def test_a_bare_clause_after_a_verb_of_saying_is_retold() -> None:
    assert [("the ferry will not sail in winter", "Paul Adeyemi")] == retold(
        "Paul Adeyemi said the ferry will not sail in winter."
    )


def test_the_speaker_may_follow_what_is_retold() -> None:
    assert [("The ferry will not sail in winter", "Paul Adeyemi")] == retold(
        "The ferry will not sail in winter, Paul Adeyemi said."
    )
    assert [("The ferry will not sail in winter", "Delta Harbour Board")] == retold(
        "The ferry will not sail in winter, said the Delta Harbour Board."
    )


def test_according_to_somebody_stands_before_or_after() -> None:
    before = "According to Paul Adeyemi, the ferry will not sail in winter."
    after = "The ferry will not sail in winter, according to a statement from the harbour board."

    apposed = "According to the mayor, Paul Adeyemi, the ferry will not sail in winter."
    assert [("the ferry will not sail in winter", "Paul Adeyemi")] == retold(before) == retold(apposed)
    assert [("The ferry will not sail in winter", "statement from the harbour board")] == retold(after)


def test_what_is_denied_is_retold_too() -> None:
    assert [("that the company is broke", "Paul Adeyemi")] == retold(
        "Paul Adeyemi denied that the company is broke."
    )


def test_the_cue_is_the_verb() -> None:
    text = "Paul Adeyemi said that the ferry will not sail in winter."

    cue = only(text).cue

    assert cue is not None
    assert "said" == cue.of(text)


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Lena Ortiz betonte, dass die Fähre im Winter nicht fahre.", "de", "Lena Ortiz"),
        ("Lena Ortiz sagte, die Fähre fahre im Winter nicht.", "de", "Lena Ortiz"),
        ("Claire Vautrin a déclaré que le pont ouvrira au printemps.", "fr", "Claire Vautrin"),
        ("Marta Olmedo dijo que el puente abrirá en primavera.", "es", "Marta Olmedo"),
        ("Carla Brandi ha detto che il ponte aprirà in primavera.", "it", "Carla Brandi"),
        ("Пётр Лужин заявил, что мост откроется весной.", "ru", "Пётр Лужин"),
    ],
)
def test_other_languages_retell_as_well(text: str, language: str, speaker: str) -> None:
    assert [speaker] == [name for _, name in retold(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "The boats that carried grain lay in the harbour of Port Salen.",
        "It was the fifth state that Lena Ortiz visited this spring.",
        "Mike Orr, who ran the harbour for years, said on Monday.",
    ],
)
def test_what_only_looks_like_a_statement_is_left_alone(text: str) -> None:
    assert [] == retold(text)


def test_a_clause_with_words_in_marks_is_retold_around_them() -> None:
    text = "Lena Ortiz said that the river was “never silent” in all those years."

    clause, words = find_quotations(text, (), "en")

    assert "that the river was “never silent” in all those years" == clause.content.of(text)
    assert (Kind.MIXED, "never silent") == (words.kind, words.content.of(text))


def test_a_clause_that_is_hardly_more_than_its_words_in_marks_is_left_to_those() -> None:
    text = "Lena Ortiz said that “the river was never silent in all those years”."

    assert "the river was never silent in all those years" == only(text).content.of(text)


def test_the_owner_before_a_name_is_no_part_of_it() -> None:
    text = "Salen’s Ortiz said that the ferry will not sail in winter.\n\nLena Ortiz is the mayor."

    assert [("that the ferry will not sail in winter", "Lena Ortiz")] == retold(text)
