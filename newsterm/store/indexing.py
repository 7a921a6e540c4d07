"""Brings the full-text index up to what articles say: all the rows of a transaction at its end.

FTS5 gathers what comes in in the order of rows, and writes out all it has whenever a row comes that is not
larger than the last (https://sqlite.org/fts5.html, 7.1); feeds give the newest first.
"""

import sqlite3

from newsterm.store.words import Words

_WRITE = "INSERT INTO words (words, rowid, title, text, caption, quote) VALUES (?, ?, ?, ?, ?, ?)"


class Indexing:
    """What is to be found by which words, inside a transaction of somebody else's."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._changes: dict[int, tuple[Words | None, Words | None]] = {}

    def turn(self, row: int, before: Words | None, after: Words | None) -> None:
        """A row had these words, if any, and has those from now on, if any."""
        first, _ = self._changes.get(row, (before, None))
        self._changes[row] = (first, after)

    def write(self) -> None:
        """Do it."""
        steps: list[tuple[str | int | None, ...]] = []
        for row, (before, after) in sorted(self._changes.items()):
            if before != after:
                steps += [("delete", row, *before)] if before else []
                steps += [(None, row, *after)] if after else []
        self._db.executemany(_WRITE, steps)
        self._changes.clear()
