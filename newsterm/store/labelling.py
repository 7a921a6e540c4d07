"""Which terms each row has, both ways round, and how many rows each term has.

The counts are written once for all the rows of a transaction: most feeds give all their articles one outlet,
one language and the same few tags.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable

from newsterm.store.terms import FIELD_BITS, Field, Label, ids, parted


class Labelling:
    """Labels rows inside a transaction of somebody else's; the counts follow with `count`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._terms: dict[tuple[int, str], int] = {}
        self._asked: set[tuple[int, str]] = set()
        self._last: int | None = None
        self._counted: Counter[int] = Counter()

    def expect(self, labels: Iterable[Label]) -> None:
        """Look up all at once what rows will be labelled with."""
        self._find({label[:2]: label for label in labels}.values())

    def add(self, row: int, revision: int, labels: Collection[Label]) -> None:
        """Label a new row."""
        self._label(row, revision, labels, before=())

    def replace(self, row: int, revision: int, labels: Collection[Label]) -> None:
        """Give a row these labels instead of those it has."""
        self._label(row, revision, labels, before=self._of(row))

    def remove(self, row: int) -> None:
        """Take a row out."""
        self._label(row, 0, (), before=self._of(row))
        self._db.execute("DELETE FROM labels WHERE row = ?", (row,))

    def count(self) -> None:
        """Bring the counts up to what has been labelled."""
        self._db.executemany(
            "UPDATE term SET count = count + ? WHERE id = ?",
            sorted((more, term) for term, more in self._counted.items() if more),
        )
        self._counted.clear()

    def term(self, field: Field, value: str) -> int:
        """The id of a term that a row was labelled with."""
        return self._terms[field, value]

    def _of(self, row: int) -> set[int]:
        """The terms of a row."""
        found = self._db.execute("SELECT shown, hidden FROM labels WHERE row = ?", (row,)).fetchone()
        return {term for blob in found or () for term in ids(blob)}

    def _label(self, row: int, revision: int, labels: Collection[Label], *, before: Collection[int]) -> None:
        """Bring the facets of a row to these, from those it had before."""
        after = self._terms_of(labels)
        gone, come = set(before) - after, after.difference(before)
        self._counted.update(come)
        self._counted.subtract(gone)
        if gone:
            self._db.executemany(
                "DELETE FROM facet WHERE term = ? AND row = ?", ((term, row) for term in gone)
            )
        self._db.executemany("INSERT INTO facet VALUES (?, ?)", ((term, row) for term in come))
        shown, hidden = parted(after)
        self._db.execute("INSERT OR REPLACE INTO labels VALUES (?, ?, ?, ?)", (row, revision, shown, hidden))

    def _terms_of(self, labels: Iterable[Label]) -> set[int]:
        """The ids of these terms, made where they are new."""
        terms = self._terms
        missing = [label for label in labels if label[:2] not in terms]
        if unknown := [label for label in missing if label[:2] not in self._asked]:
            self._find(unknown)
        for label in missing:
            if label[:2] not in terms:
                terms[label[:2]] = self._make(label)
        return {terms[label[:2]] for label in labels}

    def _find(self, labels: Iterable[Label]) -> None:
        """Look these terms up; those that aren't found are new."""
        asked = [label[:2] for label in labels]
        self._asked.update(asked)
        found = self._db.execute(
            """SELECT field, term.value, term.id FROM json_each(?) AS asked CROSS JOIN term
            WHERE field = json_extract(asked.value, '$[0]')
            AND term.value = json_extract(asked.value, '$[1]')""",
            (json.dumps(asked),),
        )
        self._terms.update(((field, value), term) for field, value, term in found)

    def _make(self, label: Label) -> int:
        """The id of a new term."""
        if self._last is None:
            (self._last,) = self._db.execute("SELECT coalesce(max(id), 0) FROM term").fetchone()
        self._last = term = ((self._last >> FIELD_BITS) + 1) << FIELD_BITS | label.field
        self._db.execute("INSERT INTO term (id, field, value, label) VALUES (?, ?, ?, ?)", (term, *label))
        return term
