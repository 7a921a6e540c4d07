"""Links that the terminal itself opens: words that carry an address (OSC 8; E. Koblinger, "Hyperlinks in
terminal emulators", https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda)."""

import os
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_PRINTED = "!#$%&'()*+,/:=?@[]~-._"
"""What stands as it is in an address; all else is encoded, so that nothing can end or begin a command."""

_LONGEST = 2083
"""Characters of an address; terminals refuse longer ones."""

_WITHOUT = frozenset({"", "dumb", "linux"})
_FIRST_VTE = 5000  # older ones crash on them


def shows_hyperlinks(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal can be given hyperlinks: nearly all can, or ignore them.

    ``FORCE_HYPERLINK`` says so for good (0: no), as for other programs.
    """
    if forced := environ.get("FORCE_HYPERLINK", ""):
        return forced != "0"
    version = environ.get("VTE_VERSION", "")
    is_old = version.isdecimal() and int(version) < _FIRST_VTE
    return environ.get("TERM", "") not in _WITHOUT and not is_old


@lru_cache(2048)
def hyperlink(url: str) -> Style:
    """The style of words that lead to an address of the web or of mail; to any other, none. Words of one
    address belong together, though they stand in several lines."""
    address = quote(url, safe=_PRINTED)
    is_safe = address.startswith(("http://", "https://", "mailto:")) and len(address) <= _LONGEST
    return Style(link=address) if is_safe else Style.null()


class Unlinked(LineFilter):
    """Takes hyperlinks away from what is drawn."""

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """The segments, their looks as they are."""
        return [
            Segment(text, style.update_link(None) if style and style.link else style, control)
            for text, style, control in segments
        ]
