"""From a text to who said what in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newsterm.model import Kind, Quotation, Span, Speaker, Style
from newsterm.reading.anatomy.datelines import dateline_of
from newsterm.reading.quotes import cjk
from newsterm.reading.quotes.attribution import Choice, Scene, choose, scenes
from newsterm.reading.quotes.candidates import Candidate, Paragraph, cast_of
from newsterm.reading.quotes.dialogue import transcript_in, with_dialogue
from newsterm.reading.quotes.grammar import grammar_of, language_of
from newsterm.reading.quotes.indirect import retold
from newsterm.reading.quotes.marks import Stretch, paragraphs, segment
from newsterm.reading.quotes.passage import Passage, read
from newsterm.reading.quotes.retelling import Retold, retold_in
from newsterm.reading.quotes.speakers import Speakers
from newsterm.reading.quotes.speech import is_clause, probability_of_speech
from newsterm.reading.quotes.styled import code_in, with_styles
from newsterm.reading.quotes.weights import Weight, weights

LEARNED = "en"  # the language of the articles that were learned from
SPEECH_LEARNED = 0.7  # precision 95 at recall 97
SPEECH_IN_CLAUSE = 0.3  # somebody is known to tell what stands around them
SPEECH = 0.5  # marked words less probable to be speech are left alone


def find_quotations(text: str, styles: Sequence[Style] = (), language: str = "") -> tuple[Quotation, ...]:
    """The quotations of an article's text, in its order; `language` is a BCP 47 tag, guessed if empty."""
    return quotations_by(weights(), text, styles, language)


def find_marked(text: str, styles: Sequence[Style] = (), language: str = "") -> tuple[Quotation, ...]:
    """The quotations in marks alone; what is retold without them is not looked for."""
    return quotations_by(weights(), text, styles, language, marked_only=True)


def quotations_by(
    weight: Mapping[str, Weight],
    text: str,
    styles: Sequence[Style] = (),
    language: str = "",
    *,
    marked_only: bool = False,
) -> tuple[Quotation, ...]:
    """The quotations of a text, decided by these weights."""
    blocks = report_in(text)
    stretches = with_styles(text, blocks, segment(text, blocks), styles)
    spoken = language_of(text, language)
    if spoken in cjk.LANGUAGES:
        return tuple(_in_cjk(text, blocks, stretches, spoken))
    grammar = grammar_of(spoken)
    passage = read(text, blocks, with_dialogue(text, blocks, stretches, grammar), grammar)
    cast, speakers = cast_of(passage), Speakers(passage)
    if passage.grammar.language != LEARNED:
        found = [*_marked(passage, cast, speakers, weight, {}), *retold(passage, cast, speakers)]
        return tuple(sorted(found, key=lambda quotation: quotation.content))
    told = retold_in(passage, weight, marked_only=marked_only)
    around = {
        word: one
        for one in told
        for word in range(one.told.start, one.told.end)
        if passage.shape[word] == "Q"
    }
    found = list(_marked(passage, cast, speakers, weight, around))
    if not marked_only:
        found += _told(passage, speakers, told, code_in(styles))
    return tuple(sorted(found, key=lambda quotation: quotation.content))


def report_in(text: str) -> list[Span]:
    """The paragraphs of a report, the first without its dateline: a place says nothing."""
    blocks, dateline = paragraphs(text), dateline_of(text)
    if dateline is None or transcript_in(text, blocks):
        return blocks
    start, end = dateline.span
    return [Span(end, block.end) if block.start <= start < end < block.end else block for block in blocks]


def _in_cjk(
    text: str, blocks: Sequence[Span], stretches: Sequence[Sequence[Stretch]], language: str
) -> Iterator[Quotation]:
    """The quotations in marks of a text written without spaces."""
    previous: Speaker | None = None
    for block, marked in zip(blocks, stretches, strict=True):
        for stretch in marked:
            if quotation := cjk.quotation_in(text, block, stretch, language, previous):
                previous = quotation.speaker
                yield quotation


def _marked(
    passage: Passage,
    cast: Sequence[Paragraph],
    speakers: Speakers,
    weight: Mapping[str, Weight],
    around: Mapping[int, Retold],
) -> Iterator[Quotation]:
    """The quotations in marks, each speaker chained to the one before; `around` has the clauses that retell
    by the marked stretches in them."""
    previous: Candidate | None = None
    speaker: Speaker | None = None
    sure, spoke_in = 1.0, 0
    learned = passage.grammar.language == LEARNED
    closer, closer_speech = (weight["speaker closer"], weight["speech closer"]) if learned else (None, None)
    for bare in scenes(passage, cast):
        number = bare.paragraph.number
        scene = bare._replace(previous=previous, gap=number - spoke_in)
        choice = choose(scene, weight["speaker"], closer)
        speech = probability_of_speech(scene, choice, weight["speech"], closer_speech)
        clause = around.get(scene.quote)
        if speech < (SPEECH_IN_CLAUSE if clause else SPEECH_LEARNED if learned else SPEECH):
            continue
        if clause and clause.teller:
            choice = Choice(clause.teller, clause.teller_sure)
        if choice.candidate:
            previous, spoke_in = choice.candidate, number
            speaker, sure = speakers.of(choice.candidate, speaker)
        elif speaker and number != spoke_in:
            speaker = replace(speaker, mention=None)
        yield Quotation(
            content=passage.stretches[scene.quote].content,
            kind=Kind.DIRECT if is_clause(scene) and not clause else Kind.MIXED,
            speaker=speaker,
            cue=_cue(scene, choice),
            confidence=round(speech * choice.probability * sure, 3),
        )


def _told(
    passage: Passage, speakers: Speakers, told: Sequence[Retold], code: Sequence[Span]
) -> Iterator[Quotation]:
    """What is retold, outside code; of what "I" or "we" tell nobody knows who it is."""
    for clause, teller, probability, _ in told:
        speaker, sure = speakers.of(teller, None) if teller else (None, 1.0)
        content = passage.span(clause.start, clause.end)
        coded = any(span.start < content.end and content.start < span.end for span in code)
        if (speaker or not teller) and not coded:
            yield Quotation(
                content=content,
                kind=Kind.INDIRECT,
                speaker=speaker,
                cue=passage.span(clause.cue.at, clause.cue.at + 1),
                confidence=round(probability * sure, 3),
            )


def _cue(scene: Scene, choice: Choice) -> Span | None:
    """The reporting verb that ties the speaker to the stretch, where they share a paragraph."""
    passage, candidate = scene.passage, choice.candidate
    if candidate is None or candidate.verb < 0 or passage.shape[candidate.verb] in ":-":
        return None
    first, last = candidate.verb, candidate.verb + 1
    if passage.shape[last : last + 2] == "pS":  # "was quoted as saying"
        last += 2
    elif passage.shape[first] == "a" and passage.word(last) == "to":
        last += 1
    return passage.span(first, last)
