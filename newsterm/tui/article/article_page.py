"""An article set for one width: its lines, and where everything in it stands."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import accumulate, groupby

from newsterm.cleaner import clean, clean_line
from newsterm.model import Article, Body, Quotation, Span, StyleKind
from newsterm.reading.redline import Redline
from newsterm.reading.updates import Update
from newsterm.store.onward import Onward, page_lists
from newsterm.tui.article.colophon import Colophon
from newsterm.tui.article.column import Column
from newsterm.tui.article.layout import lay_out
from newsterm.tui.article.lines import Block, Goal, Line, LineComposer, Mark, Role, Way
from newsterm.tui.article.masthead import Masthead
from newsterm.tui.article.origin import NOWHERE, Origin
from newsterm.tui.article.phrases import leads_somewhere
from newsterm.tui.article.plates import Gallery, lay_out_plate
from newsterm.tui.article.redlining import redline_margins, redline_marks, story_of
from newsterm.tui.article.transcript import transcript
from newsterm.tui.article.voices import (
    DOUBT,
    Voice,
    is_retold,
    voice_marks,
    voice_name,
    voices_of,
    worth_showing,
)
from newsterm.tui.article.wrapping import columns, wrap
from newsterm.tui.glyphs import Glyphs

TOP = -1_000_000
"""The place of the first line of every page (see `Page.place_of`)."""

_INLINE = {
    StyleKind.LINK: Role.LINK,
    StyleKind.EMPHASIS: Role.EMPHASIS,
    StyleKind.STRONG: Role.STRONG,
    StyleKind.CODE: Role.CODE,
    StyleKind.STRUCK: Role.STRUCK,
}


class View(StrEnum):
    """What is seen of an article: all of it, who said what, or what changed."""

    WHOLE = "whole"
    QUOTATIONS = "quotations"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line, in columns."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageLink:
    """Where words lead, and the places of these words."""

    goal: Goal
    places: tuple[Place, ...]


class Page:
    """The lines of an article, and the way from offsets of its body to lines and back."""

    def __init__(
        self,
        body: Body,
        lines: Sequence[Line],
        quotations: Sequence[Quotation] = (),
        update: Redline | None = None,
    ) -> None:
        self.body = body
        self.lines = lines
        self.quotations = quotations
        self.voices: Mapping[str, Voice] = voices_of(quotations)
        ends = [line.pieces[-1].span.end if line.pieces else 0 for line in lines]
        starts = [line.pieces[0].span.start if line.pieces else len(body.text) for line in lines]
        self._reached = list(accumulate(ends, max))
        self._left = list(accumulate(reversed(starts), min))[::-1]
        spoken = [number for number, line in enumerate(lines) if line.pieces]
        self._top, self._bottom = (spoken[0], spoken[-1]) if spoken else (len(lines), len(lines))
        self.links = self._find_links()
        self._linked = self._find_linked()
        inline = [Mark(style.span, _INLINE[style.kind]) for style in body.styles if style.kind in _INLINE]
        changes = redline_marks(update) if update else ()
        self.marks = self.spread([*inline, *voice_marks(body.text, quotations, self.voices), *changes])
        self.quotation_lines = [self.line_of(quotation.content.start) for quotation in quotations]
        self.change_lines = [self.line_of(place) for place in update.changes] if update else []
        self.margins = redline_margins(self.marks) if update else self._find_margins()

    def with_foot(self, foot: Sequence[Line]) -> "Page":
        """The same page with lines below it that are of no body: far sooner there than a page set anew."""
        page = copy(self)
        page._stand_on(foot)  # noqa: SLF001 - another one of us
        return page

    def _stand_on(self, foot: Sequence[Line]) -> None:
        """Add lines at the end."""
        end = len(self.lines)
        self.lines = [*self.lines, *foot]
        self._reached = [*self._reached, *self._reached[-1:] * len(foot)]
        self._left = [*self._left, *[len(self.body.text)] * len(foot)]
        if self._bottom == end:
            self._top = self._bottom = len(self.lines)
        self.links = [*self.links, *self._led_from(range(end, len(self.lines)))]
        self._linked = self._find_linked()

    def line_of(self, place: int) -> int:
        """The line that a place is in now (see `place_of`), or the nearest there is."""
        if place < 0:
            line = min(place - TOP, self._top)
        elif place > len(self.body.text):
            line = self._bottom + place - len(self.body.text)
        else:
            line = bisect_right(self._reached, place)
        return max(0, min(line, len(self.lines) - 1))

    def place_of(self, line: int) -> int:
        """A number that finds a line again on a page of another width: an offset of the body; lines from
        `TOP` above it; lines beyond the length of its text below it."""
        if line < self._top:
            return TOP + line
        if line > self._bottom:
            return len(self.body.text) + line - self._bottom
        return self._left[line]

    def spread(self, marks: Iterable[Mark]) -> dict[int, list[Mark]]:
        """The marks by the lines they touch."""
        found: dict[int, list[Mark]] = defaultdict(list)
        for mark in marks:
            for line in self._lines_of(mark.span):
                found[line].append(mark)
        return found

    def places_of(self, span: Span) -> tuple[Place, ...]:
        """Where the words of a stretch of the body stand."""
        return tuple(
            Place(line, start, end)
            for line in self._lines_of(span)
            for start, end in self.lines[line].columns(span)
        )

    def _lines_of(self, span: Span) -> range:
        """The lines among which a stretch of the body stands."""
        return range(bisect_right(self._reached, span.start), bisect_left(self._left, span.end))

    def link_at(self, line: int, column: int) -> PageLink | None:
        """The link whose words stand at a column of a line."""
        for link in self.links:
            if any(place.line == line and place.start <= column < place.end for place in link.places):
                return link
        return None

    def words_at(self, place: Place) -> str:
        """The words of a place."""
        return self._letters(place).of(self.lines[place.line].text)

    def linked(self, line: int) -> Iterator[tuple[Span, str]]:
        """The stretches of a line's text that are links, and where they lead."""
        return ((self._letters(place), url) for place, url in self._linked.get(line, ()))

    def _letters(self, place: Place) -> Span:
        """A place in characters of the text of its line."""
        text = self.lines[place.line].text
        cells = columns(text, Span(0, len(text)))
        return Span(bisect_left(cells, place.start), bisect_left(cells, place.end))

    def _find_links(self) -> list[PageLink]:
        """The links in the order of the page."""
        links = [
            PageLink(Goal(style.value), places)
            for style in self.body.of_kind(StyleKind.LINK)
            if leads_somewhere(style.value) and (places := self.places_of(style.span))
        ]
        links += self._led_from(range(len(self.lines)))
        return sorted(links, key=lambda link: (link.places[0].line, link.places[0].start))

    def _led_from(self, numbers: range) -> Iterator[PageLink]:
        """The links of the furniture in some of the lines."""
        ways = ((number, way) for number in numbers for way in self.lines[number].ways)
        for goal, leading in groupby(ways, key=lambda found: found[1].goal):
            yield PageLink(goal, tuple(self._place(number, way) for number, way in leading))

    @property
    def text_lines(self) -> int:
        """How many lines there are from the top to the end of the text; all, where there is no text."""
        return min(self._bottom + 1, len(self.lines))

    @property
    def links_below(self) -> range:
        """The numbers of the links that stand below the text, from 0."""
        bottom = self._bottom if self._bottom < len(self.lines) else 0
        above = bisect_right(self.links, bottom, key=lambda link: link.places[0].line)
        return range(above, len(self.links))

    def _find_linked(self) -> dict[int, list[tuple[Place, str]]]:
        """The places of links in each line, and where they lead."""
        found: dict[int, list[tuple[Place, str]]] = defaultdict(list)
        for link in self.links:
            for place in link.places if link.goal.url else ():
                found[place.line].append((place, link.goal.url))
        return found

    def _place(self, number: int, way: Way) -> Place:
        """Where the words of a line of furniture stand that lead somewhere."""
        text = self.lines[number].text
        cells = columns(text, Span(0, len(text)))
        return Place(number, cells[way.start], cells[way.end])

    @property
    def stops(self) -> Sequence[int]:
        """The lines that one can jump to: those of the changes where these are shown, else of quotations."""
        return self.change_lines or self.quotation_lines

    def _find_margins(self) -> dict[int, tuple[str, str]]:
        """The initials and the role of their ink that stand beside the line where direct speech begins;
        beside what is retold only a doubt, if there is one."""
        margins: dict[int, tuple[str, str]] = {}
        last, end = None, 0
        doubts: list[tuple[int, int]] = []
        for quotation, line in zip(self.quotations, self.quotation_lines, strict=True):
            voice, unsure = self.voices[voice_name(quotation)], quotation.is_unsure
            if is_retold(quotation):
                doubts += [(line, voice.hue)] if unsure else []
                continue
            if (voice, unsure) != last or "\n\n" in self.body.text[end : quotation.content.start]:
                margins.setdefault(line, (voice.initials + DOUBT * unsure, f"name-{voice.hue}"))
            last, end = (voice, unsure), quotation.content.end
        return {line: (DOUBT, f"hue-{hue}") for line, hue in doubts} | margins


def set_article(
    article: Article,
    width: int,
    glyphs: Glyphs,
    *,
    seen: datetime | None = None,
    gallery: Gallery = {},  # noqa: B006 - nobody writes into it
    origin: Origin = NOWHERE,
    update: Update | None = None,
    view: View = View.WHOLE,
) -> Page:
    """The page of an article whose lines are at most `width` cells wide, or another view of it, without
    its foot.

    `seen` is when it was first seen, where nothing else tells its date. Of its pictures those are to be
    seen that are in the `gallery`. Its text is of this `origin`; `update` is how it has changed.
    """
    line = update.line if update and view is View.CHANGES else None
    body = _clean_body(line.body if line else article.body)
    column = Column(width, glyphs)
    article = replace(article, body=body, quotations=() if line else worth_showing(article.quotations))
    voices = voices_of(article.quotations)
    plates = [lay_out_plate(picture, width, glyphs, gallery.get(picture.url)) for picture in article.pictures]
    story = story_of(update, column) if update and line else ()
    head = Masthead(article, voices, column, plates, seen, origin, update, story).lines()
    if view is View.QUOTATIONS:
        middle = transcript(body.text, article.quotations, voices, width, glyphs)
        middle = middle or column.note("Nobody is quoted in this article.")
    else:
        middle = lay_out(body, width, plates, glyphs) or column.note(_why_empty(article))
    return Page(body, [Line(), *head, *middle], article.quotations, line)


def set_foot(article: Article, width: int, glyphs: Glyphs, onward: Sequence[Onward] | None) -> list[Line]:
    """The lines below an article; `onward` is where one can go on from it: the lists of its page, as long
    as nothing more is known."""
    lists = page_lists(article.related) if onward is None else onward
    return [*Colophon(article, Column(width, glyphs), lists).lines(), Line()]


def still(before: Page, after: Page, top: int) -> int:
    """The line of a page that stands where line `top` stood before pictures came or went: what the reader
    looks at doesn't move."""
    if not any(line.picture for line in before.lines[:top]):
        return top
    number = next((number for number in range(top, len(before.lines)) if before.lines[number].pieces), top)
    return after.line_of(before.place_of(number)) - (number - top)


def lead_still(before: Page, after: Page, top: int) -> int:
    """The line of a page that stands where line `top` stood, above the text, before the text was exchanged:
    the lead doesn't move. The very top stays the top."""
    return max(0, top + after.line_of(0) - before.line_of(0)) if top else 0


def note_page(words: str, width: int) -> Page:
    """A page without an article: a sentence at its top."""
    lines = [
        LineComposer(Block.FURNITURE).sign(part.of(words), Role.QUIET).line()
        for part in wrap(words, Span(0, len(words)), width)
    ]
    return Page(Body(), [Line(), *lines])


def _why_empty(article: Article) -> str:
    """What to say where there are no words."""
    if not article.version:
        return "The text is being read."
    return "No text came with this headline: o opens its page in the browser." if article.url else "No text."


def _clean_body(body: Body) -> Body:
    styles = (
        style._replace(value=clean_line(style.value)) if style.kind is StyleKind.LIST_ITEM else style
        for style in body.styles
    )
    return Body(clean(body.text), tuple(styles))
