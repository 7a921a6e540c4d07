"""Draws pictures, and keeps account of those that the terminal itself was given."""

from collections.abc import Callable

from textual.strip import Strip

from newsterm.pictures.prints import Print, Way
from newsterm.tui.pictures.blocks import in_blocks
from newsterm.tui.pictures.kitty import Seal, forgotten, placeholders, sent
from newsterm.tui.pictures.sixels import in_sixels


class Easel:
    """Draws for a terminal that is written to by `write`, and has so many `colours` by rich's names."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._given: list[tuple[Seal, Print]] = []
        self._count = 0

    def drawn(self, done: Print, way: Way, colours: str) -> list[Strip]:
        """The rows of a picture made for this way."""
        if way is Way.KITTY:
            seal = Seal(self._count, colours)
            self._count += 1
            self._given.append((seal, done))
            self._write(sent(seal, done))
            return placeholders(seal, done)
        return in_sixels(done) if way is Way.SIXEL else in_blocks(done)

    def clear(self) -> None:
        """Take all pictures from the terminal."""
        for seal, _ in self._given:
            self._write(forgotten(seal))
        self._given.clear()

    def give_again(self) -> None:
        """Give the terminal all pictures once more: another program had it."""
        for seal, done in self._given:
            self._write(sent(seal, done))
