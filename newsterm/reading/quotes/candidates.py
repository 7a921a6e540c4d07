"""Who may be speaking: the names, pronouns and noun phrases of a paragraph, each with its tie to a verb."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newsterm.reading.quotes.passage import Passage

# Over the shape of a passage (see passage.py).
NAME = r"[NTG]+(?:o{1,2}[NTG]+)*"
_ASIDE = r"\([^()¶Q]{1,5}\)"  # a party, a place, an age: nobody speaks there
CANDIDATE = re.compile(
    rf"{_ASIDE}"
    r"|(?P<nominal>(?:D|[NTG]+')[SR]?[w0NTG'-]{0,8}(?:[wn]|[w0'][SR](?=[lp]*[SR])|0(?=l?[SR])|(?<=[SR]D)0)"
    r"|[NTG]+'[SR]|D[SR](?=[lp]*[SR])|D(?=l?[SR])|(?<=[SR])D(?=[,.¶])"
    r"|(?<![DwNTG0'-])(?<!wt)[NTG]{0,3}w{1,3}(?=l{0,2}[SR])|(?<=[SR])(?<=Q[SR]|,[SR])[NTG]{0,3}w{1,3}|(?<=a[lp])[NTG]{0,3}w{1,3})"
    rf"|(?P<name>{NAME})"
    r"|(?P<pronoun>P)|(?P<first>F)"
)
WITH_NOUNS_CAPITALISED = re.compile(
    rf"{_ASIDE}|(?P<name>(?:D[w0]{{0,3}})?{NAME})|(?P<pronoun>P)|(?P<first>F)"
)
WITHOUT_CAPITALS = re.compile(r"(?P<name>(?<=[SRa])w{1,3})|(?P<pronoun>P)|(?P<first>F)")
BEFORE = 14  # words before a candidate in which its verb may stand
REACH = 45  # words after it
TIES = frozenset("SRa-")
FOLLOWED = (
    ("subject", re.compile(r"l{0,3}w?l?([SR])")),
    ("colon", re.compile(r"(?:\([^)]{0,12}\)|-)?(:)")),
    ("apposition", re.compile(r"(?:,[^.¶Q]{1,30}?,|\([^)¶]{1,20}\)|-[^.¶Q]{1,30}?-)P?l{0,3}w?l?([SR])")),
    ("phrase", re.compile(r"[poD][^,.¶QSR]{1,14}?l{0,3}([SR])")),
    ("shared", re.compile(r"l{0,2}w[^,.;:¶QSRPc]{0,12}c[lw]{0,2}([SR])")),  # she looked up and said
    ("clause", re.compile(r"[^.¶SR]{0,40}?([SR])")),
)
PRECEDED = (
    ("inverted", re.compile(r"(?:Q,?-?|,-?|[.¶:]|^)l{0,2}([SR])l?(?:D|[NTG]+')?[wTG0'-]{0,5}$")),
    ("signed", re.compile(r"[¶Q.](-)D?$")),
    ("according", re.compile(r"(a)[lpw]?(?:D|[NTG]+')?[wTGN'-]{0,5}$")),
)
OBJECT = re.compile(r"([SR])(?:D|[NTG]+')?[wTG'-]{0,4}$")
AFTER_VERB = ("subject", re.compile(r"([SR])l?$"))
SAYS_THERE = ("according", re.compile(r"(S)lp(?:D|[NTG]+')?[wT0'-]{0,4}$"))  # heißt es in dem Brief
THERE_SAYS = re.compile(r"[^,.;:¶QSR]{0,12}(S)")
BEHIND = re.compile(r"(a)")  # Ann Lee zufolge
VERB_SECOND = ("subject", re.compile(r"(?:^|[.¶:,])[lc]?[plw][^.,¶QSRP]*([SR])l?w{0,2}$"))


class Candidate(NamedTuple):
    """A possible speaker: words `first` up to `last`, of a kind ("name", "pronoun", "first", "nominal"),
    tied to the verb at the word `verb` (-1: none) in the way `link` says."""

    first: int
    last: int
    kind: str
    link: str
    verb: int
    saying: bool

    @property
    def speaks(self) -> bool:
        """Whether a verb of speech is this candidate's own."""
        return self.link in SPEAKING


SPEAKING = frozenset(
    {"inverted", "signed", "according", "subject", "colon", "apposition", "phrase", "shared"}
)


@dataclass(frozen=True)
class Paragraph:
    """The words `first` up to `last`, its end mark included; who may be speaking in them is looked for
    when it is asked."""

    passage: Passage
    number: int
    first: int
    last: int

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Who may be speaking, in the order of the text."""
        return candidates_between(self.passage, self.first, self.last)


def cast_of(passage: Passage) -> list[Paragraph]:
    """The paragraphs of a passage with their candidates."""
    found: list[Paragraph] = []
    first = 0
    for number, block in enumerate(passage.shape.split("¶")[:-1]):
        last = first + len(block) + 1
        found.append(Paragraph(passage, number, first, last))
        first = last
    return found


def candidates_between(passage: Passage, first: int, last: int) -> list[Candidate]:
    """The candidates among the words from `first` up to `last`, in the order of the text."""
    grammar = passage.grammar
    pattern = (
        WITH_NOUNS_CAPITALISED
        if grammar.nouns_are_capitalised
        else WITHOUT_CAPITALS
        if grammar.no_capitals
        else CANDIDATE
    )
    return [
        _candidate(passage, match)
        for match in pattern.finditer(passage.shape, first, last)
        if match.lastgroup and (match.lastgroup != "nominal" or _is_phrase(passage, match))
    ]


def _preceding(passage: Passage, kind: str) -> Iterator[tuple[str, "re.Pattern[str]"]]:
    """The ties to a verb before a candidate."""
    yield from PRECEDED
    if kind == "pronoun":
        yield AFTER_VERB
    elif passage.grammar.verb_second:
        yield VERB_SECOND
        yield SAYS_THERE


def _is_phrase(passage: Passage, match: "re.Match[str]") -> bool:
    """A noun phrase without article must look like a plural or a role: "officials", "a spokesman"; a
    determiner alone stands before no noun ("the" claim)."""
    if match.group() == "D":
        return passage.word(match.end()) not in passage.grammar.nouns_too
    if match.group()[0] == "D" or "'" in match.group():
        return True
    word = passage.word(match.end() - 1)
    return word.endswith(("s", "police", "people", "man", "woman", "person")) or len(match.group()) > 1


def _candidate(passage: Passage, match: "re.Match[str]") -> Candidate:
    """The candidate of a match, with the closest tie to a verb it has."""
    first, last, kind = match.start(), match.end(), match.lastgroup or ""
    shape, grammar = passage.shape, passage.grammar
    before = shape[max(0, first - BEFORE) : first]
    genitive = shape[first] == "D" and before[-1:] in ("N", "T", "G")  # eine Sprecherin *des Büros*
    tied = not genitive and not TIES.isdisjoint(before)
    for link, pattern in _preceding(passage, kind) if tied else ():
        if found := pattern.search(before):
            return Candidate(first, last, kind, link, first - len(before) + found.start(1), found[1] != "R")
    if grammar.behind and (found := BEHIND.match(shape, last)) and passage.word(last) in grammar.behind:
        return Candidate(first, last, kind, "according", last, True)
    if grammar.verb_second and (genitive or before[-1:] in ("p", "o")):
        return _in_phrase(passage, first, last, kind)
    if following := _followed(passage, first, last, kind):
        return following
    if tied and (found := OBJECT.search(before)):
        return Candidate(first, last, kind, "object", first - len(before) + found.start(1), found[1] == "S")
    return Candidate(first, last, kind, "none", -1, False)


def _followed(passage: Passage, first: int, last: int, kind: str) -> Candidate | None:
    """A candidate with its tie to a verb behind it. Where nouns are capitalised, a colon follows any of them:
    only at the start of a sentence it tells who speaks."""
    shape = passage.shape
    named = not passage.grammar.nouns_are_capitalised or first == 0 or shape[first - 1] in "¶."
    for link, pattern in FOLLOWED:
        found = pattern.match(shape, last, last + REACH)
        if found and (named or link != "colon"):
            return Candidate(first, last, kind, link, found.start(1), found[1] == "S")
    return None


def _in_phrase(passage: Passage, first: int, last: int, kind: str) -> Candidate:
    """A candidate that is no subject, but for the text in which "it says": *In dem Brief* heißt es."""
    found = THERE_SAYS.match(passage.shape, last, last + REACH)
    if found and passage.word(found.start(1)) in passage.grammar.impersonal:
        return Candidate(first, last, kind, "phrase", found.start(1), True)
    return Candidate(first, last, kind, "none", -1, False)
