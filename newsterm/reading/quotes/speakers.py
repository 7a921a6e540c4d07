"""From the words that stand for a speaker to who that is."""

import re

from newsterm.model import Span, Speaker
from newsterm.reading.names import GROUPS, ORGANISATIONS, Mention, People
from newsterm.reading.quotes.candidates import NAME, Candidate
from newsterm.reading.quotes.passage import Passage

SENTENCE_OR_NAME = re.compile(rf"[.¶]|{NAME}")
BESIDE = re.compile(r",?([NTG]{2,4})(?=[,.:¶Q])")  # its head, *Ann Lee*, said
BESIDE_OFFICE = re.compile(r"(?:D[wNTG]{1,4}){0,2},([NTG]{2,4})(?=,)")  # die Leiterin des Amtes, *Ann Lee*,
ATTACHED = re.compile(r"(p)D?[wNTG0']{1,6}")  # a spokesman *for the company*
ATTACHING = frozenset({"of", "for", "from", "at", "von", "für", "de", "pour", "da", "para", "van", "voor"})
NOUN = re.compile(r"D([w0N]{0,2}w)$")
NEAR = 40  # words before an "it" in which what is meant stands
PRONOUN_SURE = 0.7  # how often the name behind a pronoun is right, about


class Speakers:
    """Tells for the candidates of one passage who they are."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._people = People(_mentions(passage))

    def of(self, candidate: Candidate, previous: Speaker | None) -> tuple[Speaker | None, float]:
        """The speaker a candidate is, and how sure that name is (0-1); nobody is named by "I"."""
        mention = self._mention(candidate)
        if candidate.kind == "first":
            return None, 1.0
        if candidate.kind == "pronoun":
            return self._behind(candidate, mention, previous)
        if candidate.kind == "nominal":
            name = self._nominal(candidate, mention)
        else:
            name = self._people.fullest(self._beside(candidate) or self._without_article(candidate))
        return (Speaker(name, mention) if len(name) > 1 else None), 1.0

    def _mention(self, candidate: Candidate) -> Span:
        """The words that name a candidate: a noun phrase with what is attached to it."""
        passage, last = self._passage, candidate.last
        attached = ATTACHED.match(passage.shape, last) if candidate.kind == "nominal" else None
        if attached and passage.word(last) in ATTACHING:
            last = attached.end()
        return passage.span(candidate.first, last)

    def _behind(self, candidate: Candidate, mention: Span, previous: Speaker | None) -> tuple[Speaker, float]:
        """Whom a pronoun means, probably."""
        pronoun = self._passage.word(candidate.first)
        if pronoun in GROUPS:
            name = self._organisation_before(candidate.first) or self._people.behind(pronoun, mention.start)
        else:
            name = self._people.behind(pronoun, mention.start) or (previous.name if previous else "")
        return (Speaker(name, mention), PRONOUN_SURE) if name else (Speaker(pronoun, mention), 1.0)

    def _organisation_before(self, word: int) -> str:
        """The nearest organisation before a word, where a noun names it: the *ferry company*."""
        passage, earliest = self._passage, max(0, word - NEAR)
        for number in range(word - 1, earliest - 1, -1):
            letter = passage.shape[number]
            if letter == "G":
                return ""
            if letter == "w" and passage.word(number) in ORGANISATIONS:
                noun = NOUN.search(passage.shape, earliest, number + 1)
                return passage.span(noun.start(1), noun.end(1)).of(passage.text) if noun else ""
        return ""

    def _beside(self, candidate: Candidate) -> str:
        """The name beside a role that has an article, as where nouns are capitalised: Die Leiterin des Amtes,
        *Lena Ortiz*, ..."""
        passage = self._passage
        if passage.shape[candidate.first] != "D":
            return ""
        found = BESIDE_OFFICE.match(passage.shape, candidate.last)
        return passage.span(found.start(1), found.end(1)).of(passage.text) if found else ""

    def _without_article(self, candidate: Candidate) -> str:
        """A name without what stands before it."""
        shape = self._passage.shape
        first = next(
            (n for n in range(candidate.first, candidate.last) if shape[n] in "NTG"), candidate.first
        )
        return self._passage.span(first, candidate.last).of(self._passage.text)

    def _nominal(self, candidate: Candidate, mention: Span) -> str:
        """What to call a speaker named by a role: the name beside it, the one person in that role, or the
        phrase itself."""
        passage = self._passage
        if beside := BESIDE.match(passage.shape, candidate.last):
            return self._people.fullest(passage.span(beside.start(1), beside.end(1)).of(passage.text))
        has_article = passage.shape[candidate.first] == "D" and candidate.last - candidate.first > 1
        if person := has_article and self._people.in_role(passage.word(candidate.last - 1)):
            return person
        start = passage.spans[candidate.first + has_article][0]
        return Span(start, mention.end).of(passage.text)


def _mentions(passage: Passage) -> list[Mention]:
    """The names of a passage with the sentences they stand in."""
    found, sentence = [], 0
    for match in SENTENCE_OR_NAME.finditer(passage.shape):
        if match.group() in ".¶":
            sentence += 1
        else:
            office = _is_after_office(passage, match.start(), match.end())
            span = passage.span(match.start() + office, match.end())
            found.append(Mention(span.of(passage.text), span.start, sentence))
    return found


def _is_after_office(passage: Passage, first: int, last: int) -> bool:
    """Whether the first of these words belongs to an office before a name: Secretary of *State* Ann Lee."""
    return (
        last - first > 2
        and passage.shape[max(0, first - 2) : first] == "Tp"
        and passage.word(first - 1) == "of"
    )
