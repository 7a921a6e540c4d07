"""How the row is lit that the reader is on."""

from collections.abc import Mapping

from rich.style import Style

from newsterm.tui.themes import ink


def cursor_ink(roles: Mapping[str, str], *, in_colour: bool = True) -> Style:
    """What lies over the styles of the cursor's row: a ground, which in the terminal's own palette needs a
    colour of its own to be read on it; without colour, dark and light change places."""
    if not in_colour:
        return Style(reverse=True)
    own_palette = roles["ground"].startswith("ansi")
    return ink(roles, "cursor-text" if own_palette else "", "cursor")
