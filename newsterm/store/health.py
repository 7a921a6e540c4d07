"""How a source is, in a word, and what the reader can do about it."""

from datetime import datetime, timedelta
from typing import NamedTuple

from newsterm.store.subscriptions import SourceState

WORDS = ("gone", "dead", "failing", "held", "moved", "stale", "new", "ok")
"""Every word there is, the worst first."""

DEAD_AFTER = timedelta(weeks=3)
"""A source that has failed for so long, and not only once or twice, is dead."""

DEAD_FAILURES = 5

STALE_AFTER = timedelta(days=90)
"""A feed with nothing newer is stale: it may have moved without a word."""


class Health(NamedTuple):
    """One of `WORDS`, and a sentence that says what to do, empty where nothing is to be done."""

    word: str
    advice: str = ""


def health_of(state: SourceState, now: datetime) -> Health:
    """How a source is at `now`."""
    poll = state.poll
    if poll.gone:
        return Health("gone", f"Gone for good{_since(poll.asked, now)}: remove it.")
    if state.held_until and state.held_until > now:
        return Health("held", f"Held until {_clock(state.held_until, now)}: it asked to be left alone.")
    if poll.error:
        return _failing(state, now)
    if poll.asked is None:
        return Health("new", "Never asked for yet; the next refresh does.")
    if poll.moved_to:
        moved = f"It leads to {poll.moved_to}{_since(poll.moved_since, now)}"
        return Health("moved", f"{moved}; newsterm goes along once that has lasted for some days.")
    latest = state.newest or state.subscription.added
    if latest and latest < now - STALE_AFTER and not poll.lone and _on_the_web(state):
        return Health("stale", f"Nothing new{_since_month(latest, now)}: maybe it moved, look at its site.")
    return Health("ok")


def _failing(state: SourceState, now: datetime) -> Health:
    """What to do about a source that can't be had: wait, or, after weeks of it, give it up."""
    poll = state.poll
    worked = poll.succeeded or state.subscription.added
    if worked and worked < now - DEAD_AFTER and poll.failures >= DEAD_FAILURES:
        return Health("dead", f"It has failed{_since(worked, now)}: look for its new address, or remove it.")
    return Health("failing", f"newsterm asks again {spelled_until(poll.due, now)}.")


def spelled_until(moment: datetime | None, now: datetime) -> str:
    """When something comes, in words: ``in 5 minutes``, ``in 2 hours``, ``in 3 days``; what is due, or has no
    time of its own, comes ``with the next refresh``."""
    seconds = (moment - now).total_seconds() if moment else 0
    if seconds <= 0:
        return "with the next refresh"
    for size, name in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if (number := round(seconds / size)) > 1:
            return f"in {number} {name}"
    return "in a minute"


def _on_the_web(state: SourceState) -> bool:
    """Whether it is asked over the network; a file may be as old as it likes."""
    return state.subscription.address.startswith(("http://", "https://"))


def _clock(moment: datetime, now: datetime) -> str:
    """A moment near `now` where the reader is: ``14:05``, or ``3 May, 14:05`` on another day."""
    there, here = moment.astimezone(), now.astimezone()
    day = "" if there.date() == here.date() else f"{there.day} {there:%b}, "
    return f"{day}{there:%H:%M}"


def _since(moment: datetime | None, now: datetime) -> str:
    """`` since 3 May``, with the year where it is another one; nothing for an unknown moment."""
    if moment is None:
        return ""
    there = moment.astimezone()
    return f" since {there.day} {there:%B}{_year(there, now)}"


def _since_month(moment: datetime, now: datetime) -> str:
    """`` since March``."""
    there = moment.astimezone()
    return f" since {there:%B}{_year(there, now)}"


def _year(there: datetime, now: datetime) -> str:
    return "" if there.year == now.astimezone().year else f" {there.year}"
