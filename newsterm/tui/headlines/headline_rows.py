"""One headline as lines of the terminal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsterm.cleaner import clean_line
from newsterm.model import Headline
from newsterm.tui.cells import cut, fitted, isolated
from newsterm.tui.dates import age
from newsterm.tui.glyphs import Glyphs
from newsterm.tui.lighting import cursor_ink
from newsterm.tui.themes import ink

TWO_LINES_FROM = 34
"""Cells from which a headline gets a second line, for its outlet and tags."""

_MARGIN = 3
"""Cells before the title: a space, the mark of the unread or the changed, a space."""

_UNTITLED = "Untitled"


class Light(Enum):
    """How a row is lit: as one of many, as the one the reader is on, or as that seen from another pane."""

    PLAIN = "plain"
    CURSOR = "cursor"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class RowInk:
    """The styles of rows, made once a theme."""

    title: Style
    unread_title: Style
    quiet: Style
    unread: Style
    starred: Style
    heading: Style
    page: Style
    cursor: Style
    left: Style

    @classmethod
    def of(cls, roles: Mapping[str, str], *, in_colour: bool = True) -> "RowInk":
        """The styles in these colours, or for a screen without any."""
        return cls(
            title=ink(roles, "text-body"),
            unread_title=ink(roles, "text-body", bold=True),
            quiet=ink(roles, "dim"),
            unread=ink(roles, "unread"),
            starred=ink(roles, "accent"),
            heading=ink(roles, "dim", bold=True),
            page=ink(roles, "text-body", "ground"),
            cursor=cursor_ink(roles, in_colour=in_colour),
            left=ink(roles, "accent"),
        )


@dataclass(frozen=True, slots=True)
class RowArt:
    """Draws headlines at one width, in one ink, seen at one moment."""

    width: int
    ink: RowInk
    glyphs: Glyphs
    now: datetime
    fades_read: bool = False  # in a list of the unread, what was just read stays, dimmed

    @property
    def height(self) -> int:
        """Lines a headline takes."""
        return 2 if self.width >= TWO_LINES_FROM else 1

    def heading(self, words: str) -> Strip:
        """The line above the first headline of a day."""
        return self._strip([(" " + cut(words, self.width - 2, self.glyphs.ellipsis), self.ink.heading)])

    def note(self, words: str) -> Strip:
        """A line that says what to do when there is nothing."""
        return self._strip(
            [(" " * _MARGIN + cut(words, self.width - _MARGIN, self.glyphs.ellipsis), self.ink.quiet)]
        )

    def blank(self) -> Strip:
        """A line with nothing on it."""
        return Strip.blank(self.width, self.ink.page)

    def headline(self, headline: Headline, light: Light = Light.PLAIN) -> tuple[Strip, ...]:
        """The lines of one headline, `height` of them."""
        strips = [self._strip(self._first(headline, light), light)]
        if self.height == 2:
            strips.append(self._strip(self._second(headline, light), light))
        return tuple(strips)

    def _first(self, headline: Headline, light: Light) -> list[tuple[str, Style]]:
        ink, status = self.ink, headline.status
        faded = self.fades_read and status.read
        title_ink = ink.quiet if faded else ink.title if status.read else ink.unread_title
        when = f"{'seen ' * headline.seen}{age(headline.published, self.now)}"
        star = self.glyphs.starred if status.starred else ""
        room = max(0, self.width - _MARGIN - len(when) - (2 if star else 0) - 3)
        title = isolated(clean_line(headline.title).strip()) or _UNTITLED
        return [
            self._edge(light),
            (self._sign(headline), ink.unread),
            (" ", ink.title),
            (fitted(title, room, self.glyphs.ellipsis), title_ink),
            (f" {star}" if star else "", ink.starred),
            (f"  {when} ", ink.quiet),
        ]

    def _sign(self, headline: Headline) -> str:
        """The mark before a title: of the unread, and of what has changed since it was read."""
        if not headline.status.read:
            return self.glyphs.unread
        return self.glyphs.changed if headline.changed else " "

    def _second(self, headline: Headline, light: Light) -> list[tuple[str, Style]]:
        room = self.width - _MARGIN - 2
        words = clean_line(headline.outlet).strip()
        for tag in headline.tags[:3]:
            longer = f"{words} {self.glyphs.dot} {clean_line(str(tag))}" if words else clean_line(str(tag))
            if cell_len(longer) > room:
                break
            words = longer
        return [
            self._edge(light),
            ("  ", self.ink.title),
            (fitted(words, room, self.glyphs.ellipsis), self.ink.quiet),
        ]

    def _edge(self, light: Light) -> tuple[str, Style]:
        """The first cell: a thin bar keeps the reader's place while another pane has the focus."""
        return (self.glyphs.bar if light is Light.LEFT else " ", self.ink.left)

    def _strip(self, parts: list[tuple[str, Style]], light: Light = Light.PLAIN) -> Strip:
        """The parts as a line of exactly the width, on the ground of the cursor if it is there."""
        ground = self.ink.page + self.ink.cursor if light is Light.CURSOR else self.ink.page
        # On the cursor row of the terminal's own palette every word takes the colour that reads there.
        own = self.ink.cursor if light is Light.CURSOR else Style()
        strip = Strip([Segment(text, ground + style + own) for text, style in parts])
        return strip.adjust_cell_length(self.width, ground)
