"""Where a report was filed: "BEIJING:", "PARIS, 6 déc (AFP) –", "Berlin (dpa) -", "(서울=연합뉴스)"."""

import re
from itertools import islice
from typing import NamedTuple

from newsterm.model import Span
from newsterm.reading.anatomy.agencies import agency_of, is_known_agency, is_short_capitals
from newsterm.reading.anatomy.dates import month_of


class Dateline(NamedTuple):
    """A dateline: the place as printed (may be empty), the agency or nothing, and the whole of it,
    from the place to the dash and the space before the first word of the report."""

    place: str
    wire: str
    span: Span


_LINES = 3  # a byline or a kicker may stand before it
_BYLINE = 60  # letters in such a line at most
_REACH = 140
_DASH = "[-‐‑‒–—―]"
_SEPARATOR = re.compile(
    rf"\.{_DASH}+\s*|\s*(?:--+|[—―])\s*|\s+{_DASH}\s+|:\s+|(?<=[)/])[.:]?\s+",
)
_AGENCY = re.compile(
    r"(?:\((?P<bracketed>[^()]{2,40})\)|/(?P<slashed>[^/]{2,24})/|(?<=[.,]\s)(?P<bare>[^.,()/]{2,24}))$"
)
_AGENCY_AFTER = re.compile(r"(?P<wire>[^.\n]{2,20})\. ")
_BRACKETED = re.compile(
    r"\s*[(（【〔\[［](?P<inside>[^()（）【】〔〕\[\]［］\n]{2,40})[)）】〕\]］]\s*[-–—:]*\s*"
)
_REPORTER = re.compile(r"[^\W\d_]{2,5}(?:[ ·,]\s?[^\W\d_]{2,5}){0,2}\s*(?:기자|특파원|記者)\s*=?\s*|=\s*")
_CABLE = re.compile(
    r"\s*(?P<wire>[^\W\d_]{1,5}?[社网網報报])(?:[记記]者[^\W\d_]{3})?(?P<place>[^\W\d_]{2,10}?)(?:\d{1,2}月)?\d{1,2}日\s*[电電讯訊]\s*"
)
_BYLINE_AFTER = re.compile(r"[（(][^（）()\n]{2,30}(?:记者|記者)?[^（）()\n]{0,30}[）)]\s*")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_CASELESS = re.compile(r"[\u0590-\u0dff\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_JOINING = re.compile(
    """de|del|della|di|da|do|dos|das|des|du|la|le|les|el|los|las|al|and|et|und|y|e|i|och|og|an|am|im|in|bei|ob|der
    |die|den|dem|auf|sur|sous|en|lès|aux|of|the|upon|on|by|près|van|op|aan|het""",
    re.IGNORECASE | re.VERBOSE,
)
# Words that stand like a place before a colon or a dash and are none.
_LABELS = re.compile(
    """advertisement|alert|analyse|analysis|anzeige|audio|breaking|byline|comment|commentary|correction|database|download
    |editorial|eil|eilmeldung|esclusiva|exclusif|exclusive|exclusivo|exklusiv|explainer|explained|fact|file|gallery
    |graphic|infographic|interactive|interview|kommentar|letters|listen|live|latest|note|obituary|opini[oó]n|photos?
    |podcast|poll|profile|q|a|quiz|related|report|review|satire|sponsored|survey|timeline|updated?|urgent|vid[eé]o
    |view|warning|watch|werbung""",
    re.IGNORECASE | re.VERBOSE,
)


def dateline_of(text: str) -> Dateline | None:
    """The dateline at the start of a body, or nothing where the report just begins.

    It may follow a short first line (a byline, a kicker); `span` is in offsets of `text`.
    """
    start = 0
    for _ in range(_LINES):
        while text[start : start + 1].isspace():
            start += 1
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if found := _in_line(line):
            return found._replace(span=Span(start + found.span.start, start + found.span.end))
        if end < 0 or len(line) > _BYLINE:
            return None
        start = end
    return None


def _in_line(line: str) -> Dateline | None:
    if _EAST_ASIAN.search(line[:_REACH]):
        return _cable(line) or _bracketed(line) or _western(line)
    return _western(line)


def _cable(line: str) -> Dateline | None:
    """新华社北京11月17日电, and the same in brackets: (中央社北京6日電)."""
    found = _CABLE.match(line.lstrip("（(【"))
    if not found:
        return None
    end = found.end() + len(line) - len(line.lstrip("（(【"))
    if line[end : end + 1] in ")）】":
        end += 1
    if reporter := _BYLINE_AFTER.match(line, end):
        end = reporter.end()
    wire = found["wire"] if is_known_agency(found["wire"]) else ""
    return Dateline(found["place"], wire, Span(0, end))


def _bracketed(line: str) -> Dateline | None:
    """【北京＝山田太郎】, (서울=연합뉴스) 홍길동 기자 =, ［東京　６日　ロイター］ -, (北京中央社)."""
    found = _BRACKETED.match(line)
    if not found:
        return None
    place, wire = _place_and_wire(found["inside"].strip())
    if not place or any(letter.isdigit() for letter in place):
        return None
    reporter = _REPORTER.match(line, found.end())
    return Dateline(place, wire, Span(0, (reporter or found).end()))


def _place_and_wire(inside: str) -> tuple[str, str]:
    """砂連＝山田, 砂連 ６日 ロイター, 砂連共同: the place and the agency; a reporter is none."""
    place, *rest = (part.strip() for part in re.split("[=＝]", inside, maxsplit=1))
    if rest and _HANGUL.search(place):
        return (place, rest[0]) if " " not in rest[0] else ("", "")
    if rest:
        return place, rest[0] if is_known_agency(rest[0]) else ""
    words = place.split()
    if len(words) > 1 and is_known_agency(words[-1]):
        return words[0], words[-1]
    for cut in range(2, len(place) - 1):
        if is_known_agency(place[cut:]):
            return place[:cut], place[cut:]
    return "", ""


def _western(line: str) -> Dateline | None:
    """The dateline before the first dash, colon or bracket that has one before it."""
    for found in islice(_SEPARATOR.finditer(line[:_REACH]), 5):
        place, dated, wire = _parts(line[: found.start()].strip())
        start, end = 0, found.end()
        if not wire and (after := _AGENCY_AFTER.match(line, end)) and is_known_agency(after["wire"]):
            wire, end = after["wire"], after.end()
        if _holds(place, dated, wire, found.group(), line[end:]):
            rest = None if place or dated else _western(line[end:])
            if rest and not rest.wire:
                return Dateline(rest.place, wire, Span(start, end + rest.span.end))
            return Dateline(place, wire, Span(start, end))
    return None


def _parts(head: str) -> tuple[str, bool, str]:
    """The place before a separator, whether a date follows it, and the agency."""
    wire = ""
    if found := _AGENCY.search(head):
        wire = agency_of(found[found.lastgroup or 0])
        if found["bare"] and not (is_known_agency(wire) or (is_short_capitals(wire) and "." in head)):
            wire = ""
        head = head[: found.start()].strip() if wire else head
    place = _without_date(head)
    bare = place.strip(" ,،(")
    if "," not in bare and bare.count(".") < 2:
        bare = bare.rstrip(".")
    return bare, place != head, wire


def _without_date(head: str) -> str:
    """What stands before the day, month and year that end these words."""
    words = list(re.finditer(r"\S+", head))
    cut, months, numbers = len(words), 0, 0
    while cut:
        word = words[cut - 1].group().strip(".,،()")
        digits = word[:1].isdigit() and len(word) <= 5
        month = not digits and not months and bool(month_of(word)) and words[cut - 1].group()[-1] not in ",،"
        if not (digits or month or word in ("de", "of")):
            break
        numbers, months, cut = numbers + digits, months + month, cut - 1
    return head[: words[cut].start()].strip() if numbers else head


def _holds(place: str, dated: bool, wire: str, separator: str, after: str) -> bool:
    """Whether what looks like a dateline has enough of one."""
    mark = separator.strip(" .")
    if not after or (place and not _is_place(place)):
        return False
    if wire:
        return bool(mark) or dated or is_known_agency(wire)
    if not place or not mark or not _begins(after):
        return False
    if _is_in_capitals(place):
        return True
    if _CASELESS.match(place):
        return dated
    return mark != ":" and len(after) >= 40 and len(place.split(",")[0].split()) <= 3


def _begins(after: str) -> bool:
    """Whether these words can begin a report: no small letter first."""
    return bool(re.match(r"[\"“„«'‘(]?\s?[^\W_]", after)) and not after[0].islower()


def _is_place(words: str) -> bool:
    """One to eight words, each capitalised or a joining word, the first no label such as "Update"."""
    parts = re.sub(r"[\s/()]+", " ", words).strip(" '’").split(" ")
    if not (len(words) > 1 and len(parts) <= 8) or any(letter.isdigit() for letter in words):
        return False
    if _LABELS.fullmatch(parts[0].strip(".,")):
        return False
    return not parts[0][:1].islower() and all(_is_name(part.strip(".,،'’")) for part in parts)


def _is_name(word: str) -> bool:
    return not word or not word[0].islower() or bool(_JOINING.fullmatch(word)) or word[1:2] in "'’"


def _is_in_capitals(place: str) -> bool:
    """Whether the town (what stands before the comma) is printed in capitals."""
    town = place.split(",")[0]
    words = [word for word in re.split(r"[\s/]+", town) if not _JOINING.fullmatch(word) or word.isupper()]
    return len(town) >= 2 and bool(words) and all(word.isupper() for word in words)
