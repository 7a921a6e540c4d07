"""Whose words a marked stretch holds: candidate speakers weighed by a few features, in the order of the text.

A candidate's score is the sum of its features' weights (see weights.py; the features' names say what
they are). The probability of each is the softmax over the candidates of a stretch.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsterm.reading.quotes.candidates import Candidate, Paragraph
from newsterm.reading.quotes.passage import Passage
from newsterm.reading.quotes.phrasing import phrasing_features
from newsterm.reading.quotes.weights import Weight, best_of, total

NAMELESS = frozenset({"pronoun", "first"})
FAR = 3  # counts above this are all "many"
NEAREST = 14  # candidates looked at on each side of a stretch
SHORTLIST = 4  # candidates that are looked at closer
REACH = 150  # words from a stretch in which its speaker may be named


class Choice(NamedTuple):
    """Who is chosen for a stretch, None for the previous speaker going on; how sure (0-1)."""

    candidate: Candidate | None
    probability: float


class Scene(NamedTuple):
    """The words that may tell who says the stretch at word `quote`: its paragraph and those around it;
    `middle` of the candidates stand before it."""

    passage: Passage
    quote: int
    paragraph: Paragraph
    candidates: Sequence[Candidate]
    middle: int
    previous: Candidate | None = None  # who spoke before
    gap: int = 0  # paragraphs since


def choose(scene: Scene, weight: Weight, closer: Weight | None = None) -> Choice:
    """The most probable speaker of a scene; with weights for a `closer` look, of the best few by that."""
    options: Sequence[int] = range(len(scene.candidates) + 1)
    names = [features(scene, number) for number in options]
    totals = [total(weight, one) for one in names]
    if closer:
        options = shortlist(totals)
        totals = [
            total(closer, names[number]) + total(closer, _phrasing(scene, number)) for number in options
        ]
    best, probability = best_of(totals)
    number = options[best]
    return Choice(scene.candidates[number] if number < len(scene.candidates) else None, probability)


def shortlist(totals: Sequence[float]) -> list[int]:
    """The numbers of the best few."""
    return sorted(range(len(totals)), key=lambda number: -totals[number])[:SHORTLIST]


def closer_features(scene: Scene, number: int) -> list[str]:
    """The features of an option, those of the words themselves too."""
    return features(scene, number) + _phrasing(scene, number)


def _phrasing(scene: Scene, number: int) -> list[str]:
    option = scene.candidates[number] if number < len(scene.candidates) else None
    return phrasing_features(scene.passage, scene.quote, option)


def features(scene: Scene, number: int) -> list[str]:
    """The names of the features that hold of a candidate by its number; of the number after the last:
    that the previous speaker goes on."""
    if number == len(scene.candidates):
        return _carried(scene)
    option = scene.candidates[number]
    shape, kind = scene.passage.shape, option.kind
    where, near = _place(scene, option), _nearness(scene, option)
    side = where[0]
    link = f"{option.link}{'S' if option.saying else 'R'}"
    before, after = _neighbours(shape, option)
    names = [
        f"kind {kind}",
        f"place {where}",
        f"link {link}",
        f"link {link} {where} {near}",
        f"link {option.link} {kind}",
        f"between {side} {_between(scene, number)}",
        f"speakers between {side} {_speakers_between(scene, number)}",
        f"before {before} {option.link == 'inverted'}",
        f"after {after}",
        f"around {before}{after} {side}",
        f"kind {kind} {where}",
        f"opens {before in '.¶Q'} {where}",
    ]
    if scene.previous is not None:
        names.append(f"same {_same(scene.passage, option, scene.previous)} {kind}")
    return names


def _neighbours(shape: str, option: Candidate) -> tuple[str, str]:
    """What stands before and after a candidate; a subject after its verb is seen as if before it."""
    if option.link == "subject" and 0 < option.verb < option.first:
        return shape[option.verb - 1], shape[option.verb]
    return shape[option.first - 1] if option.first else "¶", shape[option.last]


def _carried(scene: Scene) -> list[str]:
    """The features of the previous speaker going on without being named."""
    first, last = scene.paragraph.first, scene.paragraph.last
    around = scene.passage.shape[max(first, scene.quote - REACH) : min(last, scene.quote + REACH)]
    here = sum(c.speaks and first <= c.first < last for c in scene.candidates)
    reopens = scene.passage.stretches[scene.quote].reopens
    return [
        "carried",
        f"carried gap {min(scene.gap, FAR)}",
        f"carried speaking {min(here, 2)}",
        f"carried alone {around.strip('¶.') in ('Q', 'QQ', 'Q.Q')}",
        f"carried nobody {scene.previous is None}",
        f"carried reopens {reopens}",
        f"carried reopens {reopens} {min(here, 2)}",
    ]


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


def _between(scene: Scene, number: int) -> int:
    """How many candidates stand between this one and the stretch (at most FAR)."""
    return min(scene.middle - number - 1 if number < scene.middle else number - scene.middle, FAR)


def _speakers_between(scene: Scene, number: int) -> int:
    """How many with a verb of their own stand between this one and the stretch (at most FAR)."""
    between = (
        scene.candidates[number + 1 : scene.middle]
        if number < scene.middle
        else scene.candidates[scene.middle : number]
    )
    count = 0
    for candidate in between:
        count += candidate.speaks
    return min(count, FAR)


def _same(passage: Passage, option: Candidate, previous: Candidate) -> str:
    """Whether a candidate may be the one who spoke before: by a shared name, or a pronoun."""
    if option.first == previous.first:
        return "very"
    if option.kind in NAMELESS or previous.kind in NAMELESS:
        return "no"
    return "yes" if _names(passage, option) & _names(passage, previous) else "no"


def _names(passage: Passage, candidate: Candidate) -> set[str]:
    shape = passage.shape
    return {passage.word(n) for n in range(candidate.first, candidate.last) if shape[n] == "N"}


def scenes(passage: Passage, cast: Sequence[Paragraph]) -> Iterator[Scene]:
    """Each marked stretch with its candidates: those of its paragraph, and those with a verb in the
    paragraphs around it; of each side the nearest. Who spoke before is for the caller to add."""
    number = 0
    for quote in passage.stretches:
        while cast[number].last <= quote:
            number += 1
        around: list[Candidate] = []
        for paragraph in cast[max(0, number - 1) : number + 2]:
            around += _nearest(paragraph.candidates, quote, elsewhere=paragraph is not cast[number])
        yield Scene(passage, quote, cast[number], around, bisect_left(around, (quote,)))


def _nearest(candidates: Sequence[Candidate], quote: int, *, elsewhere: bool) -> Iterator[Candidate]:
    """The candidates of a paragraph near a stretch; of another paragraph, those who speak."""
    middle = bisect_left(candidates, (quote,))
    for candidate in candidates[max(0, middle - NEAREST) : middle + NEAREST]:
        if abs(candidate.first - quote) <= REACH and (candidate.speaks or not elsewhere):
            yield candidate
