"""How old news is, in as few letters as say it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta


def age(moment: datetime | None, now: datetime) -> str:
    """At most six letters: ``now``, ``5m``, ``2h``, ``3d``, then ``12 Nov``, then ``2024``."""
    if moment is None:
        return ""
    seconds = (now - moment).total_seconds()
    if seconds < 60:
        return "now"
    if seconds < 3600:
        return f"{seconds // 60:.0f}m"
    if seconds < 86400:
        return f"{seconds // 3600:.0f}h"
    if seconds < 7 * 86400:
        return f"{seconds // 86400:.0f}d"
    there, here = moment.astimezone(), now.astimezone()
    return f"{there.day} {there:%b}" if there.year == here.year else f"{there.year}"


def wait(moment: datetime | None, now: datetime) -> str:
    """How long until then, in at most four letters: ``5m``, ``2h``, ``3d``; ``now`` for what is due."""
    seconds = (moment - now).total_seconds() if moment else 0
    if seconds <= 0:
        return "now"
    for size, unit in ((86400, "d"), (3600, "h")):
        if seconds >= size:
            return f"{seconds / size:.0f}{unit}"
    return f"{max(1, seconds / 60):.0f}m"


@dataclass(frozen=True, slots=True)
class Period:
    """The days that stand under one heading: from `first` up to, not including, `after`."""

    first: date
    after: date
    name: str


def period_of(day: date, today: date) -> Period:
    """``TODAY`` (and what is dated in the future), ``YESTERDAY``, a weekday of the last week, or else what
    is left of a month: ``MARCH``, ``MARCH 2024``."""
    if day >= today:
        return Period(today, date.max, "TODAY")
    week_ago = today - timedelta(days=6)
    if day >= week_ago:
        name = "YESTERDAY" if day == today - timedelta(days=1) else f"{day:%A}".upper()
        return Period(day, day + timedelta(days=1), name)
    first = day.replace(day=1)
    next_month = (first + timedelta(days=32)).replace(day=1) if first < date(9999, 12, 1) else date.max
    year = "" if day.year == today.year else f" {day.year}"
    return Period(first, min(next_month, week_ago), f"{day:%B}{year}".upper())
