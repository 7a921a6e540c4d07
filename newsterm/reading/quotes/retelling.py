"""What somebody is told to have said, wanted or believed, without marks or with some words in marks:
"Ann Lee said that ...", "..., according to the minister", "his plan to ...".

Learned: a cue, the clause beside it, and who tells are decided one after the other by weights; how sure
the whole is, is the product of how sure each is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsterm.reading.quotes.candidates import Candidate
from newsterm.reading.quotes.clauses import (
    end_before_features,
    end_features,
    ends_after,
    ends_before,
    start_before_features,
    start_features,
    starts_after,
    starts_before,
)
from newsterm.reading.quotes.cues import Cue, cue_features, cues_in
from newsterm.reading.quotes.passage import Passage
from newsterm.reading.quotes.tellers import Told, candidate_of, heads_of, nobody_features, teller_features
from newsterm.reading.quotes.weights import Weight, best_of, probability, total

LIKELY = 0.4  # cues less probable than this are left alone
SURE = 0.1  # and all that is less sure than this
SURE_UNNAMED = 0.3  # or where nobody is named who tells
CALIBRATION = 0.6  # steps that depend on each other are surer together than their product
SHORTEST = 3  # words before a cue
MARKED = 0.75  # of a clause: if more of it is in marks, the marks tell all
NAMED = re.compile(r",[NTGo]{2,5},")  # according to the mayor, *Ann Lee*, ...
SENTENCE = re.compile(r"[^.¶]+")

Weights = Mapping[str, Weight]


class Retold(NamedTuple):
    """Words that are retold, with who tells (None: nobody is named); how sure the whole is, and how sure
    the teller (0-1)."""

    told: Told
    teller: Candidate | None
    probability: float
    teller_sure: float


def retold_in(passage: Passage, weight: Weights, *, marked_only: bool = False) -> list[Retold]:
    """All that is retold, in its order, no two over the same words; with `marked_only`, what is in
    sentences with words in marks."""
    found: list[Retold] = []
    for sentence in SENTENCE.finditer(passage.shape):
        if not marked_only or "Q" in sentence.group():
            found += _apart(list(_in_sentence(passage, *sentence.span(), weight)))
    return found


def _in_sentence(passage: Passage, first: int, last: int, weight: Weights) -> Iterator[Retold]:
    for cue in cues_in(passage, first, last, weight["cue stems"]):
        features = cue_features(passage, cue)
        after, before = (
            probability(weight["cue after"], features),
            probability(weight["cue before"], features),
        )
        if after >= LIKELY:
            yield from _finished(passage, weight, *_after(passage, weight, cue, after), after)
        if before >= LIKELY:
            yield from _finished(passage, weight, *_before(passage, weight, cue), before)


def _after(passage: Passage, weight: Weights, cue: Cue, sure: float) -> tuple[Told | None, float]:
    """What is retold after a cue that is so `sure`, and how sure its bounds are."""
    starts = starts_after(passage, cue)
    if not starts:
        return None, 0.0
    learned = weight["start after"]
    number, start_sure = best_of([total(learned, start_features(passage, cue, start)) for start in starts])
    if sure * start_sure <= SURE:
        return None, 0.0
    start = starts[number]
    if passage.shape[cue.at] == "a" and (named := NAMED.match(passage.shape, start - 1, cue.last)):
        start = named.end()
    ends, learned = ends_after(passage, cue, start), weight["end after"]
    number, end_sure = best_of([total(learned, one) for one in end_features(passage, cue, start, ends)])
    return Told(cue, start, ends[number], follows=True), start_sure * end_sure


def _before(passage: Passage, weight: Weights, cue: Cue) -> tuple[Told | None, float]:
    """What is retold before a cue, and how sure its bounds are."""
    ends = ends_before(passage, cue)
    if not ends:
        return None, 0.0
    learned = weight["end before"]
    number, end_sure = best_of([total(learned, end_before_features(passage, cue, end)) for end in ends])
    end = ends[number]
    if end - cue.first < SHORTEST:
        return None, 0.0
    starts, learned = starts_before(passage, cue, end), weight["start before"]
    features = [start_before_features(passage, cue, start, end) for start in starts]
    number, start_sure = best_of([total(learned, one) for one in features])
    if "Q" in passage.shape[cue.first : starts[number]]:
        return None, 0.0  # “It rains,” Ann Lee, *the mayor*, told us
    return Told(cue, starts[number], end, follows=False), start_sure * end_sure


def _finished(
    passage: Passage, weight: Weights, told: Told | None, bounds: float, cue: float
) -> Iterator[Retold]:
    """What is retold, with its teller; nothing where it is hardly more than a stretch in marks."""
    if told is None or cue * bounds <= SURE or _marked_share(passage, told) > MARKED:
        return
    heads, learned = heads_of(passage, told), weight["teller"]
    totals = [total(learned, teller_features(passage, told, *head)) for head in heads]
    number, sure = best_of([*totals, total(learned, nobody_features(passage, told))])
    teller = candidate_of(passage, told, *heads[number]) if number < len(heads) else None
    whole = cue * bounds * sure
    if whole > (SURE if teller else SURE_UNNAMED):
        yield Retold(told, teller, whole**CALIBRATION, sure)


def _marked_share(passage: Passage, told: Told) -> float:
    """How much of what is retold stands in marks (0-1)."""
    if told.start >= told.end:
        return 1.0
    span = passage.span(told.start, told.end)
    marked = [
        passage.stretches[word].outer for word in range(told.start, told.end) if passage.shape[word] == "Q"
    ]
    return sum(outer.end - outer.start for outer in marked) / (span.end - span.start)


def _apart(found: Sequence[Retold]) -> list[Retold]:
    """Of those over the same words the surest."""
    kept: list[Retold] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: -one.probability):
        words = range(one.told.start, one.told.end)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(one)
    return sorted(kept, key=lambda one: one.told.start)
