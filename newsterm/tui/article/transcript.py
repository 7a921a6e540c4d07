"""Who said what in an article and nothing else: its quotations under the names of their speakers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from newsterm.model import Quotation, Span
from newsterm.tui.article.lines import Block, Line, LineComposer, Role
from newsterm.tui.article.voices import UNNAMED, Voice, is_retold, is_within, spoken, voice_name
from newsterm.tui.article.wrapping import columns, wrap
from newsterm.tui.bidi import runs_right_to_left
from newsterm.tui.cells import isolated
from newsterm.tui.glyphs import Glyphs

_INDENT = "  "


def transcript(
    text: str, quotations: Sequence[Quotation], voices: Mapping[str, Voice], width: int, glyphs: Glyphs
) -> list[Line]:
    """The quotations in their order, each speaker's under the name; it says what is retold or a guess."""
    lines: list[Line] = []
    whole = _apart(quotations)
    for (name, told, unsure), said in groupby(whole, key=_heading):
        lines.append(_name(voices[name], told, unsure, glyphs))
        for quotation in said:
            lines += [*_indented(text, spoken(text, quotation), width), Line()]
    return lines[:-1]


def _apart(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations without those whose words are shown already, as part of the one before."""
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or not is_within(quotation, kept[-1]):
            kept.append(quotation)
    return kept


def _heading(quotation: Quotation) -> tuple[str, bool, bool]:
    """What stands above quotations that belong together."""
    return voice_name(quotation), is_retold(quotation), quotation.is_unsure


def _name(voice: Voice, told: bool, unsure: bool, glyphs: Glyphs) -> Line:
    role = "hue" if unsure else "teller" if told else "name"
    composer = LineComposer(Block.FURNITURE).sign(isolated(voice.name) or UNNAMED, f"{role}-{voice.hue}")
    for note in [*(["retold"] if told else []), *(["not sure"] if unsure else [])]:
        composer.sign(f" {glyphs.dot} {note}", Role.QUIET)
    return composer.line()


def _indented(text: str, span: Span, width: int) -> Iterator[Line]:
    """A stretch of the text with its line ends."""
    start = span.start
    for row in span.of(text).split("\n"):
        is_right = runs_right_to_left(row)
        for part in wrap(text, Span(start, start + len(row)), width - len(_INDENT)):
            composer = LineComposer(Block.PARAGRAPH)
            if is_right:
                composer.turn(width - len(_INDENT) - columns(text, part)[-1])
            yield composer.sign(_INDENT).words(text, part).line()
        start += len(row) + 1
