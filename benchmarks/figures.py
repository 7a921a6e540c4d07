"""Numbers as the tables of the benchmarks show them."""

import statistics
from collections.abc import Iterable


def spread(values: Iterable[float], digits: int = 1) -> str:
    """``median (least to most)``."""
    numbers = sorted(values)
    middle, least, most = (
        f"{number:,.{digits}f}" for number in (statistics.median(numbers), numbers[0], numbers[-1])
    )
    return f"{middle} ({least} to {most})"
