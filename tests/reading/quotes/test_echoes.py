"""The same words in several outlets, once."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from newsterm.reading.quotes.echoes import CUT, WITHIN, Echo, Spoken, cut_of, gathered, words_in

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
LONG = "We will wait for the rain, and then we will plant the whole field"


def said(text: str, *, speaker: str = "Lena Ortiz", days: float = 0) -> Spoken:
    return Spoken(speaker, text, NOW - timedelta(days=days))


def same(one: Spoken) -> Spoken:
    return one


def test_one_outlet_holds_what_another_cut() -> None:
    short, whole = said("wait for the rain"), said(LONG)
    assert [Echo(whole, [short])] == list(gathered([short, whole], same))


def test_outlets_that_share_a_long_run_quote_the_same() -> None:
    one = said("Yes. We will wait for the rain, and then we go.")
    other = said("He added: we will wait for the rain, and then we will plant")
    assert [Echo(other, [one])] == list(gathered([one, other], same))


def test_three_that_hang_together_are_one() -> None:
    spoken = [said(LONG), said("we will plant the whole field"), said("wait for the rain")]
    assert [Echo(spoken[0], spoken[1:])] == list(gathered(spoken, same))


def test_other_words_other_speakers_and_other_weeks_are_others() -> None:
    for other in (
        said("We will wait for nobody"),
        said(LONG, speaker="Paul Adeyemi"),
        said(LONG, days=WITHIN.days + 1),
        said("wait for"),
    ):
        assert 2 == len(list(gathered([said(LONG), other], same)))


def test_a_word_or_two_are_the_same_only_if_they_are_all() -> None:
    assert 1 == len(list(gathered([said("No comment."), said("no comment")], same)))
    assert 2 == len(list(gathered([said("No comment."), said("No comment on that today")], same)))


def test_signs_of_scripts_without_spaces_make_longer_runs() -> None:
    one, other = "河水很低我们要等雨来了", "河水很低我们要走"
    assert 2 == len(list(gathered([said(one), said(other)], same)))
    assert 1 == len(list(gathered([said(one), said("河水很低我们要等雨")], same)))


def test_no_more_is_read_than_has_to_be() -> None:
    def endless() -> "list[Spoken]":
        raise AssertionError

    quotations = (
        said(f"word {number} alone", days=number) if number < 9 else endless()[0] for number in range(99)
    )
    assert "word 0 alone" == next(gathered(quotations, same)).fullest.text


def test_a_cut_shows_what_was_left_out() -> None:
    assert "… wait for the rain, …" == cut_of(LONG, "wait for the rain,")
    assert "We will wait … and then we will plant …" == cut_of(LONG, "We will wait and then we will plant")
    assert LONG == cut_of(LONG, LONG)
    assert "We will wait for the storm, and then …" == cut_of(LONG, "We will wait for the storm, and then")


def test_what_is_too_long_to_compare_is_shown_as_it_is() -> None:
    assert "word " * 1_500 == cut_of("word " * 1_501, "word " * 1_500)


WORDS = st.lists(
    st.sampled_from(["river", "rain", "wait", "plant", "field", "we", "will"]), min_size=1, max_size=9
)
QUOTATIONS = st.lists(
    st.builds(
        lambda words, speaker, days: (words, speaker, days),
        WORDS.map(" ".join),
        st.sampled_from(("Lena Ortiz", "Paul Adeyemi")),
        st.integers(0, 30),
    ),
    max_size=12,
)


@given(QUOTATIONS)
def test_every_quotation_comes_once_with_those_it_may_stand_for(given: list[tuple[str, str, int]]) -> None:
    ordered = sorted(given, key=lambda one: one[2])
    numbered = list(enumerate(said(text, speaker=speaker, days=days) for text, speaker, days in ordered))
    echoes = list(gathered(numbered, lambda one: one[1]))
    groups = [[echo.fullest, *echo.others] for echo in echoes]
    assert sorted(numbered) == sorted(one for group in groups for one in group)
    assert [min(group)[0] for group in groups] == sorted(min(group)[0] for group in groups)
    for echo, group in zip(echoes, groups, strict=True):
        moments = [one.at for _, one in group if one.at]
        assert WITHIN >= max(moments) - min(moments)
        assert 1 == len({one.speaker for _, one in group})
        assert max(len(words_in(one.text)) for _, one in group) == len(words_in(echo.fullest[1].text))


@given(WORDS, WORDS)
def test_a_cut_adds_nothing_but_what_is_left_out(whole: list[str], part: list[str]) -> None:
    shown = cut_of(" ".join(whole), " ".join(part))
    assert part == shown.replace(CUT, " ").split()
    assert (
        (whole == part)
        or (CUT in shown)
        or any(word not in whole for word in part)
        or len(part) >= len(whole)
    )
