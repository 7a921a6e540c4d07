"""News on a terminal without UTF-8: every letter it lacks is spelled with what it has, as wide as it was."""

import codecs
import sys
import unicodedata
from typing import TextIO

from rich.cells import cell_len

NAME = "newsterm-spelling"

_LIKE = str.maketrans("‘’‚‹›“”„«»‐‑‒–—―−…·•×ßøØłŁđĐıæÆœŒ", '\'\'\'<>"""""-------.-*xsoOlLdDiaAoO')


def spell_plainly(stream: TextIO | None = None) -> None:
    """Have a stream (by default standard error, where the screen is drawn) write what it can't encode so."""
    stream = stream or sys.__stderr__
    codecs.register_error(NAME, _spelled)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors=NAME)


def _spelled(error: UnicodeError) -> tuple[str, int]:
    """What stands for the letters that can't be encoded; an error handler (PEP 293)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_spell, error.object[error.start : error.end])), error.end


def _spell(letter: str) -> str:
    """A letter without its accent, or a sign like it, or as many ``?`` as it is wide."""
    like = letter.translate(_LIKE)
    plain = like if like.isascii() else unicodedata.normalize("NFKD", letter)[0]
    width = cell_len(letter)
    return plain if width == 1 and plain.isascii() and plain.isprintable() else "?" * width
