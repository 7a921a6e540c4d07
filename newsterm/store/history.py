"""The versions of articles: what they said before, and when their words last changed."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsterm.reading.updates import Version, updated_at
from newsterm.store.moments import moment, seconds
from newsterm.store.packing import unpack
from newsterm.store.texts import FEED, PAGE

_BODIES = "SELECT provenance, at, content FROM body WHERE row = ? ORDER BY provenance, revision"


class Versions(NamedTuple):
    """What an article said, the present last: in the text that is shown, and in its headline, which is the
    feed's."""

    texts: Sequence[Version]
    titles: Sequence[Version]


def versions_of(db: sqlite3.Connection, row: int) -> Versions:
    """Everything an article said."""
    found = db.execute(_BODIES, (row,)).fetchall()
    is_page = db.execute("SELECT 1 FROM page WHERE row = ? AND shown = 1", (row,)).fetchone()
    feed, page = (
        [Version(moment(at), unpack(content).best) for given, at, content in found if given == provenance]
        for provenance in (FEED, PAGE)
    )
    return Versions(page if is_page else feed, feed)


def note_updates(db: sqlite3.Connection, rows: Iterable[int]) -> None:
    """Note of these articles when their words last changed, as far as they are understood."""
    changed = db.execute(
        """SELECT row FROM headline LEFT JOIN page USING (row) WHERE row IN (SELECT value FROM json_each(?))
            AND (headline.revision > 1 OR page.revision > 1)""",
        (json.dumps(list(rows)),),
    )
    for (row,) in changed.fetchall():
        if at := updated_at(*versions_of(db, row)):
            db.execute("UPDATE headline SET updated = ? WHERE row = ?", (seconds(at), row))
