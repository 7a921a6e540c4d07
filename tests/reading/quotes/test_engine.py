import sys
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsterm.model import Kind, Quotation, Span, Style, StyleKind
from newsterm.reading.quotes.engine import find_marked, find_quotations


def said(text: str, language: str = "en", styles: tuple[Style, ...] = ()) -> list[tuple[str, str]]:
    """Each quotation with the name of its speaker."""
    return [
        (quotation.content.of(text), quotation.speaker.name if quotation.speaker else "")
        for quotation in find_quotations(text, styles, language)
    ]


def only(text: str, language: str = "en") -> Quotation:
    (quotation,) = find_quotations(text, (), language)
    return quotation


@pytest.mark.parametrize(
    "text",
    [
        "“We will open the bridge in spring,” Lena Ortiz said.",
        "“We will open the bridge in spring,” said Lena Ortiz.",
        "Lena Ortiz said: “We will open the bridge in spring.”",
        "“We will open the bridge in spring,” said the mayor, Lena Ortiz.",
        "“We will open the bridge in spring,” Lena Ortiz, the mayor, told reporters in Port Salen.",
        "According to Lena Ortiz, “we will open the bridge in spring.”",
        "“We will open the bridge in spring,” Lena Ortiz was quoted as saying.",
        "Paul Adeyemi listened. Then Lena Ortiz told him: “We will open the bridge in spring.”",
        "“We will open the bridge in spring.” — Lena Ortiz",
    ],
)
def test_the_sentence_around_a_quotation_tells_its_speaker(text: str) -> None:
    quotation = only(text)

    assert Kind.DIRECT is quotation.kind
    assert quotation.speaker is not None
    assert "Lena Ortiz" == quotation.speaker.name
    assert quotation.content.of(text).lower().startswith("we will open the bridge in spring")


def test_the_mention_and_the_cue_are_the_words_here() -> None:
    text = (
        "“We will open the bridge in spring,” Mr Adeyemi was quoted as saying.\n\nPaul Adeyemi is the mayor."
    )

    quotation = only(text)

    assert quotation.speaker is not None
    assert quotation.speaker.mention is not None
    assert quotation.cue is not None
    assert "Paul Adeyemi" == quotation.speaker.name
    assert "Adeyemi" in quotation.speaker.mention.of(text)
    assert "quoted as saying" == quotation.cue.of(text)


def test_a_split_quotation_has_one_speaker() -> None:
    text = "“The river,” said Lena Ortiz, “never stopped talking to us.”"

    assert [("The river,", "Lena Ortiz"), ("never stopped talking to us.", "Lena Ortiz")] == said(text)


def test_a_speaker_goes_on_over_paragraphs() -> None:
    text = (
        "“The river never stopped talking,” said Lena Ortiz. “We stopped listening to it.\n\n"
        "“Now we will publish its level every hour.”"
    )

    assert ["Lena Ortiz"] * 3 == [name for _, name in said(text)]


def test_a_pronoun_is_probably_the_one_spoken_of() -> None:
    text = (
        "Lena Ortiz, the water minister, came back to Port Salen on Tuesday.\n\n"
        "“The river never stopped talking to us,” she said."
    )

    quotation = only(text)

    assert quotation.speaker is not None
    assert quotation.speaker.mention is not None
    assert "Lena Ortiz" == quotation.speaker.name
    assert "she" == quotation.speaker.mention.of(text)
    assert quotation.confidence < only(text.replace("she said", "Ortiz said")).confidence


def test_an_office_is_no_part_of_the_name() -> None:
    text = "Secretary of State Antonia Belling came late.\n\n“We waited for the ferry,” Belling said."

    assert [("We waited for the ferry,", "Antonia Belling")] == said(text)


def test_an_organisation_and_a_statement_speak_too() -> None:
    bank = "“The rate stays where it is this year,” the Delta Bank said on Monday."
    paper = "The statement read: “The rate stays where it is this year.”"

    assert "Delta Bank" == said(bank)[0][1]
    assert "statement" == said(paper)[0][1]


def test_words_inside_a_clause_that_retells_are_mixed() -> None:
    text = "Ortiz said the harbour must reopen “as soon as possible.”\n\nLena Ortiz is the mayor."

    clause, words = find_quotations(text, (), "en")

    assert (Kind.INDIRECT, Kind.MIXED) == (clause.kind, words.kind)
    assert "as soon as possible." == words.content.of(text)
    assert "the harbour must reopen “as soon as possible.”" == clause.content.of(text)
    assert ["Lena Ortiz"] * 2 == [name for _, name in said(text)]


def test_words_in_marks_can_be_had_alone() -> None:
    text = "Lena Ortiz said the harbour must reopen “as soon as possible.” She said that time is short."

    assert ["as soon as possible."] == [found.content.of(text) for found in find_marked(text, (), "en")]


@pytest.mark.parametrize(
    "text",
    [
        "The film “The Last Ferry” opens the festival in Port Salen on Friday.",
        "The song, titled “Cold Harbour”, was first played in 1994.",
        "The so-called “ghost” boats lie in the old dock.",
        "Der Film „Die letzte Fähre“ läuft ab Freitag im Kino der Stadt.",
        "Das Schiff „Nordwind“ liegt seit Montag im Hafen von Salen.",
        "Le film « La Dernière Traversée » sortira en mai dans les salles.",
    ],
)
def test_titles_and_scare_quotes_are_left_alone(text: str) -> None:
    assert [] == said(text, "")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir öffnen die Brücke im Frühling“, sagte Bürgermeisterin Lena Ortiz.", "Lena Ortiz"),
        ("„Wir öffnen die Brücke im Frühling“, erklärte eine Sprecherin des Amtes.", "Sprecherin"),
        ("« Nous ouvrirons le pont au printemps », a déclaré la maire Claire Vautrin.", "Claire Vautrin"),
        ("«Abriremos el puente en primavera», dijo la alcaldesa Marta Olmedo.", "Marta Olmedo"),
        ("«Apriremo il ponte in primavera», ha detto la sindaca Carla Brandi.", "Carla Brandi"),
        ("“Vamos abrir a ponte na primavera”, disse o prefeito Rui Sampaio.", "Rui Sampaio"),
        ("“We openen de brug in het voorjaar”, zegt burgemeester Joost Veldman.", "Joost Veldman"),
        ("«Мост мы откроем весной», — заявил мэр Пётр Лужин.", "Пётр Лужин"),
        ("قال الوزير سامي حداد: «سنفتح الجسر في الربيع».", "سامي حداد"),
        ("市长林海波表示：“新桥将在明年春天开放。”", "市长林海波"),
        ("“新桥将在明年春天开放，”林海波说。", "林海波"),
        ("森田市長は「新しい橋は来年の春に開通する」と述べた。", "森田市長"),
        ("町長の磯部和奏は「新しい橋は来年の春に開通する」と述べた。", "磯部和奏"),
        ("港の人は「新しい橋は来年の春に開通する」と述べた。", "港の人"),
    ],
)
def test_many_languages_tell_who_speaks(text: str, speaker: str) -> None:
    ((_, name),) = said(text, "")

    assert speaker == name


def test_a_block_quotation_that_is_announced_is_speech() -> None:
    text = "Lena Ortiz wrote:\n\nThe bridge opens in spring. We waited ten years.\n\nNobody was pleased."
    styles = (Style(StyleKind.BLOCK_QUOTE, Span(19, 68)),)

    assert [("The bridge opens in spring. We waited ten years.", "Lena Ortiz")] == said(text, "en", styles)
    assert [] == said(text, "en")


def test_a_block_quotation_may_be_signed_under_it() -> None:
    text = "The river never stopped talking. We stopped listening.\n\n— Lena Ortiz, water minister"
    styles = (Style(StyleKind.BLOCK_QUOTE, Span(0, len(text))),)

    assert [("The river never stopped talking. We stopped listening.", "Lena Ortiz")] == said(
        text, "en", styles
    )


def test_what_the_publisher_marks_as_quoted_needs_no_marks() -> None:
    text = "Lena Ortiz said: We will open the bridge in spring."
    styles = (Style(StyleKind.QUOTED, Span(17, 51)),)

    assert [("We will open the bridge in spring.", "Lena Ortiz")] == said(text, "en", styles)


def test_marks_in_code_are_left_alone() -> None:
    text = 'Lena Ortiz said: print("we will open the bridge in spring")'
    styles = (Style(StyleKind.CODE, Span(17, len(text))),)

    assert [] == said(text, "en", styles)


def test_the_language_is_guessed_where_it_is_not_told() -> None:
    text = "„Wir öffnen die Brücke im Frühling“, so Bürgermeisterin Lena Ortiz, die das seit Jahren fordert."

    assert [("Wir öffnen die Brücke im Frühling", "Lena Ortiz")] == said(text, "")
    assert said(text, "de-AT") == said(text, "")


TEXTS = st.text(alphabet="“”„\"«»「」‘’'—-:.,;!? \n\tabsS" + "A", max_size=120) | st.text(max_size=120)
NAMES_AND_VERBS = ("Lena", "Ortiz", "Mr", "said", "he", "that", "the", "according", "to", "\n\n")
WORDS = st.lists(st.sampled_from((*"“”\"'«»:,.", *NAMES_AND_VERBS))).map(" ".join)


@settings(max_examples=300)
@given(TEXTS | WORDS, st.sampled_from(["", "en", "de", "zh", "ja", "ar", "xx", "de-CH"]))
def test_any_text_gives_ordered_spans_that_do_not_cross(text: str, language: str) -> None:
    quotations = find_quotations(text, (), language)

    assert sorted(quotations, key=lambda quotation: quotation.content) == list(quotations)
    for quotation in quotations:
        assert 0 <= quotation.content.start < quotation.content.end <= len(text)
        assert 0 <= quotation.confidence <= 1
    for one, two in pairwise(quotations):
        assert one.content.end <= two.content.start or one.content.covers(two.content)


@given(st.text(alphabet='a “”".\n', max_size=60), st.data())
def test_any_styles_over_a_text_are_fine(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda ends: Span(min(ends), max(ends)))
    styles = data.draw(st.lists(st.builds(Style, st.sampled_from(StyleKind), spans), max_size=5))

    for quotation in find_quotations(text, styles, "en"):
        assert 0 <= quotation.content.start < quotation.content.end <= len(text)


def work_of(text: str) -> int:
    """How many functions are called to find the quotations of a text."""
    calls = 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_quotations(text, (), "en")
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        "“ ” ",
        '" ',
        "' x'",
        "“no” ",
        "“no” said Ann Lee. ",
        "Lena ",
        "said ",
        "Ann Lee said that ",
        "the minister’s ",
        "“no\n\n",
        "he said “we go, ",
    ],
)
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    find_quotations(piece, (), "en")  # what is read once is read now

    assert work_of(piece * 800) < 2.6 * work_of(piece * 400) + 100
