"""How often a publisher wants to be asked (RSS 2.0 ttl, skipHours, skipDays; RSS 1.0 syndication module)."""

from datetime import timedelta

from newsterm.model import Pace
from newsterm.sources.feeds.figures import number_in
from newsterm.sources.feeds.parts import Parts, words_in

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST, _LONGEST = timedelta(minutes=1), timedelta(days=365)


def pace_of(channel: Parts) -> Pace:
    """The pace a feed asks for; what would have it asked without rest, or never, is left out."""
    wishes = [wish for wish in (_time_to_live(channel), _update_period(channel)) if wish]
    hours = {number_in(hour) % 24 for hour in _listed(channel, "skiphours", "hour") if hour.isdigit()}
    days = {_DAYS.index(day.lower()) for day in _listed(channel, "skipdays", "day") if day.lower() in _DAYS}
    return Pace(
        every=max(wishes, default=None),
        quiet_hours=tuple(sorted(hours)) if len(hours) < 24 else (),
        quiet_days=tuple(sorted(days)) if len(days) < len(_DAYS) else (),
    )


def _time_to_live(channel: Parts) -> timedelta | None:
    """RSS's ttl, in minutes."""
    minutes = min(number_in(channel.words("ttl")), 1_000_000)
    return _bounded(timedelta(minutes=minutes))


def _update_period(channel: Parts) -> timedelta | None:
    """How often a period the feed is updated; once where it says only the period."""
    period = _PERIODS.get(channel.words("sy:updateperiod").lower())
    times = number_in(channel.words("sy:updatefrequency")) or 1
    return _bounded(period / times) if period else None


def _bounded(wish: timedelta) -> timedelta | None:
    return wish if _SHORTEST <= wish <= _LONGEST else None


def _listed(channel: Parts, name: str, each: str) -> list[str]:
    """The words of a list's elements."""
    return [words_in(element) for around in channel.all(name) for element in Parts(around).all(each)]
