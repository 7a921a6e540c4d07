"""One colour a speaker: who speaks in an article, and how their words are shown."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.style import Style

from newsterm.cleaner import clean_line
from newsterm.model import Kind, Quotation, Span
from newsterm.tui.article.lines import Mark
from newsterm.tui.themes import HUES, ink

UNNAMED = "unnamed"
"""What a speaker nobody could name is called on the screen."""

_QUOTATION_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』〝〞〟＂")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the screen shows one: a name ("" if unknown), a hue from 1 to 7, how often quoted."""

    name: str
    hue: int
    count: int

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name; of a name in one word its first letter."""
        words = self.name.split()
        letters = [word[0] for word in words[:1] + words[1:][-1:]]
        return "".join(letters).upper() if words else "·"


def voice_name(quotation: Quotation) -> str:
    """The name of who speaks, clean; "" if nobody knows."""
    return clean_line(quotation.speaker.name).strip() if quotation.speaker else ""


def voices_of(quotations: Sequence[Quotation]) -> dict[str, Voice]:
    """The voices by name, in order of appearance, those in direct speech first.

    The first six have a hue each, all others and the unnamed are neutral.
    """
    counts = Counter(map(voice_name, quotations))
    direct = {voice_name(quotation) for quotation in quotations if quotation.kind is not Kind.INDIRECT}
    names = sorted(counts, key=lambda name: name not in direct)  # stable: else in order of appearance
    hues = {name: min(hue, HUES) for hue, name in enumerate(filter(None, names), 1)}
    return {name: Voice(name, hues.get(name, HUES), counts[name]) for name in names}


def voice_marks(text: str, quotations: Sequence[Quotation], voices: Mapping[str, Voice]) -> Iterator[Mark]:
    """How the words of each quotation and the name of its speaker are shown."""
    for quotation in quotations:
        hue = voices[voice_name(quotation)].hue
        if quotation.kind is Kind.INDIRECT:
            words, name = "told", "teller"
        elif quotation.is_unsure:
            words = name = "hue"
        else:
            words, name = "words", "name"
        yield Mark(spoken(text, quotation), f"{words}-{hue}")
        if quotation.speaker and quotation.speaker.mention:
            yield Mark(quotation.speaker.mention, f"{name}-{hue}")


def spoken(text: str, quotation: Quotation) -> Span:
    """The words of a quotation and the marks around them."""
    start, end = quotation.content
    if text[start - 1 : start] in _QUOTATION_MARKS:
        start -= 1
    if text[end : end + 1] in _QUOTATION_MARKS:
        end += 1
    return Span(start, end)


def voice_inks(roles: Mapping[str, str], *, in_colour: bool = True) -> dict[str, Style]:
    """The styles of all voices: words in direct speech, words retold, names, names of those retold, and
    the hue alone. Without colour names are bold or underlined, and the margin shows the rest."""
    inks: dict[str, Style] = {}
    for hue in range(1, HUES + 1):
        front, ground = (f"hue-{hue}", f"tint-{hue}") if in_colour else ("", "")
        inks[f"words-{hue}"] = ink(roles, front, ground)
        inks[f"told-{hue}"] = ink(roles, "", ground)
        inks[f"name-{hue}"] = ink(roles, front, bold=True)
        inks[f"teller-{hue}"] = ink(roles, front, underline=True)
        inks[f"hue-{hue}"] = ink(roles, front)
    return inks
