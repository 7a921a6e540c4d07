"""What stays of a text that was changed: the quotations that the present one no longer has, and the passages
they stand in, so that they can be verified when nothing else of that text is left.

A clipping is an article with a small body: its quotations are spans of it, as those of a whole one are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from newsterm.model import Article, Body, Quotation, Span
from newsterm.reading.quotes.echoes import words_in
from newsterm.reading.quotes.evidence import neighbours, paragraph

AROUND = 1_000
"""Signs before and after a quotation that are kept at most."""

_GAP = "\n\n"


class Present:
    """The words that stand somewhere, and so needn't be kept."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = "\n".join(map(_line, texts))

    def has(self, words: str) -> bool:
        """Whether these words stand there side by side, the last perhaps with more to it: summaries are cut
        anywhere."""
        return _line(words).rstrip() in self._words

    def add(self, words: str) -> None:
        """These stand there, too."""
        self._words += f"\n{_line(words)}"


def clipped(article: Article, quotations: Sequence[Quotation]) -> Article:
    """Of an article no more than these of its quotations, with their paragraphs, the sentences either side,
    and the words that tell who speaks."""
    text = article.body.text
    kept = _united(chain.from_iterable(_passages(text, quotation) for quotation in quotations))
    starts, length = {}, 0
    for span in kept:
        starts[span] = length
        length += span.end - span.start + len(_GAP)

    def moved(span: Span) -> Span:
        home = next(one for one in kept if one.start <= span.start and span.end <= one.end)
        shift = starts[home] - home.start
        return Span(span.start + shift, span.end + shift)

    return Article(
        url=article.url,
        title=article.title,
        language=article.language,
        body=Body(_GAP.join(span.of(text) for span in kept)),
        quotations=tuple(
            replace(
                one,
                content=moved(one.content),
                cue=one.cue and moved(one.cue),
                speaker=one.speaker
                and replace(one.speaker, mention=one.speaker.mention and moved(one.speaker.mention)),
            )
            for one in quotations
        ),
        version=article.version,
    )


def _passages(text: str, quotation: Quotation) -> Iterable[Span]:
    """What is kept of a text for a quotation in it."""
    content = quotation.content
    most = Span(max(0, content.start - AROUND), min(len(text), content.end + AROUND))
    mention = quotation.speaker.mention if quotation.speaker else None
    told = [content, *filter(None, (mention, quotation.cue))]
    whole = Span(min(span.start for span in told), max(span.end for span in told))
    yield from (whole,) if most.covers(whole) else told
    for span in (paragraph(text, content), *neighbours(text, content)):
        yield Span(max(span.start, most.start), min(span.end, most.end))


def _united(spans: Iterable[Span]) -> list[Span]:
    """These spans, those that touch as one."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united


def _line(text: str) -> str:
    """The words of a text, folded, with a space before each."""
    return "".join(f" {word}" for word in words_in(text)) + " "
