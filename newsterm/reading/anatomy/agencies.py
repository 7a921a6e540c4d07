"""News agencies, told by their form and their place; a short list of the best known is one signal more.

An agency a list has never heard of still shows itself: short capitals or a name where a credit stands.
"""

import re

_KNOWN = frozenset(
    name.strip().casefold()
    for name in """
    AP | Associated Press | The Associated Press | AFP | Agence France-Presse | Reuters |
    Thomson Reuters | dpa | dpa-AFX | dpa-infocom | Deutsche Presse-Agentur | AFX | epd | KNA | SID |
    APA | sda | Keystone-SDA | ATS | EFE | Europa Press | ANSA | Adnkronos | AGI | askanews | Ansa |
    Lusa | Agência Brasil | Folhapress | Télam | Xinhua | 新华社 | 新華社 | 新华网 | 中新社 | 中新网 |
    中央社 | 共同 | 共同通信 | 時事 | 時事通信 | ロイター | Kyodo | Jiji | Yonhap |
    Yonhap News Agency | 연합뉴스 | 뉴시스 | 뉴스1 | TASS | ТАСС | РИА Новости | Интерфакс | Interfax |
    Interfax-Ukraine | Ukrinform | Укринформ | Укрінформ | УНИАН | PTI | Press Trust of India | ANI |
    IANS | UNI | Bernama | Antara | VNA | Belga | ANP | NTB | TT | Ritzau | STT | BNS | PAP | ČTK |
    MTI | Agerpres | Tanjug | Hina | BTA | AA | Anadolu | Anadolu Ajansı | Anadolu Agency | DHA | İHA |
    IRNA | WAM | MENA | KUNA | SANA | رويترز | أ ف ب | شينخوا | وام | واس | भाषा | UPI | PA |
    PA Media | Press Association | CP | The Canadian Press | Canadian Press | AAP | Bloomberg | CNN |
    CNN Wire | PRNewswire | Business Wire | GlobeNewswire | JTA | SAPA
    """.replace("\n", "|").split("|")
    if name.strip()
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST = 40
_WORD = re.compile(r"[^\W\d_][\w.’'&-]*")
# What stands in brackets after a town without being an agency: the region it lies in.
_REGIONS = re.compile(
    r"""oder|main|saale|sachsen|bayern|hessen|schweiz|thüringen|brandenburg|allgäu|westfalen|niedersachsen|holstein
    |württemberg|pfalz|saar|tirol|steiermark|kärnten|texas|ohio|maine|ontario|england|wales|scotland""",
    re.IGNORECASE | re.VERBOSE,
)


def is_known_agency(words: str) -> bool:
    """Whether these words are the name of one of the world's best known agencies."""
    return _bare(words).casefold() in _KNOWN


def is_agency_form(words: str) -> bool:
    """Whether these words, standing where an agency is named, can be one: ``AP``, ``dpa``, ``Northwire``.

    Short capitals, one short word in small letters, or a name of one to three capitalised words.
    """
    words = _bare(words)
    if is_known_agency(words):
        return True
    parts = words.split()
    if not parts or len(parts) > 3 or len(words) > _LONGEST or _REGIONS.fullmatch(words):
        return False
    if len(parts) == 1 and words.islower():
        return 3 <= len(words) <= 10 and words.isalpha()
    if _WIDE.search(words):
        return bool(re.search("(?:社|通信|뉴스|통신)$", words))
    return all(_WORD.fullmatch(part) and not part[0].islower() for part in parts)


def is_short_capitals(words: str) -> bool:
    """Whether this is one word of 2 to 14 capitals, as agencies sign: ``AFP``, ``NORTHWIRE``."""
    return 2 <= len(words) <= 14 and words.isalpha() and words.isupper()


def agency_of(words: str) -> str:
    """The agency these words sign for, as printed, or nothing: "dpa/lno" → "dpa", "AP, MANILA" → "AP".

    Of several (``AFP/Reuters``) the first is taken; a desk or region after it is left off.
    """
    first = _bare(re.split(r"\s*[/,+;]\s*|\s+(?:via|und|and|et|y)\s+", words.strip(" .-–—()"), maxsplit=1)[0])
    return first if is_agency_form(first) else ""


def _bare(words: str) -> str:
    return words.strip(" .\u00a0©")
