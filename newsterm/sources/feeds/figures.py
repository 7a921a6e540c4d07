"""Figures as feeds give them: counts, durations, degrees; whatever is none of use is 0 or nothing."""

import re

_COUNT = re.compile(r"\+?(\d{1,15})(?:\.\d*)?", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:\.\d*)?", re.ASCII)
_DEGREES = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,15})?", re.ASCII)
_LONGEST = 31 * 24 * 3600  # seconds; what is said to last longer is said wrong


def number_in(said: str | None) -> int:
    """A count as attributes and elements give it, 0 if they don't."""
    found = _COUNT.fullmatch((said or "").strip())
    return int(found[1]) if found else 0


def seconds_in(said: str | None) -> int:
    """How long something lasts, of "1:02:03", "62:03" or a number of seconds; 0 if unsaid."""
    said = (said or "").strip()
    clock = _CLOCK.fullmatch(said)
    hours, minutes, seconds = (
        (int(part or 0) for part in clock.groups()) if clock else (0, 0, number_in(said))
    )
    total = hours * 3600 + minutes * 60 + seconds
    return total if total <= _LONGEST else 0


def degrees_in(said: str | None, most: int) -> str:
    """A latitude or a longitude, of at most so many degrees, as it is written; "" for none."""
    said = (said or "").strip()
    return said if _DEGREES.fullmatch(said) and abs(float(said)) <= most else ""
