"""A body set in lines that keep their source offsets; all that points into an article stands on this."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len

from newsterm.model import MEANING, RULE, Body, Span, Style, StyleKind
from newsterm.tui.article.lines import Block, Line, LineComposer, Role
from newsterm.tui.article.tables import lay_out_table
from newsterm.tui.article.wrapping import chop, columns, wrap
from newsterm.tui.bidi import runs_right_to_left
from newsterm.tui.glyphs import UNICODE, Glyphs

_BLOCK_KINDS = {
    StyleKind.HEADING,
    StyleKind.LIST_ITEM,
    StyleKind.BLOCK_QUOTE,
    StyleKind.CODE_BLOCK,
    StyleKind.TABLE,
}
_STEP = 3
"""Cells that each depth of a list is indented by."""

_NOT_A_LINE_END = re.compile(r"[^\n]")


def lay_out(
    body: Body, width: int, plates: Sequence[Sequence[Line]] = (), glyphs: Glyphs = UNICODE
) -> list[Line]:
    """The lines of a body, none wider than `width` cells (at least 16).

    Every character of the text that can be seen stands in exactly one line, and each line knows the offsets
    of its words. `plates` are the lines of the pictures that the body's PICTURE styles count.
    """
    return _Setting(body.text, max(width, 16), plates, glyphs).lines(body.styles)


@dataclass(slots=True)
class _Setting:
    """A text on its way into lines: what is open at the place reached."""

    text: str
    width: int
    plates: Sequence[Sequence[Line]]
    glyphs: Glyphs
    done: list[Line] = field(default_factory=list)
    open: list[Style] = field(default_factory=list)
    marked: set[Style] = field(default_factory=set)
    widths: dict[Style, int] = field(default_factory=dict)

    def lines(self, styles: Sequence[Style]) -> list[Line]:
        """Set the whole text."""
        order = sorted(styles, key=lambda style: (style.span.start, -style.span.end, style.level))
        blocks = [style for style in order if style.kind in _BLOCK_KINDS and style.span.of(self.text).strip()]
        self.widths = _marker_widths(blocks)
        figures = [style for style in order if style.kind is StyleKind.PICTURE]
        offset = 0
        while first := _NOT_A_LINE_END.search(self.text, offset):
            start = first.start()
            is_apart = self.text.count("\n", offset, start) > 1
            while figures and figures[0].span.start <= start:
                self._set_picture(figures.pop(0))
            before = [style for style in self.open if style.kind is StyleKind.BLOCK_QUOTE]
            self._open_at(start, blocks)
            if is_apart or self._follows_picture():
                self._part(before)
            offset = self._set_block(start)
        for figure in figures:
            self._set_picture(figure)
        return self.done

    def _open_at(self, start: int, blocks: list[Style]) -> None:
        """Open the blocks that begin up to here, close those that end."""
        while blocks and blocks[0].span.start <= start:
            self.open.append(blocks.pop(0))
        self.open = [style for style in self.open if style.span.end > start]

    def _follows_picture(self) -> bool:
        """Whether the line above belongs to a picture."""
        return bool(self.done) and self.done[-1].block is Block.PICTURE

    def _part(self, before: Sequence[Style] = ()) -> None:
        """Leave a blank line, unless at the top; inside one block quotation its bars go on."""
        if self.done and self.done[-1].block is not Block.BLANK:
            composer = LineComposer(Block.BLANK)
            for quote in before:
                if quote in self.open:
                    composer.sign(self._bar, Role.RULE)
            self.done.append(composer.line())

    def _set_picture(self, figure: Style) -> None:
        """Set the picture that stands here, if there is anything to say of it."""
        number = int(figure.value) if figure.value.isdecimal() else len(self.plates)
        if lines := [line for plate in self.plates[number : number + 1] for line in plate]:
            self._part()
            self.done += lines

    def _set_block(self, start: int) -> int:
        """Set what begins here; gives the offset after it."""
        for block in self.open:
            whole = Span(start, start + len(self.text[start : block.span.end].rstrip("\n")))
            if block.kind is StyleKind.TABLE:
                self.done += lay_out_table(self.text, whole, block.level, self.width, self.glyphs)
                return whole.end
            if block.kind is StyleKind.CODE_BLOCK:
                self._set_code(whole)
                return whole.end
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end
        self._set_words(Span(start, end))
        return end

    def _set_words(self, span: Span) -> None:
        """Set one paragraph, heading or item."""
        first, rest = self._leads()
        kind, level = self._kind()
        if span.of(self.text) == RULE:
            first += " " * ((self.width - len(first) - len(RULE)) // 2)
        lead, role = first, Role.QUIET if kind is Block.LIST_ITEM else Role.RULE
        is_right = runs_right_to_left(span.of(self.text))
        for part in wrap(self.text, span, self.width - cell_len(rest)):
            composer = LineComposer(kind, level)
            if is_right:
                composer.turn(self.width - cell_len(lead) - columns(self.text, part)[-1])
            self.done.append(composer.sign(lead, role).words(self.text, part).line())
            lead = rest

    def _set_code(self, span: Span) -> None:
        """Set code: its own line ends and spaces, cut where a line is full."""
        lead = self._leads()[1] + " "
        offset = span.start
        for row in span.of(self.text).split("\n"):
            parts = chop(self.text, Span(offset, offset + len(row)), self.width - cell_len(lead) - 1)
            for part in parts or [Span(offset, offset)]:
                composer = LineComposer(Block.CODE).sign(lead, Role.RULE)
                self.done.append(composer.words(self.text, part).line())
            offset += len(row) + 1

    def _kind(self) -> tuple[Block, int]:
        """What the words here are, and how deep."""
        for style in reversed(self.open):
            match style.kind:
                case StyleKind.HEADING:
                    return Block.HEADING, style.level
                case StyleKind.LIST_ITEM:
                    return Block.LIST_ITEM, style.level
                case StyleKind.BLOCK_QUOTE:
                    return Block.BLOCK_QUOTE, style.level
        return Block.PARAGRAPH, 0

    def _leads(self) -> tuple[str, str]:
        """What stands before the first line of a block, and before its other lines: equally wide."""
        items = [style for style in self.open if style.kind is StyleKind.LIST_ITEM]
        item = items[-1] if items else None
        bars = [style for style in self.open if style.kind is StyleKind.BLOCK_QUOTE]
        room = self.width // 2  # a block nested ever deeper still leaves half the line for words
        outer = [quote for quote in bars if item is None or quote.span.start <= item.span.start]
        before, after = self._bars(len(outer), room), self._bars(len(bars) - len(outer), room)
        first, rest = self._markers(item, room) if item else ("", "")
        return (before + first + after)[:room], (before + rest + after)[:room]

    def _bars(self, count: int, room: int) -> str:
        """The bars of block quotations."""
        return self._bar * min(count, room // 4)

    @property
    def _bar(self) -> str:
        return f"{self.glyphs.vertical} "

    def _markers(self, item: Style, room: int) -> tuple[str, str]:
        """The marker of an item the first time it is reached, and its width in spaces."""
        sign = " " if item.value == MEANING else item.value or self.glyphs.bullet
        marker = f"{sign.rjust(self.widths.get(item, 2))} "
        indent = " " * min(_STEP * max(0, item.level - 1), max(0, room - cell_len(marker)))
        blank = indent + " " * cell_len(marker)
        if item in self.marked:
            return blank, blank
        self.marked.add(item)
        return indent + marker, blank


def _marker_widths(blocks: Sequence[Style]) -> dict[Style, int]:
    """The cells of the numbers of items: those of the longest in their list, so that all words align."""
    lists: dict[int, list[Style]] = {}
    widths: dict[Style, int] = {}
    for item in blocks:
        if item.kind is not StyleKind.LIST_ITEM or not item.value[:1].isalnum():
            continue
        before = lists.get(item.level)
        if before is None or item.span.start > before[-1].span.end + 1:
            lists[item.level] = before = []
        before.append(item)
        width = max(3, len(item.value), widths.get(before[0], 0))
        widths |= dict.fromkeys(before, width) if width > widths.get(before[0], 0) else {item: width}
    return widths
