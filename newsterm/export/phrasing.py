"""The words of a body in Markdown: escapes, emphasis, links, code (CommonMark 0.31, 6; GFM 6.5)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from newsterm.export import facts
from newsterm.export.stretches import Cover, Covers, Layer
from newsterm.model import Span

_SPECIAL = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)|!\Z")
_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:\s|\Z))")
_SIGN = re.compile(r"#{1,6}(?:\s|\Z)|[-+](?:[\s|:+-]|\Z)|[=>|]|:-")
_BACKTICKS = re.compile("`+")
_IN_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in "()<>\\ "}
_MARKERS = {Layer.STRONG: "**", Layer.EMPHASIS: "*", Layer.STRUCK: "~~"}
_IN_LINE = (Layer.LINK, Layer.CODE, Layer.STRUCK, Layer.STRONG, Layer.EMPHASIS)
"""The first wins where two can't be written together."""


def escaped(text: str) -> str:
    """Words that mean themselves, at the beginning of a line too."""
    return _line(_signs_escaped(text))


def phrased(text: str, covers: Covers, span: Span) -> str:
    """A stretch of a body's text with what lies over it, its line ends as line breaks."""
    near = [cover for cover in covers.over(span) if cover.layer in _IN_LINE]
    written = _within(text, span, _nested(text, span, near))
    return "\\\n".join(_line(line.strip(" \t")) for line in written.split("\n"))


def linked(words: str, url: str) -> str:
    """Words, written as Markdown, that lead somewhere; as they are if the address is none for a document."""
    url = facts.address(url).translate(_IN_ADDRESS)
    return f"[{words}]({url})" if url and words else words


def fence(text: str, least: int) -> str:
    """More backticks than stand side by side anywhere in a text, `least` or more."""
    return "`" * max(least, 1 + max(map(len, _BACKTICKS.findall(text)), default=0))


def _signs_escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def _line(line: str) -> str:
    """A line that begins neither a heading, a list, a table nor a quotation, nor the rule under a heading."""
    if _SIGN.match(line):
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\", line, count=1) if _NUMBER.match(line) else line


def _nested(text: str, span: Span, covers: Sequence[Cover]) -> list[Cover]:
    """The covers that can be written, clipped to the stretch: each lies in another or apart from it."""
    chosen: list[Cover] = []
    for cover in sorted(covers, key=lambda cover: _IN_LINE.index(cover.layer)):
        bare = replace(cover, span=_trimmed(text, span, cover.span))
        if _fits(text, span, bare, chosen):
            chosen.append(bare)
    return sorted(chosen, key=lambda cover: (cover.span.start, -cover.span.end, cover.layer))


def _trimmed(text: str, span: Span, covered: Span) -> Span:
    """The part of what is covered that lies in a stretch, without white space at its ends."""
    start, end = max(span.start, covered.start), min(span.end, covered.end)
    words = text[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))


def _fits(text: str, span: Span, cover: Cover, others: Sequence[Cover]) -> bool:
    """Whether a cover can be written beside the others."""
    start, end = cover.span
    if start >= end:
        return False
    if not all(_goes_with(cover, other) for other in others):
        return False
    return cover.layer not in _MARKERS or _is_flanked(text, span, cover.span, others)


def _goes_with(cover: Cover, other: Cover) -> bool:
    """Whether two covers can be written side by side, or one in the other."""
    (start, end), there = cover.span, other.span
    if end < there.start or there.end < start:
        return True
    if end == there.start or there.end == start:  # two rows of asterisks or backticks would be read as one
        is_marked = cover.layer in _MARKERS and other.layer in _MARKERS
        return not is_marked and not cover.layer is other.layer is Layer.CODE
    is_nested = cover.span.covers(there) or there.covers(cover.span)
    layers = {cover.layer, other.layer}
    if Layer.STRUCK in layers and layers <= set(_MARKERS) and (start == there.start or end == there.end):
        return False
    return is_nested and len(layers) > 1 and (Layer.CODE not in layers or Layer.LINK in layers)


def _is_flanked(text: str, span: Span, marked: Span, others: Sequence[Cover]) -> bool:
    """Whether asterisks around these words are read as marks (6.2: left- and right-flanking)."""
    signs = [other.span for other in others if other.layer not in _MARKERS]
    around = [other for other in signs if other.covers(marked)]
    inside = [other for other in signs if other not in around]
    first, last = text[marked.start], text[marked.end - 1]
    before, after = text[span.start : marked.start][-1:], text[marked.end : span.end][:1]
    begins_well = _is_letter(first) and marked.start not in {other.start for other in inside}
    ends_well = _is_letter(last) and marked.end not in {other.end for other in inside}
    is_free_before = not before.strip() and marked.start not in {other.start for other in around}
    is_free_after = not after.strip() and marked.end not in {other.end for other in around}
    return (begins_well or is_free_before) and (ends_well or is_free_after)


def _is_letter(sign: str) -> bool:
    """Whether this is none of the signs that asterisks don't go well with."""
    return unicodedata.category(sign)[0] not in "PS"


def _within(text: str, span: Span, covers: Sequence[Cover]) -> str:
    """The words of a stretch with the covers in it, which are nested."""
    written, at = [], span.start
    for number, cover in enumerate(covers):
        if cover.span.start < at:
            continue  # it was written within the one before it
        written.append(_signs_escaped(text[at : cover.span.start]))
        inner = [other for other in covers[number + 1 :] if cover.span.covers(other.span)]
        written.append(_covered(text, cover, inner))
        at = cover.span.end
    return "".join([*written, _signs_escaped(text[at : span.end])])


def _covered(text: str, cover: Cover, inner: Sequence[Cover]) -> str:
    if cover.layer is Layer.CODE:
        code = cover.span.of(text).replace("\n", " ")
        marks = fence(code, 1)
        pad = " " if code.startswith("`") or code.endswith("`") else ""
        return f"{marks}{pad}{code}{pad}{marks}"
    words = _within(text, cover.span, inner)
    marker = _MARKERS.get(cover.layer, "")
    return f"{marker}{words}{marker}" if marker else linked(words, cover.url)
