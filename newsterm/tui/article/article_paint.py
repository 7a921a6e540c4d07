"""Lines of an article made into strips of the screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsterm.tui.article.article_page import Page
from newsterm.tui.article.lines import Block, Line, Mark, Role
from newsterm.tui.article.voices import voice_inks
from newsterm.tui.bidi import has_right_to_left
from newsterm.tui.cells import isolated
from newsterm.tui.glyphs import Glyphs
from newsterm.tui.hyperlinks import hyperlink
from newsterm.tui.themes import ink

MARGIN = 4
"""Cells left of the column, for the initials of who speaks."""

TEXT, HINT = "text", "hint"
"""Roles beside those of lines: the page itself, and the letters over links."""

_LEFT, _RIGHT, _FIRST_STRONG, _POP = "\u2066", "\u2067", "\u2068", "\u2069"
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_ALONE = (Block.FURNITURE, Block.PICTURE)  # lines that are of no paragraph


def article_inks(roles: Mapping[str, str], *, in_colour: bool = True) -> dict[str, Style]:
    """The styles of all roles an article's lines know; speakers have no hues where there is no colour."""
    called = ink(roles, "accent", "ground", bold=True) + Style(reverse=True)
    return {
        **voice_inks(roles, in_colour=in_colour),
        TEXT: ink(roles, "text-body", "ground"),
        HINT: called,
        Role.HEADLINE: Style(bold=True),
        Role.STRONG: Style(bold=True),
        Role.EMPHASIS: Style(italic=True),
        Role.CODE: ink(roles, "", "tint-7"),
        Role.STRUCK: Style(strike=True),
        Role.LINK: Style(underline=True),
        Role.LABEL: ink(roles, "dim", bold=True),
        Role.QUIET: ink(roles, "dim"),
        Role.RULE: ink(roles, "rule"),
        Role.NEWS: ink(roles, "accent"),
        Role.CAME: ink(roles, "good", underline=True),
        Role.WENT: ink(roles, "dim") + Style(strike=True),
        Role.HIT: ink(roles, "hit-text", "hit"),
        Role.HERE: called,
    }


@dataclass(frozen=True, slots=True)
class Painter:
    """Paints the lines of pages `measure` cells wide in the middle of `width` cells."""

    inks: Mapping[str, Style]
    width: int
    measure: int
    glyphs: Glyphs

    @property
    def left(self) -> int:
        """The column where the words of a page begin."""
        return max(MARGIN, (self.width - self.measure) // 2)

    def strip(
        self,
        page: Page,
        number: int,
        marks: Sequence[Mark] = (),
        hints: Iterable[tuple[int, str]] = (),
        *,
        is_here: bool = False,
    ) -> Strip:
        """One line of the page with more marks over it, and hints over columns of it.

        `is_here` is for the line where the quotation begins that the reader jumped to.
        """
        line = page.lines[number]
        base = self.inks[TEXT]
        links = [(*span, hyperlink(url)) for span, url in page.linked(number)]
        words = line.drawing or Strip(self._words(line, [*page.marks.get(number, ()), *marks], links))
        for column, label in hints:
            after = words.crop(column + cell_len(label))
            words = Strip.join([words.crop(0, column), Strip([Segment(label, self.inks[HINT])]), after])
        return (
            Strip.join([self._margin(page, number, is_here), words])
            .apply_style(base)
            .adjust_cell_length(self.width, base)
        )

    def blank(self) -> Strip:
        """A line with nothing in it."""
        return Strip.blank(self.width, self.inks[TEXT])

    def _margin(self, page: Page, number: int, is_here: bool) -> Strip:
        """The space left of a line, with the initials of who begins to speak there."""
        sign, role = page.margins.get(number, ("", ""))
        sign = sign or (self.glyphs.pointer if is_here else "")
        plain = Style(underline=False, strike=False, reverse=is_here)
        style = (self.inks[role] if role else Style()) + plain
        pad = " " * (self.left - 1 - cell_len(sign))
        return Strip([Segment(pad), Segment(sign, style), self._bar(page.marks.get(number, ()))])

    def _bar(self, marks: Iterable[Mark]) -> Segment:
        """What stands beside words where no tinted ground shows that they are said: a bar, a thin one where
        they are retold."""
        if self.inks["told-1"].bgcolor in (None, self.inks[TEXT].bgcolor):
            roles = [mark.role.partition("-") for mark in marks]
            for bar, kinds in ((self.glyphs.bar, ("words", "guess")), (self.glyphs.thin_bar, ("told",))):
                for kind, _, hue in roles:
                    if kind in kinds:
                        return Segment(bar, self.inks[f"hue-{hue}"])
        return Segment(" ")

    def _words(
        self, line: Line, marks: Iterable[Mark], links: Sequence[tuple[int, int, Style]]
    ) -> list[Segment]:
        """The words of a line, each stretch in the sum of the styles that lie over it."""
        base = self._base(line)
        layers = [*links]
        layers += [(run.start, run.end, self.inks[run.role]) for run in line.runs]
        layers += [(*found, self.inks[mark.role]) for mark in marks for found in line.ranges(mark.span)]
        cuts = sorted({0, len(line.text), *_edges(line), *(edge for layer in layers for edge in layer[:2])})
        segments = [
            Segment(line.text[start:end], _sum(base, layers, start, end)) for start, end in pairwise(cuts)
        ]
        if line.block is Block.CODE:
            segments.append(Segment(" " * (self.measure - cell_len(line.text)), base))
        return _isolated(line, segments)

    def _base(self, line: Line) -> Style:
        """What the words of a line look like where nothing lies over them."""
        match line.block:
            case Block.HEADING:
                return self.inks[Role.STRONG]
            case Block.CODE:
                return self.inks[Role.CODE]
        return Style()


def _edges(line: Line) -> Iterable[int]:
    """Where a line is cut whatever it looks like: between what runs in directions of its own."""
    if line.block is Block.TABLE:
        return (edge for span, place in line.pieces for edge in (place, place + span.end - span.start))
    return () if line.right_from is None else (line.right_from,)


def _sum(base: Style, layers: Iterable[tuple[int, int, Style]], start: int, end: int) -> Style:
    """The styles of a stretch, the later over the earlier."""
    return sum((style for first, last, style in layers if first <= start and end <= last), base)


def _isolated(line: Line, segments: list[Segment]) -> list[Segment]:
    """The segments of a line; words from right to left in it move nothing around them, and go the way of
    their paragraph."""
    if not has_right_to_left(line.text) or (line.block is Block.FURNITURE and _FIRST_STRONG in line.text):
        return segments
    bare = [Segment(segment.text.translate(_ISOLATES), segment.style) for segment in segments]
    if line.block is Block.TABLE:
        return [Segment(isolated(cell.text), cell.style) for cell in bare]
    if line.right_from is None:
        return [Segment(_FIRST_STRONG if line.block in _ALONE else _LEFT), *bare, Segment(_POP)]
    free = 1 if line.right_from else 0
    return [*bare[:free], Segment(_RIGHT), *bare[free:], Segment(_POP)]
