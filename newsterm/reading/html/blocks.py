"""Elements that stand apart: paragraphs, headings, quotations, code, tables."""

from collections.abc import Mapping

from lxml.etree import _Element

from newsterm.model import StyleKind
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.composer import LINE, PARAGRAPH
from newsterm.reading.html.elements import BLOCKS, HEADINGS, LINES, is_hidden, tag_of
from newsterm.reading.html.embeds import address_alone, host_of, post_of, prompted
from newsterm.reading.html.figures import is_figure, pictures_of, words_of
from newsterm.reading.html.inline import first_letter
from newsterm.reading.html.tables import Row, grid_of
from newsterm.reading.html.walk import Enter, Leave, Walk, block, nothing

_DASHES = frozenset("—–-―~")
_EMBED = "wp-block-embed__wrapper"
_SOURCES = ("cite", "footer")


def _line(walk: Walk, _element: _Element) -> Leave:
    walk.composer.part(LINE)
    return lambda: walk.composer.part(LINE)


def _frame(walk: Walk, element: _Element) -> Leave | None:
    """What may be the frame of a picture and its words, and else is a block like any other."""
    if _EMBED in element.get("class", "") and (embed := address_alone(words_of(element))):
        walk.framed_line(StyleKind.LINK, embed.url, embed.words)
        return None
    if not is_figure(element):
        return block(walk, element)
    for picture in pictures_of(element, walk.base_url):
        walk.show(picture)
    return None


def _rule(walk: Walk, _element: _Element) -> None:
    walk.composer.rule()


def _break(walk: Walk, _element: _Element) -> None:
    walk.composer.break_line()


def _heading(walk: Walk, element: _Element) -> Leave:
    if walk.composer.flat:
        return nothing
    return walk.framed(StyleKind.HEADING, level=int(tag_of(element)[1]))


def _dialog(walk: Walk, element: _Element) -> Leave | None:
    """A window over the page, seen only where it says that it is open."""
    return None if element.get("open") is None else block(walk, element)


def _summary(walk: Walk, _element: _Element) -> Leave:
    """The line that stands over what a reader may open; here it is open."""
    return walk.strong_line(PARAGRAPH)


def _block_quote(walk: Walk, element: _Element) -> Leave | None:
    post = None if walk.quote_depth else post_of(element, walk.base_url)
    if post:
        said = prompted(element)
        walk.framed_line(StyleKind.LINK, post.url, ": ".join(filter(None, (post.words, said))))
        if said is not None:
            return None
    walk.quote_depth += 1
    close = walk.framed(StyleKind.BLOCK_QUOTE, level=walk.quote_depth)

    def leave() -> None:
        if not post:
            _name_source(walk, element)
        close()
        walk.quote_depth -= 1

    return leave


def _name_source(walk: Walk, quote: _Element) -> None:
    """Where a quotation is from, if only its address is known."""
    address = absolute(quote.get("cite", ""), walk.base_url)
    if address.startswith("http") and next(quote.iter("a", *_SOURCES), None) is None:
        walk.composer.part()
        walk.composer.write("— ")
        close = walk.opened(StyleKind.LINK, address)
        walk.composer.write(host_of(address))
        close()


def _source(walk: Walk, element: _Element) -> Leave:
    """Whose words a block quotation is: a line with a dash before it. Elsewhere a title, or a block."""
    parent = element.getparent()
    is_apart = parent is not None and parent.tag == "blockquote"
    if not is_apart:
        return walk.opened(StyleKind.EMPHASIS) if element.tag == "cite" else block(walk, element)
    return _dashed(walk, element)


def _under_words(walk: Walk, element: _Element) -> Leave:
    """The words under a figure that is no picture: under a quotation they say whose it is."""
    parent = element.getparent()
    if parent is not None and parent.find("blockquote") is not None:
        return _dashed(walk, element)
    return block(walk, element)


def _dashed(walk: Walk, element: _Element) -> Leave:
    walk.composer.part()
    if first_letter(element) not in _DASHES | {""}:
        walk.composer.write("— ")
    return walk.composer.part


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
        if cell is None:
            continue
        walk.composer.flat = True
        if len(cell) or is_hidden(cell):
            walk.through(cell)
        else:  # a bare word, as in most cells: not worth a walk
            walk.composer.write(cell.text)
        walk.composer.flat = False
    walk.composer.next_line()


BLOCK_ENTRIES: Mapping[str, Enter] = {
    **dict.fromkeys(BLOCKS, block),
    **dict.fromkeys(LINES, _line),
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("figure", "div"), _frame),
    "blockquote": _block_quote,
    **dict.fromkeys(_SOURCES, _source),
    "br": _break,
    "hr": _rule,
    **dict.fromkeys(("pre", "listing", "xmp"), _code_block),
    "dialog": _dialog,
    "figcaption": _under_words,
    "summary": _summary,
    "table": _table,
}
