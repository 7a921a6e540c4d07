"""Moments as the store counts them: whole seconds since 1970, UTC; and rows, which are made of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from newsterm.model import Article

TIE_BITS = 20
"""The bits of a row below its seconds: a million articles of one second stay apart."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # what is older comes from a clock that was never set


def seconds(moment: datetime) -> int:
    """The seconds since 1970 until a moment; a moment without a zone is taken for UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(seconds=1)


def moment(count: int) -> datetime:
    """The moment so many seconds after 1970, or before it."""
    return _EPOCH + timedelta(seconds=count)


def moment_or_none(count: int | None) -> datetime | None:
    """The moment, if there is one."""
    return None if count is None else moment(count)


def moment_of(row: int) -> datetime:
    """The moment a row stands for: when its article was published, or first seen."""
    return moment(row >> TIE_BITS)


def row_at(count: int, tie: int = 0) -> int:
    """The row of so many seconds after 1970, and a tie-breaker for those of the same second."""
    return (count << TIE_BITS) + tie % (1 << TIE_BITS)


def credible(said: datetime | None, latest: datetime) -> datetime | None:
    """A publisher's date, if it can be true: neither before there were feeds nor after `latest`."""
    if said is None:
        return None
    aware = said if said.tzinfo else said.replace(tzinfo=UTC)
    return said if _EARLIEST <= aware <= latest else None


def dated(article: Article, seen: datetime, now: datetime) -> Article:
    """The article without dates that can't be true: it came out before it was first seen."""
    published, updated = credible(article.published, seen), credible(article.updated, now)
    if (published, updated) == (article.published, article.updated):
        return article
    return replace(article, published=published, updated=updated)


class Dated(Protocol):
    """What tells when it came out, or was changed, as far as its feed says so."""

    @property
    def published(self) -> datetime | None:
        """When it came out."""

    @property
    def updated(self) -> datetime | None:
        """When it was changed."""


def said_at(article: Dated, latest: datetime) -> datetime | None:
    """When an article came out, as far as it tells."""
    return credible(article.published, latest) or credible(article.updated, latest)
