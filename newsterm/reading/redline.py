"""Two versions of a body in one: what came and what went, both in their places."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from newsterm.model import Body, Span, Style, StyleKind
from newsterm.reading.changes import Change, changes

_BLOCKS = frozenset({StyleKind.HEADING, StyleKind.LIST_ITEM, StyleKind.BLOCK_QUOTE})
"""What a paragraph that went keeps of its looks."""

_TAKING = _BLOCKS | {StyleKind.CODE_BLOCK, StyleKind.TABLE}


class _Seam(NamedTuple):
    """Where words that went are put in: a place of the present text, what is put there, how much of that is
    white space at either end; `change` is the number of the change."""

    at: int
    words: str
    lead: int
    trail: int
    change: int

    @property
    def joins(self) -> bool:
        """Whether it stands in a line with what is there."""
        return "\n" not in self.words[: self.lead] + self.words[len(self.words) - self.trail :]


class _Seams:
    """All places where something is put in, in the order of the text."""

    def __init__(self, seams: Sequence[_Seam] = ()) -> None:
        self._ats = [seam.at for seam in seams]
        self._added = list(accumulate((len(seam.words) for seam in seams), initial=0))
        self._joining = {seam.at for seam in seams if seam.joins}

    def before(self, place: int, *, included: bool) -> int:
        """How much is put in before a place of the present text, and at it."""
        return self._added[(bisect_right if included else bisect_left)(self._ats, place)]

    def present(self, place: int) -> int:
        """The place of the present text that this one is, or follows."""
        number = bisect_left([at + added for at, added in zip(self._ats, self._added, strict=False)], place)
        if not number:
            return place
        return max(self._ats[number - 1], place - self._added[number])

    def moved(self, style: Style) -> Style:
        """A style of the present text around what is put in among its words; a block takes in what stands at
        its beginning and its end as well."""
        start, end = style.span
        takes = style.kind in _TAKING and start < end
        start += self.before(start, included=not (takes and start in self._joining))
        end += self.before(end, included=takes and end in self._joining)
        return style._replace(span=Span(start, max(start, end)))


@dataclass(frozen=True, slots=True)
class Redline:
    """The present text with the words that went put in where they stood: `came` and `went` are stretches of
    it, `changes` the first place of each change."""

    body: Body
    came: tuple[Span, ...] = ()
    went: tuple[Span, ...] = ()
    changes: tuple[int, ...] = ()
    _seams: _Seams = field(default_factory=_Seams)

    def present(self, place: int) -> int:
        """Where in the present text a place is; that of words that went is where they stood."""
        return self._seams.present(place)

    def place(self, present: int) -> int:
        """Where a place of the present text is, after what went there."""
        return present + self._seams.before(present, included=True)


def redline(before: Body, after: Body) -> Redline:
    """The bodies in one, with what makes one into the other."""
    found = changes(before.text, after.text)
    seams = [
        _seam(number, change, before.text, after.text)
        for number, change in enumerate(found)
        if change.before.start < change.before.end
    ]
    pieces, went, styles = [], dict[int, Span](), list[Style]()
    taken = added = 0
    for seam in seams:
        start, end = seam.at + added + seam.lead, seam.at + added + len(seam.words) - seam.trail
        went[seam.change] = Span(start, end)
        styles += _kept(before.styles, found[seam.change].before, start)
        pieces += [after.text[taken : seam.at], seam.words]
        taken, added = seam.at, added + len(seam.words)
    text, moving = "".join([*pieces, after.text[taken:]]), _Seams(seams)
    came = {}
    for number, change in enumerate(found):
        if change.after.start < change.after.end:
            start = change.after.start + moving.before(change.after.start, included=True)
            came[number] = Span(start, start + change.after.end - change.after.start)
    styles += map(moving.moved, after.styles)
    firsts = tuple((went.get(number) or came[number]).start for number in range(len(found)))
    return Redline(Body(text, tuple(styles)), tuple(came.values()), tuple(went.values()), firsts, moving)


class _Edges(NamedTuple):
    """The white space before and after a stretch, and whether lines begin and end with it."""

    lead: str
    trail: str
    opens: bool
    closes: bool


def _edges(text: str, span: Span) -> _Edges:
    start, end = span
    while start and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    lead, trail = text[start : span.start], text[span.end : end]
    return _Edges(lead, trail, "\n" in lead or not start, "\n" in trail or end == len(text))


def _seam(number: int, change: Change, before: str, after: str) -> _Seam:
    """Where to put the words that went, and the white space to put around them."""
    words, at = change.before.of(before), change.after.start
    there, here = _edges(before, change.before), _edges(after, change.after)
    if change.after.start < change.after.end:  # something else stands there now
        if all((there.opens, there.closes, here.opens, here.closes)):
            return _Seam(at, f"{words}\n\n", 0, 2, number)
        is_spaced = any((there.lead, there.trail, here.lead, here.trail))
        blank = " " if after[at].isalnum() and is_spaced else ""
        return _Seam(at, words + blank, 0, len(blank), number)
    if not at:
        blank = "\n\n" if there.closes else there.trail
        return _Seam(0, words + blank, 0, len(blank), number)
    if there.opens and here.closes and not there.closes:  # the first words of the next line
        return _Seam(at + len(here.trail), words + there.trail, 0, len(there.trail), number)
    blank = " " if "\n" in there.lead else there.lead
    if there.opens and here.closes:  # lines of their own
        blank = there.lead or "\n\n"
    return _Seam(at, blank + words, len(blank), 0, number)


def _kept(styles: Iterable[Style], gone: Span, start: int) -> Iterator[Style]:
    """The styles of whole blocks that went, where these are now."""
    for style in styles:
        if style.kind in _BLOCKS and gone.covers(style.span):
            moved = Span(style.span.start - gone.start + start, style.span.end - gone.start + start)
            yield style._replace(span=moved)
