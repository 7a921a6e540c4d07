"""A picture as it stands in an article: its caption and its credit."""

from rich.cells import cell_len

from newsterm.cleaner import clean_line
from newsterm.model import Picture, Span
from newsterm.tui.article.lines import Block, Line, LineComposer, Role
from newsterm.tui.article.wrapping import wrap
from newsterm.tui.glyphs import UNICODE, Glyphs


def lay_out_plate(picture: Picture, width: int, glyphs: Glyphs = UNICODE) -> list[Line]:
    """A picture as words: its caption, and its credit quieter, in the same line if there is room."""
    lead = f"{glyphs.picture} "
    caption, credit = clean_line(picture.caption).strip(), clean_line(picture.credit).strip()
    credit = f"Photo: {credit}" if credit else ""
    words = "  ".join(filter(None, (caption, credit)))
    quiet_from = len(words) - len(credit)
    room = width - cell_len(lead)
    parts = wrap(words, Span(0, len(words)), room)
    if len(parts) > 1:
        parts = wrap(words, Span(0, quiet_from), room) + wrap(words, Span(quiet_from, len(words)), room)
    lines = []
    for part in parts:
        middle = min(max(part.start, quiet_from), part.end)
        composer = LineComposer(Block.PICTURE).sign(lead, Role.QUIET).sign(words[part.start : middle])
        lines.append(composer.sign(words[middle : part.end], Role.QUIET).line())
        lead = " " * cell_len(lead)
    return lines
