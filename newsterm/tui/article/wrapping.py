"""Text broken into lines by what a terminal shows: between words, where East Asian typography allows it,
and never inside a character."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from newsterm.model import Span
from newsterm.tui.cells import graphemes

TAB = 4
"""Cells a tab takes."""

_HIDDEN = "\u00ad\u200b\u2060\ufeff"
"""What terminals disagree about and no reader misses: soft hyphen, zero-width space, word joiner, BOM."""

_UNPRINTED = re.compile(f"[\t{_HIDDEN}]")

# One cell each and never part of a cluster: scripts without combining marks, and the punctuation of news.
_PLAIN = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)

_SPACE = "[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+|\u200b"
_AFTER_HYPHEN = r"(?<=[^\W\d][-‐–])(?=[^\W\d])"
_AFTER_DASH = r"(?<=[\w”\"’]—)(?=[\w“\"‘])"

# Ideographs, kana, full-width forms and pictures: a line may break beside them. Hangul breaks at spaces.
_WIDE = (
    "\u2e80-\u2fff\u3000-\u30ff\u3105-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff\U00020000-\U0003fffd"
)
# Kinsoku (JIS X 4051): what may not begin a line, and what may not end one.
_CLOSING = (
    "、。，．・：；？！ー」』】〕）］｝〉》〟’”…‥々ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％°,.!?:;%)\\]}"
)
_OPENING = "「『【〔（［｛〈《〝‘“(\\[{"
_JOINING = "\u200d\U0001f3fb-\U0001f3ff"
_BESIDE_WIDE = rf"(?:(?<=[{_WIDE}])|(?=[{_WIDE}]))(?<![{_OPENING}\s\u200d])(?![{_CLOSING}\s{_JOINING}])"

_HYPHENS = re.compile("[-‐–—]")
_AFTER_HYPHENS = re.compile(f"{_AFTER_HYPHEN}|{_AFTER_DASH}")
_BREAKS = re.compile("|".join((_SPACE, _AFTER_HYPHEN, _AFTER_DASH)))
_ALL_BREAKS = re.compile("|".join((_SPACE, _AFTER_HYPHEN, _AFTER_DASH, _BESIDE_WIDE)))


def columns(text: str, span: Span) -> Sequence[int]:
    """The cells before each offset of a stretch of the text, `len + 1` of them.

    Offsets inside a cluster count the whole cluster.
    """
    if _PLAIN.fullmatch(text, *span):
        return range(span.end - span.start + 1)
    cells = [0]
    for cluster in graphemes(span.of(text)):
        cells += [cells[-1] + _width(cluster)] * len(cluster)
    return cells


def _width(cluster: str) -> int:
    """The cells of one cluster as newsterm prints it."""
    if cluster.isascii():
        return TAB if cluster == "\t" else len(cluster)
    return cell_len(cluster.replace("\u00ad", "")) + TAB * cluster.count("\t")


def printed(text: str, span: Span) -> Sequence[tuple[Span, str]]:
    """The parts of a stretch that are printed as they are, each with the blanks that stand before it."""
    if _UNPRINTED.search(text, *span):
        return list(_printed(text, span))
    return [(span, "")] if span.start < span.end else []


def _printed(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    start, blanks = span.start, ""
    for unprinted in _UNPRINTED.finditer(text, *span):
        if unprinted.start() > start:
            yield Span(start, unprinted.start()), blanks
            blanks = ""
        blanks += " " * TAB if unprinted[0] == "\t" else ""
        start = unprinted.end()
    if span.end > start:
        yield Span(start, span.end), blanks


def wrap(text: str, span: Span, width: int) -> list[Span]:
    """The lines of a stretch of the text, none wider than `width` cells unless one character is.

    Spaces at breaks and at both ends belong to no line. A stretch of spaces has no lines.
    """
    span = _trimmed(text, span)
    cells = columns(text, span)
    if isinstance(cells, range):
        return list(_wrap_plain(text, span, width))
    lines: list[Span] = []
    begin, origin, fitting = span.start, span.start, None
    for stop, resume in _breaks(text, span, cells):
        while cells[stop - origin] - cells[begin - origin] > width:
            if fitting and fitting[0] > begin:
                lines.append(Span(begin, fitting[0]))
                begin = fitting[1]
            else:
                cut = origin + _reach(cells, begin - origin, width)
                lines.append(Span(begin, cut))
                begin = cut
            fitting = None
        fitting = (stop, resume)
    if begin < span.end:
        lines.append(Span(begin, span.end))
    return lines


def _wrap_plain(text: str, span: Span, width: int) -> Iterator[Span]:
    """The lines of a stretch whose characters are a cell each: each end is looked for where it must be."""
    begin = span.start
    while span.end - begin > width:
        full = begin + width
        stop = resume = full
        space = text.rfind(" ", begin + 1, full + 1)
        for hyphen in _HYPHENS.finditer(text, max(space, begin), full):
            if _AFTER_HYPHENS.match(text, hyphen.end(), span.end):
                space, stop, resume = -1, hyphen.end(), hyphen.end()
        if space > 0:
            stop, resume = _blanks(text, space)
        yield Span(begin, stop)
        begin = resume
    if begin < span.end:
        yield Span(begin, span.end)


def _blanks(text: str, at: int) -> Span:
    """The spaces around a space."""
    start = end = at
    while text[start - 1] == " ":
        start -= 1
    while text[end] == " ":
        end += 1
    return Span(start, end)


def chop(text: str, span: Span, width: int) -> list[Span]:
    """The lines of a stretch cut wherever `width` cells are full: for code, whose spaces count."""
    cells = columns(text, span)
    lines: list[Span] = []
    begin = 0
    while begin < len(cells) - 1:
        cut = _reach(cells, begin, width)
        lines.append(Span(span.start + begin, span.start + cut))
        begin = cut
    return lines


def widest_word(text: str, span: Span) -> int:
    """The cells of the longest stretch that has no place to break."""
    cells = columns(text, span)
    begin = widest = 0
    for stop, resume in _breaks(text, span, cells):
        widest = max(widest, cells[stop - span.start] - cells[begin])
        begin = resume - span.start
    return widest


def _breaks(text: str, span: Span, cells: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where a line may end, and where the next one then begins; the end of the stretch is the last."""
    plain = isinstance(cells, range)
    for found in (_BREAKS if plain else _ALL_BREAKS).finditer(text, *span):
        stop, resume = found.span()
        if plain or resume == len(text) or unicodedata.category(text[resume])[0] != "M":
            yield stop, resume
    yield span.end, span.end


def _reach(cells: Sequence[int], begin: int, width: int) -> int:
    """The index up to which characters from `begin` on fit, at least one of them."""
    first = bisect_right(cells, cells[begin + 1]) - 1
    return max(first, bisect_right(cells, cells[begin] + width) - 1)


def _trimmed(text: str, span: Span) -> Span:
    """The stretch without the space around it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))
