from hypothesis import given
from hypothesis import strategies as st

from newsterm.tui.joining import joined


def test_letters_take_the_shape_of_their_place() -> None:
    assert "\ufe91\ufe92\ufe90" == joined("ببب")  # first, middle, last
    assert "\ufe8f" == joined("ب")
    assert "\ufead\ufe8f" == joined("رب")  # Reh joins nothing after it
    assert "\ufe91\ufeae \ufe91\ufeae" == joined("بر بر")


def test_marks_over_a_letter_part_nothing() -> None:
    assert "\ufe91\u064e\ufe90" == joined("بَب")


def test_persian_letters_and_what_stands_for_a_join() -> None:
    assert "\ufb58\ufb94" == joined("\u067e\u06af\u0627")[:1] + joined("\u06af\u0627")[:1]
    assert "\ufe91\u200d" == joined("ب\u200d")
    assert "\ufe8f\u200c\ufe8f" == joined("ب\u200cب")


@given(st.text(st.sampled_from("ab ابتثرود\u064e\u0640\u200c\u200dשלום1"), max_size=20))
def test_every_letter_stays_in_its_place(text: str) -> None:
    shaped = joined(text)
    assert len(text) == len(shaped)
    assert all(
        sign == other for sign, other in zip(text, shaped, strict=True) if not "\u0621" <= sign <= "\u064a"
    )
