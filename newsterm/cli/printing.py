"""Plain text for people and pipes: safe for a terminal, coloured only where someone looks at it."""

import os
import shutil
import sys
from collections.abc import Iterable

from newsterm.cleaner import clean_line
from newsterm.export.plain import WIDTH


def coloured() -> bool:
    """Whether standard output is a terminal that wants colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def bold(text: str) -> str:
    """The text in bold, where there is colour."""
    return f"\x1b[1m{text}\x1b[0m" if coloured() else text


def dim(text: str) -> str:
    """The text in a quiet voice, where there is colour."""
    return f"\x1b[2m{text}\x1b[0m" if coloured() else text


def width() -> int:
    """How many columns running text may take."""
    return min(WIDTH, shutil.get_terminal_size().columns - 2) if sys.stdout.isatty() else WIDTH


def row(cells: Iterable[object]) -> str:
    """One line of a table: cells parted by tabs, nothing in them that breaks a line or a terminal."""
    return "\t".join(clean_line(str(cell)) for cell in cells)


def complain(sentence: str) -> None:
    """Say on standard error what went wrong."""
    print(f"newsterm: {clean_line(sentence)}", file=sys.stderr)
