"""Lines of the screen put into the order they are seen in, where the terminal doesn't do that itself."""

from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widget import Widget

from newsterm.tui.bidi import visual
from newsterm.tui.joining import joined

_ISOLATES = "\u2066\u2067\u2068\u2069"
"""All words from right to left stand between these, on every surface of newsterm."""


class BidiLines(LineFilter):
    """Reorders what is drawn. Isolates are obeyed and taken away; a line without any stays as it is."""

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """The segments from left to right as a reader sees them; looks and links go with their words."""
        text = "".join(segment.text for segment in segments)
        if not _is_isolated(text):
            return segments
        styles = [segment.style for segment in segments for _ in segment.text]
        shown = groupby(_shown(text), key=lambda cluster: id(styles[cluster[0]]))
        return [_segment(list(run), styles) for _, run in shown]


def logical_column(widget: Widget, strip: Strip, column: int) -> int:
    """Where what is seen at a column of a strip stood before its line was reordered, if it was."""
    if not any(isinstance(line_filter, BidiLines) for line_filter in widget.get_line_filters()):
        return column
    text = strip.text
    seen = 0
    for offset, cluster in _shown(text) if _is_isolated(text) else ():
        seen += cell_len(cluster)
        if seen > column:
            return cell_len(text[:offset])
    return column


def _is_isolated(text: str) -> bool:
    return not text.isascii() and any(mark in text for mark in _ISOLATES)


def _shown(text: str) -> Iterator[tuple[int, str]]:
    """The clusters of a line as they are seen, each after its offset."""
    return ((offset, cluster) for offset, cluster in visual(joined(text)) if cluster not in _ISOLATES)


def _segment(run: list[tuple[int, str]], styles: list[Style | None]) -> Segment:
    return Segment("".join(cluster for _, cluster in run), styles[run[0][0]])
