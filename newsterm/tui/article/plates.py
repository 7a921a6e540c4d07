"""A picture as it stands in an article: above, if it is to be seen, then its caption and its credit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual.strip import Strip

from newsterm.cleaner import clean_line
from newsterm.model import Picture, Span
from newsterm.tui.article.lines import Block, Line, LineComposer, Role
from newsterm.tui.article.wrapping import wrap
from newsterm.tui.glyphs import UNICODE, Glyphs


@dataclass(frozen=True, slots=True)
class Plate:
    """What is seen of a picture: its rows; or so many `rows` kept free for them; and a `note` in these, or
    beneath."""

    drawing: tuple[Strip, ...] = ()
    rows: int = 0
    note: str = ""


Gallery = Mapping[str, Plate]
"""The pictures that are to be seen, by their addresses."""


def lay_out_plate(
    picture: Picture, width: int, glyphs: Glyphs = UNICODE, plate: Plate | None = None
) -> list[Line]:
    """The lines of a picture; without a plate, its caption and credit alone."""
    plate = plate or Plate()
    lines = [*_drawing(plate), *_words(picture, width, glyphs), *_note(plate, width)]
    return [replace(line, picture=picture.url) for line in lines]


def _drawing(plate: Plate) -> Iterator[Line]:
    """The picture itself, or the place for it."""
    yield from (Line(block=Block.PICTURE, drawing=strip) for strip in plate.drawing)
    if plate.rows:
        yield LineComposer(Block.PICTURE).sign(plate.note, Role.QUIET).line()
        yield from [Line(block=Block.PICTURE)] * (plate.rows - 1)


def _words(picture: Picture, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """The caption, and the credit quieter, in the same line if there is room."""
    lead = f"{glyphs.picture} "
    caption, credit = clean_line(picture.caption).strip(), clean_line(picture.credit).strip()
    credit = f"Photo: {credit}" if credit else ""
    words = "  ".join(filter(None, (caption, credit)))
    quiet_from = len(words) - len(credit)
    room = width - cell_len(lead)
    parts = wrap(words, Span(0, len(words)), room)
    if len(parts) > 1:
        parts = wrap(words, Span(0, quiet_from), room) + wrap(words, Span(quiet_from, len(words)), room)
    for part in parts:
        middle = min(max(part.start, quiet_from), part.end)
        composer = LineComposer(Block.PICTURE).sign(lead, Role.QUIET).sign(words[part.start : middle])
        yield composer.sign(words[middle : part.end], Role.QUIET).line()
        lead = " " * cell_len(lead)


def _note(plate: Plate, width: int) -> Iterator[Line]:
    """What there is to say of the picture."""
    if plate.rows:
        return
    for part in wrap(plate.note, Span(0, len(plate.note)), width - 2):
        yield LineComposer(Block.PICTURE).sign("  ").sign(part.of(plate.note), Role.QUIET).line()
