"""Files, folders of files and standard input, as sources of documents."""

import asyncio
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from newsterm.model import Validators
from newsterm.sources.address import STDIN
from newsterm.sources.document import LIMIT, Document, Fetched, FetchError, NotModified

KINDS = frozenset({".xml", ".rss", ".atom", ".rdf", ".json", ".html", ".htm", ".xhtml", ".txt"})
"""The endings of the files that are taken from a folder; one that is named is read whatever its ending."""

MOST = 2_000
"""Files taken from one folder."""

_DEPTH = 4  # folders within folders


class Files:
    """A source of documents on disk: a path, a ``file://`` address, or ``-`` for standard input."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit

    async def fetch(self, address: str, validators: Validators) -> Fetched:
        """What the path holds now, that it has not changed, or why it can't be had.

        A folder gives a list of the documents in it and in the folders below, by path; hidden ones,
        those that may not be read, and links that lead out of it are left alone.
        """
        return await asyncio.to_thread(self._fetch, address, validators)

    def _fetch(self, address: str, validators: Validators) -> Fetched:
        if address == STDIN:
            return self._within_limit(Document(address, sys.stdin.buffer.read(self._limit + 1)))
        path = _path(address)
        if path is None:
            return FetchError(f"{address} names a file of another computer.")
        try:
            return self._folder(path, validators) if path.is_dir() else self._file(address, path, validators)
        except FileNotFoundError:
            return FetchError(f"There is no file {path}.")
        except PermissionError:
            return FetchError(f"{path} may not be read; check its permissions.")
        except (OSError, ValueError) as error:
            return FetchError(f"{address} can't be read: {getattr(error, 'strerror', None) or error}.")

    def _file(self, address: str, path: Path, validators: Validators) -> Document | NotModified | FetchError:
        now = _validators([path])
        if now == validators:
            return NotModified()
        return self._within_limit(Document(address, self._read(path), validators=now))

    def _folder(self, folder: Path, validators: Validators) -> list[Document] | NotModified | FetchError:
        paths = list(_news_files(folder.resolve()))
        if not paths:
            return FetchError(f"{folder} holds no feeds, pages or texts ({', '.join(sorted(KINDS))}).")
        if len(paths) > MOST:
            return FetchError(f"{folder} holds more than {MOST:,} files; choose a smaller folder.")
        now = _validators(paths)
        if now == validators:
            return NotModified()
        # A file that is too long is cut here, and said to be cut short when it is parsed.
        return [Document(str(path), self._read(path)[: self._limit], validators=now) for path in paths]

    def _read(self, path: Path) -> bytes:
        """The bytes of a file, at most one more than the limit."""
        with path.open("rb") as file:
            return file.read(self._limit + 1)

    def _within_limit(self, document: Document) -> Document | FetchError:
        if len(document.content) > self._limit:
            return FetchError(
                f"{document.address} is larger than {self._limit >> 20} MB; newsterm reads no more."
            )
        return document


def _path(address: str) -> Path | None:
    """The path an address names, or nothing where it is on another computer (RFC 8089)."""
    if not address.lower().startswith("file:"):
        return Path(address).expanduser()
    parts = urlsplit(address)
    if parts.netloc not in ("", "localhost"):
        return None
    return Path(url2pathname(parts.path))


def _news_files(folder: Path) -> Iterator[Path]:
    """The files of a folder that newsterm reads, sorted by path; a few more than `MOST` at the most."""
    found: list[Path] = []
    _gather(folder, folder, 0, found)
    return iter(sorted(found))


def _gather(folder: Path, top: Path, depth: int, found: list[Path]) -> None:
    """Add the files of a folder and of those below it to `found`."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or not path.resolve().is_relative_to(top):
            continue
        if path.is_dir() and not path.is_symlink() and depth < _DEPTH:
            _gather(path, top, depth + 1, found)
        elif path.suffix.lower() in KINDS and path.is_file() and os.access(path, os.R_OK):
            found.append(path)
        if len(found) > MOST:
            return


def _validators(paths: Iterable[Path]) -> Validators:
    """What tells whether these files changed: their names, sizes and times of change."""
    seen = hashlib.blake2b(digest_size=16)
    for path in paths:
        state = path.stat()
        seen.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return Validators(etag=seen.hexdigest())
