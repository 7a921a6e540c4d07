"""Where the days of a list begin."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from newsterm.tui.dates import period_of
from newsterm.tui.headlines.days import day_headings
from newsterm.tui.headlines.row_lines import Heading

NOW = datetime(2026, 5, 20, 14, 0, tzinfo=UTC)


def moment_of(row: int) -> datetime:
    """A row is so many minutes before now."""
    return NOW - timedelta(minutes=-row)


def spelled_out(rows: list[int]) -> list[Heading]:
    """The slow way: a look at every row."""
    today = NOW.astimezone().date()
    names = [period_of(moment_of(row).astimezone().date(), today).name for row in rows]
    return [
        Heading(index, name)
        for index, name in enumerate(names)
        if (names[index - 1] != name if index else name != "TODAY")
    ]


@given(st.lists(st.integers(-100_000, 0)))
def test_a_period_has_one_heading_where_it_begins(minutes: list[int]) -> None:
    newest, oldest = sorted(minutes, reverse=True), sorted(minutes)
    assert spelled_out(newest) == day_headings(newest, moment_of, NOW)
    assert spelled_out(oldest) == day_headings(oldest, moment_of, NOW, oldest_first=True)


def test_news_of_today_on_top_needs_no_heading() -> None:
    rows = [-10, -20, -24 * 60, -25 * 60]
    assert [Heading(2, "YESTERDAY")] == day_headings(rows, moment_of, NOW)


def test_few_rows_are_looked_at() -> None:
    looks = []

    def looked_at(row: int) -> datetime:
        looks.append(row)
        return moment_of(row)

    day_headings(range(0, -100_000, -1), looked_at, NOW)
    assert len(looks) < 10 * 20
