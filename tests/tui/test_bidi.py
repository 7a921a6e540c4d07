"""Lines of both directions as they are seen. Capitals stand for letters from right to left, as in UAX #9."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.tui.bidi import has_right_to_left, runs_right_to_left, visual

CAPITALS, HEBREW, ARABIC = "ABCDEFGHIJKLMNOPQRSTUV", "אבגדהוזחטיכלמנסעפצקרשת", "ابتثجحخدذرزسشصضطظعغفقك"
LEFT, RIGHT, FIRST, POP = "\u2066", "\u2067", "\u2068", "\u2069"


def seen(text: str, base: int = 0, letters: str = HEBREW) -> str:
    """A line from left to right as it is seen."""
    shown = "".join(cluster for _, cluster in visual(text.translate(str.maketrans(CAPITALS, letters)), base))
    return shown.translate(str.maketrans(letters, CAPITALS))


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        ("plain words, 12.", "plain words, 12.", ".plain words, 12"),
        ("ABC", "CBA", "CBA"),
        ("he said ABC DEF.", "he said FED CBA.", ".FED CBA he said"),
        ("ABC he said DEF?", "CBA he said FED?", "?FED he said CBA"),
        ("ABC 12 DEF", "FED 12 CBA", "FED 12 CBA"),
        ("ABC 1,234.5 DEF", "FED 1,234.5 CBA", "FED 1,234.5 CBA"),
        ("ABC $12 DEF 5%", "5% FED $12 CBA", "5% FED $12 CBA"),
        ("ABC (DEF) G", "G (FED) CBA", "G (FED) CBA"),
        ("a (ABC) b", "a (CBA) b", "b (CBA) a"),
        ("ABC (def) G", "CBA (def) G", "G (def) CBA"),
        ("ABC «D» [e]", "D» CBA» [e]", "[e] «D» CBA"),
        ("ABC 1-2", "1-2 CBA", "1-2 CBA"),
        (f"a {FIRST}ABC d{POP} b", f"a {FIRST}d CBA{POP} b", f"a {FIRST}d CBA{POP} b"),
        (f"A {LEFT}b C{POP} D", f"D {POP}b C{LEFT} A", f"D {POP}b C{LEFT} A"),
        ("A\u0301B", "BA\u0301", "BA\u0301"),
        ("", "", ""),
    ],
)
def test_a_line_is_seen(line: str, left: str, right: str) -> None:
    assert left == seen(line)
    assert right == seen(line, 1)


def test_numbers_after_arabic_letters_are_not_joined_by_a_hyphen() -> None:
    assert "2-1 CBA" == seen("ABC 1-2", letters=ARABIC)
    assert "1-2 CBA" == seen("ABC 1-2")


def test_the_first_letter_that_tells_decides_where_a_paragraph_begins() -> None:
    assert runs_right_to_left("12 («שלום»)")
    assert runs_right_to_left(f"{FIRST}a{POP} שלום")
    assert not runs_right_to_left("Shalom שלום")
    assert not runs_right_to_left("12 “…”")
    assert has_right_to_left("Shalom שלום")
    assert not has_right_to_left("„Grüße“ — 北京")


SIGNS = st.text(
    st.sampled_from(f"ab AB12٣ ()[]«».,-$%\u0301\u200f{LEFT}{RIGHT}{FIRST}{POP}北👍🏽"), max_size=30
)


@given(SIGNS, st.integers(0, 1))
def test_nothing_is_lost_or_shown_twice(text: str, base: int) -> None:
    shown = visual(text.translate(str.maketrans(CAPITALS, HEBREW)), base)
    covered = sorted(place for offset, cluster in shown for place in range(offset, offset + len(cluster)))
    assert list(range(len(text))) == covered


@given(st.text(st.sampled_from("ab 12().,-$%«»北"), max_size=30))
def test_a_line_from_left_to_right_stays_as_it_is(text: str) -> None:
    assert text == "".join(cluster for _, cluster in visual(text))


@given(SIGNS, SIGNS, st.integers(0, 1))
def test_what_is_isolated_moves_nothing_around_it(inner: str, other: str, base: int) -> None:
    def around(isolated: str) -> list[int]:
        bare = "".join(sign for sign in isolated if sign not in (LEFT, RIGHT, FIRST, POP))
        start = len("a A1 ") + 1
        shown = visual(f"a A1 {FIRST}{bare}{POP} 2 B b".translate(str.maketrans(CAPITALS, HEBREW)), base)
        end = start + len(bare)
        return [at if at < start else at - len(bare) for at, _ in shown if not start <= at < end]

    assert around(inner) == around(other)
