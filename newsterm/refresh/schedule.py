"""When to ask for a source again: pure functions over polls, with the clock and chance as arguments.

`least` is the shortest time between two automatic refreshes of a source, `chance` a number from 0 to 1.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from newsterm.model import Pace, Poll
from newsterm.store.moments import Dated

FLOOR = timedelta(minutes=5)
"""How long the reader's own asking leaves a source alone, unless it is forced."""

DAY = timedelta(days=1)
"""How far apart publishers, servers and a quiet feed can move two refreshes."""

JITTER = 0.1
"""The part of an interval that chance adds or takes away, so that feeds asked together part ways."""

EARLY = 0.15
"""The part of the shortest interval by which a refresh takes along what is nearly due: more than chance can
add, so that who refreshes what is due once an hour asks every hour what may be asked every hour."""

HOLD = (timedelta(minutes=1), DAY)
"""The shortest and the longest time for which a host is left alone at its own wish."""

QUIET = timedelta(days=3)
"""How far quiet hours and days can move a refresh: a long weekend."""

LASTING = (3, timedelta(days=3))
"""How many times in a row, and over how long, a permanent redirect is seen before it is believed."""

_HOUR = timedelta(hours=1)
_SAMPLE = 20  # articles whose dates tell the rhythm of a feed
_SILENCE = 14  # a feed silent for two weeks is asked once a day
_FIRST_TRY = timedelta(minutes=5)  # after a failure, where automatic refreshes may be as frequent
_LONGEST = {404: timedelta(days=7), 0: timedelta(hours=2)}  # after failures; a day for the others


class Manner(StrEnum):
    """Why a refresh asks, and so what it leaves alone; hosts that asked for it are left alone by all."""

    DUE = "due"  # by itself: only what is due
    ASKED = "asked"  # the reader asked for everything: but not what was asked for a moment ago, or is gone
    NAMED = "named"  # the reader named it: but not what was asked for a moment ago
    FORCED = "forced"  # the reader insists


def is_due(poll: Poll, now: datetime, least: timedelta) -> bool:
    """Whether a source is to be asked for by itself."""
    if poll.gone:
        return False
    if poll.asked is None or poll.due is None or poll.asked > now:  # the clock was set back
        return True
    if now < poll.due or now - poll.asked < least:
        return False
    return now - poll.due > QUIET or not _is_quiet(poll.pace, now)


def reason_to_wait(poll: Poll, manner: Manner, now: datetime, floor: timedelta) -> str:
    """Why a source that the reader asks for is left alone, in words; empty if it isn't.

    `floor` is how long the reader's own asking leaves it alone.
    """
    if manner is Manner.ASKED and poll.gone:
        return "gone for good; name it, or --force, to ask anyway"
    if manner is Manner.FORCED or poll.asked is None or not timedelta() <= now - poll.asked < floor:
        return ""
    return f"asked {_words(now - poll.asked)} ago; --force asks anyway"


def reason_to_spare(host: str, until: datetime, now: datetime) -> str:
    """Why nothing is asked of a host that wants to be left alone."""
    return f"{host} wants to be left alone for another {_words(until - now)}"


def after_success(
    poll: Poll, now: datetime, least: timedelta, chance: float, fresh_for: timedelta | None = None
) -> Poll:
    """The poll of a source that gave something, or had nothing new; the server calls that fresh for a time.

    Publisher and server, and how seldom something new comes, lengthen the interval: to a day at most.
    """
    wishes = (poll.pace.every, fresh_for, poll.rhythm and poll.rhythm / 2, _silence(poll, now) / _SILENCE)
    longest = max(wish or timedelta() for wish in wishes)
    due = _later(poll.pace, now, min(longest, DAY), least, chance)
    return replace(poll, asked=now, succeeded=now, due=due, error="", failures=0, gone=False)


def after_failure(
    poll: Poll,
    sentence: str,
    now: datetime,
    least: timedelta,
    chance: float,
    status: int = 0,
    retry_after: timedelta | None = None,
) -> Poll:
    """The poll of a source that gave nothing that can be used: asked again after twice the time, each time.

    The longest time is two hours where nobody answered (status 0), a week for 404, else a day. One that is
    gone (410; RFC 9110, 15.5.11) is never asked for by itself.
    """
    gone = poll.gone or status == 410
    longest = _LONGEST.get(status, DAY)
    # From the last wait, not their number: what failed for want of a network is soon tried again with one.
    before = poll.due - poll.asked if poll.failures and poll.due and poll.asked else timedelta()
    wait = min(max(least, _FIRST_TRY, 2 * before), longest)
    due = _later(poll.pace, now, wait, least, chance)
    if retry_after is not None:
        due = max(due, hold_until(now, retry_after))
    poll = replace(poll, asked=now, error=sentence, failures=poll.failures + 1)
    failed = replace(poll, due=None if gone else due, gone=gone)
    # Who answers, but not with the feed, has not moved it.
    return failed if status == 0 else after_redirect(failed, "", now)


def after_redirect(poll: Poll, moved_to: str, now: datetime) -> Poll:
    """The poll of a source that was found at `moved_to` for good (RFC 9110, 15.4.2), or where it was."""
    if not moved_to:
        return replace(poll, moved_to="", moved_since=None, moved_times=0)
    if moved_to != poll.moved_to:
        return replace(poll, moved_to=moved_to, moved_since=now, moved_times=1)
    return replace(poll, moved_times=poll.moved_times + 1)


def has_moved(poll: Poll, now: datetime) -> bool:
    """Whether a source was found elsewhere often and long enough to be believed."""
    times, long = LASTING
    return poll.moved_since is not None and poll.moved_times >= times and now - poll.moved_since >= long


def with_news(poll: Poll, articles: Iterable[Dated], now: datetime) -> Poll:
    """The poll with what the dates of the articles tell of the rhythm of a feed; if none has one, now."""
    dates = (article.published or article.updated for article in articles)
    newest = sorted((date for date in dates if date and date <= now), reverse=True)[:_SAMPLE]
    if len(newest) < 2:
        return replace(poll, newest=newest[0] if newest else now, rhythm=None)
    return replace(poll, newest=newest[0], rhythm=(newest[0] - newest[-1]) / (len(newest) - 1))


def hold_until(now: datetime, retry_after: timedelta) -> datetime:
    """Until when a host is left alone that asked for so much time (RFC 9110, 10.2.3)."""
    shortest, longest = HOLD
    return now + min(max(retry_after, shortest), longest)


def _silence(poll: Poll, now: datetime) -> timedelta:
    return max(now - poll.newest, timedelta()) if poll.newest else timedelta()


def _later(pace: Pace, now: datetime, wait: timedelta, least: timedelta, chance: float) -> datetime:
    """The moment after this time, more or less, and never before the least; outside of the quiet hours."""
    due = now + max(max(wait, least) * (1 + JITTER * (2 * chance - 1)), least)
    moved = due
    # By whole hours, so that not all that were quiet are asked in the same minute.
    while _is_quiet(pace, moved) and moved - due < QUIET:
        moved += _HOUR
    return due if _is_quiet(pace, moved) else moved


def _is_quiet(pace: Pace, now: datetime) -> bool:
    return now.hour in pace.quiet_hours or now.weekday() in pace.quiet_days


def _words(time: timedelta) -> str:
    """A time in words: seconds, minutes or hours."""
    seconds = max(1, int(time.total_seconds()))
    size, unit = next(
        (size, unit) for size, unit in ((3600, "hour"), (60, "minute"), (1, "second")) if seconds >= size
    )
    return f"{seconds // size} {unit}{'s' * (seconds >= 2 * size)}"
