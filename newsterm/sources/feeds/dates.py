"""The dates feeds print, in the forms they should have and in those they do have → moments in UTC."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import lru_cache

from newsterm.reading.anatomy.dates import date_of as date_in_words
from newsterm.reading.anatomy.dates import month_of

_ISO = (
    re.compile(  # RFC 3339, W3C-DTF and what is meant for them; groups in the order of datetime's arguments
        r"(\d{4})(?:-?(\d{1,2})(?:-?(\d{1,2})(?:[T\s]+(\d{1,2})(?::?(\d\d)(?::?(\d\d)(?:[.,]\d*)?)?)?)?)?)?"
        r"\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d\d)?)?",
        re.IGNORECASE,
    )
)
_INTERNET = re.compile(  # RFC 3339
    r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)",
    re.ASCII,
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_MAIL = re.compile(  # RFC 2822
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r" ([12]\d{3}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) (?:GMT|([+-])(0\d|1[0-4])([0-5]\d))",
    re.ASCII,
)
_FIGURES = re.compile(r"\d+")
_LENGTHS = (4, 8, 14)  # of a date's first figures: the year, the day, the second; "260302" is unclear
_WEEK_OR_DAY = re.compile(r"\A(\d{4})-?(?:W(\d\d)-?([1-7])|(\d{3}))(?=[T\s]|$)")  # of ISO 8601
_HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")  # seconds or milliseconds since 1970
_MONTH = re.compile(r"(?<=[\s-])[^\W\d_]{3,}\.?(?=[\s-]*\d{2,4})")
_WEEKDAY = re.compile(r"^[^\W\d_]+\.?,?\s+(?=\d)")
_NO_YEAR = re.compile(r"(?<=\s)(?:0\d{3}(?=\s|$)|-000[1-9])")
_OFFSET = re.compile(r"\s*\b(?:GMT|UTC)?\s?([+-]\d\d):?(\d\d)$")
_HOURS = re.compile(r"\s*\b(?:GMT|UTC)\s?([+-])(\d{1,2})$")
_FARTHEST = 15 * 3600  # seconds from UTC; no zone is farther
_ZONE_NAME = re.compile(r"\b([A-Z]{3,4})$")
_COMMENT = re.compile(r"\s*\(([^()]*)\)$")  # browsers write "GMT+0100 (CET)"
# Hours from UTC; where one name means several zones, the one that prints most news in English.
_ZONES = {"WET": 0, "WEST": 1, "BST": 1, "IST": 5.5, "CET": 1, "CEST": 2, "MET": 1, "MEST": 2, "EET": 2}
_ZONES |= {
    "EEST": 3,
    "MSK": 3,
    "MSD": 4,
    "SAST": 2,
    "EAT": 3,
    "WAT": 1,
    "CAT": 2,
    "PKT": 5,
    "GST": 4,
    "TRT": 3,
}
_ZONES |= {"SGT": 8, "HKT": 8, "PHT": 8, "MYT": 8, "WIB": 7, "ICT": 7, "JST": 9, "KST": 9, "HST": -10}
_ZONES |= {"AWST": 8, "ACST": 9.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13}
_ZONES |= {"BRT": -3, "ART": -3, "CLT": -4, "AKST": -9, "AKDT": -8}


@lru_cache(maxsize=256)  # what came out is often said to have been changed then, too
def date_of(text: str) -> datetime | None:
    """The moment a feed's date names, in UTC, or nothing where it names none.

    Reads RFC 822 and 2822, RFC 3339 and its relatives, seconds since 1970, and dates in words in many
    languages; without a zone taken as UTC. The first second of 1970 is a publisher's zero, and no date.
    """
    text = " ".join(text.split())
    if not text:
        return None
    try:
        moment = _usual(text) or _iso(text) or _epoch(text) or _mail(text) or date_in_words(text)
        return _sensible(moment.astimezone(UTC)) if moment else None
    except (ValueError, OverflowError):
        return None


def _usual(text: str) -> datetime | None:
    """A date in one of the two forms that nearly all feeds have. Raises ValueError for a day that isn't."""
    if _INTERNET.fullmatch(text):
        return datetime.fromisoformat(text)
    if found := _MAIL.fullmatch(text):
        day, month, year, hour, minute, second, sign, hours, minutes = found.groups(default="0")
        shift = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(-shift if sign == "-" else shift)
        place = _MONTHS.index(month) // 3 + 1
        return datetime(int(year), place, int(day), int(hour), int(minute), int(second), tzinfo=zone)
    return None


def _sensible(moment: datetime) -> datetime | None:
    """The moment, unless it is what computers print for no date at all."""
    zero = datetime.fromtimestamp(0, UTC)
    return None if moment == zero or moment.year < 1000 else moment


def _iso(text: str) -> datetime | None:
    """A date in figures, the year first."""
    text = _WEEK_OR_DAY.sub(_calendar_day, text, count=1)
    figures = _FIGURES.match(text)
    if not figures or len(figures[0]) not in _LENGTHS:
        return None
    found = _ISO.fullmatch(text[:8] + " " + text[8:] if len(figures[0]) == 14 else text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    return _moment((year, month or 1, day or 1), (hour, minute, second), _offset(found[7]))


def _calendar_day(found: re.Match[str]) -> str:
    """The day of a week or of a year as month and day. Raises ValueError for what is none."""
    year, week, weekday, number = (int(part or 0) for part in found.groups())
    if week:
        return date.fromisocalendar(year, week, weekday).isoformat()
    day = date(year, 1, 1) + timedelta(days=number - 1)
    if day.year != year:
        raise ValueError(found[0])
    return day.isoformat()


def _moment(day: tuple[int, int, int], time: tuple[int, int, int], zone: timezone) -> datetime:
    """A moment whose time may be its day's end or a leap second. Raises ValueError for what is none."""
    hour, minute, second = time
    end = timedelta(days=hour == 24, seconds=second == 60)
    return datetime(*day, 0 if hour == 24 else hour, minute, min(second, 59), tzinfo=zone) + end


def _offset(zone: str | None) -> timezone:
    """The zone of a numeric offset from UTC."""
    figures = re.sub(r"\D", "", zone or "")
    if not zone or not figures:
        return UTC
    hours, minutes = divmod(int(figures), 100) if len(figures) > 2 else (int(figures), 0)
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if zone.startswith("-") else shift)


def _epoch(text: str) -> datetime | None:
    """A date as a count since 1970."""
    found = _EPOCH.fullmatch(text)
    if not found:
        return None
    return datetime.fromtimestamp(int(found[1]) if found[1] else int(found[2]) / 1000, UTC)


def _mail(text: str) -> datetime | None:
    """A date as in mail (RFC 2822, 3.3), which counts hours to 24; its names in whatever language."""
    if _HALF_DAY.search(text):
        return None
    bare = _COMMENT.sub("", text)
    zoned = any(zone.search(bare) for zone in (_OFFSET, _HOURS, _ZONE_NAME))
    text = bare if zoned else _COMMENT.sub(r" \1", text)
    text = _OFFSET.sub(r" \1\2", _HOURS.sub(lambda found: f" {found[1]}{found[2]:0>2}00", text))
    parts = parsedate_tz(text) or parsedate_tz(_MONTH.sub(_english_month, _WEEKDAY.sub("", text)))
    if not parts or not parts[2] or _NO_YEAR.search(text):
        return None
    zone = _ZONE_NAME.search(text)
    seconds = _ZONES[zone[1]] * 3600 if zone and zone[1] in _ZONES else parts[9] or 0
    if abs(seconds) > _FARTHEST:
        return None
    year, month, day, hour, minute, second = parts[:6]
    return _moment((year, month, day), (hour, minute, second), UTC) - timedelta(seconds=seconds)


def _english_month(name: re.Match[str]) -> str:
    """The month as mail writes it, whatever the language; other words stay."""
    number = month_of(name[0])
    return datetime(2000, number, 1, tzinfo=UTC).strftime("%b") if number else name[0]
