"""Which line of a long list holds what, without a list of the lines."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above the headline at `index`."""

    index: int
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at a line: line `part` of the headline at `index`; part -1 is the heading above it,
    part -2 the blank line above that."""

    index: int
    part: int


class RowLines:
    """Headlines of equal height with headings between them: from place to line and back in O(log days)."""

    def __init__(self, count: int, height: int, headings: Sequence[Heading] = ()) -> None:
        self.count = count
        self.height = height
        self.headings = headings
        self._starts = [heading.index for heading in headings]
        # A blank line parts a heading from what is above it, if anything is.
        taken = [2 if heading.index else 1 for heading in headings]
        self._before = list(accumulate(taken, initial=0))
        self._firsts = [
            heading.index * height + before for heading, before in zip(headings, self._before, strict=False)
        ]

    def __len__(self) -> int:
        return self.count * self.height + self._before[-1]

    def line_of(self, index: int) -> int:
        """The first line of a headline."""
        return index * self.height + self._before[bisect_right(self._starts, index)]

    def top_of(self, index: int) -> int:
        """The line from which a headline is seen whole, with the heading above it."""
        number = bisect_right(self._starts, index) - 1
        if number >= 0 and self._starts[number] == index:
            return self._firsts[number]
        return self.line_of(index)

    def at(self, line: int) -> Place | None:
        """What stands at a line; None below the end."""
        if not 0 <= line < len(self):
            return None
        number = bisect_right(self._firsts, line)
        index, part = divmod(line - self._before[number], self.height)
        if number and index < self._starts[number - 1]:
            index = self._starts[number - 1]
            return Place(index, line - self.line_of(index))
        return Place(index, part)

    def words_at(self, index: int) -> str:
        """The words of the heading right above a headline, or of the nearest above that."""
        number = bisect_right(self._starts, index)
        return self.headings[number - 1].words if number else ""
