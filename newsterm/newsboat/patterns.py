"""Regular expressions that are plain words, or a choice of them, as the words they stand for.

newsboat's are POSIX extended ones that ignore case (IEEE 1003.1, 9.4); most people write a word or two. Here
a pattern is multiplied out: `(flood|high water)s?` is four texts.
"""

import re
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple, TypeVar

T = TypeVar("T")

_MOST = 50  # texts a pattern may stand for
_LONGEST = 1_000  # signs of a pattern
_DEEPEST = 20  # parentheses within parentheses
_ANYTHING, _EDGE = "\x00", "\x01"  # stand for `.*`, and for where a word begins or ends
_WORDS = re.compile(r"[^\W_]+(?:[ \-'’.,:/&]+[^\W_]+)*")
_SPECIAL = frozenset("^$.[]()|*+?{}")


class Words(NamedTuple):
    """Words side by side; `whole` tells that the last may not go on."""

    text: str
    whole: bool


class _NotPlainError(Exception):
    """The pattern says something that words can't."""


def words_of(pattern: str) -> list[Words] | None:
    """The words of which a text must have one; None where a pattern is more than words.

    A pattern that any text matches gives empty words.
    """
    if len(pattern) > _LONGEST:
        return None
    try:
        texts = _Pattern(pattern).texts()
        return [_words(text) for text in dict.fromkeys(texts)]
    except _NotPlainError:
        return None


def _words(text: str) -> Words:
    inner = text.strip(_ANYTHING)
    core = inner.removeprefix(_EDGE).removesuffix(_EDGE)
    if core and not _WORDS.fullmatch(core):
        raise _NotPlainError
    return Words(core, inner.endswith(_EDGE))


class _Pattern:
    """Recursive descent: choices → parts → one part."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def texts(self) -> list[str]:
        """All texts the pattern stands for."""
        texts = self._choices(0)
        if self._at < len(self._pattern):
            raise _NotPlainError
        return texts

    def _choices(self, depth: int) -> list[str]:
        if depth > _DEEPEST:
            raise _NotPlainError
        texts = self._parts(depth)
        while self._next() == "|":
            self._at += 1
            texts = _few([*texts, *self._parts(depth)])
        return texts

    def _parts(self, depth: int) -> list[str]:
        texts = [""]
        while self._next() not in {"", "|", ")"}:
            part = self._repeated(self._part(depth))
            texts = ["".join(pair) for pair in _few(product(texts, part))]
        return texts

    def _part(self, depth: int) -> list[str]:
        sign = self._take()
        if sign == "(":
            texts = self._choices(depth + 1)
            if self._take() != ")":
                raise _NotPlainError
            return texts
        if sign == "[":
            return self._bracket()
        if sign == "\\":
            return [self._escaped()]
        if sign == ".":
            return [_ANYTHING]
        if sign in _SPECIAL or sign in {_ANYTHING, _EDGE}:
            raise _NotPlainError
        return [sign]

    def _repeated(self, texts: list[str]) -> list[str]:
        """The texts with what stands after them: `?`, and `*` after a point."""
        after = self._next()
        if texts == [_ANYTHING]:
            if after != "*":
                raise _NotPlainError
            self._at += 1
        elif after == "?":
            self._at += 1
            return [*texts, ""]
        elif after in {"*", "+", "{"}:
            raise _NotPlainError
        return texts

    def _bracket(self) -> list[str]:
        end = self._pattern.find("]", self._at + 1)
        inside = self._pattern[self._at : end]
        if end < 0 or inside.startswith("^") or "-" in inside or "[" in inside or "\\" in inside:
            raise _NotPlainError
        self._at = end + 1
        return _few(dict.fromkeys(inside.lower()))

    def _escaped(self) -> str:
        sign = self._take()
        if sign in {"<", ">", "b"}:
            return _EDGE
        if sign.isalnum():
            raise _NotPlainError
        return sign

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self) -> str:
        sign = self._next()
        if not sign:
            raise _NotPlainError
        self._at += 1
        return sign


def _few(texts: Iterable[T]) -> list[T]:
    found = list(texts)
    if len(found) > _MOST:
        raise _NotPlainError
    return found
