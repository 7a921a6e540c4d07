from collections.abc import Sequence

from newsterm.model import Kind, Quotation, Span, Speaker
from newsterm.tui.article.column import Column
from newsterm.tui.article.lines import Role
from newsterm.tui.article.voices import voices_of
from newsterm.tui.article.who_said import who_said
from newsterm.tui.glyphs import UNICODE


def said(name: str, length: int = 10, kind: Kind = Kind.DIRECT, confidence: float = 1) -> Quotation:
    return Quotation(Span(0, length), kind, Speaker(name) if name else None, confidence=confidence)


def told(name: str) -> Quotation:
    return Quotation(Span(40, 50), Kind.INDIRECT, Speaker(name))


def strip(quotations: Sequence[Quotation], width: int = 80) -> list[str]:
    return [line.text for line in who_said(voices_of(quotations).values(), Column(width, UNICODE))]


def test_each_speaker_stands_with_quotations_and_what_is_retold() -> None:
    assert ["WHO SAID  ▌Lena Ortiz 2 +1"] == strip(
        [said("Lena Ortiz"), said("Lena Ortiz"), told("Lena Ortiz")]
    )


def test_several_speakers_stand_with_their_share_of_the_quoted_words() -> None:
    assert ["WHO SAID  ▌Lena Ortiz 1, 75 % · ▌Paul Adeyemi 1, 25 %"] == strip(
        [said("Lena Ortiz", 30), said("Paul Adeyemi", 10)]
    )


def test_shares_are_left_out_where_there_is_no_room() -> None:
    quotations = [said("Lena Ortiz"), said("Paul Adeyemi"), said("Ruth Amadi")]
    assert ["WHO SAID  ▌Lena Ortiz 1", "          ▌Paul Adeyemi 1", "          ▌Ruth Amadi 1"] == strip(
        quotations, 26
    )
    many = [said(f"Ann Lee{letter}") for letter in "abcdefgh"]
    assert "%" not in "".join(strip(many))


def test_a_speaker_who_is_only_retold_is_quieter_than_one_quoted() -> None:
    [line] = who_said(voices_of([said("Lena Ortiz"), told("Paul Adeyemi")]).values(), Column(80, UNICODE))
    roles = {line.text[run.start : run.end]: run.role for run in line.runs}
    assert "hue-1" == roles["Lena Ortiz"]
    assert Role.QUIET == roles["Paul Adeyemi"]


def test_what_is_told_by_nobody_in_particular_is_counted_at_the_end() -> None:
    assert ["WHO SAID  ▌Lena Ortiz 1 · others +2"] == strip(
        [told("Dams"), said("Lena Ortiz"), told("Nobody")]
    )


def test_there_is_no_strip_where_nobody_is_quoted_or_named() -> None:
    assert [] == strip([told("Dams"), told("Nobody")])


def test_a_speaker_who_is_a_guess_has_a_question_mark() -> None:
    assert ["WHO SAID  ▌Lena Ortiz? 1"] == strip([said("Lena Ortiz", confidence=0.3)])


def test_more_than_nine_speakers_are_counted() -> None:
    lines = strip([said(f"Ann Lee{letter}") for letter in "abcdefghijk"])
    assert lines[-1].endswith("· and 2 more")
