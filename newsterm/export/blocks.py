"""A body as a tree of blocks, as Markdown and HTML have them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsterm.model import RULE, Body, Span, Style, StyleKind

DEEPEST = 40
"""Blocks inside blocks; what is nested deeper stands at this depth."""

_KINDS = frozenset(
    {
        StyleKind.HEADING,
        StyleKind.LIST_ITEM,
        StyleKind.BLOCK_QUOTE,
        StyleKind.CODE_BLOCK,
        StyleKind.TABLE,
    }
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; a line end in them is a line break."""

    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of a heading, and its level from 1 to 6."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code, to be kept as they are."""

    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `headings` rows are headings. All rows have as many cells."""

    rows: tuple[tuple[Span, ...], ...]
    headings: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, by its index in the article's pictures."""

    number: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule between paragraphs."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, and its number in an ordered one."""

    blocks: tuple["Block", ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Items one after the other; in an ordered list they count up from the number of the first."""

    items: tuple[Item, ...]

    @property
    def start(self) -> int | None:
        """The number of the first item; None where there are bullets."""
        return self.items[0].number


Leaf = Paragraph | Heading | Code | Figure | Rule

Block = Leaf | Table | Quote | Listing


def blocks_of(body: Body) -> tuple[Block, ...]:
    """The blocks of a body, in the order of its text; every word stands in exactly one of them."""
    order = sorted(body.styles, key=lambda style: (style.span.start, -style.span.end))
    reader = _Reader(
        body.text,
        [style for style in order if style.kind in _KINDS],
        [style for style in order if style.kind is StyleKind.PICTURE],
    )
    return tuple(reader.blocks(0, len(body.text), 0)) + tuple(reader.figures(len(body.text)))


@dataclass(slots=True)
class _Reader:
    """A text on its way into blocks: the styles and pictures that have yet to come."""

    text: str
    styles: list[Style]
    pictures: list[Style] = field(default_factory=list)

    def blocks(self, at: int, end: int, depth: int) -> list[Block]:
        """The blocks between two offsets."""
        parts: list[Block | Item] = []
        while at < end:
            if self.text[at] == "\n":
                at += 1
                continue
            parts += self.figures(at)
            style = self._begins(at, depth)
            stop = min(style.span.end, end) if style else self._paragraph_end(at, end, depth)
            parts.append(self._block(style, at, stop, depth) if style else self._words(at, stop))
            at = stop
        return list(_gathered(parts))

    def figures(self, at: int) -> Iterator[Figure]:
        """The pictures that stand up to here."""
        while self.pictures and self.pictures[0].span.start <= at:
            value = self.pictures.pop(0).value
            if value.isdecimal():
                yield Figure(int(value))

    def _begins(self, at: int, depth: int) -> Style | None:
        """The block that begins here; those that lie in what is done, or too deep, are passed by."""
        while self.styles and self.styles[0].span.start <= at:
            style = self.styles.pop(0)
            if style.span.end > at and depth < DEEPEST:
                return style
        return None

    def _paragraph_end(self, at: int, end: int, depth: int) -> int:
        """Where a paragraph ends: at an empty line, or where a block begins."""
        blank = self.text.find("\n\n", at, end)
        block = self.styles[0].span.start if self.styles and depth < DEEPEST else end
        return min(end, block, blank if blank >= 0 else end)

    def _words(self, at: int, stop: int) -> Block:
        bare = self._bare(at, stop)
        return Rule() if bare.of(self.text) == RULE else Paragraph(bare)

    def _block(self, style: Style, at: int, stop: int, depth: int) -> Block | Item:
        bare = self._bare(at, stop)
        match style.kind:
            case StyleKind.HEADING:
                return Heading(bare, min(max(style.level, 1), 6))
            case StyleKind.CODE_BLOCK:
                return Code(bare)
            case StyleKind.TABLE:
                return _table(self.text, bare, style.level)
            case StyleKind.BLOCK_QUOTE:
                return Quote(tuple(self.blocks(at, stop, depth + 1)))
        digits = style.value.removesuffix(".")
        number = int(digits) if digits.isdecimal() else None
        return Item(tuple(self.blocks(at, stop, depth + 1)), number)

    def _bare(self, at: int, stop: int) -> Span:
        """The stretch without the line ends after it."""
        return Span(at, at + len(self.text[at:stop].rstrip("\n")))


def _table(text: str, span: Span, headings: int) -> Table:
    rows = []
    at = span.start
    for row in span.of(text).split("\n"):
        cells = []
        for cell in row.split("\t"):
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        rows.append(cells)
    width = max(map(len, rows))
    filled = tuple(
        tuple(cells + [Span(cells[-1].end, cells[-1].end)] * (width - len(cells))) for cells in rows
    )
    return Table(filled, min(headings, len(filled)))


def _gathered(parts: Sequence[Block | Item]) -> Iterator[Block]:
    """The blocks, items that follow each other made one list."""
    run: list[Item] = []
    for part in parts:
        if isinstance(part, Item) and (not run or _continues(run[-1], part)):
            run.append(part)
            continue
        if run:
            yield Listing(tuple(run))
        run = [part] if isinstance(part, Item) else []
        if not isinstance(part, Item):
            yield part
    if run:
        yield Listing(tuple(run))


def _continues(before: Item, item: Item) -> bool:
    """Whether an item belongs to the list of the one before it."""
    if before.number is None or item.number is None:
        return before.number is item.number
    return item.number == before.number + 1
