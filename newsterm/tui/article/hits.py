"""What was searched for, found in a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsterm.model import Span
from newsterm.tui.article.lines import Mark, Role

_MOST = 2000
"""Hits beyond this many are not lit: nobody walks through them."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Places in a text, in order, and which of them the reader is at."""

    spans: Sequence[Span] = ()
    here: int | None = None

    @classmethod
    def of(cls, words: str, text: str) -> "Hits":
        """Where these words stand, in any case, over line ends too."""
        return cls(_found([_pattern(words)], text) if words.strip() else ())

    @classmethod
    def of_any(cls, words: Iterable[str], text: str) -> "Hits":
        """Where any word begins with one of these."""
        patterns = [_pattern(word) for word in words if word.strip()]
        starts = [rf"\b{pattern}" if pattern[0].isascii() else pattern for pattern in patterns]
        return cls(_found(starts, text) if starts else ())

    def step(self, steps: int, offset: int) -> "Hits":
        """The reader goes on by so many hits, or back, at first from an offset; round and round."""
        if not self.spans:
            return self
        if self.here is None:
            before = sum(span.start < offset for span in self.spans)
            start = before - 1 if steps > 0 else before
        else:
            start = self.here
        return replace(self, here=(start + steps) % len(self.spans))

    def marks(self) -> list[Mark]:
        """How the hits are lit."""
        return [
            Mark(span, Role.HERE if number == self.here else Role.HIT)
            for number, span in enumerate(self.spans)
        ]


def _pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _found(patterns: Iterable[str], text: str) -> tuple[Span, ...]:
    found = re.finditer("|".join(patterns), text, re.IGNORECASE)
    return tuple(Span(*hit.span()) for hit, _ in zip(found, range(_MOST), strict=False))
