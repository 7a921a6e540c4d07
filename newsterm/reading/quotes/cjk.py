"""Who speaks in Chinese and Japanese, where no spaces part the words: patterns beside the marked stretch."""

import re
from typing import NamedTuple

from newsterm.model import Kind, Quotation, Span, Speaker
from newsterm.reading.quotes.marks import Stretch

NEAR = 40  # characters beside a stretch that are looked at
CLAUSE = 12  # characters from which words without a speaker beside them may be speech
SURE, CARRIED = 0.9, 0.6
_ZH = (
    "表示|强调|強調|指出|认为|認為|告诉记者|告诉|告訴|写道|寫道|宣布|回应|回應|透露|介绍|解释|补充说|补充"
    "|说道|説|說|说|称|稱|问|道"
)
_WHO = (
    r"(?P<who>[^，。！？；：、“”「」『』\s,.:;!?]{2,14}?)"
    r"(?:周[一二三四五六日]|星期.|[今昨]天|\d+日|在[^，。]{0,10})?"
)
ZH_BEFORE = re.compile(
    rf"(?:^|[，。！？；：、\s”」]){_WHO}(?P<cue>{_ZH})(?:[^，。！？“”「」]{{0,6}})?[：:，,]?\s?$"
)
ZH_AFTER = re.compile(rf"[，,。]?\s?{_WHO}(?P<cue>{_ZH})")
JA_BEFORE = re.compile(
    r"(?:^|[、。」\s])(?:[^、。「」『』\s]{1,12}[長員者士師家相官手役事授督]の)?(?P<who>[^、。「」『』\s]{1,16}?)(?:氏|さん)?[はがも](?:[^。「」]{0,25})$"
)
JA_AFTER = re.compile(
    r"[^。「」]{0,12}?(?P<cue>述べ|話し|語っ|言っ|言う|説明し|発言し|コメントし|強調し|主張し|批判し|答え|指摘し"
    r"|明らかにし|訴え|呼びかけ)"
)
LANGUAGES = frozenset({"zh", "ja"})


class _Found(NamedTuple):
    who: Span | None
    cue: Span


def quotation_in(
    text: str, block: Span, stretch: Stretch, language: str, previous: Speaker | None
) -> Quotation | None:
    """The quotation of a marked stretch of Chinese or Japanese, if it is one."""
    start, end = stretch.outer
    before, after = Span(max(block.start, start - NEAR), start), Span(end, min(block.end, end + NEAR))
    found = (_japanese if language == "ja" else _chinese)(text, before, after)
    size = stretch.content.end - stretch.content.start
    stands_alone = size >= CLAUSE or text[start - 1 : start] in ("：", ":", "\n", "")
    kind = Kind.DIRECT if stands_alone or (found and found.cue.start > end) else Kind.MIXED
    if found is not None:
        speaker = Speaker(found.who.of(text), found.who) if found.who else previous
        return Quotation(stretch.content, kind, speaker, found.cue, SURE)
    if size < CLAUSE or not set("，、。！？").intersection(stretch.content.of(text)):
        return None
    carried = Speaker(previous.name) if previous else None
    return Quotation(stretch.content, kind, carried, confidence=CARRIED)


def _chinese(text: str, before: Span, after: Span) -> _Found | None:
    found = ZH_BEFORE.search(text[before.start : before.end])
    offset = before.start
    if found is None:
        found, offset = ZH_AFTER.match(text[after.start : after.end]), after.start
    return _Found(_shifted(found, "who", offset), _shifted(found, "cue", offset)) if found else None


def _japanese(text: str, before: Span, after: Span) -> _Found | None:
    cue = JA_AFTER.match(text[after.start : after.end])
    if cue is None or not text.startswith(("と", "、と", "などと"), after.start):
        return None
    who = JA_BEFORE.search(text[before.start : before.end])
    return _Found(_shifted(who, "who", before.start) if who else None, _shifted(cue, "cue", after.start))


def _shifted(match: "re.Match[str]", group: str, offset: int) -> Span:
    return Span(match.start(group) + offset, match.end(group) + offset)
