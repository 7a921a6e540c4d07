"""What the reader did, change by change, and how to take it back."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """Something the reader did: a sentence that says what, and the ids of the articles it touched."""

    sentence: str
    ids: tuple[str, ...]


class Journal:
    """The reader's changes, with undo and redo."""

    def mark(
        self,
        ids: Sequence[str],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        tag: str = "",
        untag: str = "",
    ) -> Change | None:
        """Mark articles, all in one step; None if nothing changes by it."""
        raise NotImplementedError

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none."""
        raise NotImplementedError

    def redo(self) -> Change | None:
        """Do again what was taken back last; None if there is nothing."""
        raise NotImplementedError

    def save_position(self, id: str, offset: int, words: str) -> None:
        """Remember where the reader is in an article: an offset into its body, and the words there."""
        raise NotImplementedError

    def position(self, id: str) -> tuple[int, str] | None:
        """Where the reader was in an article."""
        raise NotImplementedError
