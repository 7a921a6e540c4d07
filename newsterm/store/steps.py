"""The reader's steps: each a batch of journal entries, written with the state they lead to.

A step taken back is not erased: undo writes the entries again, the other way round, as a batch of its own;
redo likewise. So the journal tells what happened, in order, to whoever reads it.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from newsterm.store.database import Database
from newsterm.store.kept import Kept
from newsterm.store.projection import Projection

SUBSCRIPTION, TAG, KEPT, TEXT = "subscription", "tag", "kept", "text"

_FLAGS = {
    "read": "INSERT INTO state (article, read) VALUES (?, ?) ON CONFLICT DO UPDATE SET read = excluded.read",
    "starred": """INSERT INTO state (article, starred) VALUES (?, ?)
        ON CONFLICT DO UPDATE SET starred = excluded.starred""",
    "muted": """INSERT INTO state (article, muted) VALUES (?, ?)
        ON CONFLICT DO UPDATE SET muted = excluded.muted""",
}


@dataclass(frozen=True, slots=True)
class Change:
    """Something the reader did: a sentence that says what, and the ids of what it touched."""

    sentence: str
    ids: tuple[str, ...]


class Entry(NamedTuple):
    """One change: of which article or subscription, which field, from what, to what; empty for nothing."""

    article: str
    field: str
    old: str
    new: str


class Steps:
    """Takes steps, and takes them back."""

    def __init__(self, library: Database, cache: Database, kept: Kept, projection: Projection) -> None:
        self._library = library
        self._cache = cache
        self._kept = kept
        self._projection = projection

    def take(
        self, entries: Callable[[sqlite3.Connection], Sequence[Entry]], sentence: Callable[[int], str]
    ) -> Change | None:
        """A new step: the entries found inside the transaction, and the sentence for so many articles."""
        with self._library.write() as db:
            found = entries(db)
            if not found:
                return None
            ids = _touched(found)
            db.execute("UPDATE batch SET state = 'gone' WHERE state = 'undone'")
            change = Change(sentence(len(ids)), ids)
            self._write(db, found, change.sentence, state="done")
        self._projection.catch_up()
        return change

    def note(self, db: sqlite3.Connection, entries: Sequence[Entry], sentence: str) -> None:
        """Write down what can't be taken back, inside a transaction; the caller catches up afterwards."""
        self._write(db, entries, sentence, state="")

    def catch_up(self) -> None:
        """Have the cache follow what was noted."""
        self._projection.catch_up()

    def undo(self) -> Change | None:
        """Take the last step back."""
        return self._again("undone", "SELECT max(id) FROM batch WHERE state = 'done'")

    def redo(self) -> Change | None:
        """Take the step that was taken back last again."""
        return self._again("done", "SELECT min(id) FROM batch WHERE state = 'undone'")

    def _again(self, becomes: str, which: str) -> Change | None:
        with self._library.write() as db:
            (batch,) = db.execute(which).fetchone()
            if batch is None:
                return None
            (sentence,) = db.execute("SELECT sentence FROM batch WHERE id = ?", (batch,)).fetchone()
            written = db.execute(
                "SELECT article, field, old, new FROM journal WHERE batch = ? ORDER BY seq", (batch,)
            )
            entries = [Entry(*entry) for entry in written]
            if becomes == "undone":
                entries = [Entry(article, field, new, old) for article, field, old, new in reversed(entries)]
            db.execute("UPDATE batch SET state = ? WHERE id = ?", (becomes, batch))
            words = f"{'Undone' if becomes == 'undone' else 'Done again'}: {sentence}"
            self._write(db, entries, words, state="", of=batch)
        self._projection.catch_up()
        return Change(words, _touched(entries))

    def _write(
        self,
        db: sqlite3.Connection,
        entries: Sequence[Entry],
        sentence: str,
        *,
        state: str,
        of: int | None = None,
    ) -> None:
        """Write a batch into the journal, and what it leads to."""
        batch = db.execute(
            "INSERT INTO batch (state, of, sentence) VALUES (?, ?, ?)", (state, of, sentence)
        ).lastrowid
        (device,) = db.execute("SELECT value FROM meta WHERE name = 'device'").fetchone()
        now = time.time_ns() // 1_000_000
        db.executemany(
            "INSERT INTO journal (device, at, batch, article, field, old, new) VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((device, now, batch, *entry) for entry in entries),
        )
        for field, sql in _FLAGS.items():
            db.executemany(
                sql, (sorted((entry.article, int(entry.new)) for entry in entries if entry.field == field))
            )
        db.executemany(
            "INSERT INTO state (article, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text",
            ((entry.article, entry.new) for entry in entries if entry.field == TEXT),
        )
        _tag(db, [entry for entry in entries if entry.field == TAG])
        _subscribe(db, [entry for entry in entries if entry.field == SUBSCRIPTION])
        articles = {entry.article for entry in entries if entry.field != SUBSCRIPTION}
        self._remember_names(db, articles)
        self._kept.follow(db, {entry.article for entry in entries if entry.field in {"starred", TAG}})

    def _remember_names(self, db: sqlite3.Connection, articles: Iterable[str]) -> None:
        """Keep the aliases of what the reader touched, to know it by when the cache is gone."""
        names = self._cache.read(
            "SELECT key, article FROM alias WHERE article IN (SELECT value FROM json_each(?)) ORDER BY key",
            (json.dumps(list(articles)),),
        )
        db.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?)", names)


def _touched(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.article for entry in entries))


def _tag(db: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    for entry in entries:
        if entry.old:
            db.execute("DELETE FROM tag WHERE article = ? AND folded = fold(?)", (entry.article, entry.old))
        if entry.new:
            db.execute(
                "INSERT OR IGNORE INTO tag VALUES (?, fold(?), ?)", (entry.article, entry.new, entry.new)
            )


def _subscribe(db: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    for entry in entries:
        if not entry.new:
            db.execute("DELETE FROM subscription WHERE id = ?", (entry.article,))
            continue
        new = _unpacked(entry.new)
        db.execute(
            """INSERT INTO subscription (position, id, address, title, folders, added, attributes, typed)
            VALUES ((SELECT ?1 WHERE ?1 NOT IN (SELECT position FROM subscription)), ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET address = excluded.address, title = excluded.title,
                folders = excluded.folders, attributes = excluded.attributes, typed = excluded.typed
            ON CONFLICT (address) DO NOTHING""",
            (
                new["position"],
                entry.article,
                new["address"],
                new["title"],
                json.dumps(new["folders"]),
                new["added"],
                json.dumps(new["attributes"]),
                new["typed"],
            ),
        )


def _unpacked(subscription: str) -> dict[str, Any]:
    """A subscription as an entry has it: an object, or the list that the first version wrote."""
    found = json.loads(subscription)
    if isinstance(found, list):
        address, title, folder, added = found
        folders = [folder] if folder else []
        found = {"address": address, "title": title, "folders": folders, "added": added}
    return {"position": None, "attributes": {}, "typed": True, **found}
