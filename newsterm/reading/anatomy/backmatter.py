"""What stands under a page's report: tags, and lists of other articles under their headings."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from newsterm.model import Link, Related
from newsterm.reading.anatomy.lines import Line

_LABEL = re.compile(
    r"""\W*(?:(?:related[ ]|more[ ])?(?:tags|topics|keywords)|topics[ ]in[ ]this[ ]article
    |related[ ](?:people|countries)
    |filed[ ]under(?=[ ])|more[ ]about|read[ ]more[ ](?:about|on[ ]these[ ]topics)|tagged(?:[ ]with)?
    |themen|schlagw(?:orte|örter)
    |stichw(?:orte|örter)|(?:lesen[ ]sie[ ])?mehr[ ]zum[ ]thema|etiquetas
    |(?:más[ ])?temas(?:[ ]relacionados)?|archivado[ ]en
    |más[ ]sobre|sujets?|thèmes?|mots[- ]cl[ée]s|sur[ ]ce[ ]sujet|argomenti|temi|tag|assuntos|tópicos
    |onderwerpen|trefwoorden
    |emner|ämnen|emneord|nøkkelord|avainsanat|aiheet|tagi|tematy|související[ ]témata|témata|štítky|témy
    |темы?|теги|метки|тэги
    |(?:ilgili[ ])?konular|etiketler|topik|tagar|từ[ ]khóa|chủ[ ]đề|الوسوم|كلمات[ ](?:مفتاحية|دلالية)
    |תגיות|टैग|แท็ก
    |【?(?:関連)?(?:キーワード|タグ|トピック)】?|标签|標籤|关键[词字]|關鍵[詞字]|태그|키워드)
    \s*(?:[:：]|$|(?<=nder)\s)\s*(?P<rest>.*)""",
    re.IGNORECASE | re.VERBOSE,
)
_SEPARATORS = (r"\s+,\s+", r"\s*[,、，;]\s*", r"\s*[|·•]\s*", r"\s+[-–/]\s+")
_HASHTAG = re.compile(r"#\s?([^#,]+)")
_JOINT = re.compile(r"(?:(?<=[a-zà-ÿ]{3})|(?<=\)))(?=[A-ZÀ-Þ])")  # links run together: "FloridaNew York"
_LONGEST_NAME = 6  # words
_NEAR = 40  # lines under the report in which a label of tags is one
_LONGEST_TAG = 60
_TITLE = 20  # letters from which on a line in a list is a headline and not a label of it
_SHORT_TITLE = re.compile(r"(?=.{12})[^\W_][^\s:]*: [^\s:]+(?: [^\s:]+)+")  # "Salt: a history"
_NUMBERED = re.compile(r"^\W*\d{1,2}[.)]?\s*(?=\D)|^[•▸»>*·–-]\s*")
_GLUED_AGE = re.compile(
    r"""(?<=[^\s\d])\s*(?:\d{1,2}:\d\d[ ]?[AP]M.*|\d+[ ]?(?:hrs?|hours?|mins?|minutes?|days?)[ ]ago.*
    |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[ ]\d{1,2},[ ]\d{4})$""",
    re.VERBOSE,
)


def tags_in(lines: Sequence[Line], told: str) -> tuple[str, ...]:
    """The tags printed under a report: after a label, as hashtags, or in one line right under it.

    `told` is the page's text: words that stand together there are one tag where nothing parts the tags.
    """
    tags: list[str] = []
    for index, line in enumerate(lines[:_NEAR]):
        if found := _LABEL.fullmatch(line.text):
            tags += _split(found["rest"], told) if found["rest"] else _listed(lines[index:], told)
        elif hashtags := _hashtags(line.text):
            tags += hashtags
        elif index < 6 and not tags and not line.is_furniture and not line.is_prose:
            tags += _in_a_row(line.text)
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= _LONGEST_TAG))


def is_tag_line(line: Line) -> bool:
    """Whether a line is only tags: labelled, as hashtags, or short names with commas between."""
    return not line.is_prose and bool(
        _LABEL.fullmatch(line.text) or _hashtags(line.text) or _in_a_row(line.text)
    )


def related_in(lines: Sequence[Line], end: int) -> tuple[Related, ...]:
    """The lists of other articles: each heading with the headlines up to the next heading or the page's foot.

    Before the line `end` the report still goes on, and its prose ends a list.
    """
    found = []
    for index, line in enumerate(lines):
        heading, headline = line.pointer
        if heading:
            found.append(Related(heading, (Link(headline),)))
        elif line.is_heading_of_list:
            rest = lines[index + 1 :]
            if index < end:
                rest = list(takewhile(lambda other: not other.is_prose, rest))
            found.append(Related(line.text.strip(" :"), tuple(_headlines(rest))))
    return tuple(found)


def _headlines(lines: Sequence[Line]) -> Iterator[Link]:
    """The headlines up to the next heading, legal notice or menu."""
    labels, seen = 0, set()
    for line in lines:
        if line.is_heading_of_list or line.is_legal or _LABEL.fullmatch(line.text):
            return
        title = _GLUED_AGE.sub("", _NUMBERED.sub("", line.text)).strip()
        if not _is_title(title):
            labels += not (line.is_age or line.is_date or title.isdigit())
            if labels >= 3:
                return
        elif not (line.is_prose or line.is_furniture or line.is_date or line.names or title in seen):
            labels = 0
            seen.add(title)
            yield Link(title)


def _is_title(text: str) -> bool:
    """Whether a line in a list reads like a headline, and not like a label such as a section's name."""
    if _SHORT_TITLE.fullmatch(text):
        return True
    return Line(text).size >= _TITLE and (len(text.split()) >= 4 or not text.isascii())


def _hashtags(text: str) -> list[str]:
    """#Tiere #Kirche → both; one in a sentence is none."""
    return (
        [tag.strip() for tag in _HASHTAG.findall(text)] if text.startswith("#") and len(text) <= 400 else []
    )


def _in_a_row(text: str) -> list[str]:
    """China , US , Wang Yi: two or more short names with commas between, or run together."""
    for separator in (_SEPARATORS[0], _JOINT):
        parts = [part.strip() for part in re.split(separator, text) if part.strip()]
        if len(parts) >= (3 if separator is _JOINT else 2) and all(
            len(part) <= _LONGEST_TAG and len(part.split()) <= 5 for part in parts
        ):
            return parts
    return []


def _split(text: str, told: str) -> list[str]:
    """The tags of one line: at the first kind of separator it has, else where the page parts the words."""
    if hashtags := _hashtags(text):
        return hashtags
    for separator in (*_SEPARATORS, _JOINT):
        parts = [part.strip() for part in re.split(separator, text) if part.strip()]
        if len(parts) > 1:
            return parts
    words = text.split()
    return list(_named(words, told)) if len(words) > 2 else [text.strip()]


def _named(words: Sequence[str], told: str) -> Iterator[str]:
    """The words, those together that the page has together elsewhere."""
    start = 0
    while start < len(words):
        runs = (" ".join(words[start : start + size]) for size in range(_LONGEST_NAME, 1, -1))
        name = next((run for run in runs if told.count(run) > 1), words[start])
        yield name
        start += len(name.split())


def _listed(lines: Sequence[Line], told: str) -> list[str]:
    """Tags that follow their label, the first line, line by line or in one line; none where the label
    may head a list of other articles too and does."""
    tags: list[str] = []
    label, *below = lines[:26]
    for index, line in enumerate(below):
        if line.is_heading_of_list or line.is_furniture or line.is_prose or _LABEL.fullmatch(line.text):
            break
        if (line.gap_before and index) or not (line.text[0].isalnum() or line.text[0] in "#("):
            break
        if label.is_heading_of_list and _is_title(line.text):
            return []
        if not index and len(parted := _split(line.text, told)) > 1:
            return [] if _is_title(line.text) and line.gap_before else parted
        tags.append(line.text.lstrip("# "))
    return tags if all(len(tag) <= _LONGEST_TAG + 20 for tag in tags) else []
