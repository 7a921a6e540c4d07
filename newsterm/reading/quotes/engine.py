"""From a text to who said what in it."""

from collections.abc import Sequence

from newsterm.model import Kind, Quotation, Style
from newsterm.reading.quotes.marks import paragraphs, segment


def find_quotations(text: str, styles: Sequence[Style] = (), language: str = "") -> tuple[Quotation, ...]:
    """The quotations of an article's text, in its order; `language` is a BCP 47 tag, guessed if empty."""
    return tuple(
        Quotation(stretch.content, Kind.DIRECT)
        for stretches in segment(text, paragraphs(text))
        for stretch in stretches
        if text[stretch.content.start : stretch.content.end].count(" ") >= 2
    )
