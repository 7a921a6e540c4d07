"""Keys become actions here: counts, sequences, keys of other layouts, and the reader's own choices.

A sequence is written with spaces: ``"g g"``, ``"] q"``. A key is called by its character where it has
one (``"j"``, ``"G"``, ``"+"``, ``"?"``), else by Textual's name (``"down"``, ``"ctrl+d"``, ``"space"``).
``"N y"`` fires only after a count, and then before anything else on ``y``: ``17y`` beside ``y y``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

COUNTED = "count"
"""What stands for the digits in the presses of a key that needs them."""

LARGEST_COUNT = 999_999

Presses = tuple[str, ...]

_CYRILLIC = ("йцукенгшщзхъфывапролджэячсмитьбюё№іїєў", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`#s]'o")
_CYRILLIC_UPPER = ("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁІЇЄЎ", 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~S}"O')
_ARABIC = ("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[]asdfghjkl;'zxcvnm,./")
_ARABIC_UPPER = ("َُِإًٌٍ÷×؛أـ،ْآ", "QEAYWRSIOPHJKXN")
_DIGITS = ("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)

_FOLDED: Mapping[str, str] = {
    **{chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)},
    "\u3000": "space",
    **{
        typed: meant
        for layout, latin in (_CYRILLIC, _CYRILLIC_UPPER, _ARABIC, _ARABIC_UPPER, _DIGITS)
        for typed, meant in zip(layout, latin, strict=True)
    },
}


@dataclass(frozen=True, slots=True)
class Key:
    """One thing the keyboard can do: its id (``"headlines.star"``), the keys that do it (alternatives),
    the name of the action, and the words the help shows."""

    id: str
    keys: tuple[str, ...]
    action: str
    label: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key is complete: do its action, with the count typed before it, if any."""

    key: Key
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """More keys are needed; `choices` are what may follow, and what it would do."""

    typed: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Esc took back a count or a prefix."""

    typed: str


@dataclass(frozen=True, slots=True)
class Unbound:
    """Nothing is bound to what was typed."""

    typed: str


Answer = Pressed | Pending | Dropped | Unbound


def key_name(name: str, character: str | None) -> str:
    """What a key is called here, from Textual's name for it and the character it types, if any."""
    if character and character.isprintable() and not character.isspace():
        return character
    return name


def fold(key: str) -> str:
    """The Latin key at the same place of the keyboard: й → q, ctrl+о → ctrl+j, Ｊ → J, ٣ → 3."""
    *modifiers, last = key.rsplit("+", 1) if len(key) > 1 else [key]
    return "+".join([*modifiers, _FOLDED.get(last, last)])


def spelled(keys: str) -> Presses:
    """The presses of a sequence: ``"g g"`` → ``("g", "g")``, ``"N y"`` → ``("count", "y")``."""
    presses = tuple(keys.split())
    return (COUNTED, *presses[1:]) if presses[:1] == ("N",) and len(presses) > 1 else presses


def shown(keys: str) -> str:
    """A sequence as people write it: ``"g g"`` → ``gg``, ``"ctrl+d"`` → ``C-d``, ``"N o"`` → ``17o``."""
    return "".join(_short(press) for press in spelled(keys))


def _short(press: str) -> str:
    """One press as people write it."""
    modifiers = {"ctrl": "C", "shift": "S", "alt": "M"}
    *before, last = press.split("+") if len(press) > 1 else [press]
    names = {
        COUNTED: "17",
        "space": "Space",
        "enter": "Enter",
        "escape": "Esc",
        "tab": "Tab",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "pageup": "PgUp",
        "pagedown": "PgDn",
    }
    plain = names.get(last, last.capitalize() if len(last) > 1 else last)
    return "-".join([*(modifiers.get(modifier, modifier) for modifier in before), plain])


def rebind(keys: Iterable[Key], choices: Mapping[str, str]) -> tuple[Key, ...]:
    """The keys as the reader wants them: id → keys, alternatives parted by ``", "``; nothing unbinds."""
    return tuple(
        replace(key, keys=tuple(part.strip() for part in choices[key.id].split(", ") if part.strip()))
        if key.id in choices
        else key
        for key in keys
    )


def in_reach(pane: Iterable[Key], screen: Iterable[Key]) -> tuple[Key, ...]:
    """The keys that work in a pane: its own, and those of the screen that it does not take for itself."""
    own = tuple(pane)
    taken = {spelled(keys) for key in own for keys in key.keys}
    return own + tuple(
        replace(key, keys=tuple(keys for keys in key.keys if spelled(keys) not in taken)) for key in screen
    )


def conflicts(keys: Iterable[Key]) -> list[str]:
    """A sentence for each key bound twice, hidden behind the start of another, or lost to counts."""
    bound = [(spelled(keys), key.id) for key in keys for keys in key.keys]
    return [sentence for place, one in enumerate(bound) for sentence in _clashes(one, bound[place + 1 :])]


def _clashes(one: tuple[Presses, str], others: Sequence[tuple[Presses, str]]) -> Iterator[str]:
    """What is wrong with one binding, beside those that come after it."""
    presses, name = one
    if presses[0] in "123456789":
        yield f"{' '.join(presses)} can't be {name}: digits are counts"
    for other, other_name in others:
        if presses == other:
            yield f"{' '.join(presses)} is both {name} and {other_name}"
        elif presses == other[: len(presses)]:
            yield f"{' '.join(presses)} ({name}) hides {' '.join(other)} ({other_name})"
        elif other == presses[: len(other)]:
            yield f"{' '.join(other)} ({other_name}) hides {' '.join(presses)} ({name})"


class KeyResolver:
    """Takes one key after the other and says what they mean. It waits for the rest as long as it takes."""

    def __init__(self) -> None:
        self._count = ""
        self._prefix: Presses = ()

    @property
    def typed(self) -> str:
        """What was typed so far: ``12g``."""
        return self._count + shown(" ".join(self._prefix))

    def clear(self) -> None:
        """Forget what was typed so far."""
        self._count, self._prefix = "", ()

    def press(self, name: str, keys: Sequence[Key]) -> Answer:
        """What this key means after those before it, among the keys in reach (the first to match wins)."""
        if name == "escape" and self.typed:
            dropped = Dropped(self.typed)
            self.clear()
            return dropped
        bound = [(spelled(alternative), key) for key in keys for alternative in key.keys]
        starts = self._starts(bound)
        press = name if name in starts else fold(name)
        if self._is_count(press):
            self._count += press
            return Pending(self.typed)
        return self._meaning((*self._prefix, press), bound)

    def _starts(self, bound: Sequence[tuple[Presses, Key]]) -> set[str]:
        """The presses that may come next."""
        depth = len(self._prefix)
        return {
            presses[depth]
            for presses, _ in bound
            if len(presses) > depth and presses[:depth] == self._prefix and presses[0] != COUNTED
        }

    def _is_count(self, press: str) -> bool:
        """Whether this key is one more digit of a count; a leading 0 is a key like the others."""
        return not self._prefix and press in (*"123456789", *("0" if self._count else ""))

    def _meaning(self, presses: Presses, bound: Sequence[tuple[Presses, Key]]) -> Answer:
        """What these presses are: complete, the start of something, or nothing."""
        found = self._complete(presses, bound)
        choices = tuple(
            (shown(" ".join(rest)), key.label)
            for whole, key in bound
            if whole[: len(presses)] == presses and (rest := whole[len(presses) :])
        )
        if found is None and choices:
            self._prefix = presses
            return Pending(self.typed, choices)
        count, self._prefix = self._count, presses
        typed = self.typed
        self.clear()
        if found is None:
            return Unbound(typed)
        return Pressed(found, min(int(count), LARGEST_COUNT) if count else None)

    def _complete(self, presses: Presses, bound: Sequence[tuple[Presses, Key]]) -> Key | None:
        """The key that these presses complete, the one that needs a count first."""
        wanted = [(COUNTED, *presses), presses] if self._count else [presses]
        return next((key for want in wanted for whole, key in bound if whole == want), None)
