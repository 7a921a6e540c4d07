"""newsboat's `config`: what it says to ignore becomes mutes; the other settings are listed, kind by kind."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from newsterm.newsboat.tokens import tokens, without_comment
from newsterm.newsboat.translation import Translated, translate
from newsterm.newsboat.untranslated import Untranslated
from newsterm.query import Query, Term

_KINDS = {
    "bind-key": "keys",
    "unbind-key": "keys",
    "bind": "keys",
    "macro": "keys",
    "color": "colours",
    "highlight": "colours",
    "highlight-article": "colours",
    "highlight-feed": "colours",
}
_REASONS = {
    "keys": "newsterm has keys of its own; [keys] in its settings changes them",
    "colours": "newsterm has themes of its own",
    "include": "it names another file; import that by itself",
    "define-filter": "newsterm has no filters to choose from; write it in the urls file as a query feed",
}
_MOST = 20  # line numbers that are listed one by one


@dataclass(frozen=True, slots=True)
class Mute:
    """A rule that ignores articles, as a query that finds them; notes say what it finds more or less."""

    line: int
    query: Query
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a `config` file holds that has a place here, and what hasn't."""

    mutes: tuple[Mute, ...] = ()
    untranslated: tuple[Untranslated, ...] = ()


def read(text: str, tags: Collection[str] = ()) -> Settings:
    """What the text of a `config` file means; `tags` are those of the feeds, which are folders here."""
    mutes: list[Mute] = []
    untranslated: list[Untranslated] = []
    others: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in lines(text):
        words = tokens(without_comment(line))
        if not words:
            continue
        if words[0] != "ignore-article":
            others[_KINDS.get(words[0], words[0])].append(number)
            continue
        mute = _mute(number, line, words[1:], tags)
        if isinstance(mute, Mute):
            mutes.append(mute)
        else:
            untranslated.append(mute)
    untranslated += [
        Untranslated(numbers[0], _summary(kind, numbers), _REASONS.get(kind, "newsterm has no such setting"))
        for kind, numbers in others.items()
    ]
    return Settings(tuple(mutes), tuple(sorted(untranslated)))


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a `config` file, those broken with a backslash as one, with the number of the first."""
    begun, parts = 0, ""
    for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), start=1):
        begun = begun or number
        if line.endswith("\\"):
            parts += line[:-1]
            continue
        yield begun, parts + line
        begun, parts = 0, ""
    if parts:
        yield begun, parts


def _mute(number: int, line: str, words: list[str], tags: Collection[str]) -> Mute | Untranslated:
    if "`" in line:
        return Untranslated(number, line, "it takes in what a command prints; newsterm runs none")
    if len(words) < 2:
        return Untranslated(number, line, "it is written ignore-article FEED FILTER")
    feed, expression = words[:2]
    if feed.startswith("regex:"):
        return Untranslated(number, line, "newsterm mutes in one feed or in all, not in those of a pattern")
    found = translate(expression, tags)
    if not isinstance(found, Translated):
        return Untranslated(number, line, found.reason)
    terms = found.query.terms if feed == "*" else (Term("from", feed), *found.query.terms)
    if not terms:
        return Untranslated(number, line, "it would mute everything")
    return Mute(number, Query(terms), found.notes)


def _summary(kind: str, numbers: list[int]) -> str:
    if len(numbers) == 1:
        return kind
    listed = ", ".join(map(str, numbers[:_MOST]))
    more = f" and {len(numbers) - _MOST} more" if len(numbers) > _MOST else ""
    return f"{kind} ({len(numbers)} lines: {listed}{more})"
