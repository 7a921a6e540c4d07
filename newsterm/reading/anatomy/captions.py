"""Captions among the lines of a page: lines that credit somebody, and the lines over such a credit."""

import re
from collections.abc import Sequence

from newsterm.model import Picture, Span
from newsterm.reading.anatomy.agencies import is_known_agency
from newsterm.reading.anatomy.credits import split_credit
from newsterm.reading.anatomy.dates import date_of
from newsterm.reading.anatomy.lines import Line

_LONGEST = 520
_FILE = re.compile(r"^(?:FILE\b|FILE PHOTO\b|Archivbild\b|Symbolbild\b|\[\d+/\d+\])")
_SHOWN = re.compile(
    r"""\((?:left|right|[lr]|cent(?:er|re)|li\.?|re\.?|links|rechts|izq\.?|dcha\.?|à[ ]gauche|à[ ]droite
    |pictured|file)\)
    |\b(?:file[ ](?:photo|image|picture)|in[ ]this[ ](?:photo|image|picture)|pictured[ ](?:here|above|below)
    |second[ ](?:left|right)|photo[ ]d.archives|(?:imagen|foto)[ ]de[ ]archivo|undated[ ](?:photo
    |handout))\b
    |,[ ](?:left|right|cent(?:er|re)),""",
    re.IGNORECASE | re.VERBOSE,
)
_SAME = 40  # letters at the start that make two lines the same words: captions are cut from paragraphs


def captions_of(lines: Sequence[Line], first: int, passage: Span) -> dict[int, Picture]:
    """The lines from `first` to the end of the report that belong to captions, each with its picture.

    A caption and the credit on the line below it lead to the same picture. `first` is the line under the
    headline, `passage` the report's lines.
    """
    last = max((index for index in range(*passage) if lines[index].is_prose), default=-1)
    starts = {line.text[:_SAME] for line in lines[passage.start : passage.end] if line.is_prose}
    captions: dict[int, Picture] = {}
    for index in range(first, min(passage.end, len(lines))):
        line = lines[index]
        if index in captions or index == last or not _can_be_caption(line):
            continue
        if credit := _credit_below(lines, index, last):
            alone = index == first and line.size > _SAME
            captions[index + 1] = Picture(caption="" if alone else line.text, credit=credit)
            if not alone:
                captions[index] = captions[index + 1]
        elif line.credit[1]:
            captions[index] = Picture(caption=line.credit[0], credit=line.credit[1])
        elif _shows(lines, index, passage) or (not line.is_prose and line.text[:_SAME] in starts):
            captions[index] = Picture(caption=line.text)
    return captions


def _can_be_caption(line: Line) -> bool:
    furniture = line.is_heading_of_list or bool(line.pointer[0]) or (line.is_furniture and not line.credit[1])
    return 8 <= line.size <= _LONGEST and not (line.is_date or line.names or furniture)


def _credit_below(lines: Sequence[Line], index: int, last: int) -> str:
    """The credit that stands alone on the next line, or nothing."""
    if index + 1 >= len(lines) or lines[index].credit[1] or index + 1 == last:
        return ""
    below = lines[index + 1]
    if below.size > 90 or below.is_promo or _is_agency_and_place(below.text):
        return ""
    caption, credit = split_credit(below.text)
    return credit if credit and not caption else ""


def _is_agency_and_place(text: str) -> bool:
    """AFP, MANILA: who reports from where, no credit of a picture."""
    agency, comma, _ = text.partition(",")
    return bool(comma) and is_known_agency(agency)


def _shows(lines: Sequence[Line], index: int, passage: Span) -> bool:
    """Whether a line without a credit tells what a picture shows."""
    line = lines[index]
    if line.size <= 300 and (_FILE.search(line.text) or _SHOWN.search(line.text)):
        return True
    if index < passage.start:
        return line.is_prose and line.size <= 200 and date_of(line.text) is not None
    return not line.is_prose and _is_unfinished(lines, index)


def _is_unfinished(lines: Sequence[Line], index: int) -> bool:
    """A long line without a full stop between paragraphs: too long for a subheading."""
    line = lines[index]
    between = all(other.is_prose for other in (lines[index - 1], *lines[index + 1 : index + 2]))
    return between and 80 < line.size <= 300 and line.text[-1].isalnum()
