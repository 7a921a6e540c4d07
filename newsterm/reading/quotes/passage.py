"""An article as attribution sees it: a row of words, each marked stretch one word, and its shape.

The shape has one letter a word, so that patterns of speech ("name, comma, verb, quotation") are short
regular expressions over it:

    Q marked stretch   N capitalised word   T title or role   G word of organisations' names
    S saying verb      R reporting verb     P he, she, they   F I, we
    D determiner       p preposition        o particle inside names ("van", "of")
    l linking word     c "and", "but"       t "that"          a "according to"
    n "so-called"      w any other word     0 number, day     ' possessive
    , ; : - ( )        . end of a sentence                    ¶ end of a paragraph

Beside its letter a word has a tag, which tells a little more: "that", "Sed" (a saying verb in -ed), "N".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from newsterm.model import Span
from newsterm.reading.names import OPENERS, ORGANISATIONS, PARTICLES, ROLES, TIMES, TITLES
from newsterm.reading.quotes.grammar import Grammar, grammar_of
from newsterm.reading.quotes.marks import Stretch

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Capt Maj Adm Prof Rev Hon St Jr Sr Jan Feb Mar Apr Jun Jul Aug "
    "Sept Sep Oct Nov Dec Inc Corp Ltd Co vs etc Reps Sens Mme Sra Hr Fr bzw ca usw"
)
WORD = re.compile(
    r"(?=\S)(?:"
    r"[a-zß-ÿ]{2,}(?=[\s,])"  # most words are plain: the rest need not be tried
    r"|(?:[^\W\d_]\.){2,}|[A-ZÀ-Þ]\.(?=\s?[A-ZÀ-Þ])"  # initials
    rf"|\b(?:{_ABBREVIATIONS.replace(' ', '|')})\."
    r"|\bNo\.(?=\s?\d)"
    r"|['’]s\b|(?<=s)['’](?=\s)"  # the possessive
    r"|\b(?:[ldnscmtjLCJN]|qu|Qu|dell|all|nell|sull|dall|un)['’](?=\w)"  # elisions
    r"|\d+(?:[.,:]\d+)+"
    r"|[@#]?[^\W_]+(?:(?:[-‐‑]|['’](?!s\b))[^\W_]+)*"
    r"|[.!?…。！？]+(?![),;])|[,;:，：、؛،()—–‒-])"
)
MARKS = {
    "—": "-", "–": "-", "‒": "-", "-": "-", "，": ",", "、": ",", "：": ":", "؛": ";", "،": ",",
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")",
}  # fmt: skip
SENTENCE_END = frozenset(".!?…。！？")
OPENER = re.compile(r"(?<![^.¶:])N(?=[^NTGo'SR-])")
CAPITAL_TOO = frozenset("DpPFlctTG")  # classes that a capital letter does not turn into a name
ACCOUNTS = frozenset(("angaben", "aussagen", "ansicht", "auffassung", "einschätzung", "informationen"))
SMALL_WORDS = frozenset("plDtcFPa")
ENDINGS = ("ed", "ing", "ly", "s")
PAST_THE_END = ("¶", "¶", "¶")  # tags, so that what follows a word may be asked for


@dataclass(slots=True)
class Passage:
    """The words of a text outside its marked stretches. `stretches[word]` is the stretch that stands as
    the word of that number."""

    text: str
    grammar: Grammar
    shape: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    stretches: dict[int, Stretch] = field(default_factory=dict)

    def span(self, first: int, last: int) -> Span:
        """Where the words from `first` up to, not including, `last` stand in the text."""
        return Span(self.spans[first][0], self.spans[last - 1][1])

    def word(self, number: int) -> str:
        """One word, in lower case."""
        return self.words[number]


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
            _append(passage, shape, "Q", stretch.outer)
            position = stretch.outer.end
            if _ends_sentence(text, stretch, block.end):
                _append(passage, shape, ".", (position, position))
        _read_words(passage, shape, position, block.end)
        _append(passage, shape, "¶", (block.end, block.end))
    passage.shape = "".join(shape)
    _tell_openers(passage)
    passage.tags += PAST_THE_END
    return passage


def _tell_openers(passage: Passage) -> None:
    """Tell names from words that are capitalised because a sentence opens with them: those stand small
    elsewhere in the text."""
    openers = [match.start() for match in OPENER.finditer(passage.shape)]
    small = frozenset(passage.text.split()) if openers else frozenset()
    shape = list(passage.shape)
    for number in openers:
        if passage.words[number] in small:
            shape[number] = "w"
            passage.tags[number] = tag_of(passage.words[number], "w")
    passage.shape = "".join(shape)


def _append(passage: Passage, shape: list[str], letter: str, span: tuple[int, int]) -> None:
    shape.append(letter)
    passage.spans.append(span)
    passage.words.append("")
    passage.tags.append(letter)


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
    language, last = passage.grammar.language, shape[-1] if shape else "¶"
    letter_next, span_next = shape.append, passage.spans.append  # this loop is a quarter of all the work
    word_next, tag_next = passage.words.append, passage.tags.append
    for match in WORD.finditer(passage.text, start, end):
        last, word, tag = _read_word(language, match[0], last)
        letter_next(last)
        span_next(match.span())
        word_next(word)
        tag_next(tag)


@lru_cache(maxsize=50_000)
def _read_word(language: str, word: str, last: str) -> tuple[str, str, str]:
    """The letter of a word in the shape, after the letter `last`; the word in lower case, and its tag."""
    low = word.lower().replace("’", "'")
    letter = _letter(language, word, low, last)
    return letter, low, tag_of(low, letter)


def tag_of(low: str, letter: str) -> str:
    """What a word is seen as: small words as themselves, others as their letter and how they end."""
    if letter in SMALL_WORDS:
        return low
    if letter in "wSRn":
        return letter + next((ending for ending in ENDINGS if low.endswith(ending)), "")
    return "N" if letter == "G" else letter


def _letter(language: str, word: str, low: str, last: str) -> str:
    if low in ("'s", "'"):
        return "'"
    if not word[-1].isalnum() and not word[0].isalnum():
        return MARKS.get(word, ".")
    if low in TIMES or word[0].isdigit():
        return "0"
    known = _letters(language).get(low, "w")
    if word[0].isupper() or word[0] == "@":
        return _capital_letter(word, low, known, last)
    if last in "NGo" and low in PARTICLES and (known != "D" or last == "o"):
        return "o"
    return "w" if known in "TG" else known


def _capital_letter(word: str, low: str, known: str, last: str) -> str:
    """The letter of a capitalised word; at the start of a sentence it may be any word."""
    if known in CAPITAL_TOO:
        return "N" if known in "lcpP" and word.isupper() and len(word) > 1 else known  # US, WHO
    if known == "a" and low in ACCOUNTS:
        return "a"
    opens = last in ".¶:" and not word.isupper()
    return known if opens and (known in "SRan" or low.endswith("ly") or low in OPENERS) else "N"


@cache
def _letters(language: str) -> dict[str, str]:
    """For each known lower-case word of a language its letter; later lines win."""
    grammar = grammar_of(language)
    classes = (
        (ORGANISATIONS, "G"), (ROLES, "T"), (TITLES, "T"), (grammar.naming, "n"), (grammar.reporting, "R"),
        (grammar.saying, "S"), (grammar.prepositions, "p"), (grammar.linking, "l"), (grammar.joining, "c"),
        (grammar.that, "t"),
        (grammar.determiners, "D"), (grammar.first, "F"), (grammar.pronouns, "P"), (grammar.according, "a"),
    )  # fmt: skip
    return {word: letter for words, letter in classes for word in words}
