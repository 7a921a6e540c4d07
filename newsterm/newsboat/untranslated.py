"""What of newsboat's files has no place here."""

from typing import NamedTuple


class Untranslated(NamedTuple):
    """A line that can't be translated: its number from 1, what stands there, and why not."""

    line: int
    what: str
    reason: str
