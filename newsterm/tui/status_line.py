"""The three rows around the panes: what is shown, a rule that shows progress, and what can be done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from newsterm.cleaner import clean_line
from newsterm.model import Span
from newsterm.tui.article.wrapping import wrap
from newsterm.tui.cells import cut, isolated
from newsterm.tui.glyphs import UNICODE, Glyphs
from newsterm.tui.themes import ink

Part = tuple[str, Style]

ROOMY = 100
"""Cells from which the header has room for words beside its numbers."""

SPACIOUS = 140
"""Cells from which it also has room for who is awaited."""

MOST_ROWS = 4
"""Rows that a long sentence may take at the foot of the screen."""

_METER = 15


class ThinLine(Widget):
    """One row, drawn: words at the left, words at the right, which are never cut."""

    DEFAULT_CSS = """
    ThinLine { height: 1; width: 1fr; background: $ground; }
    """

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.glyphs = glyphs

    def ink(self, role: str, *, bold: bool = False) -> Style:
        """A style in the colours of now."""
        return ink(self.app.theme_variables, role, bold=bold or None)

    def render_line(self, y: int) -> Strip:
        """The row."""
        return self.row(y)

    def row(self, number: int) -> Strip:
        """What the line shows now, in its only row or in those below."""
        raise NotImplementedError

    def line(self, left: Sequence[Part], right: Sequence[Part] = ()) -> Strip:
        """The row: the left part gives way where both don't fit."""
        width = self.size.width
        room = width - sum(cell_len(text) for text, _ in right)
        segments = []
        for text, style in left:
            shown = cut(text, max(0, room), self.glyphs.ellipsis)
            segments.append(Segment(isolated(shown), style))
            room -= cell_len(shown)
        segments.append(Segment(" " * max(0, room)))
        segments += [Segment(text, style) for text, style in right]
        ground = ink(self.app.theme_variables, "text-body", "ground")
        return Strip(segments).adjust_cell_length(width).apply_style(ground)


@dataclass(frozen=True, slots=True)
class Overview:
    """What the header says. `refreshed` is when, as a clock shows it; `working` what goes on instead, with
    what has `landed` so far and who is `awaited`."""

    label: str = ""
    query: str = ""
    listed: int = 0
    total: int = 0
    sources: int = 0
    refreshed: str = ""
    working: str = ""
    landed: tuple[str, ...] = ()
    awaited: str = ""
    new: int = 0


class HeaderLine(ThinLine):
    """The first row: newsterm, the query, how much there is."""

    overview = Overview()

    def show(self, overview: Overview) -> None:
        """Say this."""
        if overview != self.overview:
            self.overview = overview
            self.refresh()

    def change(self, **changes: Any) -> None:
        """Say some of it differently."""
        self.show(replace(self.overview, **changes))

    def row(self, _number: int) -> Strip:
        """The row."""
        overview, dot = self.overview, f" {self.glyphs.dot} "
        name = f" newsterm{dot}{overview.label}" if overview.label else " newsterm"
        left = [
            (name, self.ink("accent", bold=True)),
            (f"   {clean_line(overview.query)}", self.ink("text-body")),
        ]
        if overview.awaited and self.size.width >= SPACIOUS:
            left.append((f"   waiting for {clean_line(overview.awaited)}", self.ink("dim")))
        right = [(dot.join(self._numbers()) + " ", self.ink("dim"))]
        if overview.new:
            right.insert(0, (f"{overview.new:,} new{dot}", self.ink("unread")))
        return self.line(left, right)

    def _numbers(self) -> list[str]:
        overview, roomy = self.overview, self.size.width >= ROOMY
        counts = f"{overview.listed:,}"
        if overview.total != overview.listed:
            counts += f" of {overview.total:,}"
        numbers = [counts]
        if roomy and overview.sources:
            numbers.append(f"{overview.sources:,} source{'s' * (overview.sources != 1)}")
        if overview.working:
            numbers += [overview.working, *(overview.landed if roomy else ())]
        elif overview.refreshed:
            numbers.append(f"refreshed {overview.refreshed}" if roomy else overview.refreshed)
        return numbers


class RuleLine(ThinLine):
    """The thin rule under the header: joined to those between panes, and lit as far as a refresh has come."""

    def __init__(self, joints: Callable[[], Sequence[int]], *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(glyphs=glyphs)
        self._joints = joints
        self._share = 0.0

    def progress(self, share: float) -> None:
        """Light the rule up to this share of its length; nothing for 0."""
        if share != self._share:
            self._share = share
            self.refresh()

    def row(self, _number: int) -> Strip:
        """The row."""
        joints = set(self._joints())
        signs = "".join(
            self.glyphs.tee_down if column in joints else self.glyphs.horizontal
            for column in range(self.size.width)
        )
        lit = round(self.size.width * self._share)
        return self.line([(signs[:lit], self.ink("accent")), (signs[lit:], self.ink("rule"))])


class FooterLine(ThinLine):
    """The last row: a sentence that stays until the next key, or else the four keys that matter here; and
    how far the article has been read."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(glyphs=glyphs, id=id)
        self._hints: Mapping[str, str] = {}
        self._help = ""
        self._sentence = ""
        self._lines: list[str] = []
        self._is_problem = False
        self._share: float | None = None
        self._minutes = 0
        self._is_metered = True
        self._is_hushed = False

    @property
    def sentence(self) -> str:
        """What is said now; empty if the keys are shown."""
        return self._sentence

    def hint(self, hints: Mapping[str, str], help_key: str) -> None:
        """Show these keys and what they do while nothing is said."""
        if (hints, help_key) != (self._hints, self._help):
            self._hints, self._help = hints, help_key
            self.refresh()

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say this until `say` is called again, with nothing to say as well; a long one takes more rows."""
        if (sentence, problem) != (self._sentence, self._is_problem):
            self._sentence, self._is_problem = clean_line(sentence), problem
            self._lines = self._broken()
            self.styles.height = max(1, len(self._lines))
            self.refresh()

    def on_resize(self) -> None:
        """Break the sentence anew."""
        self._lines = self._broken()
        self.styles.height = max(1, len(self._lines))

    def _broken(self) -> list[str]:
        """The sentence in lines that fit beside the meter."""
        room = max(10, self.size.width - 2 - sum(cell_len(text) for text, _ in self._meter()))
        spans = wrap(self._sentence, Span(0, len(self._sentence)), room)
        return [span.of(self._sentence) for span in spans][:MOST_ROWS]

    def progress(self, share: float | None, minutes: int = 0) -> None:
        """Show how far an article has been read that takes so many minutes; None for no article."""
        if (share, minutes) != (self._share, self._minutes):
            self._share, self._minutes = share, minutes
            self.refresh()

    def attend(self, *, metered: bool, hushed: bool) -> None:
        """Show how far the article has been read only where one is seen; `hushed`, that and no keys."""
        if (metered, hushed) != (self._is_metered, self._is_hushed):
            self._is_metered, self._is_hushed = metered, hushed
            self.refresh()

    def row(self, number: int) -> Strip:
        """The row, or one of the rows of a long sentence."""
        body, quiet = self.ink("text-body"), self.ink("dim")
        if number < len(self._lines):
            style = self.ink("warn") if self._is_problem else body
            return self.line([(f" {self._lines[number]}", style)], () if number else self._meter())
        if number:
            return self.line(())
        if self._is_hushed:
            return self.line((), [*self._left(), *self._meter()])
        left = [
            part
            for keys, label in self._hints.items()
            for part in ((f" {keys} ", body), (f"{label}  ", quiet))
        ]
        right = [(f"{self._help} ", body), ("help ", quiet)] if self._help else []
        return self.line(left, [*right, *self._left(), *self._meter()])

    def _left(self) -> list[Part]:
        """How long the rest of the article takes to read."""
        if not self._is_metered or self._share is None or self.size.width < ROOMY:
            return []
        minutes = ceil(self._minutes * (1 - self._share))
        return [(f"  {minutes:,} min left", self.ink("dim"))] if minutes else []

    def _meter(self) -> list[Part]:
        """How far the article has been read."""
        if not self._is_metered or self._share is None:
            return []
        share = (f"{self._share * 100:>5.0f} % ", self.ink("dim"))
        if self._is_hushed or self.size.width < ROOMY:
            return [share]
        glyphs = self.glyphs
        full = round(_METER * self._share)
        bar = glyphs.left_end + glyphs.full * full + glyphs.empty * (_METER - full) + glyphs.right_end
        return [share, (f"{bar} ", self.ink("rule"))]
