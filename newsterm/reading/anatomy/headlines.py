"""Finds the headline in a page: the line above the report that tells in few words what the report tells."""

import re
from collections.abc import Sequence

from newsterm.model import Span
from newsterm.reading.anatomy.lines import Line

_ABOVE = 80  # lines looked through above the report
_BELOW = 4
_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_PAIR = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{2}))")
_RUN_TOGETHER = re.compile(r"[a-zß-ÿа-я]{3}[A-ZÀ-ÞА-Я][a-zß-ÿа-я]{2}")
_OPEN_END = re.compile(r"[,;:]$")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")


def find_headline(lines: Sequence[Line], passage: Span) -> int | None:
    """The index of the headline's line, or None where no line above the report can be one."""
    told = _stems(" ".join(line.text for line in lines[passage.start : passage.end] if line.is_prose))
    scores = {}
    below = min(passage.start + _BELOW, passage.end) if passage.start else 0
    for index in range(max(0, passage.start - _ABOVE), below):
        if _can_be_headline(lines[index]):
            paragraphs = sum(line.is_prose for line in lines[passage.start : index])
            scores[index] = _score(lines, index, told) - 0.01 * abs(passage.start - index) - 0.2 * paragraphs
    if not scores:
        return None
    best = max(scores.values())
    return next(index for index, score in scores.items() if score >= best - 0.15 * abs(best))


def _can_be_headline(line: Line) -> bool:
    if not 10 <= line.size <= 260 or line.is_furniture or line.is_date or line.names or line.credit[1]:
        return False
    return not _OPEN_END.search(line.text) and not (line.ends_sentence and line.is_prose)


def _score(lines: Sequence[Line], index: int, told: set[str]) -> float:
    """How many of the line's words the report tells too, and what stands beside a headline."""
    stems = _stems(lines[index].text)
    if not stems:
        return 0.0
    shared = len(stems & told)
    score = shared / len(stems) * min(shared, 6) / 6
    near = lines[index + 1 : index + 9]
    score += 0.3 * any(line.is_date or bool(line.names) for line in near)
    score -= 0.3 * any(line.credit[1] and not line.credit[0] for line in near[:1])
    score -= 0.2 * len(_RUN_TOGETHER.findall(lines[index].text))
    score -= 0.4 * any(line.is_heading_of_list for line in lines[max(0, index - 5) : index])
    words = _SITE.sub("", lines[index].text)
    repeated = len(words) >= 20 and any(words in line.text for line in (*lines[:index], *lines[index + 1 :]))
    return score + 0.3 * repeated


def _stems(text: str) -> set[str]:
    """The words of a text, cut to six letters for their endings, and its pairs of wide characters."""
    text = text.casefold()
    return {word[:6] for word in _WORD.findall(text)} | set(_PAIR.findall(text))
