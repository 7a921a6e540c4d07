"""From a text to who said what in it."""

from collections.abc import Iterator, Mapping, Sequence

from newsterm.model import Kind, Quotation, Speaker, Style
from newsterm.reading.quotes.attribution import Scene, choose, scenes, weights
from newsterm.reading.quotes.grammar import grammar_of, language_of
from newsterm.reading.quotes.marks import paragraphs, segment
from newsterm.reading.quotes.passage import Passage, read
from newsterm.reading.quotes.speech import probability_of_speech

SPEECH = 0.5  # marked words less probable to be speech are left alone


def find_quotations(text: str, styles: Sequence[Style] = (), language: str = "") -> tuple[Quotation, ...]:
    """The quotations of an article's text, in its order; `language` is a BCP 47 tag, guessed if empty."""
    blocks = paragraphs(text)
    passage = read(text, blocks, segment(text, blocks), grammar_of(language_of(text, language)))
    return tuple(_marked(passage, weights()))


def _marked(passage: Passage, weight: Mapping[str, Mapping[str, float]]) -> Iterator[Quotation]:
    """The quotations in marks."""
    previous, spoke_in = None, 0
    for quote, paragraph, candidates in scenes(passage):
        gap = passage.shape.count("¶", spoke_in, paragraph[0])
        scene = Scene(passage, quote, paragraph, candidates, previous, gap)
        choice = choose(scene, weight["speaker"])
        speech = probability_of_speech(scene, choice, weight["speech"])
        if speech < SPEECH:
            continue
        if choice.candidate:
            previous, spoke_in = choice.candidate, paragraph[0]
        who = choice.candidate or previous
        speaker = None
        if who:
            mention = passage.span(who.first, who.last)
            speaker = Speaker(mention.of(passage.text), mention)
        yield Quotation(
            passage.stretches[quote].content,
            Kind.DIRECT,
            speaker,
            None,
            round(speech * choice.probability, 3),
        )
