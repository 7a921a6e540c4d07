"""What the table of sources says: its rows, their orders, its columns, and the words under it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from newsterm.cleaner import clean_line
from newsterm.store.health import WORDS, Health, health_of, spelled_until
from newsterm.store.subscriptions import SourceState
from newsterm.tui.cells import fitted
from newsterm.tui.dates import age, wait

GAP = 2
"""Cells between two columns."""


class SourceRow(NamedTuple):
    """A source, and how it is."""

    state: SourceState
    health: Health

    @property
    def name(self) -> str:
        """What to call it, in one line."""
        return clean_line(self.state.title).strip()

    @property
    def is_bad(self) -> bool:
        """Whether nothing comes from it any more."""
        return self.health.word in ("gone", "dead", "failing")

    def next_try(self, now: datetime) -> str:
        """When it is asked for again, in a few letters."""
        moments = [moment for moment in (self.state.poll.due, self.state.held_until) if moment]
        return "never" if self.state.poll.gone else wait(max(moments, default=None), now)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its cells (0: all that are left), what it says at a moment, and from how many
    cells of the screen on it is shown."""

    heading: str
    width: int
    words: Callable[[SourceRow, datetime], str]
    is_number: bool = False
    shown_from: int = 0

    def cell(self, words: str, room: int, ellipsis: str) -> str:
        """The words in exactly the cells of the column, which are `room` where it takes what is left."""
        width = self.width or room
        return f"{words:>{width}}" if self.is_number else fitted(words, width, ellipsis)


STATE = "STATE"
"""The heading of the column that may be lit as a warning."""

COLUMNS: Sequence[Column] = (
    Column("SOURCE", 0, lambda row, _: row.name),
    Column("FOLDER", 18, lambda row, _: _folder(row.state), shown_from=100),
    Column("UNREAD", 14, lambda row, _: f"{row.state.unread:,}/{row.state.total:,}", is_number=True),
    Column("A WEEK", 7, lambda row, _: _rate(row.state.a_week), is_number=True),
    Column("LAST", 6, lambda row, now: age(row.state.poll.succeeded, now) or "-"),
    Column(STATE, 7, lambda row, _: row.health.word),
    Column("NEXT", 5, lambda row, now: row.next_try(now)),
)

ORDERS: Mapping[str, Callable[[SourceRow], tuple[object, ...]]] = {
    "what is broken first": lambda row: (WORDS.index(row.health.word),),
    "by name": lambda _: (),
    "most unread first": lambda row: (-row.state.unread,),
    "most news a week first": lambda row: (-row.state.a_week,),
}
"""The orders by what they are called; the name decides between equals."""


def source_rows(states: Iterable[SourceState], order: str, now: datetime) -> list[SourceRow]:
    """The sources in an order of `ORDERS`, as they are at this moment."""
    rows = [SourceRow(state, health_of(state, now)) for state in states]
    return sorted(rows, key=lambda row: (*ORDERS[order](row), row.name.casefold()))


def columns_of(width: int) -> tuple[Sequence[Column], int]:
    """The columns that a table of so many cells shows, and how many are left for the first of them."""
    shown = [column for column in COLUMNS if width >= column.shown_from]
    taken = sum(column.width + GAP for column in shown)
    return shown, max(8, width - taken)


def about(row: SourceRow, now: datetime) -> str:
    """What is to be known of a source: what is wrong and what to do, else how it goes."""
    poll = row.state.poll
    if wrong := " ".join(filter(None, (_sentence(poll.error), row.health.advice))):
        return wrong
    asked = f"Refreshed {_clock(poll.succeeded)}" if poll.succeeded else "Never refreshed"
    newest = f"; its newest article is from {_clock(row.state.newest)}" if row.state.newest else ""
    return f"{asked}{newest}. newsterm asks again {spelled_until(poll.due, now)}."


def _folder(state: SourceState) -> str:
    return clean_line(", ".join("/".join(folder) for folder in state.subscription.folders if folder))


def _rate(a_week: float) -> str:
    return f"{a_week:,.0f}" if a_week >= 10 or not a_week else f"{a_week:.1f}"


def _sentence(error: str) -> str:
    return f"{clean_line(error).rstrip('.')}." if error else ""


def _clock(moment: datetime) -> str:
    there = moment.astimezone()
    return f"{there.day} {there:%b %Y, %H:%M}"
