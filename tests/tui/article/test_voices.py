import pytest
from rich.style import Style
from textual.theme import Theme

from newsterm.model import Body, Kind, Quotation, Span, Speaker
from newsterm.tui.article.article_page import Page
from newsterm.tui.article.article_paint import Painter, article_inks
from newsterm.tui.article.layout import lay_out
from newsterm.tui.article.lines import Mark
from newsterm.tui.article.voices import Voice, voice_inks, voice_marks, voices_of
from newsterm.tui.glyphs import UNICODE
from newsterm.tui.themes import DARK, LIGHT, TERMINAL

TEXT = "“The river never stopped talking,” said Lena Ortiz. Paul Adeyemi said the dockers would wait."


def said(
    words: str, speaker: str, kind: Kind = Kind.DIRECT, text: str = TEXT, confidence: float = 1
) -> Quotation:
    """A quotation of these words, by a speaker who is mentioned where the name stands in the text."""
    start, mention = text.index(words), text.find(speaker) if speaker else -1
    named = Speaker(speaker, Span(mention, mention + len(speaker)) if mention >= 0 else None)
    content = Span(start, start + len(words))
    return Quotation(content, kind, named if speaker else None, confidence=confidence)


RIVER = said("The river never stopped talking,", "Lena Ortiz")
DOCKERS = said("the dockers would wait", "Paul Adeyemi", Kind.INDIRECT)


def by(name: str, kind: Kind = Kind.DIRECT) -> Quotation:
    return Quotation(Span(0, 1), kind, Speaker(name) if name else None)


def test_speakers_have_hues_in_the_order_they_appear() -> None:
    voices = voices_of([by("Lena Ortiz"), by("Paul Adeyemi"), by("Lena Ortiz")])
    assert [Voice("Lena Ortiz", 1, 2), Voice("Paul Adeyemi", 2, 1)] == list(voices.values())


def test_those_in_direct_speech_come_before_those_retold() -> None:
    voices = voices_of([by("the ministry", Kind.INDIRECT), by("Lena Ortiz"), by("Paul Adeyemi", Kind.MIXED)])
    assert {"Lena Ortiz": 1, "Paul Adeyemi": 2, "the ministry": 3} == {
        name: voice.hue for name, voice in voices.items()
    }


def test_from_the_seventh_speaker_on_all_are_neutral() -> None:
    voices = voices_of([by(name) for name in "ABCDEFGHI"])
    assert [1, 2, 3, 4, 5, 6, 7, 7, 7] == [voice.hue for voice in voices.values()]


def test_a_speaker_without_a_name_is_neutral_and_takes_no_hue() -> None:
    voices = voices_of([by(""), by("Lena Ortiz")])
    assert 7 == voices[""].hue
    assert 1 == voices["Lena Ortiz"].hue


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Lena Ortiz", "LO"),
        ("Ana Maria de la Cruz", "AC"),
        ("Adeyemi", "A"),
        ("ruth amadi", "RA"),
        ("王明", "王"),
        ("", "·"),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_name(name: str, initials: str) -> None:
    assert initials == Voice(name, 1, 1).initials


def test_a_hostile_name_is_shown_as_harmless_text() -> None:
    [voice] = voices_of([by("\x1b]52;c;eA==\x07[/]")]).values()
    assert voice.name.isprintable()


def marks(*quotations: Quotation) -> list[tuple[str, str]]:
    found = voice_marks(TEXT, quotations, voices_of(quotations))
    return [(mark.span.of(TEXT), mark.role) for mark in found]


def test_direct_speech_is_marked_with_its_quotation_marks_and_its_speaker() -> None:
    assert [("“The river never stopped talking,”", "words-1"), ("Lena Ortiz", "name-1")] == marks(RIVER)


def test_speech_retold_is_marked_more_quietly() -> None:
    assert [("the dockers would wait", "told-1"), ("Paul Adeyemi", "teller-1")] == marks(DOCKERS)


def test_a_guess_has_the_hue_and_no_ground() -> None:
    guess = said("The river never stopped talking,", "Lena Ortiz", confidence=0.3)
    assert [("“The river never stopped talking,”", "hue-1"), ("Lena Ortiz", "hue-1")] == marks(guess)


@pytest.mark.parametrize("theme", [DARK, LIGHT, TERMINAL], ids=lambda theme: theme.name)
def test_each_voice_has_its_own_colour(theme: Theme) -> None:
    inks = voice_inks(theme.variables)
    assert 7 == len({inks[f"name-{hue}"] for hue in range(1, 8)})
    assert all(inks[f"name-{hue}"].bold for hue in range(1, 8))


def test_without_colour_names_stand_out_by_weight_alone() -> None:
    inks = voice_inks(DARK.variables, in_colour=False)
    assert Style(bold=True) == inks["name-1"]
    assert all(style.color is None and style.bgcolor is None for style in inks.values())


def painted(width: int, *quotations: Quotation, in_colour: bool = True) -> list[str]:
    page = Page(Body(TEXT), lay_out(Body(TEXT), 50), quotations)
    inks = article_inks(DARK.variables, in_colour=in_colour)
    painter = Painter(inks, width, 50, UNICODE, in_colour)
    return [painter.strip(page, number).text for number in range(len(page.lines))]


def test_initials_stand_in_the_margin_where_direct_speech_begins() -> None:
    assert [" LO “", "    O"] == [line[:5] for line in painted(56, RIVER, DOCKERS)]


def test_a_guess_has_a_question_mark_in_the_margin() -> None:
    guess = said("The river never stopped talking,", "Lena Ortiz", confidence=0.3)
    assert "LO? “" == painted(56, guess)[0][:5]


def test_without_colour_a_bar_stands_beside_direct_speech() -> None:
    assert [" LO▌“", "    O"] == [line[:5] for line in painted(56, RIVER, DOCKERS, in_colour=False)]


def test_initials_are_not_said_twice_in_one_paragraph() -> None:
    text = (
        "“One,” Lena Ortiz said, and then she thought about it and said: “Two.”\n\n“Three,” Lena Ortiz said."
    )
    quotations = [said(word, "Lena Ortiz", text=text) for word in ("One,", "Two.", "Three,")]
    page = Page(Body(text), lay_out(Body(text), 40), quotations)
    assert {0: ("LO", "name-1"), 3: ("LO", "name-1")} == page.margins


def test_initials_stand_beside_direct_speech_that_follows_speech_retold() -> None:
    text = "The level will fall, Lena Ortiz said. “We listen,” Lena Ortiz said."
    retold = said("The level will fall", "Lena Ortiz", Kind.INDIRECT, text)
    page = Page(Body(text), lay_out(Body(text), 80), [retold, said("We listen,", "Lena Ortiz", text=text)])
    assert {0: ("LO", "name-1")} == page.margins


def test_marks_of_quotations_lie_on_the_lines_of_their_words() -> None:
    page = Page(Body(TEXT), lay_out(Body(TEXT), 50), [RIVER])
    [words, name] = page.marks[0]
    assert isinstance(words, Mark)
    assert [Span(0, 34)] == page.lines[0].ranges(words.span)
    assert [name] == page.marks[1]
