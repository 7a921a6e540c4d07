"""An article as plain text, wrapped: for a pipe, a mail, a terminal."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from newsterm.cleaner import clean
from newsterm.export import facts
from newsterm.export.blocks import (
    Block,
    Code,
    Figure,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Table,
    blocks_of,
)
from newsterm.model import RULE, Article, Span

WIDTH = 76
"""Columns of running text: what reads well."""

_NARROWEST = 24
_UNSPACED = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_UNIT = re.compile(rf"[ \t]*(?:[{_UNSPACED}][、。，．：；！？」』）》]*|[^ \t{_UNSPACED}]+)")
"""What a line is made of: a word, or a sign of a script without spaces and the marks that close after it."""


class Tone(Enum):
    """How loud a line is, where somebody looks at it."""

    PLAIN = auto()
    STRONG = auto()
    QUIET = auto()


@dataclass(frozen=True, slots=True)
class Printed:
    """A line, and how loud it is."""

    text: str = ""
    tone: Tone = Tone.PLAIN


def text_of(article: Article, width: int = WIDTH) -> str:
    """The article with all its parts in lines of `width` columns; ends in a line end."""
    return "".join(f"{line.text}\n" for line in printed(article, width))


def printed(article: Article, width: int = WIDTH) -> Iterator[Printed]:
    """The lines of an article."""
    yield from _Printer(article, max(width, _NARROWEST)).lines()


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a stretch of text, none wider than `width` columns unless one word is."""
    lines, line, cells = [], "", 0
    for unit in _UNIT.findall(text.strip()):
        needed = columns(unit)
        if line and cells + needed > width:
            lines.append(line)
            unit = unit.lstrip()
            line, cells = unit, columns(unit)
        else:
            line, cells = line + unit, cells + needed
    return [*lines, line]


def columns(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


@dataclass(slots=True)
class _Printer:
    """Prints one article."""

    article: Article
    width: int
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = clean(self.article.body.text)

    def lines(self) -> Iterator[Printed]:
        """From the headline to the address; an empty line between the parts."""
        article = self.article
        yield from self._told(facts.title_of(article), Tone.STRONG)
        yield from self._told(facts.deck_of(article))
        yield from self._told(" · ".join(facts.facts(article)), Tone.QUIET)
        for number in facts.loose_pictures(article):
            yield from self._told(self._picture(number), Tone.QUIET)
        for block in blocks_of(article.body):
            yield Printed()
            tone = Tone.STRONG if isinstance(block, Heading) else Tone.PLAIN
            tone = Tone.QUIET if isinstance(block, Figure) else tone
            yield from (Printed(line, tone) for line in self._block(block, self.width))
        yield from self._foot()

    def _foot(self) -> Iterator[Printed]:
        yield from self._list(
            "Who said what", (f"{name}: {words}" for name, words in facts.said(self.article))
        )
        if self.article.tags:
            yield Printed()
            tags = ", ".join(facts.words(str(tag)) for tag in self.article.tags)
            yield from self._told(f"Tags: {tags}", Tone.QUIET)
        for heading, links in facts.lists(self.article):
            yield from self._list(heading, (f"{link.title}  {facts.address(link.url)}" for link in links))
        if url := facts.address(self.article.url):
            yield from (Printed(), Printed(url, Tone.QUIET))

    def _told(self, words: str, tone: Tone = Tone.PLAIN) -> Iterator[Printed]:
        return (Printed(line, tone) for line in wrapped(words, self.width) if line)

    def _list(self, heading: str, items: Iterable[str]) -> Iterator[Printed]:
        """Items under a heading; nothing where there are none."""
        lines = [line for item in items for line in _hung("- ", wrapped(item, self.width - 2))]
        if lines:
            yield from (Printed(), Printed(heading, Tone.STRONG), *map(Printed, lines))

    def _block(self, block: Block, width: int) -> list[str]:
        """The lines of a block."""
        match block:
            case Paragraph(span) | Heading(span):
                rows = span.of(self.text).split("\n")
                return [line for row in rows for line in wrapped(row, width)]
            case Code(span):
                return span.of(self.text).split("\n")
            case Table(rows):
                return self._table(rows)
            case Figure(number):
                return wrapped(self._picture(number), width)
            case Rule():
                return [RULE]
            case Quote(blocks):
                return [f"> {line}".rstrip() for line in self._blocks(blocks, width - 2)]
            case Listing(items):
                return [line for item in items for line in self._item(item, width)]

    def _blocks(self, blocks: Sequence[Block], width: int) -> list[str]:
        """The lines of blocks with an empty one between them, but for a list right below its words."""
        lines: list[str] = []
        for block in blocks:
            if lines and not isinstance(block, Listing):
                lines.append("")
            lines += self._block(block, max(width, _NARROWEST))
        return lines

    def _item(self, item: Item, width: int) -> Iterator[str]:
        marker = "- " if item.number is None else f"{item.number}. "
        return _hung(marker, self._blocks(item.blocks, width - len(marker)))

    def _table(self, rows: Sequence[Sequence[Span]]) -> list[str]:
        """The rows of a table, its columns aligned."""
        cells = [[cell.of(self.text).strip() for cell in row] for row in rows]
        widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
        return [
            "  ".join(
                cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)
            ).rstrip()
            for row in cells
        ]

    def _picture(self, number: int) -> str:
        """A picture in words; nothing where there are none."""
        for picture in self.article.pictures[number : number + 1]:
            words = "  ".join(filter(None, (facts.words(picture.caption), facts.credit_of(picture))))
            return f"[picture] {words}" if words else ""
        return ""


def _hung(marker: str, lines: Sequence[str]) -> Iterator[str]:
    """Lines hung under the first, which has a marker."""
    for number, line in enumerate(lines):
        yield f"{marker}{line}" if not number else f"{' ' * len(marker)}{line}".rstrip()
