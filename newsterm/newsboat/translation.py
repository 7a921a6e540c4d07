"""newsboat's filters as queries of ours: what means the same is translated; of the rest it says why not."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from newsterm.errors import QueryError
from newsterm.newsboat import filters
from newsterm.newsboat.filters import Comparison, Filter
from newsterm.newsboat.patterns import words_of
from newsterm.query import Both, Either, Node, Not, Query, Term, parse

_OPPOSITES = {"!=": "=", "!~": "=~", "!#": "#"}
_EVERYTHING = Both(())
_ANY_FLAG = frozenset({".", ".+", "[a-z]", "[A-Z]", "[a-zA-Z]", "[A-Za-z]"})
_FARTHEST = 100_000  # days

_BEGINNING = "it finds words that begin so; newsboat finds them inside of words, too"
_EVERYWHERE = "it finds these words in the headline, too, not in the text alone"
_NAMES = "it finds whole words of a name; newsboat finds them inside of words, too"
_FLAGS = "it finds those with further flags, too"
_TAGS = "it asks for the folders whose names match now"


@dataclass(frozen=True, slots=True)
class Translated:
    """A filter as a query, and where it finds a little more or less than newsboat does."""

    query: Query
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Untranslatable:
    """Why a filter can't be a query."""

    reason: str


class _NothingLikeItError(Exception):
    """There is no query that means the same; the sentence says why."""


def translate(text: str, tags: Collection[str] = ()) -> Translated | Untranslatable:
    """A filter of newsboat's as a query; `tags` are those of all its feeds, which are folders here."""
    try:
        translator = _Translator(tags)
        node = translator.node(filters.parse(text))
        return Translated(parse(str(node)), tuple(dict.fromkeys(translator.notes)))
    except (QueryError, _NothingLikeItError) as error:
        return Untranslatable(str(error))


class _Translator:
    """Translates one filter, and gathers what is to be said of it."""

    def __init__(self, tags: Collection[str]) -> None:
        self.notes: list[str] = []
        self._tags = tags
        self._attributes: Mapping[str, Callable[[str, str], Node]] = {
            "title": self._title,
            "content": self._content,
            "author": self._author,
            "unread": self._unread,
            "flags": self._flags,
            "tags": self._folders,
            "age": self._age,
            "rssurl": self._source,
            "feedtitle": self._source,
            "enclosure_type": self._enclosure,
        }

    def node(self, asked: Filter) -> Node:
        """A filter as a node of a query."""
        if isinstance(asked, Comparison):
            return self._compared(asked)
        left, right = self.node(asked.left), self.node(asked.right)
        if asked.how == "and":
            return _all([left, right])
        return _EVERYTHING if _EVERYTHING in (left, right) else Either((left, right))

    def _compared(self, asked: Comparison) -> Node:
        attribute = self._attributes.get(asked.attribute)
        if attribute is None:
            raise _NothingLikeItError(f"queries here can't ask for {asked.attribute}")
        positive = _OPPOSITES.get(asked.operator)
        node = attribute(positive or asked.operator, asked.value)
        if not positive:
            return node
        if node == _EVERYTHING:
            raise _NothingLikeItError(f"{asked.attribute} {asked.operator} “{asked.value}” never holds")
        return node.of if isinstance(node, Not) else Not(node)

    def _title(self, operator: str, pattern: str) -> Node:
        return self._words("title", _regex("title", operator), pattern, _BEGINNING)

    def _content(self, operator: str, pattern: str) -> Node:
        node = self._words("", _regex("content", operator), pattern, _BEGINNING)
        self.notes.append(_EVERYWHERE)
        return node

    def _author(self, operator: str, pattern: str) -> Node:
        if operator == "=" and pattern:
            self.notes.append(_NAMES)
            return Term("by", pattern)
        return self._words("by", _regex("author", operator), pattern, _NAMES)

    def _words(self, field: str, operator: str, pattern: str, note: str) -> Node:
        """Words that an attribute has, as a regular expression says them."""
        found = words_of(pattern)
        if found is None:
            raise _NothingLikeItError(
                f"{operator} “{pattern}” is more than words, and queries here are words"
            )
        if any(not words.text for words in found):
            return _EVERYTHING
        if field == "by" or not all(words.whole for words in found):
            self.notes.append(note)
        ending = "" if field == "by" else "*"
        return _any(Term(field, words.text + ("" if words.whole else ending)) for words in found)

    def _unread(self, _operator: str, value: str) -> Node:
        if value not in {"yes", "no"}:
            raise _NothingLikeItError(f"unread is “yes” or “no”, never “{value}”")
        return Term("is", "unread" if value == "yes" else "read")

    def _flags(self, operator: str, value: str) -> Node:
        if operator == "=~":
            if value in _ANY_FLAG:
                return Term("is", "starred")
            found = words_of(value) or ()
            letters = [words.text for words in found]
            if not letters or not all(len(letter) == 1 for letter in letters):
                raise _NothingLikeItError(f"queries here ask for flags one by one, not for “{value}”")
            return _any(Term("tag", flag_tag(letter)) for letter in letters)
        if not value:
            return Not(Term("is", "starred"))
        self.notes.append(_FLAGS)
        return _all([Term("tag", flag_tag(letter)) for letter in value])

    def _folders(self, operator: str, value: str) -> Node:
        if operator == "#" and value.strip() and " " not in value:
            having = [tag for tag in self._tags if value in tag.split(" ")]
            return _any(Term("in", tag) for tag in having or [value])
        if operator == "=~" and (found := words_of(value)):
            having = [tag for tag in self._tags if any(words.text.lower() in tag.lower() for words in found)]
            if having:
                self.notes.append(_TAGS)
                return _any(Term("in", tag) for tag in having)
        raise _NothingLikeItError(f"no tag of the feeds is meant by tags {operator} “{value}”")

    def _age(self, operator: str, value: str) -> Node:
        """Whole days: an article of 2.9 days is 2 days old."""
        days = [max(-1, min(int(number), _FARTHEST)) for number in value.split(":") if _is_number(number)]
        if not days or operator not in _RANGES or (operator == "between") != (len(days) == 2):
            raise _NothingLikeItError(f"age is a number of days, not {operator} “{value}”")
        low, high = _RANGES[operator](min(days), max(days))
        if high < 0:
            raise _NothingLikeItError(f"no article has an age {operator} {value}")
        parts = [Term("newer", f"{high + 1}d")] if high < _FARTHEST else []
        return _all([*parts, *([Term("older", f"{low}d")] if low > 0 else [])])

    def _source(self, operator: str, value: str) -> Node:
        if operator != "=" or not value.strip():
            raise _NothingLikeItError(
                "queries here name a feed by its whole title or address; file those that match in a folder, "
                "and ask for it with in:"
            )
        return Term("from", value)

    def _enclosure(self, operator: str, value: str) -> Node:
        kind = value.lower().removeprefix("^").removesuffix(".*").rstrip("/")
        if operator != "=~" or kind not in {"audio", "video"}:
            raise _NothingLikeItError("queries here know has:audio and has:video, no other enclosures")
        return Term("has", kind)


def flag_tag(letter: str) -> str:
    """The tag an article gets for one of its flags."""
    return f"flag-{letter}"


_RANGES: Mapping[str, Callable[[int, int], tuple[int, int]]] = {
    "=": lambda low, high: (low, high),
    "between": lambda low, high: (low, high),
    "<": lambda low, _: (0, low - 1),
    "<=": lambda low, _: (0, low),
    ">": lambda low, _: (low + 1, _FARTHEST),
    ">=": lambda low, _: (low, _FARTHEST),
}


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 10


def _regex(attribute: str, operator: str) -> str:
    """The operator, if it is the one for words."""
    if operator != "=~":
        raise _NothingLikeItError(f"queries here find words in it, not a {attribute} {operator} a whole text")
    return operator


def _all(nodes: Iterable[Node]) -> Node:
    parts = [node for node in nodes if node != _EVERYTHING]
    return parts[0] if len(parts) == 1 else Both(tuple(parts))


def _any(nodes: Iterable[Node]) -> Node:
    parts = tuple(dict.fromkeys(nodes))
    return parts[0] if len(parts) == 1 else Either(parts)
