"""Tables set in columns that fit, or row under row where they can't."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from newsterm.model import Span
from newsterm.tui.article.lines import Block, Line, LineComposer, Role
from newsterm.tui.article.wrapping import columns, printed, widest_word, wrap
from newsterm.tui.glyphs import Glyphs

_GAP = 2
"""Cells between two columns."""

_WORD = 16
"""Cells that a column keeps for its longest word; a longer word is broken."""

_LONGEST_NUMBER = 24
_NUMBER = re.compile(r"[^\w]*\d[\d\s.,:/%°–-]*[^\W\d_]{0,3}[^\w]*")

Row = Sequence[Span]


def lay_out_table(text: str, span: Span, headings: int, width: int, glyphs: Glyphs) -> list[Line]:
    """The lines of a table: a row a line of the text, cells parted by tabs, the first `headings` rows bold.

    Cells are wrapped in columns as wide as `width` allows; columns of numbers stand at the right.
    """
    rows = [_cells(text, line) for line in _lines(text, span)]
    widths = _widths(text, rows, width)
    if not widths:
        return _records(text, rows, headings, width)
    right = [_is_numeric(text, column) for column in _transposed(rows[headings:], len(widths))]
    lines: list[Line] = []
    for number, row in enumerate(rows):
        lines += _row(text, row, widths, right, number < headings)
        if number == headings - 1 and number + 1 < len(rows):
            rule = glyphs.horizontal * (sum(widths) + _GAP * (len(widths) - 1))
            lines.append(LineComposer(Block.TABLE).sign(rule, Role.RULE).line())
    return lines


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The rows of a table that hold something."""
    start = span.start
    for row in span.of(text).split("\n"):
        if row.strip():
            yield Span(start, start + len(row))
        start += len(row) + 1


def _cells(text: str, row: Span) -> list[Span]:
    """The cells of a row."""
    cells: list[Span] = []
    start = row.start
    for cell in row.of(text).split("\t"):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _transposed(rows: Sequence[Row], count: int) -> list[list[Span]]:
    """The cells of each column, missing ones left out."""
    return [[row[place] for row in rows if place < len(row)] for place in range(count)]


def _is_numeric(text: str, column: Sequence[Span]) -> bool:
    """Whether a column holds numbers and nothing else."""
    words = [cell.of(text).strip() for cell in column]
    return any(words) and all(
        not word or (len(word) <= _LONGEST_NUMBER and _NUMBER.fullmatch(word)) for word in words
    )


def _widths(text: str, rows: Sequence[Row], width: int) -> list[int]:
    """The cells of each column, none if they can't stand side by side."""
    count = max(map(len, rows), default=0)
    grid = _transposed(rows, count)
    wanted = [max((columns(text, cell)[-1] for cell in column), default=1) or 1 for column in grid]
    least = [_least(text, column) for column in grid]
    room = width - _GAP * (count - 1)
    if sum(wanted) <= room:
        return wanted
    if sum(least) > room:
        return []
    return _shared_out(least, wanted, room - sum(least))


def _least(text: str, column: Sequence[Span]) -> int:
    """The cells a column can't do without: those of its longest word, or number with the spaces in it."""
    cells = [widest_word(text, cell) for cell in column]
    numbers = [columns(text, cell)[-1] for cell in column if _is_numeric(text, [cell])]
    return max(min(_WORD, max(cells, default=1)), max(numbers, default=0)) or 1


def _shared_out(least: Sequence[int], wanted: Sequence[int], spare: int) -> list[int]:
    """The spare cells given in equal shares; what one column doesn't need goes to those that want more."""
    widths = list(least)
    missing = [high - low for low, high in zip(least, wanted, strict=True)]
    places = sorted(range(len(widths)), key=missing.__getitem__)
    for served, place in enumerate(places):
        share = min(missing[place], spare // (len(places) - served))
        widths[place] += share
        spare -= share
    return widths


def _row(
    text: str, row: Row, widths: Sequence[int], right: Sequence[bool], is_heading: bool
) -> Iterator[Line]:
    """The lines of one row, as many as its highest cell needs."""
    wrapped = [wrap(text, cell, width) for cell, width in zip(row, widths, strict=False)]
    for parts in zip_longest(*wrapped):
        composer = LineComposer(Block.TABLE)
        edge = at = 0
        for part, width, is_right in zip(parts, widths, right, strict=False):
            if part:
                cells = columns(text, part)[-1]
                place = edge + (width - cells if is_right else 0)
                composer.sign(" " * (place - at)).words(text, part, Role.STRONG if is_heading else None)
                at = place + cells
            edge += width + _GAP
        yield composer.line()


def _records(text: str, rows: Sequence[Row], headings: int, width: int) -> list[Line]:
    """The rows one under the other, each cell in a line of its own,
    after the heading of its column where there is one row of headings."""
    if headings != 1 or len(rows) == 1:
        return [
            line for number, row in enumerate(rows) for line in _stack(text, row, number < headings, width)
        ]
    lines: list[Line] = []
    for number, row in enumerate(rows[1:]):
        lines += [LineComposer(Block.TABLE).line()] if number else []
        for place, (label, cell) in enumerate(zip_longest(rows[0], row, fillvalue=Span(0, 0))):
            if number == 0 or cell.of(text).strip():
                indent = " " * _GAP if place else ""
                lines += _labelled(text, label, cell, indent, width, is_first=number == 0)
    return lines


def _labelled(text: str, label: Span, cell: Span, indent: str, width: int, *, is_first: bool) -> list[Line]:
    """A cell after the heading of its column: beside it where it fits, else under it.

    The heading is words of the source the first time, and repeated after that.
    """
    made: list[LineComposer] = []
    at = len(indent)
    for part in wrap(text, label, width - len(indent) - 1):
        made.append(LineComposer(Block.TABLE).sign(indent))
        at = len(indent) + columns(text, part)[-1] + 1
        if is_first:
            made[-1].words(text, part, Role.QUIET)
        else:
            made[-1].sign(_said(text, part), Role.QUIET)
    if made:
        made[-1].sign(":", Role.QUIET)
    beside = len(made) == 1 and (at < width // 2 or at + columns(text, cell)[-1] < width)
    lead = " " * (at + 1) if beside else f"{indent}  " if made else indent
    for number, part in enumerate(wrap(text, cell, width - len(lead))):
        if beside and number == 0:
            made[0].sign(" ")
        else:
            made.append(LineComposer(Block.TABLE).sign(lead))
        made[-1].words(text, part)
    return [composer.line() for composer in made]


def _said(text: str, span: Span) -> str:
    """The words of a stretch as they are printed."""
    return "".join(blanks + part.of(text) for part, blanks in printed(text, span))


def _stack(text: str, row: Row, is_heading: bool, width: int) -> Iterator[Line]:
    """The cells of one row under each other, all but the first indented."""
    for number, cell in enumerate(row):
        indent = " " * _GAP if number else ""
        for part in wrap(text, cell, width - len(indent)):
            composer = LineComposer(Block.TABLE).sign(indent)
            yield composer.words(text, part, Role.STRONG if is_heading else None).line()
