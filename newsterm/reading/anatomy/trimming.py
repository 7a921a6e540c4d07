"""Cuts what is not the report out of a body: promos, lists of other articles, the agency's signature."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from newsterm.model import RULE, Body, Link, Related, Span, Style, StyleKind
from newsterm.reading.anatomy.credits import end_credit_of
from newsterm.reading.anatomy.promos import is_promo
from newsterm.reading.anatomy.related import inline_related, is_related_heading
from newsterm.reading.anatomy.walls import is_wall_line

_BLOCK = re.compile(r"\S(?:.|\n(?!\n))*")
_LIST_MARKER = re.compile(r"^\s*(?:[•▸»>*·–-]|\d{1,2}[.)])\s+")
_RULE = re.escape(RULE)
# Rules with nothing between or around them, as words cut out leave them behind.
_LONE_RULE = re.compile(rf"\A(?:{_RULE}\n\n)+|\n\n{_RULE}(?=\n\n{_RULE}(?:\n\n|\Z)|\Z)")
_LAST = 3  # blocks of a body that can speak of a wall
_SENTENCE_END = re.compile(r"[.;:,。]$")


class Trimmed(NamedTuple):
    """A body with only the report in it, and what was cut."""

    body: Body
    promos: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    wire: str = ""


class _Block(NamedTuple):
    """A block of a body: its span, its words, and how much of it is links."""

    span: Span
    text: str
    links: tuple[Style, ...]
    linked: float
    heading: bool

    @property
    def is_headlines(self) -> bool:
        """Whether this block can be headlines of other articles: little but links."""
        return self.linked >= 0.6


def trim(body: Body, *, walled: bool = False) -> Trimmed:
    """The body without promos, lists of related articles and an agency's signature at the end; of a page that
    is not whole (`walled`) without the words at the end that say so.

    Styles move with their words; what is not cut stays as it was, code point for code point.
    """
    blocks = _blocks(body)
    related, listed = _related_in(blocks)
    walls = [block for block in blocks[-_LAST:] if walled and is_wall_line(block.text)]
    promos = [block for block in blocks if block not in listed and (is_promo(block.text) or block in walls)]
    cut = [*listed, *promos]
    kept = without(body, [Span(len(body.text[: block.span.start].rstrip()), block.span.end) for block in cut])
    if cut:
        kept = without(kept, [Span(0, len(kept.text) - len(kept.text.lstrip()))])
    wire = ""
    if credit := end_credit_of(kept.text):
        wire, kept = credit.wire, without(kept, [credit.span])
    kept = without(kept, [Span(*found.span()) for found in _LONE_RULE.finditer(kept.text)])
    return Trimmed(kept, tuple(block.text for block in promos), related, wire)


def without(body: Body, spans: Iterable[Span]) -> Body:
    """The body with these stretches cut out; styles keep to their words, a style of cut words goes too."""
    cuts = _merged(spans, len(body.text))
    if not cuts:
        return body
    starts = [cut.start for cut in cuts]
    gone = [0, *accumulate(cut.end - cut.start for cut in cuts)]

    def moved(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        if index >= 0 and offset < cuts[index].end:
            return cuts[index].start - gone[index]
        return offset - gone[index + 1]

    edges = [0, *(edge for cut in cuts for edge in cut), len(body.text)]
    text = "".join(body.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    styles = []
    for style in body.styles:
        start, end = style.span
        index = bisect_right(starts, start) - 1
        inside = index >= 0 and starts[index] < start < cuts[index].end
        span = Span(moved(start), moved(end))
        if span.end > span.start or (start == end and not inside):
            styles.append(style._replace(span=span))
    return Body(text, tuple(styles))


def _merged(spans: Iterable[Span], length: int) -> list[Span]:
    """The spans in order, clipped to the text, those that touch joined."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        start, end = max(0, start), min(end, length)
        if start >= end:
            continue
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _blocks(body: Body) -> list[_Block]:
    links = list(body.of_kind(StyleKind.LINK))
    headings = {style.span.start for style in body.of_kind(StyleKind.HEADING)}
    return [_block(found, links, headings) for found in _BLOCK.finditer(body.text)]


def _block(found: re.Match[str], links: Sequence[Style], headings: set[int]) -> _Block:
    span = Span(found.start(), found.start() + len(found.group().rstrip()))
    inside = tuple(link for link in links if span.covers(link.span))
    linked = sum(link.span.end - link.span.start for link in inside) / (span.end - span.start)
    return _Block(span, span.of(found.string), inside, linked, span.start in headings)


def _related_in(blocks: Sequence[_Block]) -> tuple[tuple[Related, ...], list[_Block]]:
    """Lists of other articles, and the blocks that hold them with their headings."""
    related: list[Related] = []
    cut: list[_Block] = []
    index = 0
    while index < len(blocks):
        taken, found = _related_at(blocks[index:])
        if found:
            related.append(found)
            cut += blocks[index : index + taken]
        index += max(1, taken)
    return tuple(related), cut


def _related_at(blocks: Sequence[_Block]) -> tuple[int, Related | None]:
    """How many blocks from the first on are a heading with its headlines, and the list they make."""
    first = blocks[0]
    heading, _, rest = first.text.partition("\n")
    if rest and is_related_heading(heading) and (first.is_headlines or _are_titles(rest)):
        return 1, Related(heading, tuple(_headlines(first))[1:])
    heading, headline = inline_related(first.text)
    if heading and first.linked >= 0.4:
        return 1, Related(heading, (Link(headline, first.links[0].value),))
    if rest or not is_related_heading(first.text):
        return 0, None
    listed = list(
        takewhile(lambda block: block.is_headlines and not is_related_heading(block.text), blocks[1:])
    )
    if not listed and all(_are_titles(block.text) for block in blocks[1:]):
        listed = list(takewhile(lambda block: not is_related_heading(block.text), blocks[1:]))
    if not listed and len(blocks) > 1:
        return 0, None
    return 1 + len(listed), Related(first.text, tuple(link for block in listed for link in _headlines(block)))


def _are_titles(text: str) -> bool:
    """Whether every line is short and no sentence that ends."""
    return all(len(line) <= 160 and not _SENTENCE_END.search(line.strip()) for line in text.split("\n"))


def _headlines(block: _Block) -> Iterator[Link]:
    offset = block.span.start
    for line in block.text.split("\n"):
        span = Span(offset, offset + len(line))
        url = next((link.value for link in block.links if span.covers(link.span)), "")
        if title := _LIST_MARKER.sub("", line).strip():
            yield Link(title, url)
        offset = span.end + 1
