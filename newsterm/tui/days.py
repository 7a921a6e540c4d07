"""Where the days of a list begin."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from newsterm.tui.dates import day_name
from newsterm.tui.row_lines import Heading


def day_headings(
    rows: Sequence[int], moment_of: Callable[[int], datetime], now: datetime, *, oldest_first: bool = False
) -> list[Heading]:
    """A heading above the first headline of each day of the reader's clock, found without a look at every
    row; what comes first and is of today needs none."""
    today = now.astimezone().date()
    headings = []
    index = 0
    while index < len(rows):
        day = moment_of(rows[index]).astimezone().date()
        if index or day < today:
            headings.append(Heading(index, day_name(day, today)))
        index = max(index + 1, _end_of_day(rows, index, day, moment_of, oldest_first=oldest_first))
    return _without_repeats(headings)


def _end_of_day(
    rows: Sequence[int],
    index: int,
    day: date,
    moment_of: Callable[[int], datetime],
    *,
    oldest_first: bool,
) -> int:
    """The first place after `index` that is of another day."""
    if oldest_first:
        midnight = datetime.combine(day + timedelta(days=1), time.min).astimezone()
        return bisect_left(rows, 1, index, key=lambda row: moment_of(row) >= midnight)
    midnight = datetime.combine(day, time.min).astimezone()
    return bisect_left(rows, 1, index, key=lambda row: moment_of(row) < midnight)


def _without_repeats(headings: Sequence[Heading]) -> list[Heading]:
    """One heading where days have the same name: news dated in the future is of today."""
    return [
        heading
        for place, heading in enumerate(headings)
        if not place or headings[place - 1].words != heading.words
    ]
