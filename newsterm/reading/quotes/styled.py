"""Quotations the publisher set apart (block quotations, ``<q>``), and code, where marks say nothing."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsterm.model import Span, Style, StyleKind
from newsterm.reading.quotes.marks import Stretch

CODE = frozenset({StyleKind.CODE, StyleKind.CODE_BLOCK})
DASHES = ("—", "–", "-", "―", "~")


def code_in(styles: Sequence[Style]) -> list[Span]:
    """The stretches that are code, in their order."""
    return sorted(style.span for style in styles if style.kind in CODE)


def with_styles(
    text: str, blocks: Sequence[Span], marked: Sequence[list[Stretch]], styles: Sequence[Style]
) -> list[list[Stretch]]:
    """The stretches of each paragraph, the publisher's own added, those inside code left out."""
    if not styles:
        return list(marked)
    code = code_in(styles)
    quoted = [style.span for style in styles if style.kind is StyleKind.QUOTED]
    set_apart = _set_apart(
        text, blocks, [style.span for style in styles if style.kind is StyleKind.BLOCK_QUOTE]
    )
    found: list[list[Stretch]] = []
    for number, (block, stretches) in enumerate(zip(blocks, marked, strict=True)):
        if number in set_apart:
            found.append([Stretch(block, block, reopens=number - 1 in set_apart)])
            continue
        kept = [stretch for stretch in stretches if not _inside(stretch.outer, code)]
        own = [Stretch(span, span) for span in _within(block, quoted) if not _overlaps(span, kept)]
        found.append(sorted(kept + own, key=lambda stretch: stretch.outer))
    return found


def _set_apart(text: str, blocks: Sequence[Span], quotes: Sequence[Span]) -> frozenset[int]:
    """The paragraphs that are block quotations somebody speaks in: announced by a colon, or signed."""
    found: set[int] = set()
    done = 0
    for quote in sorted(quotes, key=lambda span: (span.start, -span.end)):
        if quote.end <= done:
            continue  # it stands inside the one before
        done = quote.end
        numbers = [number for number in _numbers(blocks, quote) if not _is_signature(text, blocks[number])]
        if numbers and (_is_announced(text, blocks, numbers[0]) or _is_signed(text, blocks, numbers[-1])):
            found.update(numbers)
    return frozenset(found)


def _numbers(blocks: Sequence[Span], quote: Span) -> Iterator[int]:
    """The paragraphs inside a block quotation."""
    number = bisect_right(blocks, (quote.start, -1))
    while number < len(blocks) and blocks[number].end <= quote.end:
        yield number
        number += 1


def _is_announced(text: str, blocks: Sequence[Span], number: int) -> bool:
    return number > 0 and text[blocks[number - 1].end - 1] in ":："


def _is_signed(text: str, blocks: Sequence[Span], number: int) -> bool:
    return number + 1 < len(blocks) and _is_signature(text, blocks[number + 1])


def _is_signature(text: str, block: Span) -> bool:
    """Whether a paragraph is "— Name, role"."""
    return block.end - block.start < 100 and text.startswith(DASHES, block.start)


def _inside(span: Span, others: Sequence[Span]) -> bool:
    number = bisect_right(others, (span.start, span.end)) - 1
    return any(other.covers(span) for other in others[max(0, number - 1) : number + 2])


def _within(block: Span, spans: Sequence[Span]) -> list[Span]:
    first, last = bisect_right(spans, (block.start, -1)), bisect_right(spans, (block.end, -1))
    return [span for span in spans[first:last] if block.covers(span) and span.start < span.end]


def _overlaps(span: Span, stretches: Sequence[Stretch]) -> bool:
    return any(s.outer.start < span.end and span.start < s.outer.end for s in stretches)
