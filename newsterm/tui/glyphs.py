"""The few signs newsterm draws with, and what stands for them where UTF-8 is missing."""

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs by what they mean. All are one cell wide, except that `ellipsis` may be three."""

    unread: str = "●"
    starred: str = "★"
    changed: str = "±"
    bar: str = "▌"
    thin_bar: str = "│"
    picture: str = "▣"
    pointer: str = "▸"
    bullet: str = "•"
    dot: str = "·"
    ellipsis: str = "…"
    dash: str = "—"
    enter: str = "⏎"
    horizontal: str = "─"
    vertical: str = "│"
    tee_down: str = "┬"
    tee_up: str = "┴"
    cross: str = "┼"
    full: str = "█"
    empty: str = "░"
    left_end: str = "▕"
    right_end: str = "▏"


UNICODE = Glyphs()
ASCII = Glyphs(
    unread="*",
    starred="+",
    changed="~",
    bar="|",
    thin_bar=":",
    picture="#",
    pointer=">",
    bullet="*",
    dot="-",
    ellipsis="...",
    dash="-",
    enter="<",
    horizontal="-",
    vertical="|",
    tee_down="+",
    tee_up="+",
    cross="+",
    full="#",
    empty=".",
    left_end="[",
    right_end="]",
)


def glyphs_for(encoding: str) -> Glyphs:
    """The signs a terminal of this encoding can show (``sys.stdout.encoding``; unknown names get ASCII)."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return ASCII
    return UNICODE if name.startswith(("utf-8", "utf-16", "utf-32", "gb18030")) else ASCII
