"""What was learned from annotated articles: a number for each feature of each decision.

A feature is a name ("link subjectS"); a decision is the sum of the weights of the features that hold. The
numbers lie in ``weights.json``, which is read when the first text is; how they were learned, how good they
are and where their limits lie stands in docs/quotations.md.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat

Weight = Mapping[str, float]

MOST = 30.0  # log odds beyond which nothing changes
SET_BY_HAND = {  # too rare in the training articles to be learned well
    "speaker": {"link signedR": 5.0, "link signedS": 5.0},  # "— Name" under a quotation
    "speaker closer": {"link signedR": 12.0, "link signedS": 12.0},
    "cue before": {"inverted ,TrueS": 5.0},  # "The ferry sails on, said the mayor."
    "cue after": {"inverted ,TrueS": -5.0},
    "teller": {"according within R1": -3.0, "according within R2": -3.0},  # to *a statement* from the board
    "speech closer": {"named next": -4.0, "named title": -4.0},
    "speech": {"named next": -4.0, "named title": -4.0},  # the so-called "..."; the film, "The ..."
}


@cache
def weights() -> Mapping[str, Weight]:
    """The weights of each decision by its name."""
    found: dict[str, dict[str, float]] = json.loads((files(__package__) / "weights.json").read_text("utf-8"))
    return with_rare(found)


def with_rare(learned: Mapping[str, Weight]) -> Mapping[str, Weight]:
    """Learned weights and those set by hand."""
    return {name: {**weight, **SET_BY_HAND.get(name, {})} for name, weight in learned.items()}


def total(weight: Weight, features: Iterable[str]) -> float:
    """The sum of the weights of some features."""
    return sum(map(weight.get, features, repeat(0.0)))


def probability(weight: Weight, features: Iterable[str]) -> float:
    """How probable a yes is (0-1)."""
    return 1 / (1 + math.exp(-max(-MOST, min(MOST, total(weight, features)))))


def best_of(totals: Sequence[float]) -> tuple[int, float]:
    """The number of the best of some options, and how probable it is among them (0-1)."""
    best = max(range(len(totals)), key=totals.__getitem__)
    top = totals[best]
    return best, 1 / sum([math.exp(one - top) for one in totals])
