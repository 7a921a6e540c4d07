"""What stands between a page's headline and its report: deck, byline, date, an agency's name."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsterm.reading.anatomy.agencies import agency_of, is_known_agency
from newsterm.reading.anatomy.datelines import dateline_of
from newsterm.reading.anatomy.dates import date_of, is_date_label
from newsterm.reading.anatomy.lines import Line

_FAR = 25  # lines under the headline in which the report's dateline has to come
_NEAR = 8  # lines under the headline in which a deck has to come
_BETWEEN = re.compile(r"\s*(?:[,;/|·•&]|\b(?:and|und|et|y|e|og|och|i|ja|en|и|та|ve|dan)\b)\s*")
_AFTER_NAME = re.compile(
    r"(?i)\s+(?:[-–—]|for|in|from|at|für|pour|para|staff|correspondent|reporter)(?=\s|$).*$|\s*[-–—]\s.*$"
)
_NAME = re.compile(
    r"[^\W\d_][\w.’'-]*(?:\s(?:(?:de|da|del|di|van|von|der|den|la|le|el|al|bin|dos)\s)*[^\W\d_][\w.’'-]*){1,3}"
)
_SOURCE = re.compile(
    r"(?i)^(?:source|quelle|fuente|fonte|kilde|källa|bron|kaynak|zdroj|źródło|источник)\s*:\s*"
)
_PLACE_AND_DATE = re.compile(r"(?P<place>[^\W\d_][^\d\n:–—-]{1,40}?)\s+[-–—]\s+(?=\d)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page says of a report before it begins, and the index of the report's first line."""

    start: int
    deck: str = ""
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    place: str = ""
    wire: str = ""


def front_matter(lines: Sequence[Line], first: int, end: int, captions: Container[int]) -> FrontMatter:
    """Reads the lines from `first`, under the headline, up to the first paragraph of the report.

    `end` is the end of the report, `captions` the indices of lines that belong to pictures.
    """
    start = _first_paragraph(lines, first, end, captions)
    before = lines[first:start]
    said = [line for index, line in enumerate(before, first) if index not in captions]
    byline = next((names for line in said if (names := names_in(line.names))), ()) or _bare_names(said)
    dates = (date_of(line.text) for line in said if line.size <= 120)
    place, wire = filed(said)
    return FrontMatter(
        start,
        _deck(lines, first, start, captions),
        byline,
        next((date for date in dates if date), None),
        place,
        wire,
    )


def filed(said: Sequence[Line]) -> tuple[str, str]:
    """The place and the agency in the lines between a headline and its report: "Salen - 12 May 2031",
    "AFP, MANILA"; each may be empty."""
    found = (_PLACE_AND_DATE.match(line.text) for line in said if line.is_date)
    places = (match["place"] for match in found if match and not is_date_label(match["place"]))
    wires = (_wire(said, index) for index in range(len(said)))
    return next(places, ""), next(filter(None, wires), "")


def names_in(words: str) -> tuple[str, ...]:
    """The people a byline names: "Mira Osei and Jon Ve in Port Salen" → both, without the place."""
    parts = (_AFTER_NAME.sub("", part).strip() for part in _BETWEEN.split(words))
    return tuple(part for part in parts if _is_name(part))


def _first_paragraph(lines: Sequence[Line], first: int, end: int, captions: Container[int]) -> int:
    """The first line of the report: that with the dateline, else the first prose but deck and captions."""
    prose = [index for index in range(first, end) if lines[index].is_prose and index not in captions]
    for index in prose:
        if index < first + _FAR and dateline_of(lines[index].text):
            return index
    if not prose:
        return end
    deck = prose[0] if _is_deck(lines, first, prose[0], captions) else -1
    return next((index for index in prose if index != deck), end)


def _is_deck(lines: Sequence[Line], first: int, index: int, captions: Container[int]) -> bool:
    """Whether a date, a byline or a caption stands between this prose and the next."""
    if lines[index].size > 450 or index >= first + _NEAR:
        return False
    for other in range(index + 1, min(index + 14, len(lines))):
        line = lines[other]
        if line.is_date or line.names or other in captions:
            return True
        if line.is_prose:
            return False
    return False


def _deck(lines: Sequence[Line], first: int, start: int, captions: Container[int]) -> str:
    """The first line under the headline that is a sentence, ended or not, and no label, byline or date."""
    for index in range(first, min(start, first + _NEAR)):
        line = lines[index]
        told = line.is_prose or (line.size >= 40 and _flows(line.text))
        label = line.is_date or line.names or line.is_furniture or (date_of(line.text) and line.size < 120)
        if told and not label and index not in captions:
            return line.text
    return ""


def _flows(text: str) -> bool:
    """Whether words run on as in a sentence: every third begins with no capital."""
    words = text.split()
    return sum(not word[0].isupper() for word in words) * 3 >= len(words)


def _bare_names(said: Sequence[Line]) -> tuple[str, ...]:
    """A name that stands without "By" beside the date."""
    for index, line in enumerate(said):
        beside = said[max(0, index - 2) : index + 3]
        name = re.split(r"\s*[|·•]|\s/\s", line.text)[0].strip()
        if len(name) <= 40 and _is_name(name) and any(date_of(other.text) for other in beside):
            return (name,)
    return ()


def _is_name(words: str) -> bool:
    parts = words.split()
    capitals = sum(part[0].isupper() for part in parts)
    return (
        bool(_NAME.fullmatch(words))
        and capitals >= 2
        and parts[-1][0].isupper()
        and not is_known_agency(words)
    )


def _wire(said: Sequence[Line], index: int) -> str:
    """The agency a line over the report names: "AFP, MANILA", "By The Associated Press"."""
    line = said[index]
    named = _SOURCE.sub("", line.names or line.text)
    wire = agency_of(named)
    if not is_known_agency(wire) and named != line.text:
        wire = named.split()[0]
    if not is_known_agency(wire) or not 3 <= len(named) <= 60:
        return ""
    beside = said[max(0, index - 1) : index + 2]
    certain = named != line.text or "," in named or any(date_of(other.text) for other in beside)
    return wire if certain else ""
