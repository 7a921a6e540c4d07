"""Moments as the store counts them: whole seconds since 1970, UTC; and rows, which are made of them."""

from datetime import UTC, datetime, timedelta

TIE_BITS = 20
"""The bits of a row below its seconds: a million articles of one second stay apart."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def seconds(moment: datetime) -> int:
    """The seconds since 1970 until a moment; a moment without a zone is taken for UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(seconds=1)


def moment(count: int) -> datetime:
    """The moment so many seconds after 1970, or before it."""
    return _EPOCH + timedelta(seconds=count)


def moment_or_none(count: int | None) -> datetime | None:
    """The moment, if there is one."""
    return None if count is None else moment(count)


def moment_of(row: int) -> datetime:
    """The moment a row stands for: when its article was published, or first seen."""
    return moment(row >> TIE_BITS)


def row_at(count: int, tie: int = 0) -> int:
    """The row of so many seconds after 1970, and a tie-breaker for those of the same second."""
    return (count << TIE_BITS) + tie % (1 << TIE_BITS)
