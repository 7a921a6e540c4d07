"""Speech without marks: transcripts, and dialogue behind dashes."""

import pytest

from newsterm.reading.quotes.engine import find_marked


def said(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each quotation with the name of its speaker."""
    return [
        (quotation.content.of(text), quotation.speaker.name if quotation.speaker else "")
        for quotation in find_marked(text, (), language)
    ]


def test_questions_and_answers_are_speech_of_nobody_who_is_named() -> None:
    text = "Q: Will the ferry sail in winter?\n\nA: We hope so. The ice decides.\n\nQ: And in spring?"

    assert ["Will the ferry sail in winter?", "We hope so. The ice decides.", "And in spring?"] == [
        words for words, _ in said(text)
    ]
    assert {""} == {name for _, name in said(text)}


def test_labels_in_capitals_speak() -> None:
    text = "LENA ORTIZ: We will open the bridge in spring.\n\nPAUL ADEYEMI: I doubt that very much."

    assert ["We will open the bridge in spring.", "I doubt that very much."] == [
        words for words, _ in said(text)
    ]
    assert ["lena ortiz", "paul adeyemi"] == [name.lower() for _, name in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Tickets: They cost five crowns.\n\nOpening hours: The hall opens at nine.",
        "Correction: The ferry sails at nine, not at ten.",
        "— The bridge opens in spring.\n\n— The ferry sails until then.",
    ],
)
def test_lists_are_no_dialogue(text: str) -> None:
    assert [] == said(text)


@pytest.mark.parametrize(
    ("text", "language", "words", "speaker"),
    [
        ("— We will open it in spring, said Lena Ortiz.", "en", ["We will open it in spring"], "Lena Ortiz"),
        ("— Nous l’ouvrirons, a déclaré Claire Vautrin.", "fr", ["Nous l’ouvrirons"], "Claire Vautrin"),
        ("— Мост мы откроем весной, — заявил Пётр Лужин.", "ru", ["Мост мы откроем весной"], "Пётр Лужин"),
        (
            "—Lo abriremos en primavera —dijo Marta Olmedo—. No habrá más retrasos.",
            "es",
            ["Lo abriremos en primavera", "No habrá más retrasos."],
            "Marta Olmedo",
        ),
    ],
)
def test_a_dash_opens_speech_where_somebody_says_it(
    text: str, language: str, words: list[str], speaker: str
) -> None:
    assert [(one, speaker) for one in words] == said(text, language)
