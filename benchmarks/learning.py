"""Learn weights from examples: logistic and softmax regression, averaged, in plain Python."""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Weights = dict[str, float]

ROUNDS = 6
RATE = 0.1
DECAY = 2e-4
NOTHING = 1e-3  # pulls smaller than this change nothing
MOST = 30.0


class Choice(NamedTuple):
    """The features of each option, and which options are right."""

    options: Sequence[Sequence[str]]
    right: Sequence[int]


class _Learner:
    """Weights by number that are pulled by gradients (AdaGrad); what comes out is their mean over the
    later rounds."""

    def __init__(self, features: Iterable[str], seldom: int) -> None:
        counts = Counter(features)
        often = (name for name, count in counts.items() if count >= seldom)
        self.numbers = {name: number for number, name in enumerate(often)}
        self.weights = [0.0] * len(self.numbers)
        self._squares = [0.1] * len(self.numbers)
        self._sums = [0.0] * len(self.numbers)
        self._rounds = 0

    def coded(self, features: Iterable[str]) -> list[int]:
        numbers = self.numbers
        return [numbers[name] for name in features if name in numbers]

    def pull(self, number: int, gradient: float) -> None:
        gradient -= DECAY * self.weights[number]
        self._squares[number] += gradient * gradient
        self.weights[number] += RATE * gradient / math.sqrt(self._squares[number])

    def remember(self) -> None:
        self._rounds += 1
        self._sums = [total + weight for total, weight in zip(self._sums, self.weights, strict=True)]

    def learned(self, smallest: float) -> Weights:
        means = ((name, self._sums[number] / self._rounds) for name, number in self.numbers.items())
        return {name: round(mean, 2) for name, mean in sorted(means) if abs(mean) >= smallest}


def yes_or_no(
    examples: Sequence[tuple[Sequence[str], bool]], *, seldom: int, smallest: float, seed: int = 1
) -> Weights:
    """Weights whose sum is the log odds of a yes. Features seen fewer than `seldom` times are left out,
    weights nearer to nothing than `smallest` too."""
    learner = _Learner((name for features, _ in examples for name in features), seldom)
    coded = [(learner.coded(features), answer) for features, answer in examples]
    shuffle = random.Random(seed)
    for number in range(ROUNDS):
        shuffle.shuffle(coded)
        for features, answer in coded:
            total = sum([learner.weights[name] for name in features])
            gradient = answer - 1 / (1 + math.exp(-max(-MOST, min(MOST, total))))
            if abs(gradient) > NOTHING:
                for name in features:
                    learner.pull(name, gradient)
        if number >= ROUNDS // 2:
            learner.remember()
    return learner.learned(smallest)


def one_of(examples: Sequence[Choice], *, seldom: int, smallest: float, seed: int = 1) -> Weights:
    """Weights that give the right ones among some options most probability."""
    names = (name for choice in examples for option in choice.options for name in option)
    learner = _Learner(names, seldom)
    coded = [([learner.coded(option) for option in choice.options], choice.right) for choice in examples]
    shuffle = random.Random(seed)
    for number in range(ROUNDS):
        shuffle.shuffle(coded)
        for options, right in coded:
            for name, gradient in _gradient(learner.weights, options, right).items():
                learner.pull(name, gradient)
        if number >= ROUNDS // 2:
            learner.remember()
    return learner.learned(smallest)


def _gradient(
    weights: Sequence[float], options: Sequence[Sequence[int]], right: Sequence[int]
) -> dict[int, float]:
    totals = [sum([weights[name] for name in option]) for option in options]
    top = max(totals)
    mass = [math.exp(total - top) for total in totals]
    whole, good = sum(mass), sum(mass[number] for number in right)
    gradient: dict[int, float] = defaultdict(float)
    for number, option in enumerate(options):
        wanted = mass[number] / good if number in right else 0.0
        pull = wanted - mass[number] / whole
        if abs(pull) > NOTHING:
            for name in option:
                gradient[name] += pull
    return gradient
