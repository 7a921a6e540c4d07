"""newsboat's filter language: comparisons of an article's attributes, joined by `and` and `or`.

It knows no precedence: what follows an `and` or `or` is all one, so that `a and b or c` is `a and (b or c)`.
(newsboat's manual, "Filter Language"; its grammar is in rust/libnewsboat/src/filterparser.rs.)
"""

import re
from dataclasses import dataclass

from newsterm.errors import QueryError

_DEEPEST = 100  # expressions within expressions
_ATTRIBUTE = re.compile(r"[A-Za-z0-9_.-]+")
_OPERATOR = re.compile(r"=~|==|=|!~|!=|!#|<=|>=|<|>|between|#")
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|(-?\d+:-?\d+)|(-?\d+)', re.DOTALL)
_JOINT = re.compile(r"(and|or)(?= *\(| )")
_SPACES = re.compile(" *")


@dataclass(frozen=True, slots=True)
class Comparison:
    """An attribute, an operator (`==` is written `=`), and the value it is compared with, as it stands."""

    attribute: str
    operator: str
    value: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Two filters, of which both must hold ("and"), or one ("or")."""

    how: str
    left: "Filter"
    right: "Filter"


Filter = Comparison | Joined


def parse(text: str) -> Filter:
    """The filter a text means. Raises QueryError with the position of a mistake."""
    return _Parser(text).whole()


class _Parser:
    """Recursive descent, as newsboat's own."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def whole(self) -> Filter:
        self._skip()
        found = self._expression(0)
        if self._at < len(self._text):
            raise QueryError(f"nothing is expected after its end, at {self._rest()!r}", self._at)
        return found

    def _expression(self, depth: int) -> Filter:
        """One, or one joined with all that follows."""
        if depth > _DEEPEST:
            raise QueryError("it is nested too deeply", self._at)
        left = self._group(depth) if self._text.startswith("(", self._at) else self._comparison()
        self._skip()
        joint = _JOINT.match(self._text, self._at)
        if not joint:
            return left
        self._at = joint.end()
        self._skip()
        return Joined(joint[1], left, self._expression(depth + 1))

    def _group(self, depth: int) -> Filter:
        self._at += 1
        self._skip()
        found = self._expression(depth + 1)
        if not self._text.startswith(")", self._at):
            raise QueryError(f"a parenthesis is expected at {self._rest()!r}", self._at)
        self._at += 1
        return found

    def _comparison(self) -> Comparison:
        attribute = self._take(_ATTRIBUTE, "the name of an attribute")
        operator = self._take(_OPERATOR, "an operator")[0]
        value = self._take(_VALUE, "a value in quotation marks, a number or a range")
        words = next(group for group in value.groups() if group is not None)
        return Comparison(attribute[0], "=" if operator == "==" else operator, words)

    def _take(self, pattern: re.Pattern[str], what: str) -> re.Match[str]:
        match = pattern.match(self._text, self._at)
        if not match:
            raise QueryError(f"{what} is expected at {self._rest()!r}", self._at)
        self._at = match.end()
        self._skip()
        return match

    def _skip(self) -> None:
        match = _SPACES.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _rest(self) -> str:
        return self._text[self._at : self._at + 20] or "the end"
