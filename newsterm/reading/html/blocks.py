"""Elements that stand apart: paragraphs, headings, lists, quotations, code, tables."""

from collections.abc import Mapping

from lxml.etree import _Element

from newsterm.model import StyleKind
from newsterm.reading.html.composer import LINE
from newsterm.reading.html.elements import BLOCKS, HEADINGS, LINES, LISTS, tag_of
from newsterm.reading.html.figures import is_figure, pictures_of
from newsterm.reading.html.tables import Row, grid_of
from newsterm.reading.html.walk import Enter, Leave, OpenList, Walk, nothing

_LONGEST_NUMBER = 7  # digits


def block(walk: Walk, _element: _Element) -> Leave:
    """What stands apart from what is around it."""
    walk.composer.part()
    return walk.composer.part


def _line(walk: Walk, _element: _Element) -> Leave:
    walk.composer.part(LINE)
    return lambda: walk.composer.part(LINE)


def _frame(walk: Walk, element: _Element) -> Leave | None:
    """What may be the frame of a picture and its words, and else is a block like any other."""
    if not is_figure(element):
        return block(walk, element)
    for picture in pictures_of(element, walk.base_url):
        walk.show(picture)
    return None


def _rule(walk: Walk, _element: _Element) -> None:
    walk.composer.part()


def _break(walk: Walk, _element: _Element) -> None:
    walk.composer.break_line()


def _heading(walk: Walk, element: _Element) -> Leave:
    if walk.composer.flat:
        return nothing
    return walk.framed(StyleKind.HEADING, level=int(tag_of(element)[1]))


def _block_quote(walk: Walk, _element: _Element) -> Leave:
    walk.quote_depth += 1
    close = walk.framed(StyleKind.BLOCK_QUOTE, level=walk.quote_depth)

    def leave() -> None:
        close()
        walk.quote_depth -= 1

    return leave


def _code_block(walk: Walk, _element: _Element) -> Leave:
    if walk.composer.preformatted:
        return nothing
    close = walk.framed(StyleKind.CODE_BLOCK)
    walk.composer.preformatted = True
    walk.within.add(StyleKind.CODE)

    def leave() -> None:
        walk.composer.preformatted = False
        walk.within.discard(StyleKind.CODE)
        close()

    return leave


def _list(walk: Walk, element: _Element) -> Leave:
    begin_or_end = walk.composer.next_line if walk.lists else walk.composer.part
    begin_or_end()
    kind = "1" if element.tag == "ol" else ""
    walk.lists.append(OpenList(kind, _number(element.get("start"), 1)))

    def leave() -> None:
        walk.lists.pop()
        begin_or_end()

    return leave


def _item(walk: Walk, element: _Element) -> Leave:
    if walk.composer.flat:
        return block(walk, element)
    here = walk.lists[-1] if walk.lists else OpenList()
    walk.composer.part(LINE)
    style = walk.composer.open(StyleKind.LIST_ITEM, _marker(here, element), max(1, len(walk.lists)))
    walk.composer.begin_item()

    def leave() -> None:
        walk.composer.close(style)
        walk.composer.end_item()

    return leave


def _marker(here: OpenList, item: _Element) -> str:
    """What stands before an item: a bullet, or its number."""
    if not here.kind:
        return "•"
    number = _number(item.get("value"), here.number)
    here.number = number + here.step
    return f"{number}."


def _table(walk: Walk, element: _Element) -> Leave | None:
    if is_figure(element):
        return _frame(walk, element)
    grid = grid_of(element)
    if grid is None:
        return block(walk, element)
    for caption in element.iterchildren("caption"):
        walk.through(caption)
    close = walk.framed(StyleKind.TABLE, level=grid.heading_rows)
    for row in grid.rows:
        _row(walk, row)
    close()
    return None


def _row(walk: Walk, row: Row) -> None:
    """A row of a table of data: a line of cells."""
    for column, cell in enumerate(row):
        if column:
            walk.composer.cell()
        if cell is not None:
            walk.composer.flat = True
            walk.through(cell)
            walk.composer.flat = False
    walk.composer.next_line()


def _number(value: str | None, default: int) -> int:
    """A number of a list, against what else a page may write there."""
    value = (value or "").strip()
    return int(value) if value.isdecimal() and len(value) < _LONGEST_NUMBER else default


BLOCK_ENTRIES: Mapping[str, Enter] = {
    **dict.fromkeys(BLOCKS, block),
    **dict.fromkeys(LINES, _line),
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(LISTS, _list),
    **dict.fromkeys(("figure", "div"), _frame),
    "blockquote": _block_quote,
    "br": _break,
    "hr": _rule,
    "li": _item,
    "pre": _code_block,
    "table": _table,
}
