"""What a quotation rests on: the words around it, and a link that leads to it.

Pure functions over the text that the quotation is a span of.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from newsterm.model import Quotation, Span

LONG = 300
"""Signs; of a longer quotation a link names the beginning and the end."""

_BLOCK = "\n\n"
_ENDS = 5  # words that a beginning or an end has
_ENDS_UNSPACED = 12  # signs, in scripts without spaces
_LOOK = 1_000  # signs around a quotation in which its neighbours are looked for
_AROUND = 3  # words before and after that tell two alike apart
_SENTENCE_END = re.compile("[.!?…]+[\"'”’»“)\\]]*(?=\\s+[^a-z\\s])|[。！？]+[」』”]*|\n+")
_LINKED = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences before and after a quotation ("" at the ends of the text), its attribution word for word,
    the words that stand there for the speaker, and the address at which it is found in the page ("" where
    there is none)."""

    before: str
    after: str
    attribution: str
    mention: str
    link: str


def evidence_of(text: str, quotation: Quotation, url: str) -> Evidence:
    """What a quotation in this text rests on."""
    speaker = quotation.speaker
    mention = speaker.mention.of(text) if speaker and speaker.mention else ""
    before, after = neighbours(text, quotation.content)
    return Evidence(
        before.of(text).strip(),
        after.of(text).strip(),
        attribution(text, quotation),
        mention,
        fragment_link(url, text, quotation.content),
    )


def paragraph(text: str, span: Span) -> Span:
    """The paragraph a span stands in; where it goes over several, all of these."""
    start = text.rfind(_BLOCK, 0, span.start)
    end = text.find(_BLOCK, span.end)
    return Span(0 if start < 0 else start + len(_BLOCK), len(text) if end < 0 else end)


def neighbours(text: str, span: Span) -> tuple[Span, Span]:
    """The sentences before and after the one that a span stands in, or the ones."""
    start, end = max(0, span.start - _LOOK), min(len(text.rstrip()), span.end + _LOOK)
    bounds = [start, *(match.end() for match in _SENTENCE_END.finditer(text, start, end)), end]
    first = max((bound for bound in bounds if bound <= span.start), default=start)
    last = min((bound for bound in bounds if bound >= span.end), default=end)
    earlier = (bound for bound in reversed(bounds) if bound < first and text[bound:first].strip())
    later = (bound for bound in bounds if bound > last and text[last:bound].strip())
    return Span(next(earlier, first), first), Span(last, next(later, last))


def attribution(text: str, quotation: Quotation) -> str:
    """The words that tell who says it, as they stand: from the speaker to the cue, without the quotation."""
    speaker, content = quotation.speaker, quotation.content
    spans = [span for span in (speaker.mention if speaker else None, quotation.cue) if span]
    sides = (
        [span for span in spans if span.end <= content.start],
        [span for span in spans if span.end > content.start],
    )
    parts = [
        text[min(span.start for span in side) : max(span.end for span in side)] for side in sides if side
    ]
    return " … ".join(" ".join(part.split()) for part in parts)


def fragment_link(url: str, text: str, span: Span) -> str:
    """The address of a page with a directive that leads to these words of it (WICG, Scroll to Text Fragment,
    https://wicg.github.io/scroll-to-text-fragment/, 3.3): the words, or of many the first and the last; with
    those around them where they stand in the text more than once."""
    words = span.of(text).strip()
    if not url.startswith(_LINKED) or not any(map(str.isalnum, words)):
        return ""
    ends = [words]
    if len(words) > LONG or "\n" in words:
        ends = [_ends(words.split("\n")[0])[0], _ends(words.split("\n")[-1])[1]]
    parts = [_encoded(end) for end in ends]
    if text.count(ends[0]) > 1:
        before, after = _around(text, span)
        parts = [*([f"{before}-"] if before else []), *parts, *([f"-{after}"] if after else [])]
    base, sign, fragment = url.partition("#")
    fragment = fragment.partition(":~:")[0] if sign else ""
    return f"{base}#{fragment}:~:text={','.join(parts)}"


def _ends(words: str) -> tuple[str, str]:
    """The first and the last words of a text."""
    parts = words.split()
    if len(parts) > _ENDS:
        return " ".join(parts[:_ENDS]), " ".join(parts[-_ENDS:])
    if len(parts) > 1 or len(words) <= LONG:
        return words, words
    return words[:_ENDS_UNSPACED], words[-_ENDS_UNSPACED:]


def _around(text: str, span: Span) -> tuple[str, str]:
    """The words before and after a span, in its paragraph, for a link."""
    whole = paragraph(text, span)
    before = text[whole.start : span.start].rstrip().split("\n")[-1].split()[-_AROUND:]
    after = text[span.end : whole.end].lstrip().split("\n")[0].split()[:_AROUND]
    return _encoded(" ".join(before)), _encoded(" ".join(after))


def _encoded(words: str) -> str:
    """Words as a text directive has them: also what parts it, ``&``, ``-`` and ``,``, is percent-encoded."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
