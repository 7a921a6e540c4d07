"""What an import brought, and what it had to leave."""

from dataclasses import dataclass
from typing import NamedTuple


class Left(NamedTuple):
    """Something that has no place here, or not quite the same: in which file and line (0: none), and why."""

    file: str
    line: int
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file or a folder.

    `new` are the ids of the subscriptions that were made, `known` counts the feeds that were followed
    already; `views`, `rules`, `articles` and the marks count what is new by this import. `understood` counts
    all that could be read, new or not. `left` can't be taken over; what `remarks` name was, but is a
    little different here.
    """

    new: tuple[str, ...] = ()
    known: int = 0
    folders: int = 0
    views: int = 0
    rules: int = 0
    articles: int = 0
    read: int = 0
    starred: int = 0
    muted: int = 0
    understood: int = 0
    left: tuple[Left, ...] = ()
    remarks: tuple[Left, ...] = ()

    def __add__(self, other: "Brought") -> "Brought":
        return Brought(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def __str__(self) -> str:
        """What came, in one sentence."""
        parts = (
            f"{len(self.new):,} new {'feed' if len(self.new) == 1 else 'feeds'}",
            f"{self.known:,} followed already" if self.known else "",
            _counted(self.folders, "folder"),
            _counted(self.views, "view"),
            _counted(self.rules, "rule to mute", "rules to mute"),
            _counted(self.articles, "article"),
            f"{self.read:,} marked read" if self.read else "",
            f"{self.starred:,} starred" if self.starred else "",
            f"{self.muted:,} muted" if self.muted else "",
            f"{len(self.left):,} left out" if self.left else "",
        )
        return ", ".join(filter(None, parts))


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or f'{one}s'}" if count else ""
