"""What became of an article since: its present words beside earlier ones, and the headlines it had."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from newsterm.model import Article
from newsterm.reading.changes import changes
from newsterm.reading.redline import Redline, redline

MOST_HEADLINES = 5
"""Earlier headlines that are told, the newest first."""


class Version(NamedTuple):
    """What an article said, and since when."""

    at: datetime
    article: Article


class Earlier(NamedTuple):
    """A headline that an article had until then."""

    words: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Update:
    """How the present text, there since `at`, differs from the one before, there since `before`: both in one
    as `line`, with so many changes of words. `seen` tells that the reader has read the one before, and that
    one last. `headlines` are those the article had, the newest first."""

    at: datetime
    before: datetime
    line: Redline
    count: int = 0
    seen: bool = False
    headlines: tuple[Earlier, ...] = ()


def update_of(texts: Sequence[Version], titles: Sequence[Version], since: datetime | None) -> Update | None:
    """How an article differs from what the reader read last, `since` then, else from what it said before.

    `texts` are the versions of the text that is shown, the present one last, `titles` those of its headline,
    which may come from elsewhere. None where it never said anything else.
    """
    headlines = _headlines(titles)
    for place, seen in _candidates(texts, since):
        before, now = texts[place], texts[-1]
        if _are_retold(before, now):
            line = redline(before.article.body, now.article.body)
            count = _telling(before.article.body.text, now.article.body.text)
            return Update(now.at, before.at, line, count, seen, headlines)
    if headlines:
        at, seen = headlines[0].until, since is not None and since < headlines[0].until
        return Update(at, texts[0].at, Redline(texts[-1].article.body), 0, seen, headlines)
    return None


def updated_at(texts: Sequence[Version], titles: Sequence[Version]) -> datetime | None:
    """When an article last came to say something else (as above); None if it never did."""
    times = [
        next((now.at for before, now in reversed(list(pairwise(versions))) if differ(before, now)), None)
        for versions, differ in ((texts, _are_retold), (titles, _are_retitled))
    ]
    return max(filter(None, times), default=None)


def _are_retold(before: Version, now: Version) -> bool:
    return _are_comparable(before.article, now.article) and bool(
        _telling(before.article.body.text, now.article.body.text)
    )


def _are_retitled(before: Version, now: Version) -> bool:
    return bool(_telling(before.article.title, now.article.title))


def _are_comparable(before: Article, now: Article) -> bool:
    """Whether the texts can be compared: one engine has made them of what came, or they came as they are."""
    return before.version == now.version and (before.version > 0 or not before.markup + now.markup)


def _candidates(texts: Sequence[Version], since: datetime | None) -> Sequence[tuple[int, bool]]:
    """The places of the versions to compare the present one with, and whether the reader read that last."""
    read = sum(version.at <= since for version in texts) - 1 if since else -1
    news = [(read, True)] if 0 <= read < len(texts) - 1 else []
    return news + [(place, False) for place in range(len(texts) - 2, -1, -1)]


def _telling(before: str, after: str) -> int:
    """How many changes of words make one text into another."""
    if before == after:
        return 0
    return sum(change.tells(before, after) for change in changes(before, after))


def _headlines(titles: Sequence[Version]) -> tuple[Earlier, ...]:
    """The headlines before the present one."""
    told = [
        Earlier(one.article.title, other.at) for one, other in pairwise(titles) if _are_retitled(one, other)
    ]
    return tuple(told[::-1][:MOST_HEADLINES])
