"""The pictures that were fetched, as they came: a folder of its own that can be emptied at any time."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from newsterm.errors import StoreError

LIMIT = 200 << 20
"""Bytes that are kept; what was not looked at for longest goes first."""


class Album:
    """Keeps pictures by their addresses. Raises StoreError where the folder can't be written."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit

    def file(self, url: str) -> Path:
        """Where the picture at this address is, or would be, kept."""
        return self._folder / sha256(url.encode("utf-8", "replace")).hexdigest()

    def find(self, url: str) -> bytes | None:
        """The picture at this address, if it is here."""
        path = self.file(url)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return content

    def keep(self, url: str, content: bytes) -> None:
        """Keep a picture, for the reader's eyes only; the oldest give way to it."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            with NamedTemporaryFile(dir=self._folder, delete=False) as draft:  # which is 0600
                draft.write(content)
            Path(draft.name).replace(self.file(url))
            self._make_room()
        except OSError as error:
            raise StoreError(f"{self._folder} can't be written: {error.strerror or error}.") from error

    def _make_room(self) -> None:
        kept = sorted(self._kept(), reverse=True)
        left = self._limit
        for _age, path, size in kept:
            left -= size
            if left < 0:
                path.unlink(missing_ok=True)

    def _kept(self) -> Iterator[tuple[int, Path, int]]:
        """When each was last looked at, where it is, and its bytes."""
        for path in self._folder.iterdir():
            try:
                found = path.stat()
            except FileNotFoundError:  # by another newsterm
                continue
            yield found.st_mtime_ns, path, found.st_size
