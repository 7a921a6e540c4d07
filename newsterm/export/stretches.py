"""What lies over the words of a body: links, emphasis, code, and what somebody said."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, pairwise

from newsterm.export.facts import address
from newsterm.model import Article, Quotation, Span, StyleKind

MOST = 500
"""Links and styles of one paragraph; a page with more of them means no good."""


class Layer(IntEnum):
    """What lies over words, from the outermost inwards."""

    LINK = 0
    SAID = 1
    STRONG = 2
    EMPHASIS = 3
    STRUCK = 4
    CODE = 5


_LAYERS = {
    StyleKind.LINK: Layer.LINK,
    StyleKind.STRONG: Layer.STRONG,
    StyleKind.EMPHASIS: Layer.EMPHASIS,
    StyleKind.STRUCK: Layer.STRUCK,
    StyleKind.CODE: Layer.CODE,
}


@dataclass(frozen=True, slots=True)
class Cover:
    """Something over a stretch of the body: a style, or words that somebody said."""

    layer: Layer
    span: Span
    url: str = ""
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the body and what lies over all of it, the outermost first, one of each layer."""

    span: Span
    covers: tuple[Cover, ...] = ()


class Covers:
    """All that lies over a body's words."""

    def __init__(self, article: Article) -> None:
        covers = [
            Cover(_LAYERS[style.kind], style.span, style.value if style.kind is StyleKind.LINK else "")
            for style in article.body.styles
            if style.kind in _LAYERS and (style.kind is not StyleKind.LINK or address(style.value))
        ]
        covers += [Cover(Layer.SAID, said.content, quotation=said) for said in article.quotations]
        self._covers = sorted(covers, key=lambda cover: (cover.span, cover.layer))
        self._starts = [cover.span.start for cover in self._covers]
        self._reached = list(accumulate((cover.span.end for cover in self._covers), max))

    def over(self, span: Span) -> list[Cover]:
        """What lies over any of these words, in the order in which it begins: the first `MOST`."""
        near = self._covers[bisect_right(self._reached, span.start) : bisect_left(self._starts, span.end)]
        return [cover for cover in near if cover.span.end > span.start][:MOST]

    def cut(self, span: Span) -> Iterator[Stretch]:
        """The stretches of these words, parted where anything over them begins or ends."""
        over = self.over(span)
        edges = {edge for cover in over for edge in cover.span if span.start < edge < span.end}
        for start, end in pairwise(sorted({*span, *edges})):
            here = Span(start, end)
            covers = {cover.layer: cover for cover in over if cover.span.covers(here)}
            yield Stretch(here, tuple(covers[layer] for layer in sorted(covers)))
