"""Words that newsterm itself sets around a body, in lines of one width."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len

from newsterm.cleaner import clean_line
from newsterm.model import Span
from newsterm.tui.article.lines import Block, Goal, Line, LineComposer, Role
from newsterm.tui.article.phrases import leads_somewhere
from newsterm.tui.article.wrapping import wrap
from newsterm.tui.bidi import runs_right_to_left
from newsterm.tui.cells import cut
from newsterm.tui.glyphs import Glyphs

Words = tuple[str, str | None]
"""Some words and their role."""

Part = Sequence[Words]
"""Words that stay together."""

_LABEL = 10
"""Cells for the small headings at the left: they stand in one column."""


@dataclass(frozen=True, slots=True)
class Column:
    """Sets furniture at one width, in cells."""

    width: int
    glyphs: Glyphs

    def wrapped(self, words: str, role: str | None = None) -> list[Line]:
        """Words in as many lines as they need."""
        words = clean_line(words).strip()
        is_right = runs_right_to_left(words)
        lines = []
        for part in wrap(words, Span(0, len(words)), self.width):
            composer = LineComposer(Block.FURNITURE)
            if is_right:
                composer.turn(self.width - cell_len(part.of(words)))
            lines.append(composer.sign(part.of(words), role).line())
        return lines

    def note(self, words: str) -> list[Line]:
        """Something newsterm has to say where the text would be."""
        return self.wrapped(words, Role.QUIET)

    def flow(self, parts: Iterable[Part], label: str = "", goals: Iterable[Goal] = ()) -> list[Line]:
        """Parts with dots between them, each whole in one line; those after the first hang under it. They
        lead to `goals`, if there are any."""
        indent = _LABEL if label else 0
        composer = LineComposer(Block.FURNITURE).sign(label.ljust(indent), Role.LABEL)
        lines: list[Line] = []
        at = indent
        for part, goal in zip_longest(parts, goals):
            part = self._fitted(part, self.width - indent)
            needed = sum(cell_len(words) for words, _ in part)
            if at > indent and at + 3 + needed > self.width:
                lines.append(composer.line())
                composer = LineComposer(Block.FURNITURE).sign(" " * indent)
                at = indent
            elif at > indent:
                composer.sign(f" {self.glyphs.dot} ", Role.QUIET)
                at += 3
            for words, role in part:
                composer.sign(words, role, goal)
            at += needed
        return [*lines, composer.line()] if at > indent else lines

    def hanging(self, words: str, tail: str, label: str) -> list[Line]:
        """Words beside a label, in as many lines as they need, and a quieter one below them."""
        room = self.width - _LABEL
        parts = [part.of(words) for part in wrap(words, Span(0, len(words)), room)]
        lines = []
        for said, role in (*((part, None) for part in parts), (tail, Role.QUIET)):
            composer = LineComposer(Block.FURNITURE).sign(label.ljust(_LABEL), Role.LABEL)
            lines.append(composer.sign(cut(said, room, self.glyphs.ellipsis), role).line())
            label = ""
        return lines

    def entry(self, words: str, goal: Goal, role: str | None = None, about: str = "") -> list[Line]:
        """A line, or a few, with something quieter after the words. They lead somewhere if that is known; if
        not they can be reached all the same.
        """
        if not goal.article and not leads_somewhere(goal.url):
            goal = Goal(value=words)
        sign = self.glyphs.pointer if goal.leads else self.glyphs.dot
        words = clean_line(words).strip()
        whole = f"{words}  {about}" if about else words
        lines = []
        for part in wrap(whole, Span(0, len(whole)), self.width - 2):
            middle = min(max(part.start, len(words)), part.end)
            composer = LineComposer(Block.FURNITURE).sign(f"{sign} ", Role.QUIET)
            composer.sign(whole[part.start : middle], role, goal)
            lines.append(composer.sign(whole[middle : part.end], Role.QUIET).line())
            sign = " "
        return lines

    def source(self, words: str, url: str) -> Line:
        """One quiet line that leads somewhere, cut where it is too long."""
        goal = Goal(url) if leads_somewhere(url) else None
        words = cut(words, self.width, self.glyphs.ellipsis)
        return LineComposer(Block.FURNITURE).sign(words, Role.QUIET, goal).line()

    def rule(self) -> Line:
        """A thin rule from side to side."""
        return LineComposer(Block.FURNITURE).sign(self.glyphs.horizontal * self.width, Role.RULE).line()

    def _fitted(self, part: Part, width: int) -> Part:
        """The part, its longest words cut where all would be wider than a line."""
        excess = sum(cell_len(words) for words, _ in part) - width
        if excess <= 0:
            return part
        longest = max(cell_len(words) for words, _ in part)
        return [
            (
                cut(words, longest - excess, self.glyphs.ellipsis) if cell_len(words) == longest else words,
                role,
            )
            for words, role in part
        ]
