"""A page as a person copied it: its report, and what is headline, deck, caption, tag or list around it."""

from collections.abc import Container, Sequence

from newsterm.model import Article, Body, Span, Style, StyleKind, Tag
from newsterm.reading.anatomy.backmatter import is_tag_line, related_in, tags_in
from newsterm.reading.anatomy.captions import captions_of
from newsterm.reading.anatomy.credits import end_credit_of
from newsterm.reading.anatomy.datelines import dateline_of
from newsterm.reading.anatomy.frontmatter import front_matter
from newsterm.reading.anatomy.headlines import find_headline
from newsterm.reading.anatomy.lines import Line
from newsterm.reading.anatomy.passage import find_passage, refrains
from newsterm.reading.anatomy.related import section_of_heading
from newsterm.reading.anatomy.trimming import without

_MENU = 4  # so many short lines in a row are a menu
_OFFERS = 4  # so many promos, each a sentence, close around a line make it one of their list


def article_of_lines(lines: Sequence[Line], title: str = "") -> Article:
    """The article of a page, by its lines; `title` is its headline where that is known already."""
    lines = _joined_datelines(lines)
    passage = find_passage(lines)
    headline = None if title else _headline(lines, passage)
    first = 0 if headline is None else headline + 1
    bare = _is_bare(lines)
    if bare:
        passage = _whole(lines, first)
    captions = captions_of(lines, first, passage)
    front = front_matter(lines, first, passage.end, captions)
    start = first if bare and front.start == passage.end else front.start
    body = _body(lines, _report(lines, Span(start, passage.end), captions, whole=bare))
    credit = end_credit_of(body.text)
    if credit:
        body = without(body, [credit.span])
    dateline = dateline_of(body.text)
    signed = credit.wire if credit else _signed_below(lines, passage.end)
    related = related_in(lines[first:], passage.end - first)
    tags = tags_in(lines[passage.end :], "\n".join(line.text for line in lines))
    return Article(
        title=title if headline is None else lines[headline].text,
        deck=front.deck,
        byline=front.byline,
        published=front.published,
        section=next(filter(None, (section_of_heading(found.heading) for found in related)), ""),
        dateline=(dateline.place if dateline else "") or front.place,
        wire=(dateline.wire if dateline else "") or signed or front.wire,
        tags=tuple(Tag(tag) for tag in tags),
        pictures=tuple(dict.fromkeys(captions.values())),
        related=related,
        promos=tuple(dict.fromkeys(line.text for line in lines[first:] if line.is_promo)),
        body=body,
    )


def _joined_datelines(lines: Sequence[Line]) -> list[Line]:
    """The lines, a dateline that stands on a line of its own joined to the paragraph below it."""
    joined: list[Line] = []
    for line in lines:
        if joined and _is_dateline_of(joined[-1].text, line.text):
            above = joined.pop()
            line = Line(f"{above.text} {line.text}", above.gap_before, line.gap_after)
        joined.append(line)
    return joined


def _is_dateline_of(above: str, paragraph: str) -> bool:
    """Whether a line is all of the dateline of the paragraph below it: "PORT SALEN —"."""
    if above[-1] not in "-–—:" or len(above) > 60:
        return False
    found = dateline_of(f"{above} {paragraph}")
    return found is not None and found.span == Span(0, len(above) + 1)


def _headline(lines: Sequence[Line], passage: Span) -> int | None:
    """The headline's line; in a text that begins with a short line and nothing better, that line."""
    found = find_headline(lines, passage)
    if found is None and len(lines) > 1 and not lines[0].is_prose and lines[0].size <= 200:
        return 0
    return found


def _is_bare(lines: Sequence[Line]) -> bool:
    """Whether a text is only an article: no menus, no legal notices, no lists of other articles."""
    if any(line.is_legal or line.is_heading_of_list for line in lines):
        return False
    short = [line.size < 40 and not line.is_prose and not line.is_list_item for line in lines]
    return not any(all(short[index : index + _MENU]) for index in range(len(lines) - _MENU + 1))


def _whole(lines: Sequence[Line], first: int) -> Span:
    """All lines under the headline, but for tags and promos at the end."""
    end = len(lines)
    while end > first and (lines[end - 1].is_furniture or is_tag_line(lines[end - 1])):
        end -= 1
    return Span(first, end)


def _report(lines: Sequence[Line], passage: Span, captions: Container[int], *, whole: bool) -> list[int]:
    """The lines of the report: its prose and the subheadings in it, or all but furniture of a bare text."""
    labels = refrains(lines)
    told = [
        index
        for index in range(*passage)
        if index not in captions
        and not lines[index].is_furniture
        and (whole or lines[index].text not in labels)
    ]
    if whole:
        return told
    kept = []
    for place, index in enumerate(told):
        beside = [lines[other].is_prose for other in told[max(0, place - 1) : place + 2]]
        told_here = lines[index].is_prose and not _is_among_promos(lines, index)
        if told_here or (lines[index].size <= 120 and beside == [True, False, True]):
            kept.append(index)
    return kept


def _is_among_promos(lines: Sequence[Line], index: int) -> bool:
    around = lines[max(0, index - 5) : index + 6]
    return lines[index].size < 200 and sum(line.is_promo and line.size >= 30 for line in around) >= _OFFERS


def _body(lines: Sequence[Line], indices: Sequence[int]) -> Body:
    """The lines as blocks of one text, items of a list close together, short lines between as headings."""
    text, styles = "", []
    for place, index in enumerate(indices):
        line = lines[index]
        if text:
            together = line.is_list_item and lines[indices[place - 1]].is_list_item
            text += "\n" if together else "\n\n"
        if not (line.is_prose or line.is_list_item) and line.size <= 120 and 0 < place < len(indices) - 1:
            styles.append(Style(StyleKind.HEADING, Span(len(text), len(text) + len(line.text)), level=2))
        text += line.text
    return Body(text, tuple(styles))


def _signed_below(lines: Sequence[Line], end: int) -> str:
    """The agency that signs on a line of its own right under the report."""
    for line in lines[end : end + 3]:
        if not line.is_heading_of_list and (credit := end_credit_of("\n" + line.text)):
            return credit.wire
    return ""
