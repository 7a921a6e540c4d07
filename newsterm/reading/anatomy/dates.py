"""Dates as pages print them: "Mar 14, 2031, 09:40 PM", "12.02.2032, 11:26 Uhr", "le 3 mai 2033 à 18h12"."""

import re
from datetime import UTC, datetime, timedelta, timezone

# The beginnings that tell the months apart, in the languages newspapers print most; January first.
_MONTHS = tuple(
    tuple(beginnings.split())
    for beginnings in (
        "jan янв січ led oca ene sty stycz gen ιαν יניוא ינואר يناير जनवरी มกรา tammi",
        "feb fév fev фев лют úno şub lut φεβ פבר فبراير फ़रवरी फरवरी กุมภา helmi",
        "mar mär mär mrt мар бер bře maa μαρ מרץ مارس मार्च มีนา",
        "apr avr abr апр кві dub nis kwi απρ אפר أبريل ابريل अप्रैल เมษา huhti",
        "may mai mag maj май мая тра kvě touko μάι μαΐ מאי مايو मई พฤษภา",
        "jun juin giu июн чер červn haz cze kesä ιούν יוני يونيو जून มิถุนา",
        "jul juil lug июл лип červenc tem lip heinä ιούλ יולי يوليو जुलाई กรกฎา",
        "aug aoû aou ago авг сер srp ağu sie elo αύγ אוג أغسطس अगस्त สิงหา",
        "sep set сен вер zář eyl wrz syys σεπ ספט سبتمبر सितंबर กันยา",
        "oct okt out ott окт жов říj eki paź loka οκτ אוק أكتوبر अक्टूबर ตุลา",
        "nov ноя лис lis kas marras νοέ נוב نوفمبر नवंबर พฤศจิ",
        "dec dez dic déc des дек гру pro ara gru joulu δεκ דצמ ديسمبر दिसंबर ธันวา",
    )
)
_STARTS = (("", 0), *((start, month) for month, starts in enumerate(_MONTHS, 1) for start in starts))
_NAME = r"[^\W\d_]{3,12}\.?"
_NUMERIC = re.compile(
    r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?=\b|T)"
    r"|\b(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4})\b"
    r"|\b(?P<d3>\d{1,2})/(?P<m3>\d{1,2})/(?P<y3>\d{4})\b"
    r"|(?<!\d)(?P<y4>\d{4})\s?[年년/.]\s?(?P<m4>\d{1,2})\s?[月월/.]\s?(?P<d4>\d{1,2})(?!\d)\s?[日일]?"
)
_NAMED = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+|of\s+)?(?P<n>{_NAME}),?\s+(?:de[l]?\s+)?(?P<y>\d{{4}})"
    rf"|\b(?P<n2>{_NAME})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
)
_TIME = re.compile(
    r"(?<!\d)(?P<h>\d{1,2})[:h時시](?P<min>\d\d)(?::(?P<s>\d\d))?(?:\.\d+)?\s?(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\b(?P<name>[A-Z]{2,4})\b|(?P<sign>[+-])(?P<h>\d\d):?(?P<min>\d\d)\b|(?<=\d)(?P<z>Z)\b")
# Hours east of Greenwich; names that mean several zones (IST, CST in China) take the reading usual in news.
_ZONES = {
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "SAST": 2,
}
_ZONES |= {"EST": -5, "EDT": -4, "ET": -5, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_ZONES |= {"JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13}
_LABELS = re.compile(
    r"(?i)\b(?:publi\w*|updat\w*|post\w*|last|modif\w*|aktualis\w*|ver[öo]ffentlicht|stand|actuali\w*|mis[e]?|jour"
    r"|aggiorn\w*|atualiz\w*|güncelle\w*|uhr|ore|alle|hrs?|kl|am|um|at|on|on|le|à|el|a las|il|del?|en|em|às|"
    r"min(?:ute)?[ns]?|read\w*|lesezeit|lettura|lectura|lecture|first|date|d[a-z]{1,4}tum|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*"
    r"|sat\w*|sun\w*|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|опубликовано|обновлено)\b"
)


def date_of(line: str) -> datetime | None:
    """The first date printed in this line, in UTC; without a time midnight, without a zone taken as UTC.

    Nothing where there is no full date, or where day and month could be swapped (``11/03/2030``).
    """
    for pattern in (_NAMED, _NUMERIC):
        for found in pattern.finditer(line):
            if day := _day_of(found):
                return _with_time(day, line[found.end() :]) or _with_time(day, line[: found.start()]) or day
    return None


def is_date_line(line: str) -> bool:
    """Whether this short line says when something was published, and nothing else."""
    if len(line) > 120 or date_of(line) is None:
        return False
    rest = _NUMERIC.sub(" ", _NAMED.sub(" ", line))
    rest = _LABELS.sub(" ", _OFFSET.sub(" ", _TIME.sub(" ", rest)))
    return len(re.findall(r"[^\W\d_]", rest)) <= 14


def is_date_label(words: str) -> bool:
    """Whether these words only lead to a date: "Published on", "Stand"."""
    return not _LABELS.sub("", words).strip(" :-–—|")


def month_of(name: str) -> int:
    """The number of the month of this name or abbreviation, in any of the languages known; 0 for none."""
    name = name.casefold().rstrip(".")
    _, number = max((len(start), month) for start, month in _STARTS if name.startswith(start) or not start)
    return number


def _day_of(found: re.Match[str]) -> datetime | None:
    parts = {name.rstrip("234"): value for name, value in found.groupdict().items() if value}
    month = month_of(parts["n"]) if "n" in parts else int(parts["m"])
    day = int(parts["d"])
    if found.re is _NUMERIC and found["d3"]:
        month, day = (day, month) if month > 12 else (month, day)
        if day <= 12 and day != month:
            return None
    try:
        return datetime(int(parts["y"]), month, day, tzinfo=UTC)
    except ValueError:
        return None


def _with_time(day: datetime, words: str) -> datetime | None:
    """The day with the time and the zone these words begin to tell, if they do within a few words."""
    found = _TIME.search(words[:40])
    if not found:
        return None
    hour, minute, second = int(found["h"]), int(found["min"]), int(found["s"] or 0)
    if half := (found["half"] or "").casefold():
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        local = day.replace(
            hour=hour, minute=minute, second=second, tzinfo=_zone(words[found.end() - 1 :][:16])
        )
    except ValueError:
        return None
    return local.astimezone(UTC)


def _zone(words: str) -> timezone:
    for found in _OFFSET.finditer(words):
        if found["sign"]:
            shift = timedelta(hours=int(found["h"]), minutes=int(found["min"]))
            if shift < timedelta(hours=15):
                return timezone(-shift if found["sign"] == "-" else shift)
        elif (found["name"] or "") in _ZONES:
            return timezone(timedelta(hours=_ZONES[found["name"]]))
    return UTC
