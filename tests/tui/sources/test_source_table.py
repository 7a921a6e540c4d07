"""The table of sources: its orders, its columns, and what it says of one."""

from datetime import UTC, datetime, timedelta

import pytest

from newsterm.model import Poll, Subscription
from newsterm.store.subscriptions import SourceState
from newsterm.tui.sources.source_table import GAP, ORDERS, about, columns_of, source_rows

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def state(name: str, poll: Poll, unread: int = 0, a_week: float = 0.0) -> SourceState:
    address = f"https://{name.split()[0].lower()}.example/feed"
    folders = (("world", "north"),)
    return SourceState(Subscription(name, address, name, folders), name, unread, 9, poll, NOW - HOUR, a_week)


FINE = Poll(asked=NOW - 2 * HOUR, succeeded=NOW - 2 * HOUR, due=NOW + 3 * HOUR)
STATES = [
    state("Salen Review", FINE, 3, 12.0),
    state("delta courier", FINE, 5, 0.5),
    state("Harbour Post", Poll(asked=NOW, error="There is nothing here (404)", failures=1, due=NOW + HOUR)),
    state("Reed Gazette", Poll(asked=NOW, error="It is gone (410)", gone=True)),
]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("what is broken first", ["Reed Gazette", "Harbour Post", "delta courier", "Salen Review"]),
        ("by name", ["delta courier", "Harbour Post", "Reed Gazette", "Salen Review"]),
        ("most unread first", ["delta courier", "Salen Review", "Harbour Post", "Reed Gazette"]),
        ("most news a week first", ["Salen Review", "delta courier", "Harbour Post", "Reed Gazette"]),
    ],
)
def test_sources_are_sorted(order: str, names: list[str]) -> None:
    assert names == [row.name for row in source_rows(STATES, order, NOW)]


def test_a_row_says_how_a_source_is() -> None:
    columns, _ = columns_of(120)
    gone, failing, fine, _ = (
        [column.words(row, NOW) for column in columns]
        for row in source_rows(STATES, "what is broken first", NOW)
    )
    assert ["Reed Gazette", "world/north", "0/9", "0", "-", "gone", "never"] == gone
    assert ["Harbour Post", "world/north", "0/9", "0", "-", "failing", "1h"] == failing
    assert ["delta courier", "world/north", "5/9", "0.5", "2h", "ok", "3h"] == fine


@pytest.mark.parametrize("width", [80, 99, 100, 150])
def test_columns_fill_the_width(width: int) -> None:
    columns, room = columns_of(width)
    assert width == sum(len(column.cell("word", room, "…")) + GAP for column in columns)
    assert ("FOLDER" in {column.heading for column in columns}) == (width >= 100)


def test_what_is_wrong_is_said_with_what_to_do() -> None:
    gone, failing, fine, _ = source_rows(STATES, next(iter(ORDERS)), NOW)
    assert "It is gone (410). Gone for good since 24 November: remove it." == about(gone, NOW)
    assert "There is nothing here (404). newsterm asks again in 60 minutes." == about(failing, NOW)
    assert about(fine, NOW).startswith("Refreshed 24 Nov 2026, ")
    assert about(fine, NOW).endswith("newsterm asks again in 3 hours.")
