"""A printed line that remembers where its words come from."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from textual.strip import Strip

from newsterm.model import Span
from newsterm.tui.article.wrapping import columns, printed


class Block(StrEnum):
    """What a line is part of."""

    BLANK = "blank"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    BLOCK_QUOTE = "block-quote"
    CODE = "code"
    TABLE = "table"
    PICTURE = "picture"
    FURNITURE = "furniture"  # what newsterm itself sets around a body


class Role(StrEnum):
    """What a stretch of a line is: how it is coloured. Speakers have roles of their own (voices.py)."""

    HEADLINE = "headline"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    STRUCK = "struck"
    LINK = "link"
    LABEL = "label"
    QUIET = "quiet"
    RULE = "rule"
    NEWS = "news"  # what the reader doesn't know yet
    CAME = "came"  # words that an update brought
    WENT = "went"  # and those it took away
    HIT = "hit"
    HERE = "here"  # the hit or the link the reader is on


class Piece(NamedTuple):
    """A stretch of the source, printed one for one from a place in the line's text."""

    span: Span
    place: int


class Run(NamedTuple):
    """A stretch of a line's text, in characters, and its role."""

    start: int
    end: int
    role: str


class Mark(NamedTuple):
    """A stretch of the source, and its role."""

    span: Span
    role: str


class Goal(NamedTuple):
    """Where words lead: to an article of the cache (its id), to all that have a value of a field (the tag
    "rivers"), else to an address; nowhere, if there is none."""

    url: str = ""
    article: str = ""
    field: str = ""
    value: str = ""

    @property
    def leads(self) -> bool:
        """Whether there is anything to open."""
        return bool(self.url or self.article or self.field)


class Way(NamedTuple):
    """A stretch of a line's text, in characters, and where it leads."""

    start: int
    end: int
    goal: Goal


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is printed.

    `pieces` are in the order of the text; what lies between them (indents, markers, bars) is newsterm's
    own and described by `runs`. `ways` are the stretches of that which lead somewhere. A line of the picture
    at `picture` may have a `drawing` in the place of text. What stands from the character `right_from` on
    runs from right to left; None: the line runs from left to right.
    """

    text: str = ""
    block: Block = Block.BLANK
    level: int = 0
    pieces: tuple[Piece, ...] = ()
    runs: tuple[Run, ...] = ()
    ways: tuple[Way, ...] = ()
    picture: str = ""
    drawing: Strip | None = None
    right_from: int | None = None

    @property
    def start(self) -> int | None:
        """The offset of the first source character in the line, if it has one."""
        return self.pieces[0].span.start if self.pieces else None

    @property
    def indent(self) -> int:
        """The cells before the first words of the source."""
        return columns(self.text, Span(0, len(self.text)))[self.pieces[0].place] if self.pieces else 0

    def ranges(self, span: Span) -> list[Span]:
        """Where the words of a stretch of the source stand in the line, in characters of its text."""
        return [
            Span(start - piece.span.start + piece.place, end - piece.span.start + piece.place)
            for piece in self.pieces
            if (start := max(span.start, piece.span.start)) < (end := min(span.end, piece.span.end))
        ]

    def columns(self, span: Span) -> list[tuple[int, int]]:
        """Where the words of a stretch of the source stand in the line: from a column up to another."""
        cells = columns(self.text, Span(0, len(self.text)))
        return [(cells[found.start], cells[found.end]) for found in self.ranges(span)]

    def offset_at(self, column: int) -> int | None:
        """The source offset of what stands at a column, else of the nearest before it, else of the first."""
        cells = columns(self.text, Span(0, len(self.text)))
        index = bisect_right(cells, max(0, column)) - 1
        offset = self.start
        for piece in self.pieces:
            if piece.place <= index:
                last = piece.span.end - piece.span.start - 1
                offset = piece.span.start + min(index - piece.place, last)
        return offset


class LineComposer:
    """Sets one line, part by part from the left."""

    def __init__(self, block: Block, level: int = 0) -> None:
        self._block, self._level = block, level
        self._text = ""
        self._pieces: list[Piece] = []
        self._runs: list[Run] = []
        self._ways: list[Way] = []
        self._right_from: int | None = None

    def turn(self, room: int) -> "LineComposer":
        """What follows runs from right to left, after `room` cells that are free."""
        self._text += " " * room
        self._right_from = len(self._text)
        return self

    def sign(self, text: str, role: str | None = None, goal: Goal | None = None) -> "LineComposer":
        """Add something of newsterm's own, which may lead somewhere."""
        before = len(self._text)
        self._text += text
        if role and text:
            self._runs.append(Run(before, len(self._text), role))
        if goal and text:
            self._ways.append(Way(before, len(self._text), goal))
        return self

    def words(self, source: str, span: Span, role: str | None = None) -> "LineComposer":
        """Add words of the source; tabs become spaces, and what can't be seen is left out."""
        before = len(self._text)
        for part, blanks in printed(source, span):
            self._text += blanks
            self._pieces.append(Piece(part, len(self._text)))
            self._text += part.of(source)
        if role and len(self._text) > before:
            self._runs.append(Run(before, len(self._text), role))
        return self

    def line(self) -> Line:
        """The line, done."""
        return Line(
            self._text,
            self._block,
            self._level,
            tuple(self._pieces),
            tuple(self._runs),
            tuple(self._ways),
            right_from=self._right_from,
        )
