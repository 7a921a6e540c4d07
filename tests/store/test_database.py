"""The two files: private, refused with a sentence when they are not ours, shared by many."""

import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.errors import StoreError
from newsterm.query import Query
from newsterm.store.database import Database
from newsterm.store.schema import CACHE, LIBRARY
from newsterm.store.store import Store
from tests.store.paper import article, ids, save, titles


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_and_files_are_the_readers_alone(home: Home, store: Store) -> None:
    save(store, article(1))
    files = [*home.data_dir.iterdir(), *home.cache_dir.iterdir()]
    assert {"library.db", "library.db-wal", "library.db-shm", "cache.db", "cache.db-wal", "cache.db-shm"} == {
        path.name for path in files
    }
    assert {0o600} == set(map(mode, files))
    assert {0o700} == {mode(home.data_dir), mode(home.cache_dir)}


def test_the_folder_made_for_a_home_is_the_readers_alone(tmp_path: Path) -> None:
    Store.open(Home.at(tmp_path / "a" / "home")).close()
    assert {0o700} == {mode(tmp_path / "a"), mode(tmp_path / "a" / "home")}


def test_files_that_others_could_read_are_made_private(home: Home) -> None:
    Store.open(home).close()
    home.cache_dir.chmod(0o755)
    home.cache_file.chmod(0o644)
    Store.open(home).close()
    assert (0o700, 0o600) == (mode(home.cache_dir), mode(home.cache_file))


@pytest.mark.parametrize("which", ["library_file", "cache_file"])
def test_a_newer_database_is_refused_and_left_alone(home: Home, which: str) -> None:
    Store.open(home).close()
    path: Path = getattr(home, which)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer newsterm \(format 99.*update newsterm"):
        Store.open(home)
    assert before == path.read_bytes()


@pytest.mark.parametrize("which", ["library_file", "cache_file"])
def test_what_is_no_database_is_refused_and_left_alone(home: Home, which: str) -> None:
    path: Path = getattr(home, which)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(StoreError, match="is no database newsterm can read"):
        Store.open(home)
    assert b"Dear diary, " * 1000 == path.read_bytes()


def test_the_database_of_another_program_is_refused_and_left_alone(home: Home) -> None:
    home.data_dir.mkdir(parents=True)
    connection = sqlite3.connect(home.library_file)
    connection.execute("CREATE TABLE recipe (name)")
    connection.close()
    before = home.library_file.read_bytes()
    with pytest.raises(StoreError, match="belongs to another program"):
        Store.open(home)
    assert before == home.library_file.read_bytes()


def test_a_damaged_database_is_refused_with_a_sentence(home: Home) -> None:
    store = Store.open(home)
    save(store, *(article(number) for number in range(50)))
    store.close()
    content = bytearray(home.cache_file.read_bytes())
    content[8192:] = b"\x00" * (len(content) - 8192)
    home.cache_file.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged; move it away"):
        Store.open(home).headlines.listing(Query())


def test_a_place_where_nothing_can_be_made_is_refused_with_a_sentence(home: Home) -> None:
    home.data_dir.parent.mkdir(parents=True)
    home.data_dir.write_text("a file where a folder should be")
    with pytest.raises(StoreError, match=r"data.* can't be made"):
        Store.open(home)


def test_a_folder_where_the_file_should_be_is_refused_with_a_sentence(home: Home) -> None:
    home.cache_file.mkdir(parents=True)
    with pytest.raises(StoreError, match="can't be opened"):
        Store.open(home)


def test_a_full_disk_is_told_and_nothing_is_half_written(home: Home, store: Store) -> None:
    save(store, article(1))
    pages = store.articles._cache.first("PRAGMA page_count")
    store.articles._cache.first(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match="the disk is full"):
        save(store, *(article(number, markup=f"<p>{number}</p>" * 5000) for number in range(2, 300)))
    assert ["Report 1"] == titles(store)
    assert ["Report 1"] == titles(store, "report")


def test_migrations_run_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    first = ("CREATE TABLE a (x)", "INSERT INTO a VALUES (1)")
    Database(path, [first], durable=False).close()
    later = Database(path, [first, ("ALTER TABLE a ADD COLUMN y DEFAULT 2",)], durable=False)
    assert [(1, 2)] == later.read("SELECT x, y FROM a").fetchall()
    later.close()


def test_a_migration_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    first = ("CREATE TABLE a (x)",)
    Database(path, [first], durable=False).close()
    with pytest.raises(StoreError):
        Database(path, [first, ("CREATE TABLE b (x)", "CREATE TABLE a (x)")], durable=False)
    again = Database(path, [first], durable=False)
    assert [("a",)] == again.read("SELECT name FROM sqlite_master").fetchall()
    again.close()


def test_the_library_waits_for_the_disk_and_both_write_ahead(home: Home, store: Store) -> None:
    library = Database(home.library_file, LIBRARY, durable=True)
    cache = Database(home.cache_file, CACHE, durable=False)
    assert (2, "wal") == (library.first("PRAGMA synchronous"), library.first("PRAGMA journal_mode"))
    assert (1, "wal") == (cache.first("PRAGMA synchronous"), cache.first("PRAGMA journal_mode"))
    library.close()
    cache.close()


def test_two_stores_see_each_other(home: Home, store: Store) -> None:
    other = Store.open(home)
    assert not other.changed()
    save(store, article(1))
    assert other.changed()
    assert not other.changed()
    (one,) = ids(other)
    store.journal.mark([one], read=True)
    assert [one] == ids(other, "is:read")
    assert other.changed()
    assert other.journal.undo()
    assert [one] == ids(store, "is:unread")
    assert not other.changed()
    other.close()


def test_many_open_the_same_new_home_at_once(home: Home) -> None:
    barrier = threading.Barrier(8)

    def opened(_: int) -> int:
        barrier.wait()
        store = Store.open(home)
        count = store.headlines.count(Query())
        store.close()
        return count

    with ThreadPoolExecutor(8) as pool:
        assert [0] * 8 == list(pool.map(opened, range(8)))


def test_threads_share_a_store(store: Store) -> None:
    def work(number: int) -> int:
        save(store, *(article(number * 100 + one) for one in range(20)))
        store.journal.mark(ids(store, f'title:"report {number * 100}"'), starred=True)
        return store.headlines.count(Query())

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(12)))
    assert 240 == store.headlines.count(Query())
    assert 12 == len(ids(store, "is:starred"))
