from newsterm.model import Kind, Quotation, Span, Speaker
from newsterm.tui.article.transcript import transcript
from newsterm.tui.article.voices import voices_of
from newsterm.tui.glyphs import UNICODE

TEXT = "“We listen,” said Lena Ortiz. She said that levels would fall. “We wait,” one said."


def said(words: str, name: str, kind: Kind = Kind.DIRECT, confidence: float = 1) -> Quotation:
    start = TEXT.index(words)
    speaker = Speaker(name) if name else None
    return Quotation(Span(start, start + len(words)), kind, speaker, confidence=confidence)


def lines(*quotations: Quotation) -> list[str]:
    return [line.text for line in transcript(TEXT, quotations, voices_of(quotations), 60, UNICODE)]


LISTEN = said("We listen,", "Lena Ortiz")


def test_quotations_stand_under_their_speaker_in_their_order() -> None:
    assert ["Lena Ortiz", "  “We listen,”", "", "Paul Adeyemi", "  “We wait,”"] == lines(
        LISTEN, said("We wait,", "Paul Adeyemi")
    )


def test_what_one_says_in_a_row_stands_under_one_name() -> None:
    assert ["Lena Ortiz", "  “We listen,”", "", "  “We wait,”"] == lines(
        LISTEN, said("We wait,", "Lena Ortiz")
    )


def test_what_is_retold_says_so() -> None:
    told = said("that levels would fall", "Lena Ortiz", Kind.INDIRECT)
    assert ["Lena Ortiz · retold", "  that levels would fall"] == lines(LISTEN, told)[3:]


def test_a_guess_says_so() -> None:
    assert "Lena Ortiz · not sure" == lines(said("We wait,", "Lena Ortiz", confidence=0.3))[0]


def test_a_pronoun_is_no_heading() -> None:
    assert "unnamed" == lines(said("We wait,", "they"))[0]


def test_words_in_marks_of_what_is_retold_are_not_shown_twice() -> None:
    told = said("She said that levels would fall", "Lena Ortiz", Kind.INDIRECT)
    part = said("levels would fall", "Lena Ortiz", Kind.MIXED)
    assert ["Lena Ortiz · retold", "  She said that levels would fall"] == lines(told, part)
