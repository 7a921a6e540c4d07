"""Finds the report in a page: the stretch of lines whose prose outweighs the lines that are none."""

from collections import Counter
from collections.abc import Sequence

from newsterm.model import Span
from newsterm.reading.anatomy.lines import Line

_MOST = 300  # letters a paragraph counts at most, so that one long notice weighs no more than a paragraph
_REFRAIN = 3  # a short line that comes back so often is a label of the page ("Advertisement")


def find_passage(lines: Sequence[Line]) -> Span:
    """The lines from the first to the last of the report's prose, as a span of indices.

    Every line has a weight, prose above zero, all else below; the passage is the stretch of the largest sum.
    """
    best, best_sum, start, running = Span(0, 0), 0, 0, 0
    for index, weight in enumerate(_weights(lines)):
        if running <= 0:
            start, running = index, 0
        running += weight
        if running > best_sum:
            best, best_sum = Span(start, index + 1), running
    return best


def refrains(lines: Sequence[Line]) -> frozenset[str]:
    """The short lines that come back again and again between the others."""
    counts = Counter(line.text for line in lines if line.size <= 60)
    return frozenset(text for text, count in counts.items() if count >= _REFRAIN)


def _weights(lines: Sequence[Line]) -> list[int]:
    """The weight of every line; after the heading of a list prose that stands alone is taken for a teaser."""
    labels = refrains(lines)
    weights = [0] * len(lines)
    counted = [index for index, line in enumerate(lines) if line.text not in labels]
    in_list = False
    for place, index in enumerate(counted):
        line = lines[index]
        beside = [lines[other] for other in counted[max(0, place - 1) : place + 2] if other != index]
        in_company = line.is_prose and any(line.is_prose for line in beside)
        in_list = line.is_heading_of_list or (in_list and not in_company)
        weights[index] = _weight(line, 1 if in_company else 4 if in_list else 2)
    return weights


def _weight(line: Line, divisor: int) -> int:
    if line.is_prose:
        return min(line.size, _MOST) // divisor
    if line.is_legal:
        return -100
    if line.is_heading_of_list:
        return -120
    return -35
