"""Folders as a subscription list has them: those without feeds too, with their attributes, in their order."""

import json
from collections.abc import Iterator, Mapping

from newsterm.model import Subscription
from newsterm.store.database import Database
from newsterm.store.subscriptions import Folder, Subscriptions, paths

_SHIFT = 20
"""A folder's position counts the subscriptions before it, shifted by so many bits, and the folders after
those: so feeds and folders have one order."""


class Folders:
    """The reader's folders."""

    def __init__(self, library: Database, subscriptions: Subscriptions) -> None:
        self._library = library
        self._subscriptions = subscriptions

    def add(self, path: Folder, attributes: Mapping[str, str]) -> None:
        """Keep a folder, after all that is there; one that is kept stays as it is."""
        with self._library.write() as db:
            db.executemany(
                """INSERT OR IGNORE INTO folder (position, path, attributes)
                SELECT max(
                    (SELECT coalesce(max(position), 0) << ? FROM subscription),
                    (SELECT coalesce(max(position), 0) FROM folder)) + 1, ?, ?""",
                [(_SHIFT, json.dumps(tidy), json.dumps(dict(attributes))) for tidy in paths([path])],
            )

    def all(self) -> set[Folder]:
        """Every folder, those that are only there because something is filed in them too."""
        kept = (tuple(json.loads(path)) for (path,) in self._library.read("SELECT path FROM folder"))
        filed = (path for one in self._subscriptions.all() for path in one.folders)
        return {path[:depth] for path in (*kept, *filed) for depth in range(1, len(path) + 1)}

    def listing(self) -> Iterator[Subscription | tuple[Folder, dict[str, str]]]:
        """Every subscription, and every folder kept with its attributes, in one order."""
        ranked: list[tuple[int, Subscription | tuple[Folder, dict[str, str]]]] = []
        positions = self._library.read("SELECT id, position FROM subscription").fetchall()
        ranks = {source: position << _SHIFT for source, position in positions}
        ranked += [(ranks.get(one.id, 0), one) for one in self._subscriptions.all()]
        for position, path, attributes in self._library.read("SELECT * FROM folder"):
            ranked.append((position, (tuple(json.loads(path)), json.loads(attributes))))
        yield from (entry for _, entry in sorted(ranked, key=lambda one: one[0]))
