"""Killed at any moment, the store opens again, with nothing half done."""

import subprocess
import sys
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.query import parse
from newsterm.store.store import Store
from tests.store.paper import ids

WORK = """
import sys
from pathlib import Path
from newsterm.config import Home
from newsterm.store.store import Store
from tests.store.paper import article, ids, save, understood

store = Store.open(Home.at(Path(sys.argv[1])))
for round in range(1000):
    save(store, *(article(round * 10 + number) for number in range(10)))
    print("saved", flush=True)
    store.articles.annotated([understood(raw, "Understood.") for raw in store.articles.pending(1, 5)])
    store.journal.mark(ids(store)[:7], read=True, starred=bool(round % 2))
    print("marked", flush=True)
    store.journal.undo()
    store.journal.mark(ids(store)[3:5], tag=f"tag {round}")
"""


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 5, 8, 13])
def test_a_killed_writer_leaves_nothing_half_done(tmp_path: Path, lines: int) -> None:
    root = Path(__file__).parents[2]
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", WORK, str(tmp_path)], cwd=root, stdout=subprocess.PIPE
        ) as work:
            assert work.stdout
            for _ in range(lines):
                work.stdout.readline()
            work.kill()
        store = Store.open(Home.at(tmp_path))
        check(store)
        store.close()


def check(store: Store) -> None:
    library, cache = store.journal._library, store.articles._cache
    for database in (library, cache):
        assert "ok" == database.first("PRAGMA integrity_check")
    for table in ("body", "labels"):
        assert 0 == cache.first(f"SELECT count(*) FROM headline WHERE row NOT IN (SELECT row FROM {table})")
    assert 0 == cache.first("SELECT count(*) FROM headline") % 10, "a feed is saved whole or not at all"
    assert len(ids(store)) == len(ids(store, "report"))
    last = (
        "SELECT new FROM journal j WHERE j.article = s.article AND field = 'read' ORDER BY seq DESC LIMIT 1"
    )
    assert 0 == library.first(
        f"SELECT count(*) FROM state s WHERE s.read <> CAST(coalesce(({last}), 0) AS INTEGER)"
    )
    read = {article for (article,) in library.read("SELECT article FROM state WHERE read = 1")}
    starred = {article for (article,) in library.read("SELECT article FROM state WHERE starred = 1")}
    tagged = {article for (article,) in library.read("SELECT article FROM tag")}
    assert (read, starred) == (set(ids(store, "is:read")), set(ids(store, "is:starred")))
    kept = {article for (article,) in library.read("SELECT article FROM kept_body")}
    assert starred | tagged == kept
    for group in store.facets.counts(parse("")):
        for facet in group.facets:
            assert facet.count == store.headlines.count(parse("").require(facet.field, facet.value))
