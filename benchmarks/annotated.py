"""Annotated articles, as the quotation engine sees them: which cue, clause and speaker is right.

Each article is `{"text", "lang", "marked": [...], "quotes": [...]}`. A marked stretch has "start", "end",
"speech" and "speaker", "speaker_start", "speaker_end"; a quotation has "kind" ("direct", "mixed",
"indirect"), "cue_start", "cue_end" and a speaker. Offsets are code points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsterm.model import Span
from newsterm.reading.quotes.attribution import Scene, scenes
from newsterm.reading.quotes.candidates import Candidate, cast_of
from newsterm.reading.quotes.engine import report_in
from newsterm.reading.quotes.grammar import grammar_of, language_of
from newsterm.reading.quotes.marks import segment
from newsterm.reading.quotes.passage import Passage, read

Gold = Mapping[str, Any]

HEAD_END = (" of ", " for ", " at ", " in ", " from ", " who ", " with ", " on ", ",", "(")
EDGES = frozenset("\"“”„‟«»‹›‘’'` \t\r\n,.;:!?…—–-")
NO_HEADS = frozenset(
    [
        "up",
        "out",
        "down",
        "back",
        "off",
        "on",
        "to",
        "been",
        "be",
        "is",
        "has",
        "had",
        "have",
        "was",
        "were",
        "are",
        "for",
    ]
)


class Telling(NamedTuple):
    """An annotated cue: the word it is, the words (from, up to) retold after it and before it if any,
    and where the head of who tells stands (None: nobody is named)."""

    cue: int
    after: tuple[int, int] | None
    before: tuple[int, int] | None
    teller: Span | None


def passage_of(article: Gold) -> Passage:
    """The article as the engine reads it."""
    text = article["text"]
    blocks = report_in(text)
    grammar = grammar_of(language_of(text, article.get("lang", "")))
    return read(text, blocks, segment(text, blocks), grammar)


def marked_at(article: Gold, content: Span) -> Gold | None:
    """The annotated stretch that a segmented one is."""
    for marked in article["marked"]:
        overlap = min(marked["end"], content.end) - max(marked["start"], content.start)
        if overlap >= 0.8 * (marked["end"] - marked["start"]):
            return dict(marked)
    return None


def head_of(attributed: Gold) -> Span:
    """Where the head of the annotated speaker's phrase stands: its last word before a modifier."""
    phrase: str = attributed["speaker"]
    cut = min((at for end in HEAD_END if (at := phrase.find(end, 1)) > 0), default=len(phrase))
    core = phrase[:cut].rstrip()
    start = attributed["speaker_start"] + core.rfind(" ") + 1
    return Span(start, attributed["speaker_start"] + len(core))


def is_at(span: Span, head: Span) -> bool:
    """Whether a phrase holds the head of the annotated one."""
    return span.start < head.end and head.start < span.end


def examples(article: Gold) -> Iterator[tuple[Scene, Gold | None, list[int]]]:
    """Each scene of an article with its annotation and its right options, chained along the truth."""
    passage = passage_of(article)
    previous, spoke_in = None, 0
    for bare in scenes(passage, cast_of(passage)):
        number, candidates = bare.paragraph.number, bare.candidates
        scene = bare._replace(previous=previous, gap=number - spoke_in)
        marked = marked_at(article, passage.stretches[scene.quote].content)
        right: list[int] = []
        if marked and marked["speech"]:
            right = [i for i, c in enumerate(candidates) if _is_right(passage, c, marked)]
            if not right and previous and _is_right(passage, previous, marked):
                right = [len(candidates)]
            if right and right[0] < len(candidates):
                previous, spoke_in = candidates[right[0]], number
        yield scene, marked, right


def _is_right(passage: Passage, candidate: Candidate, marked: Gold) -> bool:
    """Whether a candidate names the annotated speaker."""
    if not marked.get("speaker"):
        return False
    return is_at(passage.span(candidate.first, candidate.last), head_of(marked))


def tellings(article: Gold, passage: Passage) -> dict[int, Telling]:
    """What is retold in an article, by the word that is its cue."""
    places = _Places(passage)
    found: dict[int, Telling] = {}
    for quote in article["quotes"]:
        if quote["kind"] == "direct" or quote.get("cue_start") is None:
            continue
        cue = places.head(quote["cue_start"], quote["cue_end"])
        first, last = places.words(quote["start"], quote["end"])
        if cue is None or first >= last:
            continue
        teller = head_of(quote) if quote.get("speaker") else None
        telling = found.get(cue, Telling(cue, None, None, teller))
        begin, end = places.sentence(cue)
        if cue < first < end and (telling.after is None or first < telling.after[0]):
            telling = telling._replace(after=(first, min(last, end)))
        elif begin < last <= cue and (telling.before is None or last > telling.before[1]):
            telling = telling._replace(before=(max(first, begin), last))
        found[cue] = telling
    return found


class _Places:
    """From offsets in the text to the words of its passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._starts = [start for start, _ in passage.spans]
        self._ends = [end for _, end in passage.spans]

    def words(self, start: int, end: int) -> tuple[int, int]:
        """The words of a stretch, without marks at its ends."""
        text, shape = self._passage.text, self._passage.shape
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        while first < last and shape[first] in ",.;:-¶":
            first += 1
        while last > first and shape[last - 1] in ",.;:-¶":
            last -= 1
        return first, last

    def head(self, start: int, end: int) -> int | None:
        """The word of a cue that stands for it: its last verb or noun."""
        shape, words = self._passage.shape, self._passage.words
        inside = range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        for letters in ("SRa", "wn", "l", ":", "pN"):
            heads = [
                n for n in inside if shape[n] in letters and (letters == "SRa" or words[n] not in NO_HEADS)
            ]
            if heads:
                return heads[-1]
        return None

    def sentence(self, word: int) -> tuple[int, int]:
        """The words of the sentence a word stands in."""
        shape = self._passage.shape
        begin = max(shape.rfind(".", 0, word), shape.rfind("¶", 0, word)) + 1
        ends = [end for mark in ".¶" if (end := shape.find(mark, word + 1)) >= 0]
        return begin, min(ends, default=len(shape))
