"""Who supplied the words and the pictures: "- Reuters" at an end, "(Photo: J. Kwan / SNA)" at a caption."""

import re
from collections.abc import Callable
from typing import NamedTuple

from newsterm.model import Span
from newsterm.reading.anatomy.agencies import agency_of, is_known_agency, is_short_capitals


class Credit(NamedTuple):
    """An agency signing a report, and the words of the body that say so, with the dash before them."""

    wire: str
    span: Span


_REACH = 160  # letters from the end in which a body is signed and a caption credited
_DASH = "[-‐‑‒–—―]"
_CLOSE = r"[.!?…。！？؟]"
_QUOTE = r"[\"'”’“»«」』]"
_JOINING = re.compile(
    "de|del|della|di|da|do|van|von|der|den|la|le|el|al|bin|and|und|et|y|via|for|für|par|by|of|the"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_SIGNED = re.compile(
    rf"(?P<before>^|\n|{_CLOSE}{_QUOTE}?|{_QUOTE}|[)\]])[ \t]*"
    rf"(?P<mark>{_DASH}+\s*|/\s?|\(\s?|\[|【|（|©\s*|)"
    r"(?P<name>[^\s()\[\]/.!?–—\-][^()\[\]\n!?]{0,40}?)\s*[)\]】）]?\.?\s*$"
)
_SOURCE = re.compile(
    r"(?P<before>^|\n)\s*(?:sources?|quellen?|fuente|fonte|kilde|källa|bron|kaynak|źródło|zdroj|источник|джерело"
    r"|sumber|المصدر|来源|來源|出典|출처)\s*[:：]\s*(?P<name>[^\n]{2,40}?)\.?\s*$",
    re.IGNORECASE,
)
_CABLE_ID = re.compile(
    r"(?P<before>^|\n)\s*©\s*(?P<name>[\w.]+?)(?:-\w+)?,\s*(?P=name):[\w/-]+\s*$", re.IGNORECASE
)

_LABEL = r"""(?:
    copyright|photo(?:graph)?s?|photo[ ]credits?|photo[ ]by|pictures?|pic|images?|image[ ]credit
    |credits?|video|illustration|graphic
    |handout|courtesy(?:[ ]of)?|fotos?|foto[ ]av|bild(?:er)?|grafik|archivfoto|symbolbild|symbolfoto
    |cr[ée]dits?(?:[ ]photo)?
    |cr[ée]ditos?|image[mn]|fotografía|immagine|fotogramma|fotoğraf|kaynak|kuva|fot\.?|dok|zdjęcie|фото
    |fotó|nuotrauka|źródło|zdroj|autor|автор|источник|джерело
    |صورة|تصوير|source|quelle|fuente|fonte|写真|撮影|提供|사진(?:[ ]?(?:제공|출처))?|출처|제공|图|圖
    |图片来源|图源|攝影|摄影
)"""
_LABELLED = re.compile(
    rf"""(?:^|(?<=[\s.(\[（【|。]))
    (?:{_LABEL}\s*[:：=＝]\s*|{_LABEL}\s+(?:by|von|par|de|di|courtesy[ ]of)\s+|copyright\s+|©\s*|\bdok\.\s?
      |photo(?:[ ]by)?\s+(?=\S+(?:\s\S+){{0,3}}\s*/))
    (?P<credit>[^\n]{{2,90}}?)\s*[)\]）】]?\.?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME_AND_BRACKETS = re.compile(
    rf"(?:\n|{_CLOSE}{_QUOTE}?(?:\s+|(?=[A-ZÀ-Þ])))(?P<credit>[^\n.()]{{3,40}}\([^()\n]{{2,40}}\))\s*$"
)
_IN_BRACKETS = re.compile(r"\s*[(\[（【](?P<credit>[^()\[\]（）【】\n]{2,90})[)\]）】]\.?\s*$")
_SHORT_IN_BRACKETS = re.compile(rf"(?:(?<={_CLOSE})|(?<={_QUOTE}))\s*\((?P<credit>[^()\n]{{2,14}})\)\s*$")
_AFTER_MARK = re.compile(
    rf"\s*(?:\s\||\n|{_CLOSE}{_QUOTE}?\s*{_DASH}+)\s*(?P<credit>[^\n|][^\n]{{1,80}})\s*$"
)
_AFTER_DASH = re.compile(rf"\s{_DASH}+\s+(?P<credit>[^\n]{{2,60}})\s*$")
_AFTER_SENTENCE = re.compile(
    rf"{_CLOSE}{_QUOTE}?\s+(?P<credit>[^\n.!?。]{{2,80}}(?:\b\w\.[^\n.!?。]{{1,60}})*)\.?\s*$"
)
_BEHIND = re.compile(
    r"\s(?P<credit>(?:[A-ZÀ-ÞА-Я][\w.’'-]*\s){0,3}[A-ZÀ-ÞА-Я][\w.’'-]*\s?/\s?[A-Z@][^\n.]{1,50})\s*$"
)
# "THIS IMAGE HAS BEEN SUPPLIED. NO RESALES.", and what a page sets behind a caption to click on.
_SHOUTED = re.compile(
    r"(?:\s+(?!(?:REUTERS|AFP|AP|EPA|EFE|ANSA|IMAGO|NTB|PAP|ANP|APA|UPI|TASS)\b)[A-Z][A-Z ,'’-]{8,}\.)"
    r"(?:\s+[A-Z][A-Z ,'’-]+\.)*$|\s+more\s*>$|\s+Purchase Licensing Rights.*$"
)
_PICTURE_AGENCIES = re.compile(
    r"""\b(?:
    Getty(?:[ ]Images)?|AP[ ]Photo|AP|AFP|REUTERS|Reuters|EPA|EFE|ANSA|LaPresse|dpa|imago|IMAGO
    |picture[ -]alliance
    |Shutterstock|Alamy|iStock|Unsplash|Associated[ ]Press|PA[ ]Wire|Zuma(?:[ ]Press)?|Xinhua|Yonhap
    |Anadolu|Pool|Handout
    |NurPhoto|Sipa|Bloomberg|NTB|TT|Ritzau|Scanpix|ČTK|PAP|Belga|ANP|Keystone|APA|연합뉴스|뉴시스
    |ロイター|共同|新华社
    |Wikimedia(?:[ ]Commons)?|Screenshot|[A-Z]\w+[ ]Images|Press
    )\b""",
    re.VERBOSE,
)


def end_credit_of(text: str) -> Credit | None:
    """The agency that signs a body's end: "- Reuters", "(AP)", "— AFP", "© dpa-infocom, dpa:...".

    A line of names ("Reporting by ...") is no agency's signature and is not found here.
    """
    start = max(0, len(text.rstrip()) - _REACH)
    tail = text[start:]
    for pattern in (_CABLE_ID, _SOURCE):
        if found := pattern.search(tail):
            wire = agency_of(found["name"])
            return _credit(found, start, wire) if wire else None
    found = _SIGNED.search(tail)
    while found:
        if wire := _signature(found):
            return _credit(found, start, wire)
        found = _SIGNED.search(tail, found.start() + 1)
    return None


def split_credit(caption: str) -> tuple[str, str]:
    """A caption without its credit, and the credit without its label: ("Rain.", "J. Kwan / SNA")."""
    caption = caption.strip()
    offset = max(0, len(caption) - _REACH)
    tail = _SHOUTED.sub("", caption[offset:])
    if not offset and _is_credit_alone(tail):
        return "", _unlabelled(tail)
    for pattern, fits in _CREDITS:
        found = pattern.search(tail)
        if found and fits(found["credit"].strip()):
            mark = re.match(rf"{_CLOSE}?{_QUOTE}?", found.group())
            rest = caption[: offset + found.start()] + (mark.group() if mark else "")
            return rest.rstrip(" \n|([（【–—-,/").strip(), _unlabelled(found["credit"])
    return caption, ""


def _credit(found: re.Match[str], offset: int, wire: str) -> Credit:
    return Credit(wire, Span(offset + found.end("before"), offset + found.end()))


def _signature(found: re.Match[str]) -> str:
    """The agency a body's last words sign for; without a mark before it only a sure one."""
    name, before, marked = found["name"].strip(), found["before"], bool(found["mark"].strip())
    wire = agency_of(name)
    if is_known_agency(wire):
        apart = found.end("before") < found.start("mark") and not re.fullmatch(_QUOTE, before)
        certain = marked or apart or not before.strip() or not wire.islower()
        return wire if certain and len(name) <= len(wire) + 16 else ""
    if is_short_capitals(wire) and wire == name:
        return wire if marked or (before.strip() and len(wire) > 2) else ""
    named = wire == name and wire.isalpha() and not wire.islower()
    return wire if named and marked and not re.search(_QUOTE, before) else ""


def _unlabelled(credit: str) -> str:
    label = rf"^\s*(?:{_LABEL}\s*[:：=＝]\s*|©\s*|(?:photo|image|picture|foto)s?\s(?:by|von|de)\s+)"
    credit = credit.strip(" \n|").rstrip(".,")
    if re.fullmatch(r"[(\[（【][^()\[\]（）【】]*[)\]）】]", credit):
        credit = credit[1:-1]
    credit = re.sub(label, "", credit, flags=re.IGNORECASE | re.VERBOSE)
    balanced = all(credit.count(left) == credit.count(right) for left, right in ("()", "[]", "（）", "【】"))
    return credit if balanced else credit.strip("()[]（）【】 ")


def _is_credit_alone(words: str) -> bool:
    """Whether a whole line is a credit: "Photo: Jane Roe", "Jane Roe / SNA", "Al Roe, Associated Press"."""
    if len(words) > 90 or re.search(rf"\w\w{_CLOSE}\s", words) or (_YEAR.search(words) and "©" not in words):
        return False
    if _LABELLED.match(words) or _PICTURE_AGENCIES.fullmatch(words):
        return True
    signed = re.search(r"[/|,(]\s?", words) and (_PICTURE_AGENCIES.search(words) or _has_slash(words))
    return bool(signed) and _is_named(words, 9)


def _is_labelled(words: str) -> bool:
    return len(words.split()) <= 14


def _is_credit(words: str) -> bool:
    """Whether these few words can name photographers and agencies."""
    if len(words) > 90 or _YEAR.search(words) or not any(letter.isalpha() for letter in words):
        return False
    return bool(_LABELLED.search(words)) or _names_agency(words) or _has_slash(words)


def _is_short(words: str) -> bool:
    return is_short_capitals(words) or is_known_agency(words)


def _is_signed(words: str) -> bool:
    """A credit after a full stop and a dash, a bar or a line break: an agency, or a few capitalised words."""
    return _is_credit(words) or is_known_agency(words) or _is_named(words)


def _is_agency(words: str) -> bool:
    return _is_credit(words) or is_known_agency(words)


def _trails(words: str) -> bool:
    """A credit after the caption's last sentence, with nothing but the full stop between."""
    return _certain(words) or (_is_named(words) and len(words.split()) >= 2)


def _certain(words: str) -> bool:
    return _names_agency(words) or (_has_slash(words) and _is_named(words, 9))


def _names_agency(words: str) -> bool:
    """A picture agency among capitalised names: "NASA via AP", "Roe/Getty Images"."""
    return bool(_PICTURE_AGENCIES.search(words)) and _is_named(_PICTURE_AGENCIES.sub("AP", words), 9)


def _has_slash(words: str) -> bool:
    """J. Kwan/SNA: names on both sides, no numbers."""
    return bool(re.fullmatch(r"[^\d/]{2,40}\s?/\s?[^\d]{2,50}", words)) and not words[:1].islower()


def _is_named(words: str, most: int = 5) -> bool:
    """One to `most` words, all capitalised but for the joining ones: "Jane Roe", "Ana de la Roe"."""
    parts = [part for part in re.findall(r"[^\W\d_][\w.’'-]*", words) if not _JOINING.fullmatch(part)]
    if not parts or len(words.split()) > most or any(letter.isdigit() for letter in words):
        return False
    return all(not part[0].islower() or is_known_agency(part) for part in parts)


_CREDITS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (_NAME_AND_BRACKETS, _is_signed),
    (_LABELLED, _is_labelled),
    (_IN_BRACKETS, _is_credit),
    (_SHORT_IN_BRACKETS, _is_short),
    (_AFTER_MARK, _is_signed),
    (_AFTER_DASH, _is_agency),
    (_AFTER_SENTENCE, _trails),
    (_BEHIND, _certain),
)
