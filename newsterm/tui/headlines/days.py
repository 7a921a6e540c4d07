"""Where the days of a list begin, and farther back its months."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from newsterm.tui.dates import Period, period_of
from newsterm.tui.headlines.row_lines import Heading


def day_headings(
    rows: Sequence[int], moment_of: Callable[[int], datetime], now: datetime, *, oldest_first: bool = False
) -> list[Heading]:
    """A heading above the first headline of each day or month of the reader's clock, found without a look at
    every row; today on top needs none."""
    today = now.astimezone().date()
    headings = []
    index = 0
    while index < len(rows):
        period = period_of(moment_of(rows[index]).astimezone().date(), today)
        if index or period.first < today:
            headings.append(Heading(index, period.name))
        index = _end(rows, index, period, moment_of, oldest_first=oldest_first)
    return headings


def _end(
    rows: Sequence[int],
    index: int,
    period: Period,
    moment_of: Callable[[int], datetime],
    *,
    oldest_first: bool,
) -> int:
    """The first place after `index` that is of another period."""
    if not oldest_first:
        first = _midnight(period.first)
        return bisect_left(rows, 1, index, key=lambda row: moment_of(row) < first)
    if period.after == date.max:
        return len(rows)
    after = _midnight(period.after)
    return bisect_left(rows, 1, index, key=lambda row: moment_of(row) >= after)


def _midnight(day: date) -> datetime:
    """When a day begins by the reader's clock."""
    return datetime.combine(day, time.min).astimezone()
