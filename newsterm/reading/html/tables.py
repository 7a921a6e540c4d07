"""Tables of data, told from tables that only lay a page out."""

from dataclasses import dataclass

from lxml.etree import _Element

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
    rows = [row for row in table.iter("tr") if len(row)]
    headed = next(table.iter("th", "thead"), None) is not None
    widest = max((len(row) for row in rows), default=0)
    if not rows or (not headed and (len(rows) < 2 or widest < 2)) or widest < 2:
        return None
    if next(table.iterdescendants(*_NEVER_IN_A_CELL), None) is not None:
        return None
    if any(len("".join(cell.itertext())) > _LONGEST_CELL for cell in table.iter("td")):
        return None
    return Grid(_filled(rows), _heading_rows(rows))


def _heading_rows(rows: list[_Element]) -> int:
    """How many rows at the top are headings."""
    count = 0
    for row in rows:
        parent = row.getparent()
        in_head = parent is not None and parent.tag == "thead"
        if not in_head and any(cell.tag != "th" for cell in row):
            break
        count += 1
    return count if count < len(rows) else 0


def _filled(rows: list[_Element]) -> tuple[Row, ...]:
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
