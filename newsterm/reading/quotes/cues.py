"""Which words tell that something is retold: "said", "according to", "a plan", "reportedly".

Each sentence is looked at for itself. The words that may be cues are those of the grammar and those that
were cues in the training articles, whatever their ending; how a cue stands in its sentence decides, by
weights, whether words after it or before it are retold.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsterm.reading.quotes.passage import Passage
from newsterm.reading.quotes.weights import Weight

WIDEST = 100  # words of a sentence looked at on each side of a cue
LONG_ENDINGS = ("ing", "ied", "ies", "ed", "es", "s", "e")
SHORTEST_STEM = 3
NO_CLAUSE = frozenset("DNTGw0o'-p,c")
SHORT = 8  # words, of which the whole shape is looked at


class Cue(NamedTuple):
    """The word `at`, in a sentence from the word `first` up to `last`; its stem."""

    at: int
    first: int
    last: int
    stem: str


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """An English word without its ending: "plans", "planned", "planning" are "plan"."""
    for ending in LONG_ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= SHORTEST_STEM:
            if ending in ("ied", "ies"):
                return stem + "y"
            doubled = ending in ("ing", "ed") and len(stem) > SHORTEST_STEM and stem[-1] == stem[-2]
            return stem[:-1] if doubled and stem[-1] not in "sl" else stem.removesuffix("e")
    return word


def cues_in(passage: Passage, first: int, last: int, known: Weight) -> Iterator[Cue]:
    """The words of a sentence that may be cues; `known` has the stems of those that were."""
    shape, words = passage.shape, passage.words
    for at in range(first, last):
        letter = shape[at]
        if letter in "SRa" or (letter in "wlpn" and stem_of(words[at]) in known):
            yield Cue(at, max(first, at - WIDEST), min(last, at + WIDEST), stem_of(words[at]))


def cue_features(passage: Passage, cue: Cue) -> list[str]:
    """The names of the features that tell whether something is retold beside a cue."""
    shape, tags, stem = passage.shape, passage.tags, cue.stem
    at, first, last, _ = cue
    before = tags[at - 1] if at > first else "^"
    further = tags[at - 2] if at - 1 > first else "^"
    after, then, tag = tags[at + 1], tags[at + 2], tags[at]
    marked = "Q" if "Q" in shape[first:last] else "-"
    following = shape[at + 1 : min(last, at + 9)]
    return [
        "any",
        "word " + passage.words[at],
        "stem " + stem,
        "stem " + stem + " then " + after,
        "stem " + stem + " after " + before,
        "stem " + stem + marked,
        "after " + before,
        "then " + after,
        "after " + before + " then " + after,
        "after " + further + " " + before,
        "then " + after + " " + then,
        tag + " then " + after,
        tag + " after " + before,
        "marked " + marked + ("Q" if "Q" in following[:5] else "-"),
        "marked before " + ("Q" if shape[at - 1 : at] == "Q" or shape[at - 2 : at] in ("Q,", "Q-") else "-"),
        "that " + ("t" if "t" in following else "-"),
        "left " + shape[max(first, at - 4) : at],
        "right " + following[:3] + ("." if at + 4 >= last else ""),
        "rest "
        + (shape[at + 1 : last] if last - at < SHORT else "long")
        + (shape[at - 1] if at > first else "^"),
        "inverted " + (shape[at - 1] if at > first else "^") + str(_is_somebody(shape[at + 1 : last])) + tag,
        "comma " + _since_comma(shape, first, at),
        "ends " + (tags[last - 1] if at + 1 < last < at + 3 else str(last - at < 3)),
    ]


def _since_comma(shape: str, first: int, at: int) -> str:
    """The shape between the last comma before a cue and the cue, if that is short."""
    comma = shape.rfind(",", max(first, at - SHORT), at)
    return shape[comma:at] if comma >= 0 else "none"


def _is_somebody(rest: str) -> bool:
    """Whether what follows a cue can be who said it: ", said *the mayor, a critic of the plan*."."""
    return rest[:1] not in ("", "p", "0", ",") and NO_CLAUSE.issuperset(rest)
