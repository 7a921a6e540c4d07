"""Who is taken for the speaker, and who must not be."""

import pytest

from newsterm.reading.quotes.engine import find_quotations

UNSURE = 0.4


def said(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each quotation with the name of its speaker."""
    return [
        (quotation.content.of(text), quotation.speaker.name if quotation.speaker else "")
        for quotation in find_quotations(text, (), language)
        if quotation.confidence > UNSURE
    ]


def speakers(text: str, language: str = "en") -> list[str]:
    return [name for _, name in said(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "PORT SALEN — The crew has sat on the quay for a week. They have been told to “remain available”.",
        "PORT SALEN, Nov 3 (NW) - Twice the crew rang. They were told that it “would be seen to in time”.",
    ],
)
def test_the_place_of_a_dateline_says_nothing(text: str) -> None:
    assert "PORT SALEN" not in speakers(text)


def test_words_retold_begin_after_the_dateline() -> None:
    text = "PORT SALEN — The ferry will not sail in winter, Paul Adeyemi said."

    assert [("The ferry will not sail in winter", "Paul Adeyemi")] == said(text)


def test_a_dateline_may_stand_before_the_first_words_said() -> None:
    text = "PORT SALEN — “The ferry will not sail in winter,” Paul Adeyemi said."

    assert [("The ferry will not sail in winter,", "Paul Adeyemi")] == said(text)


def test_who_does_two_things_says_the_second() -> None:
    for text in (
        "Maud Halloran looked at the board and said it was time for the tide to turn.",
        "Maud Halloran looked at the board and said: “It is time for the tide to turn.”",
        "Maud Halloran took her coat but said that the tide would turn.",
    ):
        assert {"Maud Halloran"} == set(speakers(text)), text


def test_wanting_to_know_is_done_by_somebody() -> None:
    assert ["skipper"] == speakers("A skipper wants to know whether the lamp will be lit in winter.")


@pytest.mark.parametrize(
    "text",
    [
        "Three hundred and twelve people came. The letter went round. It said “no decision has been taken”.",
        "People came to the quay at six. They said “we have waited long enough for it,” and left.",
        "Millers were not asked. The millers of Orrest shrugged. They said “we shall see about the flour”.",
        "Twice the lamp went out. It was, they said, “a matter of some delicacy to everyone on the hill”.",
        "Maud Halloran rang Salen. They said “the line is bad and the tide is worse than that”.",
    ],
)
def test_they_and_it_are_no_capitalised_word_that_happens_to_stand_before(text: str) -> None:
    assert [name.lower() for name in speakers(text)] in (["they"], ["it"])


def test_they_and_it_are_the_organisation_before() -> None:
    named = "The Delta Harbour Board met. Lena Ortiz came. They said “we have waited long enough for this”."
    noun = "The Ferry Club sent a card. The old ferry company was late. It said “the card has been received”."

    assert ["Delta Harbour Board"] == speakers(named)
    assert ["old ferry company"] == speakers(noun)


def test_no_is_an_answer_before_a_name_and_a_number_only_before_a_figure() -> None:
    assert ["Haddad"] == speakers("Would it be dry? No. Haddad said that the delta would be as wet as ever.")
    assert ["Lena Ortiz"] == speakers("Lena Ortiz said that lock No. 9 would be as wet as before.")


def test_nobody_knows_who_i_is() -> None:
    assert [("It is wet,", "")] == said("“It is wet,” I said, and we told them that the boat was gone.")
    assert [] == said("I said that the boat was gone.")
    assert [] == said("Ich sagte, das Boot sei weg.", "de")


def test_a_single_letter_is_nobody() -> None:
    for text in ("A said “we go to the harbour today”.", "The a claims “we go to the harbour today”."):
        assert [] == [name for name in speakers(text) if len(name) == 1]


def test_a_verb_of_a_clause_inside_is_nobody() -> None:
    assert ["machine"] * 2 == speakers(
        "The machine that takes them says “thank you” and, if the caller waits, “mind how you go”."
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "In einem Brief an die Zeitung schrieb Olaf Renner: „Wir warten seit Jahren auf die Fähre.“",
            "Olaf Renner",
        ),
        ("„Wir warten seit Jahren auf die Fähre“, heißt es in dem Schreiben.", "Schreiben"),
        ("Olaf Renner zufolge ist die Fähre „seit Jahren nicht mehr pünktlich gefahren“.", "Olaf Renner"),
        (
            "Die Fähre ist nach Angaben der Hafenbehörde „seit Jahren nicht mehr pünktlich gefahren“.",
            "Hafenbehörde",
        ),
        (
            "Die Leiterin des Hafenamtes, Lena Ortiz, sagte: „Wir warten seit Jahren auf die Fähre.“",
            "Lena Ortiz",
        ),
    ],
)
def test_german_tells_who_speaks_behind_the_verb_or_before_a_particle(text: str, speaker: str) -> None:
    assert [speaker] == speakers(text, "de")
