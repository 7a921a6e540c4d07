"""Files for documents: names that are safe everywhere, and nothing that is there is ever overwritten."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from newsterm.cleaner import clean_line
from newsterm.errors import NewstermError

LONGEST = 120
"""Bytes of a name, without what is put at its end; most file systems take 255."""

MOST_ALIKE = 1_000
"""Files whose names differ by nothing but a number."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\ufffd\s]+')
_SPECIAL = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\.|\Z)", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def safe_name(title: str, suffix: str = "") -> str:
    """A name for a file, made of a title: in one folder, visible, not too long, and no name that Windows
    keeps for itself."""
    text = unicodedata.normalize("NFC", clean_line(title))
    text = "".join(letter for letter in text if unicodedata.category(letter) not in _UNSEEN)
    text = _FORBIDDEN.sub(" ", text).strip(" .-~")
    text = text.encode()[:LONGEST].decode(errors="ignore").rstrip(" .-~")
    if not text or _SPECIAL.match(text):
        text = f"article {text}".strip()
    return text + suffix


def create(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Make a file and write it; nothing of it is left if that fails. Raises NewstermError."""
    if not _created(path, write):
        raise NewstermError(f"{path} is there already; choose another name")


def create_in(folder: Path, title: str, suffix: str, write: Callable[[BinaryIO], object]) -> Path:
    """Write a file into a folder, made if need be, under a name that is still free; the file.

    Raises NewstermError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewstermError(f"{folder} can't be made: {error.strerror}") from error
    numbers = ("", *(f" {number}" for number in range(2, MOST_ALIKE + 1)))
    paths = (folder / safe_name(title, number + suffix) for number in numbers)
    path = next((path for path in paths if _created(path, write)), None)
    if path is None:
        raise NewstermError(f"{folder} has {MOST_ALIKE:,} files called {safe_name(title)} already")
    return path


def _created(path: Path, write: Callable[[BinaryIO], object]) -> bool:
    """Whether a file was made and written: not, if there is one."""
    try:
        with path.open("xb") as file:
            try:
                write(file)
            except BaseException:
                path.unlink()
                raise
    except FileExistsError:
        return False
    except OSError as error:
        raise NewstermError(f"{path} can't be written: {error.strerror}") from error
    return True
