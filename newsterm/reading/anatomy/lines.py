"""The lines of a pasted page, one by one: prose, date, byline, credit, or furniture of the page."""

import re
from dataclasses import dataclass
from functools import cached_property

from newsterm.reading.anatomy.credits import end_credit_of, split_credit
from newsterm.reading.anatomy.dates import is_date_line
from newsterm.reading.anatomy.promos import is_promo
from newsterm.reading.anatomy.related import inline_related, is_related_heading

_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff01-\uff5e]")
_OUTER = '"”“»«」』'  # closing marks; “ is one in German („…“), « in German and Danish (»…«)
_CLOSING = _OUTER + "’‘)"
_END = re.compile(rf"[.。．։।؟!?！？…:;]\W{{0,2}}$|[{_OUTER}]\W?$")
_FULL_STOP = re.compile(rf"[.。．।…](?:\s?[{_CLOSING}]){{0,2}}(?:\s?\([^()\s]{{1,12}}\))?$")
_STOPS = re.compile(rf"[.。।!?！？؟…][{_CLOSING}]?(?=\s|[^\s\d.])")
_LEGAL = re.compile(
    r"""©|\bcopyright\b|\(c\)[ ]?\d{4}|all[ ]rights[ ]reserved|alle[ ]rechte|tous[ ]droits
    |derechos[ ]reservados
    |diritti[ ]riservati|direitos[ ]reservados|riproduzione[ ]riservata|\bcookies?\b|privacy[ ]policy
    |terms[ ](?:of|&|and)[ ]
    |datenschutz|impressum|無断転載|版权所有|著作権|저작권|무단전재|javascript|your[ ]browser
    |all[ ]quotes[ ]delayed""",
    re.IGNORECASE | re.VERBOSE,
)
_AGE = re.compile(
    r"""\W*(?:(?:posted|updated|published|vor|il[ ]y[ ]a|hace|há|för|for)\s+)?\d{1,3}\s?(?:\w+[ ])?
    (?:h|hrs?|hours?|m|mins?|minutes?|d|days?|weeks?|months?|stunden?|minuten?|tagen?|heures?|jours?
    |horas?|minutos?|días?
    |ore|giorni|timer?|dager|sa|saat|dk|gün|jam|menit|hari|час\w*|мин\w*)\b[^.]{0,25}
    |\W*\d{1,2}:\d\d(?::\d\d)?\W*(?:[ap]m|uhr|hrs?)?\W*|\W*duration\b.*|.*\bmin(?:ute)?s?[ ]read\W*
    |\W*lesezeit\b.*""",
    re.IGNORECASE | re.VERBOSE,
)
_BYLINE = re.compile(
    r"""\W*(?:by|von|par|por|di|da|av|af|tekst|text|od|autor(?:es)?|auteur|author|written[ ]by
    |kirjoittanut|door|de|oleh
    |penulis|yazan|autore|автор\w*|kolumne[ ]von|ein[ ](?:kommentar|artikel)[ ]von|texte?|skrevet[ ]av
    |napsala?|文[:：/]|记者|記者)
    [:\s]\s*(?P<names>\S.{2,90})""",
    re.IGNORECASE | re.VERBOSE,
)
_ITEM = re.compile(r"(?:[-*•>–]|\d{1,2}[.)])\s")


@dataclass(frozen=True)
class Line:
    """One line of a page: its words, and whether a blank line stands before and after it."""

    text: str
    gap_before: bool = False
    gap_after: bool = False

    @cached_property
    def size(self) -> int:
        """Its length in letters of an alphabet; a Chinese character or a Hangul block counts for more."""
        return len(self.text) + len(_WIDE.findall(self.text)) * 3 // 2

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: long, with sentences that end."""
        if self.size < 12 or self.is_furniture or self.is_date:
            return False
        ends = _END.search(self.text) or len(_STOPS.findall(self.text)) >= 2
        return self.ends_sentence or (self.size >= 100 and bool(ends))

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends with a full stop, perhaps with a mark, a bracket or an agency's name after it."""
        if _FULL_STOP.search(self.text):
            return True
        credit = end_credit_of(self.text) if self.size >= 60 else None
        return bool(credit and _FULL_STOP.search(self.text[: credit.span.start]))

    @cached_property
    def is_furniture(self) -> bool:
        """Whether it is the page's and not the report's: promo, legal text, age, heading of a list."""
        return (
            self.is_legal or self.is_heading_of_list or bool(self.pointer[0]) or self.is_promo or self.is_age
        )

    @cached_property
    def is_promo(self) -> bool:
        """Whether it asks the reader to follow, subscribe, share or click."""
        return is_promo(self.text)

    @cached_property
    def is_legal(self) -> bool:
        """Whether it is a notice of rights, cookies or terms."""
        return self.size < 1200 and bool(_LEGAL.search(self.text)) and not self.text.startswith(("“", '"'))

    @cached_property
    def is_heading_of_list(self) -> bool:
        """Whether it heads a list of other articles."""
        return is_related_heading(self.text) and not self.pointer[0]

    @cached_property
    def pointer(self) -> tuple[str, str]:
        """A heading and the one headline after it in this line: "Read more: Ferry reopens"; else empty."""
        return inline_related(self.text) if self.size <= 240 else ("", "")

    @cached_property
    def is_age(self) -> bool:
        """Whether it only says how old or how long something is: "3 hours ago", "5 min read"."""
        return len(self.text) <= 60 and bool(_AGE.fullmatch(self.text))

    @cached_property
    def is_list_item(self) -> bool:
        """Whether it begins with the mark of a list or of a quoted line: "- ", "• ", "3. ", "> "."""
        return bool(_ITEM.match(self.text))

    @cached_property
    def is_date(self) -> bool:
        """Whether it says when something was published."""
        return is_date_line(self.text)

    @cached_property
    def names(self) -> str:
        """The names a byline gives: "By Mira Osei and Jon Ve" → "Mira Osei and Jon Ve"; else nothing."""
        found = _BYLINE.fullmatch(self.text)
        return found["names"] if found and self.size <= 120 and not self.is_prose else ""

    @cached_property
    def credit(self) -> tuple[str, str]:
        """Its words as a caption and its credit; both empty where nobody is credited."""
        caption, credit = split_credit(self.text) if self.size <= 500 else ("", "")
        return (caption, credit) if credit else ("", "")


def lines_of(text: str) -> list[Line]:
    """The lines of a text that have words, with the blank lines around them remembered."""
    raw = [re.sub(r"[\s\u200b\ufeff]+", " ", line).strip() for line in text.split("\n")]
    kept = [index for index, line in enumerate(raw) if line]
    return [
        Line(
            raw[index],
            gap_before=index == 0 or not raw[index - 1],
            gap_after=index + 1 == len(raw) or not raw[index + 1],
        )
        for index in kept
    ]
