"""One colour a speaker: who speaks in an article, and how their words are shown."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.style import Style

from newsterm.cleaner import clean_line
from newsterm.model import Kind, Quotation, Span
from newsterm.tui.article.lines import Mark
from newsterm.tui.article.naming import initials_of, is_nobody, is_somebody
from newsterm.tui.themes import HUES, ink

UNNAMED = "unnamed"
"""What a speaker nobody could name is called on the screen."""

DOUBT = "?"
"""What stands beside a guess."""

UNKNOWN = "·"
"""What stands in the margin for a speaker nobody could name."""

_NOT_LISTED = 3
_ROLES = {  # by whether it is retold and whether it is a guess: of the words, of the speaker's name
    (False, False): ("words", "name"),
    (False, True): ("guess", "hue"),
    (True, False): ("told", "teller"),
    (True, True): ("", "hue"),
}
_QUOTATION_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』〝〞〟＂")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the screen shows one: a name ("" if unknown) and the letters for it, a hue from 1 to 7.

    `quoted` and `retold` are how often in marks and without; `share` of all quoted words are this speaker's
    (0-1). Unless `is_sure`, who speaks is a guess every time. Only those are `is_listed` whose words are
    quoted, and of the others those surely named.
    """

    name: str
    hue: int
    quoted: int = 0
    retold: int = 0
    share: float = 0.0
    initials: str = UNKNOWN
    is_sure: bool = True
    is_listed: bool = True


def voice_name(quotation: Quotation) -> str:
    """The name of who speaks, clean; "" if nobody knows, or only a pronoun is there."""
    name = clean_line(quotation.speaker.name).strip() if quotation.speaker else ""
    return "" if is_nobody(name) else name


def is_retold(quotation: Quotation) -> bool:
    """Whether what was said is told without marks."""
    return quotation.kind is Kind.INDIRECT


def is_within(quotation: Quotation, other: Quotation) -> bool:
    """Whether words are part of what another quotation has: those in marks of a statement that is retold."""
    (start, end), (first, last) = quotation.content, other.content
    return quotation != other and first <= start and end <= last


def worth_showing(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """All quotations but guesses that something was told by nobody in particular."""
    return tuple(
        quotation
        for quotation in quotations
        if not (is_retold(quotation) and quotation.is_unsure) or is_somebody(voice_name(quotation))
    )


def voices_of(quotations: Sequence[Quotation]) -> dict[str, Voice]:
    """The voices by name: those quoted in order of appearance, those only retold, those not listed.

    The first six that are named have a hue each, all others are neutral.
    """
    by_name: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        by_name[voice_name(quotation)].append(quotation)
    ranks = {name: _rank(name, said) for name, said in by_name.items()}
    names = sorted(by_name, key=lambda name: ranks[name])  # stable: else in order of appearance
    listed = [name for name in names if name and ranks[name] < _NOT_LISTED]
    hues = {name: min(hue, HUES) for hue, name in enumerate(listed, 1)}
    initials = initials_of(listed)
    words = sum(map(_length, quotations)) or 1
    return {
        name: Voice(
            name,
            hues.get(name, HUES),
            quoted=sum(not is_retold(one) for one in by_name[name]),
            retold=_told_alone(by_name[name]),
            share=sum(map(_length, by_name[name])) / words,
            initials=initials.get(name, UNKNOWN),
            is_sure=not all(one.is_unsure for one in by_name[name]),
            is_listed=ranks[name] < _NOT_LISTED,
        )
        for name in names
    }


def _rank(name: str, said: Sequence[Quotation]) -> int:
    """How far in front a speaker stands: quoted, quoted without a name, retold, not listed."""
    if not all(map(is_retold, said)):
        return 0 if name else 1
    return 2 if is_somebody(name) and not all(one.is_unsure for one in said) else _NOT_LISTED


def _told_alone(said: Sequence[Quotation]) -> int:
    """How many statements are retold; one with some words in marks counts as a quotation already."""
    marked = sorted(one.content for one in said if not is_retold(one))
    told = [one.content for one in said if is_retold(one)]
    nexts = (marked[place : place + 1] for place in (bisect_left(marked, content) for content in told))
    return sum(not inner or inner[0].end > content.end for inner, content in zip(nexts, told, strict=True))


def _length(quotation: Quotation) -> int:
    """How long the words are that are quoted; 0 if they are retold."""
    return 0 if is_retold(quotation) else quotation.content.end - quotation.content.start


def voice_marks(text: str, quotations: Sequence[Quotation], voices: Mapping[str, Voice]) -> Iterator[Mark]:
    """How the words of each quotation and the name of its speaker are shown."""
    for quotation in quotations:
        voice = voices[voice_name(quotation)]
        words, name = _ROLES[is_retold(quotation), quotation.is_unsure]
        if words:
            yield Mark(spoken(text, quotation), f"{words}-{voice.hue}")
        if voice.name and quotation.speaker and quotation.speaker.mention:
            yield Mark(quotation.speaker.mention, f"{name}-{voice.hue}")


def spoken(text: str, quotation: Quotation) -> Span:
    """The words of a quotation and the marks around them."""
    start, end = quotation.content
    if text[start - 1 : start] in _QUOTATION_MARKS:
        start -= 1
    if text[end : end + 1] in _QUOTATION_MARKS:
        end += 1
    return Span(start, end)


def voice_inks(roles: Mapping[str, str], *, in_colour: bool = True) -> dict[str, Style]:
    """The styles of all voices: words in direct speech, those that are a guess, words retold, names, names of
    those retold, and the hue alone. Without colour names are bold or underlined, and the margin shows the
    rest."""
    inks: dict[str, Style] = {}
    for hue in range(1, HUES + 1):
        front, ground = (f"hue-{hue}", f"tint-{hue}") if in_colour else ("", "")
        inks[f"words-{hue}"] = ink(roles, front, ground)
        inks[f"guess-{hue}"] = ink(roles, front, italic=True)
        inks[f"told-{hue}"] = ink(roles, "", ground)
        inks[f"name-{hue}"] = ink(roles, front, bold=True)
        inks[f"teller-{hue}"] = ink(roles, front, underline=True)
        inks[f"hue-{hue}"] = ink(roles, front)
    return inks
