"""What the reader did, change by change, and how to take it back."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from newsterm.cleaner import clean_line
from newsterm.query import fold
from newsterm.store.database import Database
from newsterm.store.kept import Kept
from newsterm.store.moments import moment, seconds
from newsterm.store.steps import TAG, Change, Entry, Steps
from newsterm.store.writer import Marks


class Journal:
    """The reader's changes, with undo and redo."""

    def __init__(self, library: Database, kept: Kept, steps: Steps) -> None:
        self._library = library
        self._kept = kept
        self._steps = steps

    def mark(
        self,
        ids: Sequence[str],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        muted: bool | None = None,
        tag: str = "",
        untag: str = "",
    ) -> Change | None:
        """Mark articles, all in one step; None if nothing changes by it."""
        tag, untag = (" ".join(clean_line(name).split()) for name in (tag, untag))

        def entries(_: sqlite3.Connection) -> list[Entry]:
            marks = self._kept.marks(ids)
            return [
                entry
                for article in dict.fromkeys(ids)
                for entry in (
                    *_flag(article, "read", marks[article].read, read),
                    *_flag(article, "starred", marks[article].starred, starred),
                    *_flag(article, "muted", marks[article].muted, muted),
                    *_tags(article, marks[article], tag, untag),
                )
            ]

        phrases = _phrases(read, starred, muted, tag, untag)
        return self._steps.take(entries, lambda count: f"{_articles(count)} {phrases}")

    def add_marks(self, marks: Mapping[str, Marks], sentence: str) -> Change | None:
        """Add to articles, by their ids, what was done with them elsewhere, all in one step; nothing that
        was done here is taken back. None if nothing changes by it."""

        def entries(_: sqlite3.Connection) -> list[Entry]:
            present = self._kept.marks(marks)
            return [
                entry
                for article, added in marks.items()
                for entry in _added(article, present[article], added)
            ]

        return self._steps.take(entries, lambda count: f"{_articles(count)} {sentence}")

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none."""
        return self._steps.undo()

    def redo(self) -> Change | None:
        """Do again what was taken back last; None if there is nothing."""
        return self._steps.redo()

    def save_position(self, article: str, offset: int, words: str, at: datetime) -> None:
        """Remember where the reader is in an article at this time: an offset into its body, and the words
        there."""
        with self._library.write() as db:
            db.execute(
                "INSERT OR REPLACE INTO position (article, place, words, at) VALUES (?, ?, ?, ?)",
                (article, offset, words, seconds(at)),
            )

    def position(self, article: str) -> tuple[int, str] | None:
        """Where the reader was in an article."""
        found = self._library.read(
            "SELECT place, words FROM position WHERE article = ?", (article,)
        ).fetchone()
        return (found[0], found[1]) if found else None

    def last_read(self, article: str) -> datetime | None:
        """When the reader last had an article open."""
        at = self._library.first("SELECT at FROM position WHERE article = ?", (article,))
        return moment(at) if at else None


def _flag(article: str, field: str, old: bool, new: bool | None) -> list[Entry]:
    return [] if new is None or new == old else [Entry(article, field, str(int(old)), str(int(new)))]


def _tags(article: str, marks: Marks, tag: str, untag: str) -> list[Entry]:
    present = {fold(name): name for name in marks.tags}
    entries = []
    if untag and fold(untag) in present:
        entries.append(Entry(article, TAG, present[fold(untag)], ""))
    if tag and fold(tag) not in present:
        entries.append(Entry(article, TAG, "", tag))
    return entries


def _added(article: str, present: Marks, added: Marks) -> Iterator[Entry]:
    """What makes the marks of an article also those that are added."""
    for field in ("read", "starred", "muted"):
        if getattr(added, field):
            yield from _flag(article, field, getattr(present, field), True)
    for tag in added.tags:
        yield from _tags(article, present, tag, "")


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _phrases(read: bool | None, starred: bool | None, muted: bool | None, tag: str, untag: str) -> str:
    said = (
        {True: "marked read", False: "marked unread", None: ""}[read],
        {True: "starred", False: "no longer starred", None: ""}[starred],
        {True: "muted", False: "no longer muted", None: ""}[muted],
        f"tagged “{tag}”" if tag else "",
        f"no longer tagged “{untag}”" if untag else "",
    )
    return " and ".join(filter(None, said))
