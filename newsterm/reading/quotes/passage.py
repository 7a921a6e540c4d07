"""An article as attribution sees it: a row of words, each marked stretch one word, and its shape.

The shape has one letter a word, so that patterns of speech ("name, comma, verb, quotation") are short
regular expressions over it:

    Q marked stretch   N capitalised word   T title or role   G word of organisations' names
    S saying verb      R reporting verb     P he, she, they   F I, we
    D determiner       p preposition        o particle inside names ("van", "of")
    l linking word     t "that"             a "according to"  n "so-called"      w any other word
    0 number, day      , ; : - ( ) '(possessive)  . end of a sentence   ¶ end of a paragraph
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from newsterm.model import Span
from newsterm.reading.names import ORGANISATIONS, PARTICLES, ROLES, TIMES, TITLES
from newsterm.reading.quotes.grammar import Grammar, grammar_of
from newsterm.reading.quotes.marks import Stretch

WORD = re.compile(
    r"(?P<initials>(?:[^\W\d_]\.){2,}|[A-ZÀ-Þ]\.(?=\s?[A-ZÀ-Þ]))"
    r"|(?P<abbreviation>(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Hon|St|Jr|Sr|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|Inc|Corp|Ltd|Co|vs|etc|Reps|Sens|Mme|Sra|Hr|Fr|bzw|ca|usw)\.)"
    r"|(?P<possessive>['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<elision>\b(?:[ldnscmtjLCJN]|qu|Qu|dell|all|nell|sull|dall|un)['’](?=\w))"
    r"|(?P<word>[@#]?[^\W_]+(?:(?:[-‐‑]|['’](?!s\b))[^\W_]+)*)"
    r"|(?P<mark>[.!?…。！？]+|[,;:，：、؛،()—–‒-])"
)
MARKS = {
    "—": "-", "–": "-", "‒": "-", "-": "-", "，": ",", "、": ",", "：": ":", "؛": ";", "،": ",",
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")",
}  # fmt: skip
MARKED_KINDS = {"mark": "", "possessive": "'", "initials": "N"}
SENTENCE_END = frozenset(".!?…。！？")
CAPITAL_TOO = frozenset("DpPFltTG")  # classes that a capital letter does not turn into a name


@dataclass(slots=True)
class Passage:
    """The words of a text outside its marked stretches. `stretches[word]` is the stretch that stands as
    the word of that number."""

    text: str
    grammar: Grammar
    shape: str = ""
    words: list[str] = field(default_factory=list)  # lower-case
    spans: list[Span] = field(default_factory=list)
    stretches: dict[int, Stretch] = field(default_factory=dict)

    def span(self, first: int, last: int) -> Span:
        """Where the words from `first` up to, not including, `last` stand in the text."""
        return Span(self.spans[first].start, self.spans[last - 1].end)


def read(
    text: str, blocks: Sequence[Span], stretches: Sequence[Sequence[Stretch]], grammar: Grammar
) -> Passage:
    """The passage of a text, from its paragraphs and the marked stretches in each."""
    passage = Passage(text, grammar)
    shape: list[str] = []
    for block, found in zip(blocks, stretches, strict=True):
        position = block.start
        for stretch in found:
            _read_words(passage, shape, position, stretch.outer.start)
            passage.stretches[len(shape)] = stretch
            _append(passage, shape, "Q", "", stretch.outer)
            position = stretch.outer.end
            if _ends_sentence(text, stretch, block.end):
                _append(passage, shape, ".", "", Span(position, position))
        _read_words(passage, shape, position, block.end)
        _append(passage, shape, "¶", "", Span(block.end, block.end))
    passage.shape = "".join(shape)
    return passage


def _append(passage: Passage, shape: list[str], letter: str, word: str, span: Span) -> None:
    shape.append(letter)
    passage.words.append(word)
    passage.spans.append(span)


def _ends_sentence(text: str, stretch: Stretch, end: int) -> bool:
    """Whether a sentence ends with a marked stretch: it ends so itself, and a capital or a mark follows."""
    last = text[stretch.content.end - 1]
    if last not in SENTENCE_END:
        return False
    after = text[stretch.outer.end : min(stretch.outer.end + 3, end)].lstrip()
    return (
        bool(after)
        and (last == "." or not after[0].isalpha())
        and not after[0].islower()
        and after[0] not in ",;:-–—"
    )


def _read_words(passage: Passage, shape: list[str], start: int, end: int) -> None:
    """Add the words between two places of the text."""
    letters = _letters(passage.grammar.language)
    last = shape[-1] if shape else "¶"
    for match in WORD.finditer(passage.text, start, end):
        kind, word = match.lastgroup, match.group()
        low = word.lower().replace("’", "'")
        letter = _letter(kind, word, low, last, letters)
        _append(passage, shape, letter, low, Span(match.start(), match.end()))
        last = letter


def _letter(kind: str | None, word: str, low: str, last: str, letters: Mapping[str, str]) -> str:
    """The letter of a word in the shape, after the letter `last`."""
    if kind in MARKED_KINDS:
        return MARKED_KINDS[kind] or MARKS.get(word, ".")
    if low in TIMES or word[0].isdigit():
        return "0"
    known = letters.get(low, "w")
    if word[0].isupper() or word[0] == "@":
        return _capital_letter(word, low, known, last)
    if last in "NGo" and low in PARTICLES and (known != "D" or last == "o"):
        return "o"
    return "w" if known in "TG" else known


def _capital_letter(word: str, low: str, known: str, last: str) -> str:
    """The letter of a capitalised word; at the start of a sentence it may be any word."""
    if known in CAPITAL_TOO:
        return known
    if last in ".¶:" and (known in "SRan" or low.endswith("ly")) and not word.isupper():
        return known
    return "N"


@cache
def _letters(language: str) -> dict[str, str]:
    """For each known lower-case word of a language its letter; later lines win."""
    grammar = grammar_of(language)
    classes = (
        (ORGANISATIONS, "G"), (ROLES, "T"), (TITLES, "T"), (grammar.reporting, "R"), (grammar.naming, "n"),
        (grammar.saying, "S"), (grammar.prepositions, "p"), (grammar.linking, "l"), (grammar.that, "t"),
        (grammar.determiners, "D"), (grammar.first, "F"), (grammar.pronouns, "P"), (grammar.according, "a"),
    )  # fmt: skip
    return {word: letter for words, letter in classes for word in words}


def enclosed(passage: Passage) -> Iterator[tuple[int, Stretch]]:
    """The marked stretches with the number of the word each stands as, in order."""
    yield from passage.stretches.items()
