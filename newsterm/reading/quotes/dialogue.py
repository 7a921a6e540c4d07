"""Speech without marks: transcripts ("Q: ... A: ...", "ANN LEE: ..."), and dialogue behind dashes.

A label or a dash alone may be a list. Labels are speakers where two of them alternate and are questions and
answers, in capitals, or come again; dashes are speech where a paragraph says who speaks.
"""

import re
from collections import Counter
from collections.abc import Sequence

from newsterm.model import Span
from newsterm.reading.quotes.grammar import Grammar
from newsterm.reading.quotes.marks import Stretch

_NAME = r"[^\W\d_][\w.'’-]{0,30}"
LABEL = re.compile(rf"{_NAME}(?: {_NAME}){{0,3}}(?=:\s)|[QA](?=\.\s)")
QUESTIONS = frozenset({"Q", "A"})
DASH = re.compile(r"[—–―]\s?(?=\S)")
INNER_DASH = re.compile(r"[,.!?…]?\s?[—–―]\s?")
CLAUSE_END = re.compile(r"[,!?…]\s+")
CLOSE = 4  # words after a clause among which the verb of saying stands
WORD = re.compile(r"\w+")


def transcript_in(text: str, blocks: Sequence[Span]) -> dict[int, Span]:
    """The labels of the paragraphs of a transcript by their numbers; none of another text."""
    labels = {number: label for number, block in enumerate(blocks) if (label := _label(text, block))}
    return labels if _is_transcript([label.of(text) for label in labels.values()]) else {}


def with_dialogue(
    text: str, blocks: Sequence[Span], marked: Sequence[list[Stretch]], grammar: Grammar
) -> list[list[Stretch]]:
    """The stretches of each paragraph, those of transcripts and dialogues among them."""
    found = list(marked)
    labels = transcript_in(text, blocks)
    for number, block in enumerate(blocks):
        if number in labels:
            words = _rest(text, labels[number].end + 1, block.end)
            found[number] = [Stretch(words, words)] if words else []
        elif not marked[number] and (dash := DASH.match(text, block.start, block.end)):
            found[number] = _behind_dashes(text, Span(dash.end(), block.end), grammar)
    return found


def _label(text: str, block: Span) -> Span | None:
    """What stands before a colon where a paragraph begins, in capitals."""
    found = LABEL.match(text, block.start, block.end)
    return Span(*found.span()) if found and found[0][0].isupper() else None


def _is_transcript(labels: Sequence[str]) -> bool:
    """Whether labels of paragraphs are those who speak."""
    counts = Counter(labels)
    if len(counts) < 2:
        return False
    names = [label for label in counts if label not in QUESTIONS]
    return set(counts) >= QUESTIONS or all(
        label.isupper() or (counts[label] > 1 and label.istitle()) for label in names
    )


def _rest(text: str, start: int, end: int) -> Span | None:
    """The words of a part, without what closes the one before."""
    words = text[start:end].strip().lstrip(".,;:!?…").lstrip()
    begin = start + text[start:end].find(words)
    return Span(begin, begin + len(words)) if words else None


def _behind_dashes(text: str, speech: Span, grammar: Grammar) -> list[Stretch]:
    """What is said in a paragraph behind a dash, where it says who speaks: up to the next dash or to the
    clause that says it, and again behind a second dash."""
    dashes = [match.span() for match in INNER_DASH.finditer(text, speech.start, speech.end)]
    if dashes and _says(text, dashes[0][1], speech.end, grammar):
        parts = [_rest(text, speech.start, dashes[0][0])]
        if len(dashes) > 1:
            parts.append(_rest(text, dashes[1][1], speech.end))
        return [Stretch(part, part) for part in parts if part and part.end - part.start > 1]
    for end in CLAUSE_END.finditer(text, speech.start, speech.end):
        if _says(text, end.end(), speech.end, grammar) and (said := _rest(text, speech.start, end.start())):
            return [Stretch(said, said)]
    return []


def _says(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a clause begins by saying that somebody says: "said Ann Lee", "a dit Ann Lee"."""
    words = [match[0].lower() for match in WORD.finditer(text, start, min(end, start + 60))]
    return not grammar.saying.isdisjoint(words[:CLOSE])
