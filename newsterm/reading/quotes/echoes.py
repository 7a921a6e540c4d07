"""The same words in several outlets: shown once, with how each outlet cut them.

Pure functions over quotations of whatever kind, newest first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from typing import Generic, NamedTuple, TypeVar

WITHIN = timedelta(days=4)
"""So far apart the same words come out at most; later on somebody says them again."""

RUN = 6
"""Words side by side that two outlets share only where they quote the same; twice as many signs where a
script has no spaces."""

FEW = 3
"""Of fewer words nothing can be told, unless they are all."""

CUT = "…"
_COMPARED = 1_000_000  # pairs of words; what is longer is no quotation

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+(?:['’][^\\W_{_UNSPACED}]+)*")
_SIGN = re.compile(f"[{_UNSPACED}]")

T = TypeVar("T")


class Spoken(NamedTuple):
    """What is looked at of a quotation: who says it, in which words, when that came out."""

    speaker: str
    text: str
    at: datetime | None


@dataclass(slots=True)
class Echo(Generic[T]):
    """Quotations of the same words: the fullest, and the others in their order."""

    fullest: T
    others: list[T]


def gathered(quotations: Iterable[T], spoken: Callable[[T], Spoken]) -> Iterator[Echo[T]]:
    """Each quotation once, those of the same words by the same speaker together, in the order of the first
    of them. Quotations that come newest first are read no further than they have to be."""
    groups: list[_Group[T]] = []
    for quotation in quotations:
        one = spoken(quotation)
        while groups and groups[0].is_past(one.at):
            yield groups.pop(0).echo()
        words = words_in(one.text)
        group = next((group for group in groups if group.has(one, words)), None)
        if group is None:
            group = _Group(one)
            groups.append(group)
        group.add(quotation, words)
    yield from (group.echo() for group in groups)


def cut_of(fullest: str, other: str) -> str:
    """The words of an outlet, with "…" wherever it left something out of the fullest."""
    whole, part = list(_WORD.finditer(fullest)), list(_WORD.finditer(other))
    if len(whole) * len(part) > _COMPARED:
        return other
    matcher = SequenceMatcher(None, _folded(whole), _folded(part), autojunk=False)
    pieces, done = [], 0
    for kind, _, _, first, _ in matcher.get_opcodes():
        if kind == "delete":
            place = part[first].start() if first < len(part) else len(other)
            pieces += [other[done:place].strip(), CUT]
            done = place
    return " ".join(filter(None, [*pieces, other[done:].strip()]))


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, folded; in scripts without spaces its signs."""
    return tuple(_folded(_WORD.finditer(text)))


def is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether these are the same words: one holds the other, or they share a long run."""
    short, long = sorted((tuple(one), tuple(other)), key=len)
    if short == long:
        return True
    if len(short) < FEW:
        return False
    size = min(len(short), _run(short))
    return not _runs(short, size).isdisjoint(_runs(long, size))


@dataclass(slots=True)
class _Group(Generic[T]):
    """Quotations of the same words, so far."""

    first: Spoken
    members: list[tuple[T, tuple[str, ...]]] = field(default_factory=list)

    def is_past(self, at: datetime | None) -> bool:
        """Whether nothing that came out at this time, or before, is the same."""
        return self.first.at is not None and at is not None and self.first.at - at > WITHIN

    def has(self, one: Spoken, words: tuple[str, ...]) -> bool:
        if self.first.speaker != one.speaker or self.is_past(one.at):
            return False
        return any(is_same(known, words) for _, known in self.members)

    def add(self, quotation: T, words: tuple[str, ...]) -> None:
        self.members.append((quotation, words))

    def echo(self) -> Echo[T]:
        fullest = max(range(len(self.members)), key=lambda number: len(self.members[number][1]))
        others = [quotation for number, (quotation, _) in enumerate(self.members) if number != fullest]
        return Echo(self.members[fullest][0], others)


def _folded(matches: Iterable[re.Match[str]]) -> list[str]:
    return [match.group().casefold().replace("’", "'") for match in matches]


def _run(words: Sequence[str]) -> int:
    """How many words of such a text make a run."""
    return 2 * RUN if sum(map(bool, map(_SIGN.match, words))) > len(words) // 2 else RUN


def _runs(words: tuple[str, ...], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(size)), strict=False))
