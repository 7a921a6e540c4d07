"""Writes a body: words as a browser folds them, block under block, and the styles over them."""

import re
from dataclasses import dataclass, field

from newsterm.cleaner import clean
from newsterm.model import RULE, Body, Span, Style, StyleKind

_SPACES = r" \t\n\r\v\f\u2028\u2029\xa0"
_BREAKS = r"\t\n\r\v\f\u2028\u2029"
# All white space but single spaces, and no-break spaces among themselves.
_FOLDED = re.compile(rf"(?:[ \xa0]*[{_BREAKS}]|\xa0+ | [{_SPACES}])[{_SPACES}]*")
_EMPTY_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_BLANKS = " \xa0"
_SOFT_HYPHEN, _BYTE_ORDER_MARK = "\xad", "\ufeff"  # would hide words from a search

LINE = "\n"
PARAGRAPH = "\n\n"
_CELL_END = "\t"


@dataclass(slots=True, eq=False)
class OpenStyle:
    """A style whose first or last word has yet to be written."""

    kind: StyleKind
    value: str = ""
    level: int = 0
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Composer:
    """A body being written, from its first word to its last.

    Blank space is held back until a word follows, so that neither the body nor a style ever begins or
    ends with it.
    """

    flat: bool = False  # in one line: breaks are spaces
    preformatted: bool = False  # white space is kept
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _gap: str = ""
    _space: str = ""
    _ruled: bool = False  # a rule stands before the next block
    _fresh: bool = False  # right after the start of an item, where no further gap belongs
    _opened: list[OpenStyle] = field(default_factory=list)
    _unstarted: list[OpenStyle] = field(default_factory=list)
    _pictures: list[str] = field(default_factory=list)
    _placed: list[Style] = field(default_factory=list)

    def write(self, text: str | None) -> None:
        """Words; their white space is folded unless the block is preformatted."""
        if not text:
            return
        if self.preformatted and not self.flat:
            self._write_as_is(text)
            return
        folded = text
        if "  " in text or not text.isprintable():  # most need no folding, and to see that is much faster
            if text.isspace() and text.isascii():
                self._space = self._space or " "
                return
            folded = _FOLDED.sub(" ", text.replace(_SOFT_HYPHEN, "").replace(_BYTE_ORDER_MARK, ""))
        words = folded.strip(_BLANKS)
        if not words:
            self._space = self._space or folded
            return
        ahead = len(folded) - len(folded.lstrip(_BLANKS))
        self._put((self._space or folded[:ahead]) if self._length else "", words)
        self._space = folded[ahead + len(words) :]

    def _write_as_is(self, text: str) -> None:
        """Words of a preformatted block, their blank lines at its start and end left out."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
        kept = text.rstrip()
        if not kept:
            self._space += text
            return
        if self._gap or not self._length:
            self._space, kept = "", _EMPTY_LINES.sub("", self._space + kept)
        self._put(self._space, kept)
        self._space = text[len(text.rstrip()) :]

    def cell(self) -> None:
        """The next words stand in the next cell of the row."""
        self._space = ""
        self._put("", _CELL_END)

    def _put(self, space: str, words: str) -> None:
        """Settle what was held back, then these words."""
        if self._gap:
            gap = self._parting()
            self._parts.append(gap)
            self._length += len(gap)
        elif self._length and self._parts[-1] != _CELL_END:
            self._parts.append(space)
            self._length += len(space)
        if self._pictures and (self._gap or not self._length):
            self._place_pictures()
        if self._unstarted:
            for style in self._unstarted:
                style.start = self._length
            self._unstarted.clear()
        self._parts.append(words)
        self._length += len(words)
        self._gap = self._space = ""
        self._fresh = False

    def _parting(self) -> str:
        """What stands between the block before and the next; a heading parts enough without a rule."""
        ruled, self._ruled = self._ruled, False
        if ruled and not any(style.kind is StyleKind.HEADING for style in self._unstarted):
            return f"{PARAGRAPH}{RULE}{PARAGRAPH}"
        return self._gap

    def rule(self) -> None:
        """A rule stands between the words before it and those after."""
        self.part()
        self._ruled = self._gap == PARAGRAPH

    def part(self, gap: str = PARAGRAPH) -> None:
        """What follows stands apart by at least this much from what is written."""
        if self.flat:
            self._space = self._space or " "
            return
        self._space = ""
        if self._length and not self._fresh and len(gap) > len(self._gap):
            self._gap = gap

    def break_line(self) -> None:
        """A line break; two in a row part paragraphs, as many feeds write them."""
        if self.preformatted and not self.flat:
            self._space += LINE
        else:
            self.part(PARAGRAPH if self._gap == LINE else LINE)

    def begin_item(self) -> None:
        """What follows begins an item: blocks in it ask for no gap before its first word."""
        self._fresh = not self.flat

    def end_item(self) -> None:
        """What follows stands in the next line, unless the item held no words."""
        self.next_line()
        self._fresh = False

    def next_line(self) -> None:
        """What follows stands in the next line, whatever gap was asked for."""
        if self._length and not self.flat and not self._fresh:
            self._gap = LINE
            self._space = ""

    def open(self, kind: StyleKind, value: str = "", level: int = 0) -> OpenStyle:
        """A style that begins with the next word."""
        style = OpenStyle(kind, value, level)
        self._opened.append(style)
        self._unstarted.append(style)
        return style

    def close(self, style: OpenStyle) -> None:
        """The style ends with the last word written; one without words is forgotten."""
        style.end = self._length
        if style.start < 0:
            self._unstarted.remove(style)

    def picture(self, value: str) -> None:
        """A picture that stands between this block and the next."""
        self._pictures.append(value)

    def _place_pictures(self) -> None:
        place = Span(self._length, self._length)
        self._placed += [Style(StyleKind.PICTURE, place, value) for value in self._pictures]
        self._pictures.clear()

    @property
    def last(self) -> str:
        """The last character written, nothing where a space or a gap follows it."""
        return "" if self._gap or self._space or not self._parts else self._parts[-1][-1:]

    def body(self) -> Body:
        """What was written: the cleaned text, and its styles in the order of their first words."""
        self._place_pictures()
        styles = [
            Style(style.kind, Span(style.start, style.end), style.value, style.level)
            for style in self._opened
            if 0 <= style.start < style.end
        ]
        ordered = sorted(self._placed + styles, key=lambda style: style.span.start)
        return Body(clean("".join(self._parts)), tuple(ordered))
