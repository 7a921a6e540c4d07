"""One SQLite file: opened or refused, a connection a thread, writers one after the other."""

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsterm.errors import StoreError
from newsterm.query import fold

APPLICATION = 0x6E747274  # "ntrt", written into the file's header so that `file` and we can tell it
BUSY_SECONDS = 15.0

WAL_PAGES = 4_000
"""Pages of 8 kB that a file which isn't durable may grow by before they are sorted in, which waits for the
disk: a refresh writes far more than it then moves (https://sqlite.org/wal.html, 2.3)."""

Parameters = Sequence[Any] | Mapping[str, Any]
Migrations = Sequence[Sequence[str]]


class Database:
    """A file of tables, brought up to date by numbered migrations when it is opened.

    Raises StoreError, and leaves the file as it is, if it is newer than this program, of another program, no
    database at all, or can't be written. `durable` waits for the disk at every commit.
    """

    def __init__(self, path: Path, migrations: Migrations, *, durable: bool) -> None:
        self.path = path
        self._durable = durable
        self._mine = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._writing = threading.RLock()
        try:
            _make_private(path)
            with _alone(path.parent):
                self._migrate(migrations)
        except sqlite3.Error as error:
            self.close()
            raise _refusal(path, error) from error
        except OSError as error:
            raise StoreError(f"{path} can't be made: {error.strerror or error}.") from error
        except StoreError:
            self.close()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this thread."""
        connection: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if connection is None:
            connection = self._mine.connection = self._connect()
        return connection

    def read(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """The rows a statement gives."""
        try:
            return self.connection.execute(sql, parameters)
        except sqlite3.DatabaseError as error:
            raise _refusal(self.path, error) from error

    def first(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first value of the first row, None if there is no row."""
        row = self.read(sql, parameters).fetchone()
        return row[0] if row else None

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: everything in it is kept, or, if it raises, nothing."""
        with self._writing:
            connection = self.connection
            try:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                finally:
                    # Some errors, a full disk for one, have ended the transaction already.
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
            except sqlite3.DatabaseError as error:
                raise _refusal(self.path, error) from error

    def changed(self) -> bool:
        """Whether another connection committed since this thread last asked."""
        version = self.first("PRAGMA data_version")
        before = getattr(self._mine, "version", version)
        self._mine.version = version
        return bool(version != before)

    def close(self) -> None:
        """Close the connections of all threads."""
        while self._all:
            self._all.pop().close()
        self._mine = threading.local()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        self._all.append(connection)
        if self._durable:
            connection.execute("PRAGMA synchronous = FULL")
        else:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -16384")
        connection.create_function("fold", 1, fold, deterministic=True)
        return connection

    def _migrate(self, migrations: Migrations) -> None:
        connection = self.connection
        self._check(connection, len(migrations))
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA journal_mode = WAL")
        if _version(connection) == len(migrations):
            return
        with self.write():
            # Asked again: another process may have been faster.
            for number, statements in enumerate(migrations[_version(connection) :], _version(connection) + 1):
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")

    def _check(self, connection: sqlite3.Connection, known: int) -> None:
        # In this order: another newsterm may make the tables in this moment, and both come with one commit.
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if tables and application != APPLICATION:
            raise StoreError(f"{self.path} belongs to another program; move it away and start again.")
        if _version(connection) > known:
            raise StoreError(
                f"{self.path} was written by a newer newsterm (format {_version(connection)}, "
                f"this one knows {known}); update newsterm. Nothing was changed."
            )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One newsterm at a time sets up the files of a folder: SQLite waits for nobody when it turns to WAL."""
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _make_private(path: Path) -> None:
    """Make the folder and the file for the reader's eyes only; SQLite gives -wal and -shm the same mode."""
    for folder in reversed(path.parents):  # not parents=True, which leaves those above open to others
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    if path.parent.stat().st_mode & 0o077:
        path.parent.chmod(0o700)
    try:
        # Only a file that is new is opened here: closing one that SQLite holds would drop its locks.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)


def _refusal(path: Path, error: sqlite3.Error) -> StoreError:
    """The sentence for what SQLite says (https://sqlite.org/rescode.html)."""
    sentences = {
        sqlite3.SQLITE_NOTADB: "is no database newsterm can read; move it away and start again.",
        sqlite3.SQLITE_CORRUPT: "is damaged; move it away and start again.",
        sqlite3.SQLITE_FULL: "can't grow: the disk is full.",
        sqlite3.SQLITE_READONLY: "can't be written: it is read-only.",
        sqlite3.SQLITE_CANTOPEN: "can't be opened; check that it is a file you may read and write.",
        sqlite3.SQLITE_BUSY: f"is in use by another newsterm for {BUSY_SECONDS:.0f} seconds now; try again.",
    }
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return StoreError(f"{path} {sentences.get(code, f'can not be used: {error}.')}")
