"""Query: what the reader asks to see; the bar, the facets, the CLI and the store share it.

    river "grain price" tag:trade -is:read (said:"lena ortiz" OR place:salen) newer:2d sort:oldest

Words and "phrases" search; `field:value` narrows; `-` or NOT excludes; what stands side by side holds
together (AND), OR gives a choice, parentheses group. A word that ends in `*` is the beginning of one.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from newsterm.cleaner import clean_line
from newsterm.errors import QueryError

FIELDS: Mapping[str, str] = {
    "tag": "tagged {}",
    "section": "in the section {}",
    "from": "from {}",
    "in": "in the folder {}",
    "by": "written by {}",
    "said": "with words of {}",
    "quote": "with {} in a quotation",
    "place": "reported from {}",
    "wire": "of the agency {}",
    "lang": "in the language {}",
    "is": "{}",
    "has": "with {}",
    "after": "since {}",
    "before": "before {}",
    "newer": "of the last {}",
    "older": "older than {}",
    "title": "with {} in the headline",
    "about": "about {}",
    "sort": "{}",
}
"""The fields of a query, each with the words that explain it."""
ALIASES: Mapping[str, str] = {"feed": "from", "author": "by"}
VALUES: Mapping[str, Mapping[str, str]] = {
    "is": {"unread": "unread", "read": "read", "starred": "starred", "muted": "muted", "new": "new"},
    "has": {
        "quote": "quotes",
        "picture": "pictures",
        "audio": "audio",
        "video": "video",
        "fulltext": "full text",
    },
    "sort": {"newest": "newest first", "oldest": "oldest first", "title": "by headline", "from": "by source"},
}
"""The fields that take only certain values, each value with the words that explain it."""

_MINUTES = {"min": 1, "h": 60, "d": 1440, "w": 10080, "m": 43200, "y": 525600}
_AGE = re.compile(
    r"(\d{1,6})\s*(?:(min)(?:utes?)?|(h)(?:ours?)?|(d)(?:ays?)?|(w)(?:eeks?)?|(m)(?:onths?)?|(y)(?:ears?)?)"
)
_TOKEN = re.compile(
    r"""\s+ | (?P<sign>[()] | -(?!\s))
    | (?:(?P<field>[A-Za-z]+):(?!//))?
      (?: "(?P<quoted>(?:[^"\\]|\\.?)*)(?P<end>"?) | (?P<bare>[^\s()"]*) )""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN = re.compile(r"[\w*'’.,;!?/+#@&%$=~…][\w*'’.,;!?/+#@&%$=~…-]*")
_OPERATORS = ("OR", "AND", "NOT")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to search for (no field), or a value a field must have.

    `moment` is what the value of a date or an age came to when it was read.
    """

    field: str
    value: str
    moment: datetime | None = attribute(default=None, compare=False)

    def __str__(self) -> str:
        if self.field:
            return f"{self.field}:{_quoted(self.value)}"
        return f'"{self.value}"' if self.value in _OPERATORS else _quoted(self.value)

    def matches(self, field: str, value: str) -> bool:
        """Whether this asks for `field:value`, case and space aside."""
        return self.field == ALIASES.get(field, field) and fold(self.value) == fold(value)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    of: "Node"

    def __str__(self) -> str:
        return f"-{self.of}" if isinstance(self.of, Term) else f"-({self.of})"


@dataclass(frozen=True, slots=True)
class Both:
    """What must hold together."""

    of: tuple["Node", ...]

    def __str__(self) -> str:
        return " ".join(f"({node})" if isinstance(node, Either) else str(node) for node in self.of)


@dataclass(frozen=True, slots=True)
class Either:
    """What may hold one for the other."""

    of: tuple["Node", ...]

    def __str__(self) -> str:
        return " OR ".join(map(str, self.of))


Node = Term | Not | Both | Either


@dataclass(frozen=True, slots=True)
class Query:
    """What the reader asks to see: terms that must all hold, and an order; ``Query()`` is everything."""

    terms: tuple[Node, ...] = ()
    sort: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (str(_both(self.terms)), f"sort:{self.sort}" if self.sort else "")))

    @property
    def words(self) -> tuple[str, ...]:
        """The words and phrases searched for, to show where they stand."""
        return tuple(term.value for term in positive(self.terms) if term.field in {"", "title", "quote"})

    def state(self, field: str, value: str) -> str:
        """``+`` if the value is required, ``-`` if it is excluded, empty if neither."""
        for node in self.terms:
            if isinstance(node, Term) and node.matches(field, value):
                return "+"
            if isinstance(node, Not) and isinstance(node.of, Term) and node.of.matches(field, value):
                return "-"
        return ""

    def require(self, field: str, value: str) -> "Query":
        """Only what has this value."""
        rest = self.drop(field, value)
        return replace(rest, terms=(*rest.terms, _term(field, value)))

    def exclude(self, field: str, value: str) -> "Query":
        """Nothing that has this value."""
        rest = self.drop(field, value)
        return replace(rest, terms=(*rest.terms, Not(_term(field, value))))

    def drop(self, field: str, value: str) -> "Query":
        """The value neither required nor excluded."""
        kept = (node for node in self.terms if not Query((node,)).state(field, value))
        return replace(self, terms=tuple(kept))

    def explain(self) -> str:
        """What the query asks, in words."""
        what = f"Articles {_explain(_both(self.terms))}" if self.terms else "Every article"
        return f"{what}, {VALUES['sort'][self.sort or 'newest']}"


def fold(text: str) -> str:
    """A value as values are compared: case, width and runs of space make no difference (NFKC)."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def positive(nodes: Iterable[Node]) -> Iterator[Term]:
    """The terms that something found may have, those of choices too, those excluded not."""
    for node in nodes:
        if isinstance(node, Term):
            yield node
        elif isinstance(node, Both | Either):
            yield from positive(node.of)


def parse(text: str, now: datetime | None = None, *, unfinished: bool = False) -> Query:
    """The query a text means. Raises QueryError with the position of a mistake.

    `now` is what `newer:2d` counts from, in the time zone of dates: the present, here, if left out.
    `unfinished` reads what is still being typed: what is open is closed, a field without a value left out.
    """
    return _Parser(clean_line(text), now or datetime.now(UTC).astimezone(), unfinished).query()


class _Token(NamedTuple):
    """A sign, an operator, or a term (no sign), and where it stands."""

    sign: str
    field: str
    value: str
    position: int


class _Parser:
    """Recursive descent: either → both → one."""

    def __init__(self, text: str, now: datetime, unfinished: bool) -> None:
        self._now = now
        self._unfinished = unfinished
        self._sort = ""
        self._depth = 0
        self._tokens = [*self._read(text)][::-1]

    def query(self) -> Query:
        """The whole text's query."""
        node = self._either()
        while self._tokens:
            self._mistake("This parenthesis closes none.", self._tokens.pop().position)
            node = _both([node, self._either()])
        return Query(node.of if isinstance(node, Both) else (node,), self._sort)

    def _read(self, text: str) -> Iterator[_Token]:
        for match in _TOKEN.finditer(text):
            quoted, bare, field = match["quoted"], match["bare"], match["field"] or ""
            if match["sign"]:
                yield _Token(match["sign"], "", "", match.start())
            elif quoted is not None:
                if not match["end"]:
                    self._mistake("This quotation mark is never closed.", match.start("quoted") - 1)
                yield _Token("", field, re.sub(r"\\(.?)", r"\1", quoted, flags=re.DOTALL), match.start())
            elif bare in _OPERATORS and not field:
                yield _Token(bare, "", "", match.start())
            elif field or bare not in {None, "", "-"}:
                yield _Token("", field, bare, match.start())

    def _either(self) -> Node:
        choices = [self._together()]
        while self._next() == "OR":
            token = self._tokens.pop()
            choices.append(self._together())
            if Both(()) in choices[-2:]:
                self._mistake("OR needs something on both sides.", token.position)
        return _either(choice for choice in choices if choice != Both(()))

    def _together(self) -> Node:
        nodes: list[Node] = []
        while self._next() not in {"OR", ")", "end"}:
            node = self._one()
            if node is not None:
                nodes.append(node)
        return _both(nodes)

    def _one(self) -> Node | None:
        token = self._tokens.pop()
        if self._depth > 50:  # Python counts its own depth, too, and gives up at 1,000
            raise QueryError("This is nested too deeply.", token.position)
        match token.sign:
            case "-" | "NOT":
                return self._negated(token)
            case "(":
                return self._group(token)
            case "AND":
                return None
        return self._term(token)

    def _negated(self, sign: _Token) -> Node | None:
        if self._next() in {"OR", "AND", ")", "end"}:
            self._mistake("Nothing follows to exclude.", sign.position)
            return None
        self._depth += 1
        node = self._one()
        self._depth -= 1
        if isinstance(node, Not):
            return node.of
        return Not(node) if node is not None else None

    def _group(self, opening: _Token) -> Node | None:
        self._depth += 1
        node = self._either()
        self._depth -= 1
        if self._next() == ")":
            self._tokens.pop()
        else:
            self._mistake("This parenthesis is never closed.", opening.position)
        if node == Both(()):
            self._mistake("There is nothing in these parentheses.", opening.position)
            return None
        return node

    def _term(self, token: _Token) -> Node | None:
        if not token.field:
            if not token.value.strip():
                self._mistake("There is nothing between these quotation marks.", token.position)
                return None
            return Term("", token.value)
        field = ALIASES.get(token.field.lower(), token.field.lower())
        if field not in FIELDS:
            self._unknown(token.field, [*FIELDS, *ALIASES], "field", token.position)
            return Term("", f"{token.field}:{token.value}")
        if not token.value.strip():
            self._mistake(f"{field}: needs a value.", token.position)
            return None
        return self._valued(field, token)

    def _valued(self, field: str, token: _Token) -> Node | None:
        place = token.position + len(token.field) + 1
        value = token.value
        if field in VALUES:
            value = value.lower()
            if value not in VALUES[field]:
                self._unknown(value, VALUES[field], f"value of {field}:", place)
                return None
        if field == "sort":
            if self._depth:
                self._mistake("sort: stands for the whole query, outside of parentheses.", token.position)
            self._sort = value
            return None
        try:
            return _term(field, value, self._now)
        except (ValueError, OverflowError):
            example = "2d, 12h or 3 weeks" if field in {"newer", "older"} else "2026-11-23 or yesterday"
            self._mistake(f"{value!r} is no time; write it like {example}.", place)
            return None

    def _next(self) -> str:
        return self._tokens[-1].sign if self._tokens else "end"

    def _unknown(self, name: str, known: Iterable[str], what: str, position: int) -> None:
        names = list(known)
        near = difflib.get_close_matches(name.lower(), names, 1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(names)}."
        self._mistake(f"There is no {what} {name!r}; {hint}", position)

    def _mistake(self, sentence: str, position: int) -> None:
        if not self._unfinished:
            raise QueryError(sentence, position)


def _term(field: str, value: str, now: datetime | None = None) -> Term:
    field = ALIASES.get(field, field)
    moment = None
    if field in {"after", "before"}:
        moment = _date(value.strip().lower(), now or datetime.now(UTC).astimezone())
    elif field in {"newer", "older"}:
        moment = (now or datetime.now(UTC)) - _age(value.strip().lower())
    return Term(field, value, moment)


def _date(value: str, now: datetime) -> datetime:
    """The moment a date begins: a year, month, day, day and time, `today` or `yesterday`."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if value in {"today", "yesterday"}:
        return midnight - timedelta(days=value == "yesterday")
    if re.fullmatch(r"\d{4}(-\d\d?)?", value):
        year, _, month = value.partition("-")
        return midnight.replace(year=int(year), month=int(month or 1), day=1)
    moment = datetime.fromisoformat(value.upper())
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _age(value: str) -> timedelta:
    """How long `2d`, `12h` or `3 weeks` is; months have 30 days, years 365."""
    match = _AGE.fullmatch(value)
    if not match or not match.lastindex:
        raise ValueError(value)
    return timedelta(minutes=int(match[1]) * _MINUTES[match[match.lastindex]])


def _both(nodes: Iterable[Node]) -> Node:
    flat = [part for node in nodes for part in (node.of if isinstance(node, Both) else (node,))]
    return flat[0] if len(flat) == 1 else Both(tuple(flat))


def _either(nodes: Iterable[Node]) -> Node:
    flat = [part for node in nodes for part in (node.of if isinstance(node, Either) else (node,))]
    if not flat:
        return Both(())
    return flat[0] if len(flat) == 1 else Either(tuple(flat))


def _quoted(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _explain(node: Node) -> str:
    match node:
        case Term("", value):
            return f"with “{value}”"
        case Term(field, value):
            return FIELDS[field].format(VALUES[field][value] if field in VALUES else f"“{value}”")
        case Not(of):
            return f"not {_explain(of)}" if isinstance(of, Term) else f"not ({_explain(of)})"
        case Both(of):
            parts = ((part, _explain(part)) for part in of)
            return " and ".join(f"({words})" if isinstance(part, Either) else words for part, words in parts)
        case Either(of):
            return " or ".join(map(_explain, of))
