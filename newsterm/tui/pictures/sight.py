"""What this terminal can show of pictures: told by its environment, never by asking.

An answer of the terminal would come among the keys that are typed, and not every terminal answers truly: some
say yes to kitty's protocol and draw its placeholders as signs.
"""

import fcntl
import os
import struct
import sys
import termios
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from newsterm.pictures.prints import Way
from newsterm.settings import PictureProtocol
from newsterm.tui.glyphs import ASCII, Glyphs

Cell = tuple[int, int]

USUAL: Cell = (10, 20)
"""Pixels of a cell where the terminal doesn't tell."""

_KITTY_TERMS = ("xterm-kitty", "xterm-ghostty")
_SIXEL_TERMS = ("foot", "mlterm", "contour")
_SIXEL_PROGRAMS = ("WezTerm", "mintty")
_WINDOWS = ("tmux", "screen")  # they hold their text themselves, and know nothing of pictures in it


@dataclass(frozen=True, slots=True)
class Sight:
    """The way pictures are drawn and the pixels of a cell; or, without a way, the sentence that says why."""

    way: Way | None
    cell: Cell = USUAL
    why_not: str = ""


def sight(
    choice: PictureProtocol,
    glyphs: Glyphs,
    colours: str | None,
    *,
    in_colour: bool = True,
    environ: Mapping[str, str] = os.environ,
) -> Sight:
    """What can be shown; `colours` is how many there are, by rich's names."""
    if glyphs is ASCII:
        return Sight(None, why_not="Pictures need a terminal with UTF-8.")
    if not in_colour:
        return Sight(None, why_not="Without colour (NO_COLOR) there are no pictures.")
    if colours not in ("256", "truecolor"):
        return Sight(None, why_not="This terminal has too few colours for pictures.")
    cell = cell_size()
    way = Way(choice) if choice != "auto" else _way(environ)
    if way is Way.SIXEL and cell is None:
        way = Way.BLOCKS  # a strip must be as high as its row, to the pixel
    return Sight(way, cell or USUAL)


def _way(environ: Mapping[str, str]) -> Way:
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(_WINDOWS):
        return Way.BLOCKS
    if term in _KITTY_TERMS or program == "ghostty":
        return Way.KITTY
    if term.startswith(_SIXEL_TERMS) or program in _SIXEL_PROGRAMS:
        return Way.SIXEL
    return Way.BLOCKS


def cell_size() -> Cell | None:
    """The pixels of a cell, where the terminal tells the system (TIOCGWINSZ)."""
    if sys.__stderr__ is None:  # where Textual draws
        return None
    with suppress(OSError, ValueError):
        size = fcntl.ioctl(sys.__stderr__.fileno(), termios.TIOCGWINSZ, bytes(8))
        rows, columns, width, height = struct.unpack("HHHH", size)
        if rows and columns and width >= columns and height >= rows:
            return width // columns, height // rows
    return None
