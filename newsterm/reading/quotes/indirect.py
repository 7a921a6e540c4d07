"""What somebody is told to have said, without marks: "X said that ...", "..., according to X".

Only the plainest patterns, each over the shape of one sentence: a statement that is found should be one.
A clause that holds words in marks is left to those.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsterm.model import Kind, Quotation
from newsterm.reading.quotes.candidates import Candidate, Paragraph
from newsterm.reading.quotes.passage import Passage
from newsterm.reading.quotes.speakers import Speakers

LONGEST = 120  # words of a sentence
SHORTEST = 3  # words of what was said
SURE = 0.8  # how often such a pattern is right, about
THAT = re.compile(r"(?:[p0(][^-.,;:¶QSRt]{0,8}|[^-.,;:¶QSRtp]{0,3}),?t")
THAT_NEXT = re.compile(r",?t")
BARE = re.compile(r"0?(?=[DNTGPFw])")
BARE_AFTER_COMMA = re.compile(r",(?=[DNTGPF0plw])")
NAMED = re.compile(r",[NTGo]{2,5}(?=,)")  # according to the mayor, *Ann Lee*, ...
CLOSES = re.compile(r"(?:[0pD][0wNG]{0,3}|,[^Q.¶]{0,25})?[.¶]")  # "..., she said on Monday."
SUBJECT = frozenset({"subject", "apposition", "phrase", "shared"})


class _Sentence(NamedTuple):
    """The words `first` up to `last`, without the mark at its end."""

    first: int
    last: int


def retold(passage: Passage, cast: Sequence[Paragraph], speakers: Speakers) -> Iterator[Quotation]:
    """The statements without marks, at most one a sentence."""
    for paragraph in cast:
        done = paragraph.first
        for candidate in paragraph.candidates:
            if candidate.first < done or not (candidate.speaks and candidate.verb >= 0):
                continue
            sentence = _sentence(passage.shape, candidate, paragraph)
            content = _content(passage, candidate, sentence)
            if content and _is_statement(passage.shape, content):
                speaker, sure = speakers.of(candidate, None)
                done = sentence.last
                if speaker:
                    cue = passage.span(candidate.verb, candidate.verb + 1)
                    confidence = round(SURE * sure, 3)
                    yield Quotation(passage.span(*content), Kind.INDIRECT, speaker, cue, confidence)


def _sentence(shape: str, candidate: Candidate, paragraph: Paragraph) -> _Sentence:
    """The sentence a candidate stands in, as far as LONGEST words on either side."""
    earliest = max(paragraph.first, candidate.first - LONGEST)
    latest = min(paragraph.last, candidate.last + LONGEST)
    last = shape.find(".", candidate.last, latest)
    return _Sentence(
        shape.rfind(".", earliest, candidate.first) + 1 or earliest, last if last >= 0 else latest - 1
    )


def _content(passage: Passage, candidate: Candidate, sentence: _Sentence) -> _Sentence | None:
    """What a candidate is told to have said, in words."""
    if candidate.link == "according":
        return _according(passage.shape, candidate, sentence)
    if candidate.link == "inverted":
        return _tail(passage, candidate, sentence)
    if candidate.link in SUBJECT:
        return _after(passage, candidate, sentence) or _tail(passage, candidate, sentence)
    return None


def _after(passage: Passage, candidate: Candidate, sentence: _Sentence) -> _Sentence | None:
    """X said (that) ..."""
    shape, grammar, start = passage.shape, passage.grammar, candidate.verb + 1
    if passage.word(candidate.verb) in grammar.nouns_too:
        return None
    that = THAT if candidate.saying else THAT_NEXT
    if found := that.match(shape, start, sentence.last):
        return _Sentence(found.end() - 1, sentence.last)
    if not _retells(passage, candidate) or "Q" in shape[sentence.first : candidate.first]:
        return None
    bare = BARE_AFTER_COMMA if grammar.verb_second else BARE
    found = bare.match(shape, start, sentence.last)
    return _Sentence(found.end(), sentence.last) if found else None


def _retells(passage: Passage, candidate: Candidate) -> bool:
    """Whether a candidate's verb may stand beside a retold clause without a "that"."""
    return passage.word(candidate.verb) in passage.grammar.retelling


def _tail(passage: Passage, candidate: Candidate, sentence: _Sentence) -> _Sentence | None:
    """..., X said; or ..., said X."""
    shape, ends = passage.shape, max(candidate.verb + 1, candidate.last)
    if (candidate.kind == "pronoun" and candidate.link == "inverted") or not _retells(passage, candidate):
        return None
    if CLOSES.match(shape, ends, sentence.last + 1):
        return _before(shape, min(candidate.first, candidate.verb), sentence)
    return None


def _before(shape: str, word: int, sentence: _Sentence) -> _Sentence | None:
    """The words of the sentence before a comma at this place."""
    if sentence.first < word and shape[word - 1] == ",":
        return _Sentence(sentence.first, word - 1)
    return None


def _according(shape: str, candidate: Candidate, sentence: _Sentence) -> _Sentence | None:
    """According to X, ...; or ..., according to X."""
    if candidate.verb > sentence.first:
        return _before(shape, candidate.verb, sentence)
    named = NAMED.match(shape, candidate.last, sentence.last)
    comma = shape.find(",", named.end() if named else candidate.last, sentence.last)
    return _Sentence(comma + 1, sentence.last) if comma >= 0 else None


def _is_statement(shape: str, content: _Sentence) -> bool:
    """Whether some words can be a statement: enough of them, a verb perhaps, nothing in marks."""
    words = shape[content.first : content.last]
    return len(words) >= SHORTEST and "Q" not in words and ("l" in words or "w" in words)
