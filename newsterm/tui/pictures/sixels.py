"""A picture as sixels: a strip of dots for each row of cells, so that it scrolls and is cut like text."""

from rich.segment import ControlType, Segment
from textual.strip import Strip

from newsterm.pictures.prints import Print

_CONTROL = [(ControlType.BELL,)]  # rich knows no kind for this; Textual only asks whether there is one
_SIXELS = "\x1bP0;1q"  # what is not lit stays as it is (VT330/VT340 Programmer Reference, 14.2)


def in_sixels(done: Print) -> list[Strip]:
    """The rows of a picture made for sixels: blank cells, over which the dots are laid."""
    return [
        Strip(
            [Segment(" " * done.columns), Segment(_over(strip, done.columns), None, _CONTROL)], done.columns
        )
        for strip in done.data.decode("ascii").split("\n")
    ]


def _over(strip: str, columns: int) -> str:
    """Goes back over the cells just written, draws, and returns to behind them."""
    return f"\x1b[{columns}D\x1b7{_SIXELS}{strip}\x1b\\\x1b8\x1b[{columns}C"
