"""All keys on one page, made from the keys themselves."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from newsterm.tui.keys import Key, shown

COLUMN = 16
"""Cells of the column of keys."""


def help_page(panes: Mapping[str, Sequence[Key]]) -> Content:
    """Every key that is bound, and what it does."""
    lines = [Content.styled("Keys", "bold $accent"), Content("")]
    for name, keys in panes.items():
        lines.append(Content.styled(name.upper(), "bold $dim"))
        for key in keys:
            if key.keys:
                spelled = "  ".join(map(shown, key.keys))
                lines.append(Content.assemble((f"{spelled:<{COLUMN}}  ", "$accent"), key.label))
        lines.append(Content(""))
    lines.append(
        Content.styled("Digits before a key are a count: 5j, 17o. Esc drops what was typed.", "$dim")
    )
    return Content("\n").join(lines)
