"""Keys become actions: counts, sequences, other layouts, rebinding, conflicts."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from newsterm.tui.keys import (
    LARGEST_COUNT,
    Answer,
    Dropped,
    Key,
    KeyResolver,
    Pending,
    Pressed,
    Unbound,
    conflicts,
    fold,
    in_reach,
    key_name,
    rebind,
    shown,
)

DOWN = Key("list.down", ("j", "down"), "down", "Down")
TOP = Key("list.top", ("g g", "home"), "top", "First")
FRONT = Key("browse.front", ("g t",), "front_page", "Front page")
QUOTE = Key("article.next-quotation", ("] q", ")"), "next_quotation", "Next quotation")
COPY = Key("article.copy-link", ("y y",), "copy_link", "Copy the link")
COPY_NTH = Key("article.copy-nth", ("N y",), "copy_nth", "Copy link 17")
START = Key("list.start", ("0",), "start", "Start")
KEYS = (DOWN, TOP, FRONT, QUOTE, COPY, COPY_NTH, START)


def typed(presses: Iterable[str], keys: tuple[Key, ...] = KEYS) -> Answer:
    resolver = KeyResolver()
    answer: Answer = Unbound("")
    for press in presses:
        answer = resolver.press(press, keys)
    return answer


def test_a_key_is_pressed_under_each_of_its_names() -> None:
    assert Pressed(DOWN) == typed(["j"])
    assert Pressed(DOWN) == typed(["down"])


def test_digits_before_a_key_are_its_count() -> None:
    assert Pressed(DOWN, 12) == typed(["1", "2", "j"])
    assert Pressed(DOWN, 10) == typed(["1", "0", "j"])


def test_a_leading_zero_is_a_key_and_no_count() -> None:
    assert Pressed(START) == typed(["0"])
    assert Unbound("0") == typed(["0"], (DOWN,))


def test_a_count_has_an_end() -> None:
    assert Pressed(DOWN, LARGEST_COUNT) == typed([*"9" * 40, "j"])


def test_a_prefix_waits_and_lists_its_choices() -> None:
    assert Pending("g", (("g", "First"), ("t", "Front page"))) == typed(["g"])
    assert Pressed(TOP) == typed(["g", "g"])
    assert Pressed(FRONT, 3) == typed(["3", "g", "t"])
    assert Pressed(QUOTE) == typed(["]", "q"])


def test_escape_drops_what_was_typed_and_is_a_key_of_its_own_otherwise() -> None:
    resolver = KeyResolver()
    resolver.press("1", KEYS)
    resolver.press("g", KEYS)
    assert Dropped("1g") == resolver.press("escape", KEYS)
    assert Pressed(DOWN) == resolver.press("j", KEYS)
    assert Unbound("Esc") == resolver.press("escape", KEYS)


def test_a_key_that_leads_nowhere_drops_the_prefix() -> None:
    resolver = KeyResolver()
    resolver.press("g", KEYS)
    assert Unbound("gz") == resolver.press("z", KEYS)
    assert Pressed(DOWN) == resolver.press("j", KEYS)


def test_a_key_that_needs_a_count_stands_beside_a_sequence() -> None:
    assert Pressed(COPY_NTH, 17) == typed(["1", "7", "y"])
    assert Pressed(COPY) == typed(["y", "y"])
    assert conflicts(KEYS) == []


def test_keys_of_other_layouts_mean_the_latin_key_at_their_place() -> None:
    assert Pressed(DOWN) == typed(["о"])
    assert Pressed(TOP) == typed(["п", "п"])
    assert Pressed(QUOTE) == typed(["ъ", "й"])
    assert Pressed(DOWN) == typed(["ت"])
    assert Pressed(DOWN, 3) == typed(["٣", "ｊ"])
    assert fold("ctrl+в") == "ctrl+d"
    assert fold("\u3000") == "space"


def test_a_key_bound_on_another_layout_is_not_folded() -> None:
    own = Key("list.own", ("ж",), "own", "Mine")
    assert Pressed(own) == typed(["ж"], (own, DOWN))


def test_a_key_is_called_by_its_character_where_it_has_one() -> None:
    assert key_name("plus", "+") == "+"
    assert key_name("G", "G") == "G"
    assert key_name("space", " ") == "space"
    assert key_name("enter", "\r") == "enter"
    assert key_name("ctrl+d", "\x04") == "ctrl+d"
    assert key_name("down", None) == "down"


def test_keys_are_shown_as_people_write_them() -> None:
    assert [shown(keys) for keys in ("g g", "ctrl+d", "N o", "] q", "down", "shift+tab", "space", "+")] == [
        "gg",
        "C-d",
        "17o",
        "]q",
        "↓",
        "S-Tab",
        "Space",
        "+",
    ]


def test_the_reader_rebinds_by_id_and_may_unbind() -> None:
    down, top, front = rebind((DOWN, TOP, FRONT), {"list.down": "n, ctrl+n", "browse.front": ""})
    assert down.keys == ("n", "ctrl+n")
    assert top == TOP
    assert front.keys == ()


def test_a_pane_takes_keys_before_the_screen_does() -> None:
    screen = Key("browse.down", ("j", "x"), "scroll", "Scroll")
    reach = in_reach((DOWN,), (screen,))
    assert Pressed(DOWN) == typed(["j"], reach)
    assert Pressed(reach[1]) == typed(["x"], reach)
    assert conflicts(reach) == []


def test_a_key_bound_twice_is_a_conflict() -> None:
    twice = Key("list.next", ("j",), "next", "Next")
    assert conflicts((DOWN, twice)) == ["j is both list.down and list.next"]


def test_a_key_that_starts_another_is_a_conflict() -> None:
    yank = Key("list.yank", ("y",), "yank", "Yank")
    assert conflicts((COPY, yank)) == ["y (list.yank) hides y y (article.copy-link)"]
    assert conflicts((yank, COPY)) == ["y (list.yank) hides y y (article.copy-link)"]


def test_a_digit_can_not_be_bound() -> None:
    assert conflicts((Key("list.third", ("3",), "third", "Third"),)) == [
        "3 can't be list.third: digits are counts"
    ]


presses = st.sampled_from([*"abcgy]?+", "space", "ctrl+d"])
sequences = st.lists(presses, min_size=1, max_size=3).map(" ".join)
keymaps = st.lists(st.tuples(sequences), max_size=8).map(
    lambda rows: tuple(Key(f"k{n}", row, f"a{n}", f"L{n}") for n, row in enumerate(rows))
)


@given(keymaps, st.integers(0, LARGEST_COUNT))
def test_without_conflicts_every_key_can_be_typed(keys: tuple[Key, ...], count: int) -> None:
    if conflicts(keys):
        return
    digits = str(count) if count else ""
    for key in keys:
        assert Pressed(key, count or None) == typed([*digits, *key.keys[0].split()], keys)


@given(keymaps, st.lists(st.one_of(presses, st.sampled_from([*"0123456789", "escape", "ж", "ت"]))))
def test_whatever_is_typed_escape_leads_back_to_the_start(
    keys: tuple[Key, ...], keystrokes: list[str]
) -> None:
    resolver = KeyResolver()
    for press in keystrokes:
        resolver.press(press, keys)
    resolver.press("escape", keys)
    assert resolver.typed == ""


@given(st.text(max_size=8), st.one_of(st.none(), st.characters()))
def test_any_key_has_a_name_and_can_be_pressed(name: str, character: str | None) -> None:
    KeyResolver().press(key_name(name, character), KEYS)
    KeyResolver().press(fold(name), KEYS)


@given(keymaps, st.dictionaries(st.sampled_from(["k0", "k1", "k2"]), sequences))
def test_rebinding_changes_keys_and_nothing_else(keys: tuple[Key, ...], choices: dict[str, str]) -> None:
    after = rebind(keys, choices)
    assert [(key.id, key.action, key.label) for key in keys] == [
        (key.id, key.action, key.label) for key in after
    ]
    assert all(key.keys == (choices[key.id],) for key in after if key.id in choices)


def test_a_key_called_n_stands_beside_keys_that_need_a_count() -> None:
    back = Key("article.previous-hit", ("N",), "previous_hit", "Hit before")
    assert conflicts((back, COPY_NTH)) == []
    assert Pressed(back) == typed(["N"], (COPY_NTH, back))
