"""When to ask for a source again: pure functions over polls, with the clock and chance as arguments."""

from enum import StrEnum


class Manner(StrEnum):
    """Why a refresh asks, and so what it leaves alone; hosts that asked for it are left alone by all."""

    DUE = "due"  # by itself: only what is due
    ASKED = "asked"  # the reader asked for everything: but not what was asked for a moment ago, or is gone
    NAMED = "named"  # the reader named it: but not what was asked for a moment ago
    FORCED = "forced"  # the reader insists
