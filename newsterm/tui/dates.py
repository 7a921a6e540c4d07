"""How old news is, in as few letters as say it."""

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


def day_name(day: date, today: date) -> str:
    """What the heading of a day says: ``YESTERDAY``, ``MONDAY``, ``12 NOVEMBER``, ``3 MARCH 2024``."""
    if day >= today:
        return "TODAY"
    if day == today - timedelta(days=1):
        return "YESTERDAY"
    if day > today - timedelta(days=7):
        return f"{day:%A}".upper()
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {day:%B}{year}".upper()
