"""Tables of data, told from tables that only lay a page out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from lxml.etree import _Element

from newsterm.reading.html.elements import IMAGES

_LONGEST_CELL = 250  # characters; a cell that says more is a column of text, not a datum
_WIDEST_SPAN = 20  # columns or rows that one cell may fill, against hostile numbers
_NEVER_IN_A_CELL = ("table", "blockquote", "pre", "h1", "h2", "h3", "iframe", "figure", "form")

Row = list["_Element | None"]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table row by row, None where a wider or taller cell reaches in."""

    rows: tuple[Row, ...]
    heading_rows: int


def grid_of(table: _Element) -> Grid | None:
    """The table's rows, or None where it isn't a table of data: one column or row without headings, or
    cells that hold whole blocks of text."""
    if next(table.iterdescendants(*_NEVER_IN_A_CELL), None) is not None:
        return None
    rows = [cells for row in _ordered(table) if (cells := list(row.iterchildren("td", "th")))]
    headed = next(table.iter("th", "thead"), None) is not None
    widest = max((len(row) for row in rows), default=0)
    if not rows or (not headed and (len(rows) < 2 or widest < 2)) or widest < 2:
        return None
    if any(len("".join(cell.itertext())) > _LONGEST_CELL for cell in table.iter("td")):
        return None
    filled, headings = _filled(rows), _heading_rows(rows)
    kept = [number for number, row in enumerate(filled) if any(map(_says, row))]
    if not kept:
        return None
    told = sum(number < headings for number in kept)
    return Grid(_without_spacers([filled[number] for number in kept]), told if told < len(kept) else 0)


def _ordered(table: _Element) -> list[_Element]:
    """The rows, those of the foot last, wherever they were written."""
    rows = list(table.iter("tr"))
    feet = {row for foot in table.iterchildren("tfoot") for row in foot.iter("tr")}
    return sorted(rows, key=feet.__contains__) if feet else rows


def _without_spacers(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without the columns that hold nothing anywhere."""
    used = [any(map(_says, column)) for column in zip_longest(*rows)]
    return tuple([cell for cell, is_used in zip(row, used, strict=False) if is_used] for row in rows)


def _says(cell: "_Element | None") -> bool:
    """Whether a cell has words or a picture in it."""
    return cell is not None and (
        any(text.strip() for text in cell.itertext()) or next(cell.iter(*IMAGES), None) is not None
    )


def _heading_rows(rows: list[list[_Element]]) -> int:
    """How many rows at the top are headings."""
    count = 0
    for row in rows:
        in_head = next(row[0].iterancestors("thead", "table")).tag == "thead"
        if not in_head and any(cell.tag != "th" for cell in row):
            break
        count += 1
    return count if count < len(rows) else 0


def _filled(rows: list[list[_Element]]) -> tuple[Row, ...]:
    """The rows with a place for every column, as spans over columns and rows ask for."""
    reaching: dict[int, int] = {}  # column → rows below that a cell still fills
    filled = []
    for row in rows:
        cells: Row = []
        for cell in row:
            _step_over(cells, reaching)
            wide, tall = _span(cell, "colspan"), _span(cell, "rowspan")
            if tall > 1:
                reaching |= dict.fromkeys(range(len(cells), len(cells) + wide), tall - 1)
            cells += [cell, *[None] * (wide - 1)]
        _step_over(cells, reaching)
        filled.append(cells)
    return tuple(filled)


def _step_over(cells: Row, reaching: dict[int, int]) -> None:
    """Leave a place empty for each cell that reaches in from above here."""
    while reaching.get(len(cells), 0):
        reaching[len(cells)] -= 1
        cells.append(None)


def _span(cell: _Element, name: str) -> int:
    """How many columns or rows a cell fills."""
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() and len(value) < 5 else 1
