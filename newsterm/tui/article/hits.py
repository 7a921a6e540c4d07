"""What was searched for, found in a text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from newsterm.model import Span
from newsterm.tui.article.lines import Mark, Role

_MOST = 2000
"""Hits beyond this many are not lit: nobody walks through them."""

_TYPED = str.maketrans("‘’‚‛“”„‟«»‐‑–—\xa0\u202f", '\'\'\'\'""""""----  ')
"""Signs of print, and what people type for them: one for one, so that offsets stay."""

_MARKS = "[\u0300-\u036f]*"
_UNSEEN = "[\u0300-\u036f\u00ad\u200b-\u200d\u2060]*"
"""What may stand between the letters of a word: marks over them, and what can't be seen."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Places in a text, in order, and which of them the reader is at."""

    spans: Sequence[Span] = ()
    here: int | None = None

    @classmethod
    def of(cls, words: str, text: str) -> "Hits":
        """Where these words stand, over line ends too.

        Capitals and accents count only where there are any in `words`; quotation marks and dashes as they
        are typed find those that are printed.
        """
        wanted = unicodedata.normalize("NFC", words).translate(_TYPED)
        if not wanted.strip():
            return cls()
        bare = wanted.translate(_bare()) == wanted
        flags = re.NOFLAG if any(map(str.isupper, wanted)) else re.IGNORECASE
        return cls(_found([_pattern(wanted)], _plain(text, bare=bare), flags))

    @classmethod
    def of_any(cls, words: Iterable[str], text: str) -> "Hits":
        """Where any word begins with one of these; capitals and accents make no difference."""
        plain = [word for word in (_plain(word, bare=True) for word in words) if word.strip()]
        if not plain:
            return cls()
        starts = [rf"\b{_pattern(word)}" if word[0].isascii() else _pattern(word) for word in plain]
        return cls(_found(starts, _plain(text, bare=True), re.IGNORECASE))

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


@cache
def _bare() -> Mapping[int, str]:
    """Latin and Greek letters with accents, and the letters without."""
    table = {ord(letter): plain for letter, plain in zip("øØđĐłŁıёЁ", "oOdDlLiеЕ", strict=True)}
    for code in (*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2000)):
        letter, *marks = list(unicodedata.normalize("NFD", chr(code)))
        if marks and all(map(unicodedata.combining, marks)):
            table[code] = letter
    return table


def _plain(text: str, *, bare: bool) -> str:
    """A text as it is searched, letter for letter as long as it is."""
    if text.isascii():
        return text
    text = text.translate(_TYPED)
    return text.translate(_bare()) if bare else text


def _pattern(words: str) -> str:
    return r"\s+".join(_UNSEEN.join(map(re.escape, word)) + _MARKS for word in words.split())


def _found(patterns: Iterable[str], text: str, flags: re.RegexFlag) -> tuple[Span, ...]:
    found = re.finditer("|".join(patterns), text, flags)
    return tuple(Span(*hit.span()) for hit, _ in zip(found, range(_MOST), strict=False))
