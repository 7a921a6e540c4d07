"""What changed in an article, as it is shown: marked in the text, beside it, and told above it."""

from collections.abc import Iterator, Mapping, Sequence

from newsterm.reading.redline import Redline
from newsterm.reading.updates import Update
from newsterm.tui.article.column import Column, Part
from newsterm.tui.article.lines import Line, Mark, Role
from newsterm.tui.article.phrases import moment, shown


def told(update: Update) -> str:
    """How much has changed: ``3 changes since you read it``, ``1 change``, ``another headline``."""
    what = f"{update.count:,} change{'s' * (update.count != 1)}" if update.count else "another headline"
    return f"{what} since you read it" if update.seen else what


def story_of(update: Update, column: Column) -> list[Line]:
    """How much changed and when, how that is marked, and the headlines there were before."""
    parts: list[Part] = [
        [(told(update), None)],
        [(moment(update.at), Role.QUIET)],
        [("+ came", Role.CAME)],
        [("- went", Role.WENT)],
    ]
    lines = column.flow(parts if update.count else parts[:2], "CHANGED")
    label = "EARLIER"
    for headline in update.headlines:
        lines += column.hanging(shown(headline.words), f"until {moment(headline.until)}", label)
        label = " "
    return lines


def redline_marks(line: Redline) -> Iterator[Mark]:
    """What came and what went."""
    for spans, role in ((line.went, Role.WENT), (line.came, Role.CAME)):
        yield from (Mark(span, role) for span in spans)


def redline_margins(marks: Mapping[int, Sequence[Mark]]) -> dict[int, tuple[str, str]]:
    """The signs beside the lines in which something came, or went, or both, and their ink."""
    margins = {}
    for line, found in marks.items():
        roles = {mark.role for mark in found}
        sign = "+" * (Role.CAME in roles) + "-" * (Role.WENT in roles)
        if sign:
            margins[line] = sign, Role.CAME.value if sign[0] == "+" else Role.WENT.value
    return margins
