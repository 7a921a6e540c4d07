"""Whose words a marked stretch holds: candidate speakers weighed by a few features, in the order of the text.

A candidate's score is the sum of its features' weights (``weights.json``, learned; the features'
names say what they are). The probability of each is the softmax over the candidates of a stretch.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newsterm.reading.quotes.candidates import Candidate, candidates_between
from newsterm.reading.quotes.passage import Passage

FAR = 3  # counts above this are all "many"
NEAREST = 14  # candidates looked at on each side of a stretch
REACH = 150  # words from a stretch in which its speaker may be named


class Paragraph(NamedTuple):
    """The words `first` up to `last`, its end mark included."""

    number: int
    first: int
    last: int


class Choice(NamedTuple):
    """Who is chosen for a stretch: a candidate, or None for the previous speaker going on; how sure."""

    candidate: Candidate | None
    probability: float
    margin: float


class Scene(NamedTuple):
    """The words that may tell who says the stretch at word `quote`: its paragraph and those around it."""

    passage: Passage
    quote: int
    paragraph: Paragraph
    candidates: Sequence[Candidate]
    previous: Candidate | None  # who spoke before
    gap: int  # paragraphs since


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The learned weights: of the speaker's features, and of those that tell speech from other marked words."""
    found: Mapping[str, Mapping[str, float]] = json.loads(
        (files(__package__) / "weights.json").read_text("utf-8")
    )
    return found


def choose(scene: Scene, weight: Mapping[str, float]) -> Choice:
    """The most probable speaker of a scene."""
    options: list[Candidate | None] = [*scene.candidates, None]
    scores = [sum(weight.get(name, 0.0) for name in features(scene, option)) for option in options]
    best = max(range(len(options)), key=scores.__getitem__)
    mass = [math.exp(score - scores[best]) for score in scores]
    return Choice(options[best], 1 / sum(mass), scores[best] - scores[-1])


def features(scene: Scene, option: Candidate | None) -> Iterator[str]:
    """The names of the features that hold of a candidate; of None: that the previous speaker goes on."""
    if option is None:
        yield from _carried(scene)
        return
    where = _place(scene, option)
    near = _nearness(scene, option)
    shape = scene.passage.shape
    speaking = "S" if option.saying else "R"
    yield f"kind {option.kind}"
    yield f"place {where}"
    yield f"link {option.link}{speaking}"
    yield f"link {option.link}{speaking} {where} {near}"
    yield f"link {option.link} {option.kind}"
    yield f"between {where[0]} {_between(scene, option)}"
    yield f"speakers between {where[0]} {_speakers_between(scene, option)}"
    before = shape[option.first - 1] if option.first else "¶"
    after = shape[option.last] if option.last < len(shape) else "¶"
    yield f"before {before} {option.link == 'inverted'}"
    yield f"after {after}"
    yield f"around {before}{after} {where[0]}"
    yield f"kind {option.kind} {where}"
    yield f"opens {before in '.¶Q'} {where}"
    if scene.previous is not None:
        yield f"same {_same(scene.passage, option, scene.previous)} {option.kind}"


def _carried(scene: Scene) -> Iterator[str]:
    """The features of the previous speaker going on without being named."""
    _, first, last = scene.paragraph
    around = scene.passage.shape[max(first, scene.quote - REACH) : min(last, scene.quote + REACH)]
    speaking = sum(c.speaks and first <= c.first < last for c in scene.candidates)
    yield "carried"
    yield f"carried gap {min(scene.gap, FAR)}"
    yield f"carried speaking {min(speaking, 2)}"
    yield f"carried alone {around.strip('¶.') in ('Q', 'QQ', 'Q.Q')}"
    yield f"carried nobody {scene.previous is None}"
    stretch = scene.passage.stretches[scene.quote]
    yield f"carried reopens {stretch.reopens}"
    yield f"carried reopens {stretch.reopens} {min(speaking, 2)}"


def _place(scene: Scene, option: Candidate) -> str:
    """Where a candidate stands from the stretch: before or after, how many sentences and paragraphs away."""
    shape = scene.passage.shape
    if option.first < scene.quote:
        side, between = "L", shape[option.last : scene.quote]
    else:
        side, between = "R", shape[scene.quote + 1 : option.first]
    if "¶" in between:
        return f"{side}¶{min(between.count('¶'), 2)}"
    return f"{side}{min(between.count('.'), FAR)}"


def _nearness(scene: Scene, option: Candidate) -> str:
    """How near its verb stands to the stretch."""
    if option.verb < 0:
        return "-"
    between = (
        scene.passage.shape[option.verb + 1 : scene.quote]
        if option.verb < scene.quote
        else scene.passage.shape[scene.quote + 1 : option.verb]
    )
    if "." in between or "¶" in between:
        return "away"
    distance = len(between)
    return "next" if distance <= 1 else "near" if distance <= 4 else "far"


def _between(scene: Scene, option: Candidate) -> int:
    """How many candidates stand between this one and the stretch (at most FAR)."""
    low, high = sorted((option.first, scene.quote))
    return min(sum(low < c.first < high for c in scene.candidates), FAR)


def _speakers_between(scene: Scene, option: Candidate) -> int:
    """How many with a verb of their own stand between this one and the stretch (at most FAR)."""
    low, high = sorted((option.first, scene.quote))
    return min(sum(c.speaks and low < c.first < high for c in scene.candidates), FAR)


def _same(passage: Passage, option: Candidate, previous: Candidate) -> str:
    """Whether a candidate may be the one who spoke before: by a shared name, or a pronoun."""
    if option.first == previous.first:
        return "very"
    ours = {w for w, s in _named(passage, option) if s == "N"}
    theirs = {w for w, s in _named(passage, previous) if s == "N"}
    return "yes" if ours & theirs else "no"


def _named(passage: Passage, candidate: Candidate) -> Iterator[tuple[str, str]]:
    span = slice(candidate.first, candidate.last)
    return zip(passage.words[span], passage.shape[span], strict=True)


def scenes(passage: Passage) -> Iterator[tuple[int, Paragraph, list[Candidate]]]:
    """Each marked stretch (its word), its paragraph, and its candidates: those of its paragraph, and those
    with a verb in the paragraphs around it; of each side the nearest."""
    blocks = _paragraphs(passage)
    found: dict[int, list[Candidate]] = {}
    number = 0
    for quote in passage.stretches:
        while blocks[number].last <= quote:
            number += 1
        around: list[Candidate] = []
        for block in blocks[max(0, number - 1) : number + 2]:
            if block.number not in found:
                found[block.number] = candidates_between(passage, block.first, block.last)
            around += _nearest(found[block.number], quote, block.number != number)
        yield quote, blocks[number], around


def _paragraphs(passage: Passage) -> list[Paragraph]:
    ends = [place + 1 for place, letter in enumerate(passage.shape) if letter == "¶"]
    return [
        Paragraph(number, first, last)
        for number, (first, last) in enumerate(zip([0, *ends], ends, strict=False))
    ]


def _nearest(candidates: Sequence[Candidate], quote: int, elsewhere: bool) -> Iterator[Candidate]:
    """Those of a paragraph's candidates that stand near a stretch; from another paragraph, those who speak."""
    middle = bisect_left(candidates, (quote,))
    for candidate in candidates[max(0, middle - NEAREST) : middle + NEAREST]:
        if abs(candidate.first - quote) <= REACH and (candidate.speaks or not elsewhere):
            yield candidate
