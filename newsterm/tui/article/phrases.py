"""Words from outside, numbers, times and addresses as they are said in an article's furniture."""

import re
from datetime import datetime

from newsterm.cleaner import clean_line
from newsterm.reading.duration import reading_minutes
from newsterm.tui.cells import isolated

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def shown(words: str) -> str:
    """Words from outside as they may stand among others in a line."""
    return isolated(clean_line(words).strip())


def minutes(text: str) -> int:
    """How long a text takes to read, in whole minutes; at least one."""
    return max(1, round(reading_minutes(text)))


def moment(when: datetime) -> str:
    """Day and time where the reader is: ``23 Nov 2026, 14:02``."""
    here = when.astimezone()
    return f"{here.day} {here:%b %Y, %H:%M}"


def day(when: datetime | None) -> str:
    """The day where the reader is: ``23 Nov 2026``; nothing for an unknown one."""
    return f"{when.astimezone().day} {when.astimezone():%b %Y}" if when else ""


def lasting(seconds: int) -> str:
    """How long something lasts: ``43 min``, ``1 h 5 min``, ``40 s``; nothing for what isn't known."""
    if seconds < 60:
        return f"{seconds} s" if seconds > 0 else ""
    hours, left = divmod(round(seconds / 60), 60)
    return " ".join(filter(None, (f"{hours:,} h" if hours else "", f"{left} min" if left else "")))


def leads_somewhere(url: str) -> bool:
    """Whether a reader can be sent to this address: only the web and mail."""
    return bool(_ADDRESS.fullmatch(url))


def bare(url: str) -> str:
    """An address as people write it."""
    return re.sub("^https?://", "", shown(url))
