"""Voices counted together: of the articles that a query finds, or of all but those that another finds."""

import heapq
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsterm.store.terms import ids

COLUMNS = ", ".join(
    f"CAST(group_concat(voices.{name}, '') AS BLOB)" for name in ("speakers", "words", "again", "unsure")
)
"""What to ask of rows of voices: joined by SQLite they are there in half the time that reading each takes."""


class Sums(NamedTuple):
    """How much a person, by the id of the term, is quoted: how often, in how many words, how often that is
    but a guess, in how many articles."""

    speaker: int
    quotations: int
    words: int
    unsure: int
    articles: int

    def rank(self, *, unsure: bool) -> tuple[int, int, int]:
        """By what people are put in order, the most quoted having the largest; `unsure` counts guesses."""
        return self.quotations + self.unsure * unsure, self.words, self.speaker

    def without(self, less: "Sums") -> "Sums":
        """The same person without what is counted there."""
        return Sums(self.speaker, *(mine - theirs for mine, theirs in zip(self[1:], less[1:], strict=True)))


class Tally:
    """The voices of some rows, given as COLUMNS has them."""

    def __init__(self, joined: Sequence[bytes | None]) -> None:
        speakers, words, again, unsure = (ids(blobs or b"") for blobs in joined)
        self.words = sum(words)
        """The words of all."""
        self._articles: Counter[int] = Counter()
        self._words: Counter[int] = Counter()
        for speaker, (count, total) in _summed(speakers, words):
            self._articles[speaker] += count
            self._words[speaker] += total
        self._quotations = self._articles.copy()
        self._quotations.update(again)
        self._unsure = Counter(unsure)

    def of(self, speaker: int) -> Sums:
        """One person."""
        counts = (self._quotations, self._words, self._unsure, self._articles)
        return Sums(speaker, *(count[speaker] for count in counts))

    def best(self, limit: int, *, unsure: bool) -> list[Sums]:
        """The people who are quoted most."""
        return first(map(self.of, {*self._quotations, *self._unsure}), limit, unsure=unsure)


def all_but(everywhere: Iterable[Sums], hidden: Sequence[Tally], limit: int, *, unsure: bool) -> list[Sums]:
    """The people who are quoted most, of all who come here in their order, without what is hidden: as that
    only takes away, nobody has to be looked at after those who have less than the last to begin with."""
    best: list[int] = []
    looked_at = []
    for one in everywhere:
        if len(best) == limit and one.rank(unsure=unsure)[0] < best[0]:
            break
        for tally in hidden:
            one = one.without(tally.of(one.speaker))
        looked_at.append(one)
        heapq.heappush(best, one.rank(unsure=unsure)[0])
        if len(best) > limit:
            heapq.heappop(best)
    return first(looked_at, limit, unsure=unsure)


def first(people: Iterable[Sums], limit: int, *, unsure: bool) -> list[Sums]:
    """So many of these people, the most quoted first, without those who aren't quoted at all."""
    quoted = (one for one in people if one.rank(unsure=unsure)[0])
    return heapq.nlargest(limit, quoted, key=lambda one: one.rank(unsure=unsure))


def _summed(speakers: "array[int]", words: "array[int]") -> Iterable[tuple[int, tuple[int, int]]]:
    """How often each speaker comes with so many words, and how many these are together. Pairs are counted as
    numbers of eight bytes: in no other way is it done without a look at each in Python."""
    pairs = array("I", bytes(8 * len(speakers)))
    pairs[::2], pairs[1::2] = speakers, words
    counts = Counter(memoryview(pairs).cast("B").cast("Q"))
    apart = ids(array("Q", counts).tobytes())
    for speaker, length, count in zip(apart[::2], apart[1::2], counts.values(), strict=True):
        yield speaker, (count, count * length)
