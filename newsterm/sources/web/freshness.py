"""What the headers of an answer say about asking again: with what, when, and when not."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from newsterm.model import Validators

LONGEST = timedelta(days=366)
"""What longer times are cut to."""

_DIRECTIVE = re.compile(r'([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,;]*)))?', re.IGNORECASE)
_DATE = 64  # characters of a date that are looked at


def given_validators(headers: Mapping[str, str]) -> Validators:
    """What the server gave to ask with, as given; what can't be sent back as it came is left out."""
    etag, last_modified = (headers.get(name, "") for name in ("ETag", "Last-Modified"))
    return Validators(*(value if _can_be_sent(value) else "" for value in (etag, last_modified)))


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long from now the server calls its answer fresh (RFC 9111, 4.2), or nothing.

    We are one reader's own cache: what holds for shared ones (``s-maxage``) is not for us.
    """
    directives = _directives(headers.get("Cache-Control", ""))
    if directives.keys() & {"no-cache", "no-store"}:
        return None
    if "max-age" in directives:
        lifetime = _seconds(directives["max-age"])
    else:
        expires = _date(headers.get("Expires", ""))
        lifetime = expires - (_date(headers.get("Date", "")) or now) if expires else None
    if lifetime is None:
        return None
    rest = lifetime - (_seconds(headers.get("Age", "")) or timedelta())
    return min(rest, LONGEST) if rest > timedelta() else None


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """For how long the server asks to be left alone: seconds or a date (RFC 9110, 10.2.3)."""
    value = headers.get("Retry-After", "").strip()
    if (wait := _seconds(value)) is not None:
        return wait
    until = _date(value)
    if until is None:
        return None
    return min(max(until - (_date(headers.get("Date", "")) or now), timedelta()), LONGEST)


def _directives(value: str) -> dict[str, str]:
    """The directives of Cache-Control; of one said twice the first counts (RFC 9111, 4.2.1)."""
    found: dict[str, str] = {}
    for name, quoted, bare in _DIRECTIVE.findall(value):
        found.setdefault(name.lower(), quoted or bare)
    return found


def _seconds(value: str) -> timedelta | None:
    """A number of seconds, cut to the longest."""
    if not re.fullmatch("[0-9]+", value.strip()):
        return None
    digits = value.strip().lstrip("0")
    return LONGEST if len(digits) > 9 else min(timedelta(seconds=int(digits or "0")), LONGEST)


def _date(value: str) -> datetime | None:
    """A date in any of the three forms of HTTP (RFC 9110, 5.6.7)."""
    try:
        found = parsedate_to_datetime(value[:_DATE])
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _can_be_sent(value: str) -> bool:
    """Whether a header held nothing but text: neither bytes that are none nor control characters."""
    return not re.search("[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]", value)
