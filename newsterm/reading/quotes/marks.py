"""Where a text stands in quotation marks: the marks of many languages, paired.

Apostrophes, inch marks and decades ('90s) are left alone. One pass over the marks; the work grows
with the length of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsterm.model import Span

CLOSERS = {
    "“": "”“\"",
    "”": "”",
    "„": "“”\"‟",
    "‟": "”",
    '"': '"”“',
    "''": ("''", '"'),
    "``": ("''", '"'),
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    "'": "'’",
}  # fmt: skip
SINGLE = frozenset("‘‚'‹›")
ALWAYS_OPEN = frozenset("„«‹「『‚")
MARK = re.compile(r"``|''|[“”„‟\"«»‹›「」『』‚]|(?<!\w)['’‘]|['’‘](?!\w)")
DECADE_OR_ELISION = re.compile(
    r"['’‘](?:\d0s\b|\d\d\b(?!['’%])|(?:em|til|till|tis|twas|cause|n|bout|round|cuz|s|t|n)\b(?!\w))",
    re.IGNORECASE,
)
OPENING = frozenset("([{—–-/¿¡…:,;") | frozenset("“”„‟\"«»‹›「『‘‚'`")
DEEPEST = 6
LOOK_AHEAD = 4  # marks
WRAPPED = 50  # a line shorter than this was not broken for its length


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks: `outer` with its marks, `content` without. `closed` is False where the
    closing mark is missing; `reopens` says that it goes on with the stretch before it."""

    outer: Span
    content: Span
    closed: bool = True
    reopens: bool = False


@dataclass(slots=True)
class _Open:
    """A mark waiting for its partner, and the stretches closed inside it."""

    mark: str
    at: Span
    inner: list[tuple[str, Stretch]] = field(default_factory=list)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, without the white space around them. A line is a paragraph, unless it
    was only broken for its length."""
    found: list[Span] = []
    soft = False
    for line in re.finditer(r"[^\n]+", text):
        words = line.group().strip()
        if not words:
            soft = False
            continue
        start = line.start() + line.group().index(words[0])
        end = start + len(words)
        if soft and found and text[found[-1].end : start].count("\n") == 1:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
        soft = len(words) >= WRAPPED and (words[-1].isalnum() or words[-1] in ",;")
    return found


def segment(text: str, blocks: Sequence[Span]) -> list[list[Stretch]]:
    """For each paragraph, the outermost stretches in marks, in order."""
    found: list[list[Stretch]] = []
    carried = ""
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        stretches, carried = _segment_block(text, block, following, carried)
        found.append(stretches)
    return found


def _segment_block(text: str, block: Span, following: Span | None, carried: str) -> tuple[list[Stretch], str]:
    """The stretches of one paragraph, and the mark that the next paragraph should open again."""
    marks = [match.span() for match in MARK.finditer(text, block.start, block.end)]
    if not marks:
        return [], ""
    done: list[tuple[str, Stretch]] = []
    stack: list[_Open] = []
    for number, (start, end) in enumerate(marks):
        mark = text[start:end]
        reopening = bool(carried) and start == block.start and mark in (carried, *CLOSERS[carried])
        depth = None if reopening else _closes(text, block, stack, marks, number)
        if depth is not None:
            opened = stack[depth]
            del stack[depth:]
            inside = _trim(text, opened.at.end, start)
            if inside.start < inside.end:
                stretch = Stretch(Span(opened.at.start, end), inside)
                (stack[-1].inner if stack else done).append((opened.mark, stretch))
        elif len(stack) < DEEPEST and (reopening or _opens(text, block, start, end)):
            stack.append(_Open(carried if reopening else mark, Span(start, end)))
    carry = _left_open(text, block, following, stack, done)
    stretches = [stretch for _, stretch in done]
    if carried and stretches and stretches[0].outer.start == block.start:
        first = stretches[0]
        stretches[0] = Stretch(first.outer, first.content, first.closed, reopens=True)
    return stretches, carry


def _closes(
    text: str, block: Span, stack: Sequence[_Open], marks: Sequence[tuple[int, int]], number: int
) -> int | None:
    """Which open mark (its place on the stack) the mark at this place closes."""
    start, end = marks[number]
    mark = text[start:end]
    depth = next((i for i in reversed(range(len(stack))) if mark in CLOSERS[stack[i].mark]), None)
    if depth is None:
        return None
    before, after = text[start - 1], text[end : min(end + 1, block.end)]
    if mark in CLOSERS and mark not in "»«" and before.isspace() and after and not after.isspace():
        return None  # it looks like an opening one
    if mark in "'’" and (before.isspace() or after.isalnum()):
        return None
    if (mark in "'’" and before in "sxz") or (mark == '"' and before.isdigit()):
        return (
            None
            if after.isspace()
            and _closes_later(text, block, mark, marks[number + 1 : number + 1 + LOOK_AHEAD])
            else depth
        )
    return depth


def _closes_later(text: str, block: Span, mark: str, following: Sequence[tuple[int, int]]) -> bool:
    """The workers’ union, a 6" pipe: whether another such mark is the one that closes."""
    for start, end in following:
        if text[start:end] == mark:
            return not text[start - 1].isspace() and not text[end : min(end + 1, block.end)].isalnum()
        if text[start:end] == "‘":
            return False
    return False


def _opens(text: str, block: Span, start: int, end: int) -> bool:
    """Whether the mark here can open a stretch."""
    mark = text[start:end]
    if mark not in CLOSERS:
        return False
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    if mark in ALWAYS_OPEN or (mark == "“" and not before.isalnum()):
        return after != "\n"
    if mark in "'‘" and DECADE_OR_ELISION.match(text, start):
        return False
    fits = before.isspace() or before in OPENING or _is_wide(before)
    return fits and not after.isspace()


def _is_wide(char: str) -> bool:
    """Whether a character is of a script written without spaces (CJK)."""
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uff60"


def _left_open(
    text: str, block: Span, following: Span | None, stack: Sequence[_Open], done: list[tuple[str, Stretch]]
) -> str:
    """Settle marks that were not closed in their paragraph; the mark the next one should open again.

    A mark followed by closed pairs of its own kind was a slip: they stand, it does not.
    """
    for opened in stack:
        slip = opened.mark in SINGLE or any(mark == opened.mark for mark, _ in opened.inner)
        again = following is not None and text.startswith(
            (opened.mark, *CLOSERS[opened.mark]), following.start
        )
        if not slip and (again or _begins_clause(text, block, opened.at.start)):
            content = _trim(text, opened.at.end, block.end)
            if content.start < content.end:
                done.append((opened.mark, Stretch(Span(opened.at.start, block.end), content, closed=False)))
            return opened.mark if again else ""
        done.extend(opened.inner)
    return ""


def _begins_clause(text: str, block: Span, start: int) -> bool:
    """Whether a mark stands where speech begins: at the paragraph's start or after a comma or colon."""
    return start == block.start or text[block.start : start].rstrip()[-1:] in set(",:")


def _trim(text: str, start: int, end: int) -> Span:
    """The stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
