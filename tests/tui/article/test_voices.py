import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from newsterm.model import Body, Kind, Quotation, Span, Speaker
from newsterm.tui.article.article_page import Page
from newsterm.tui.article.article_paint import Painter, article_inks
from newsterm.tui.article.layout import lay_out
from newsterm.tui.article.lines import Mark
from newsterm.tui.article.voices import voice_inks, voice_marks, voice_name, voices_of, worth_showing
from newsterm.tui.glyphs import UNICODE
from newsterm.tui.themes import DARK, LIGHT, TERMINAL

TOLD = Kind.INDIRECT
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
    assert [("Lena Ortiz", 1, 2), ("Paul Adeyemi", 2, 1)] == [
        (voice.name, voice.hue, voice.quoted) for voice in voices.values()
    ]


def test_those_quoted_come_before_those_retold() -> None:
    voices = voices_of([by("Ruth Amadi", Kind.INDIRECT), by("Lena Ortiz"), by("Paul Adeyemi", Kind.MIXED)])
    assert [("Lena Ortiz", 1), ("Paul Adeyemi", 2), ("Ruth Amadi", 3)] == [
        (voice.name, voice.hue) for voice in voices.values()
    ]


def test_quoted_and_retold_are_counted_apart() -> None:
    told = Quotation(Span(20, 30), TOLD, Speaker("Lena Ortiz"))
    [voice] = voices_of([by("Lena Ortiz"), by("Lena Ortiz", Kind.MIXED), told]).values()
    assert (2, 1) == (voice.quoted, voice.retold)


def test_a_statement_with_some_words_in_marks_counts_once() -> None:
    told = Quotation(Span(0, 30), TOLD, Speaker("Lena Ortiz"))
    part = Quotation(Span(10, 20), Kind.MIXED, Speaker("Lena Ortiz"))
    [voice] = voices_of([told, part]).values()
    assert (1, 0) == (voice.quoted, voice.retold)


def test_the_share_is_of_the_quoted_words_alone() -> None:
    quotations = [
        Quotation(Span(0, 30), Kind.DIRECT, Speaker("Lena Ortiz")),
        Quotation(Span(40, 50), Kind.MIXED, Speaker("Paul Adeyemi")),
        Quotation(Span(60, 900), TOLD, Speaker("Paul Adeyemi")),
    ]
    assert [0.75, 0.25] == [voice.share for voice in voices_of(quotations).values()]


@pytest.mark.parametrize("name", ["treaty", "Dams", "Nobody", "they", "Twenty-four percent"])
def test_who_is_only_retold_and_hardly_named_is_not_listed_and_takes_no_hue(name: str) -> None:
    voices = voices_of([by(name, TOLD), by("Paul Adeyemi", TOLD)])
    assert [("Paul Adeyemi", 1)] == [(one.name, one.hue) for one in voices.values() if one.is_listed]


def test_who_is_only_retold_is_listed_if_that_is_sure() -> None:
    told = Quotation(Span(0, 9), TOLD, Speaker("Paul Adeyemi"), confidence=0.4)
    assert not voices_of([told])["Paul Adeyemi"].is_listed


def test_a_quoted_common_noun_is_listed() -> None:
    assert voices_of([by("statement")])["statement"].is_listed


@pytest.mark.parametrize("pronoun", ["they", "It", "Nobody", "no one", "niemand", "она"])
def test_a_pronoun_alone_is_no_name(pronoun: str) -> None:
    assert "" == voice_name(by(pronoun))


def test_the_unnamed_stand_behind_all_others_who_are_quoted() -> None:
    assert ["Lena Ortiz", "", "Paul Adeyemi"] == list(
        voices_of([by("they"), by("Paul Adeyemi", TOLD), by("Lena Ortiz")])
    )


def test_a_voice_is_unsure_only_if_it_is_a_guess_every_time() -> None:
    guess = Quotation(Span(0, 9), Kind.DIRECT, Speaker("Lena Ortiz"), confidence=0.3)
    assert not voices_of([guess])["Lena Ortiz"].is_sure
    assert voices_of([guess, by("Lena Ortiz")])["Lena Ortiz"].is_sure


def test_guesses_that_nobody_in_particular_told_something_are_not_shown() -> None:
    nobody = Quotation(Span(0, 9), TOLD, Speaker("polls"), confidence=0.3)
    somebody = Quotation(Span(0, 9), TOLD, Speaker("Lena Ortiz"), confidence=0.3)
    quoted = Quotation(Span(0, 9), Kind.DIRECT, Speaker("polls"), confidence=0.3)
    assert (somebody, quoted, by("polls", TOLD)) == worth_showing(
        [nobody, somebody, quoted, by("polls", TOLD)]
    )


def test_from_the_seventh_speaker_on_all_are_neutral() -> None:
    voices = voices_of([by(name) for name in "ABCDEFGHI"])
    assert [1, 2, 3, 4, 5, 6, 7, 7, 7] == [voice.hue for voice in voices.values()]


def test_a_speaker_without_a_name_is_neutral_and_takes_no_hue() -> None:
    voices = voices_of([by(""), by("Lena Ortiz")])
    assert 7 == voices[""].hue
    assert 1 == voices["Lena Ortiz"].hue


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
    assert [("“The river never stopped talking,”", "guess-1"), ("Lena Ortiz", "hue-1")] == marks(guess)
    assert voice_inks(DARK.variables)["guess-1"].bgcolor is None


def test_of_a_guess_at_speech_retold_only_the_name_is_marked() -> None:
    guess = said("the dockers would wait", "Paul Adeyemi", TOLD, confidence=0.3)
    assert [("Paul Adeyemi", "hue-7")] == marks(guess)


def test_a_pronoun_that_names_nobody_is_not_marked() -> None:
    nobody = Quotation(Span(5, 9), TOLD, Speaker("Nobody", Span(11, 16)))
    assert [(TEXT[5:9], "told-7")] == marks(nobody)


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
    painter = Painter(inks, width, 50, UNICODE)
    return [painter.strip(page, number).text for number in range(len(page.lines))]


def test_initials_stand_in_the_margin_where_direct_speech_begins() -> None:
    assert [" LO “", "    O"] == [line[:5] for line in painted(56, RIVER, DOCKERS)]


def test_a_guess_has_a_question_mark_in_the_margin() -> None:
    guess = said("The river never stopped talking,", "Lena Ortiz", confidence=0.3)
    assert "LO? “" == painted(56, guess)[0][:5]


def test_beside_speech_retold_stands_a_question_mark_only_where_it_is_a_guess() -> None:
    guess = said("the dockers would wait", "Paul Adeyemi", TOLD, confidence=0.3)
    assert ["    “", "  ? O"] == [line[:5] for line in painted(56, guess)]
    assert ["    “", "    O"] == [line[:5] for line in painted(56, DOCKERS)]


def test_the_quotation_reached_is_pointed_at_where_no_initials_stand() -> None:
    page = Page(Body(TEXT), lay_out(Body(TEXT), 50), [DOCKERS])
    painter = Painter(article_inks(DARK.variables), 56, 50, UNICODE)
    assert "  ▸ O" == painter.strip(page, 1, is_here=True).text[:5]


def test_without_colour_a_bar_stands_beside_speech_a_thin_one_where_it_is_retold() -> None:
    assert [" LO▌“", "   │O"] == [line[:5] for line in painted(56, RIVER, DOCKERS, in_colour=False)]


def test_where_no_ground_is_tinted_bars_show_who_speaks_in_their_hues() -> None:
    page = Page(Body(TEXT), lay_out(Body(TEXT), 50), [RIVER, DOCKERS])
    painter = Painter(article_inks(TERMINAL.variables), 56, 50, UNICODE)
    bars = [
        segment for number in (0, 1) for segment in painter.strip(page, number) if segment.text in ("▌", "│")
    ]
    hues = [Color.parse(TERMINAL.variables[role]).rich_color for role in ("hue-1", "hue-2")]
    assert [("▌", hues[0]), ("│", hues[1])] == [(bar.text, bar.style and bar.style.color) for bar in bars]


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
