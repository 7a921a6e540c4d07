from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsterm.reading.changes import changes

TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["the", "river", "rose", "fell", "Ortiz", "3,400", ".", "“No”", "\n\n", "河", "水位", "—"]
        )
    ).map(" ".join),
)

QUOTES = str.maketrans("‘’‚‛“”„‟«»‐‑–—", '\'\'\'\'""""""----', "\u00ad\u200b\u2060\ufeff")


def words(text: str) -> str:
    """A text as it is compared: without white space, its quotation marks and dashes all alike."""
    return "".join(text.split()).translate(QUOTES)


def marked(before: str, after: str) -> list[tuple[str, str]]:
    """The words that went and those that came, change by change."""
    return [(change.before.of(before), change.after.of(after)) for change in changes(before, after)]


@given(TEXTS, TEXTS)
def test_the_changes_make_the_version_before_into_the_one_after(before: str, after: str) -> None:
    text = before
    for change in reversed(changes(before, after)):
        text = text[: change.before.start] + change.after.of(after) + text[change.before.end :]
    assert words(after) == words(text)


@given(TEXTS, TEXTS)
def test_changes_stand_in_order_and_never_touch(before: str, after: str) -> None:
    found = changes(before, after)
    for one, other in pairwise(found):
        assert one.before.end <= other.before.start
        assert one.after.end <= other.after.start
        assert words(before[one.before.end : other.before.start])
    assert all(words(change.before.of(before) + change.after.of(after)) for change in found)


@given(TEXTS)
def test_a_text_has_not_changed_from_itself_however_it_is_spaced(text: str) -> None:
    assert () == changes(text, text)
    assert () == changes(text, "\n\n".join(text.split()) + " ")


def test_words_are_told_apart_not_letters() -> None:
    assert [("3,400", "3,500"), ("said", "“confirmed”")] == marked(
        "About 3,400 people left, Ortiz said on Monday.",
        "About 3,500 people left, Ortiz “confirmed” on Monday.",
    )


def test_ideographs_are_told_apart_one_by_one() -> None:
    assert [("三", "五"), ("", "明天")] == marked("三个水位站公布数据。", "五个水位站明天公布数据。")


def test_other_quotation_marks_and_dashes_are_no_change() -> None:
    assert [] == marked('"It\'s - so" they said', "“It’s – so”\n\nthey said")


def test_a_sentence_that_came_begins_where_a_sentence_begins() -> None:
    before = "The dam held. The river fell."
    assert [("", "The ferry ran.")] == marked(before, "The dam held. The ferry ran. The river fell.")
    assert [("The ferry ran.", "")] == marked("The dam held. The ferry ran. The river fell.", before)


def test_a_paragraph_that_came_is_one_change() -> None:
    before = "The dam held.\n\nThe river fell."
    after = "The dam held.\n\nThe ferry ran. The river was calm.\n\nThe river fell."
    assert [("", "The ferry ran. The river was calm.")] == marked(before, after)


def test_a_sentence_written_anew_is_not_cut_up_by_the_words_it_keeps() -> None:
    before = "Ministers agree. Nobody at the dam was told about it on Monday. The river fell."
    after = "Ministers agree. Everyone in the town heard of it by radio. The river fell."
    assert 1 == len(marked(before, after))


def test_small_changes_beside_each_other_stay_apart() -> None:
    assert [("Monday", "Tuesday"), ("five", "six")] == marked(
        "He said on Monday that five men left.", "He said on Tuesday that six men left."
    )


def test_signs_alone_tell_nothing() -> None:
    before, after = "The dam held, they said", "The dam held they said now."
    assert [False, True] == [change.tells(before, after) for change in changes(before, after)]


def test_what_has_nothing_in_common_is_written_anew() -> None:
    assert [("la " * 500 + "la", "lo " * 500 + "lo")] == marked("la " * 501, "lo " * 501)
    assert [] == marked("", "")
    assert [("", "All new.")] == marked("", "All new.")


def test_a_long_text_without_a_word_that_stands_once_is_compared_in_bounds() -> None:
    before, after = "la lo " * 20_000, "lo la la " * 20_000
    assert 1 == len(changes("Begin. " + before, "Begin. " + after))
