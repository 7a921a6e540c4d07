"""The strip above an article that says who speaks in it, how often, and how much of what is quoted."""

from collections.abc import Collection, Iterator

from newsterm.tui.article.column import Column, Part
from newsterm.tui.article.lines import Line, Role
from newsterm.tui.article.voices import DOUBT, UNNAMED, Voice
from newsterm.tui.cells import isolated

_MOST = 9
"""Speakers named above an article; more would push it off a small screen."""

_ROOM, _WIDE = 2, 50
"""Lines that a strip may take for more than names and counts, and cells that it needs for that."""


def who_said(voices: Collection[Voice], column: Column) -> list[Line]:
    """A strip of the speakers, those first whose words are quoted.

    Each with how many quotations and "+2" for what is retold; with the share of the quoted words where there
    is room, and several to share them.
    """
    plain = column.flow(_parts(voices, column), "WHO SAID")
    if column.width < _WIDE or sum(voice.quoted > 0 for voice in voices) < 2:
        return plain
    shared = column.flow(_parts(voices, column, with_shares=True), "WHO SAID")
    return shared if len(shared) <= max(_ROOM, len(plain)) else plain


def _parts(voices: Collection[Voice], column: Column, *, with_shares: bool = False) -> Iterator[Part]:
    listed = [voice for voice in voices if voice.is_listed]
    for voice in listed[:_MOST]:
        share = f", {max(1, round(100 * voice.share))} %" if with_shares and voice.quoted else ""
        yield [
            (column.glyphs.bar, f"hue-{voice.hue}"),
            (isolated(voice.name) or UNNAMED, f"hue-{voice.hue}" if voice.quoted else Role.QUIET),
            ("" if voice.is_sure else DOUBT, Role.QUIET),
            (f" {_count(voice)}{share}", Role.QUIET),
        ]
    if left := len(listed[_MOST:]):
        yield [(f"and {left} more", Role.QUIET)]
    elif listed and (told := sum(voice.retold for voice in voices if not voice.is_listed)):
        yield [(f"others +{told}", Role.QUIET)]


def _count(voice: Voice) -> str:
    """How often somebody is quoted and retold: "3 +2"."""
    return " ".join(
        [*([str(voice.quoted)] if voice.quoted else []), *([f"+{voice.retold}"] if voice.retold else [])]
    )
