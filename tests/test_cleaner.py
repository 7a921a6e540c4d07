from hypothesis import given
from hypothesis import strategies as st

from newsterm.cleaner import clean, clean_line

REPLACEMENT = "\ufffd"
ANYTHING = st.text(st.characters(codec=None), max_size=60)
NASTY = st.text(
    st.sampled_from("ab \t\n\r\v\f\x00\x07\x1b\x7f\x85\x9b\x9d\u200c\u200d\u200e\u200f\u061c\u2028\u2029")
    | st.sampled_from("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\ufff9\ud800\U000e0041"),
    max_size=30,
)


@given(ANYTHING | NASTY)
def test_the_length_is_kept(text: str) -> None:
    assert len(text) == len(clean(text)) == len(clean_line(text))


@given(ANYTHING | NASTY)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(text) == clean(clean(text))
    assert clean_line(text) == clean_line(clean_line(text)) == clean(clean_line(text))


@given(ANYTHING | NASTY)
def test_nothing_a_terminal_obeys_survives(text: str) -> None:
    controls = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\n", "\t"}
    assert not controls & set(clean(text))
    assert not (controls | {"\n", "\t", "\u2028", "\u2029"}) & set(clean_line(text))


@given(ANYTHING | NASTY)
def test_no_override_no_hidden_text_and_no_lone_surrogate_survives(text: str) -> None:
    hidden = set("\u202a\u202b\u202c\u202d\u202e\ufff9\ufffa\ufffb\ufffe\uffff\U0010ffff")
    cleaned = clean(text)
    assert not hidden & set(cleaned)
    assert not any(0xE0000 <= ord(character) < 0xE0080 for character in cleaned)
    assert cleaned == cleaned.encode("utf-8").decode("utf-8")


@given(NASTY)
def test_every_isolate_left_has_its_other_half_in_its_line(text: str) -> None:
    for line in clean(text).split("\n"):
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0


def test_joiners_and_directional_marks_stay() -> None:
    text = "नेपाल\u200dी می\u200cروم \u200eabc\u200f \u061c"
    assert text == clean(text)


def test_balanced_isolates_stay_and_lonely_ones_are_replaced() -> None:
    assert clean("say \u2068\u2067שלום\u2069\u2069 twice") == "say \u2068\u2067שלום\u2069\u2069 twice"
    assert f"a {REPLACEMENT}b" == clean("a \u2067b")
    assert f"a{REPLACEMENT} b" == clean("a\u2069 b")
    assert f"a {REPLACEMENT}b\nc{REPLACEMENT}" == clean("a \u2066b\nc\u2069")


def test_an_escape_sequence_becomes_harmless_text() -> None:
    assert f"{REPLACEMENT}]52;c;aGk={REPLACEMENT}" == clean("\x1b]52;c;aGk=\x07")
    assert f"{REPLACEMENT}31mred" == clean("\x9b31mred")


def test_line_ends_are_settled_without_moving_anything() -> None:
    assert clean("one\r\ntwo\tthree\u2028four") == "one \ntwo\tthree\nfour"
    assert clean_line("one\r\ntwo\tthree") == "one  two three"
