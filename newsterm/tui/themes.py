"""How newsterm is coloured: three themes that fill the same few roles.

A widget takes roles, never a colour. In CSS they are variables (``$dim``; Textual reads CSS before a theme
is put on, so the app gives ``DARK.variables`` in `get_theme_variable_defaults`), in drawn lines `ink` makes
a style of them:

| role | what it is for |
|---|---|
| ground, text-body | the page and what is written on it |
| dim | source, age, credit: what may be overlooked (≥ 3:1 on the ground) |
| rule | thin lines between panes |
| accent, unread | the one colour that calls |
| cursor, cursor-text | the row the reader is on |
| hue-1 … hue-6, hue-7 | one a speaker, by order of appearance; the seventh is neutral |
| tint-1 … tint-7 | the ground under a speaker's words |
| good, warn | states |
| hit | the ground under what was searched for |

The hues start from M. Okabe and K. Ito, "Color Universal Design" (2008), which stay apart for colour-blind
eyes; each is lightened or darkened until it reads at 4.5:1 on its tint (WCAG 2.2, 1.4.3), and any two of the
seven stay apart for those who see no red or no green.
"""

from collections.abc import Mapping

from rich.console import Console
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

HUES = 7
"""Six hues for speakers, and the neutral one that all others share."""


def _theme(name: str, roles: Mapping[str, str], *, dark: bool, ansi: bool = False) -> Theme:
    """A Textual theme of these roles, its own widgets (palette, inputs, scrollbars) dressed in them too."""
    ground, text, accent = roles["ground"], roles["text-body"], roles["accent"]
    return Theme(
        name=name,
        primary=accent,
        secondary=roles["hue-1"],
        accent=accent,
        warning=roles["warn"],
        error=roles["warn"],
        success=roles["good"],
        foreground=text,
        background=ground,
        surface=ground,
        panel=ground if ansi else roles["cursor"],
        boost=ground,
        dark=dark,
        ansi=ansi,
        variables={
            **roles,
            "ansi-background": ground,
            "ansi-foreground": text,
            "border": roles["rule"],
            "border-blurred": roles["rule"],
            "block-cursor-foreground": roles["cursor-text"],
            "block-cursor-background": roles["cursor"],
            "block-cursor-text-style": "none",
            "input-cursor-background": accent,
            "input-cursor-foreground": ground,
            "input-selection-background": roles["hit"],
            "input-selection-foreground": roles["hit-text"],
            "screen-selection-background": roles["hit"],
            "screen-selection-foreground": roles["hit-text"],
            "scrollbar": roles["rule"],
            "scrollbar-hover": roles["dim"],
            "scrollbar-active": roles["dim"],
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
        },
    )


def _tints(roles: Mapping[str, str], strength: float) -> dict[str, str]:
    """A faint ground in each hue."""
    ground = Color.parse(roles["ground"])
    return {
        f"tint-{number}": ground.blend(Color.parse(roles[f"hue-{number}"]), strength).hex
        for number in range(1, HUES + 1)
    }


_DARK = {
    "ground": "#131518",
    "text-body": "#d6d5d0",
    "dim": "#868a91",
    "rule": "#33373d",
    "accent": "#e2a65c",
    "unread": "#e2a65c",
    "cursor": "#25292f",
    "cursor-text": "#f0efea",
    "good": "#3fb88f",
    "warn": "#ee7d4a",
    "hit": "#5a4713",
    "hit-text": "#f6efdc",
    "hue-1": "#6bbdec",  # sky blue
    "hue-2": "#e8a83a",  # orange
    "hue-3": "#35bd92",  # bluish green
    "hue-4": "#cb88b9",  # reddish purple
    "hue-5": "#e6dc62",  # yellow
    "hue-6": "#f0824f",  # vermilion
    "hue-7": "#b4b8be",
}

_LIGHT = {
    "ground": "#fbfaf6",
    "text-body": "#24262a",
    "dim": "#74767b",
    "rule": "#d8d5cc",
    "accent": "#a84b14",
    "unread": "#a84b14",
    "cursor": "#ece9e0",
    "cursor-text": "#16181b",
    "good": "#00704d",
    "warn": "#b33a00",
    "hit": "#f6dc7c",
    "hit-text": "#24262a",
    "hue-1": "#06649e",  # sky blue
    "hue-2": "#905d07",  # orange
    "hue-3": "#086c4b",  # bluish green
    "hue-4": "#8e3b7a",  # reddish purple
    "hue-5": "#6c652a",  # yellow
    "hue-6": "#8b2800",  # vermilion
    "hue-7": "#5b5e63",
}

_TERMINAL = {
    "ground": "ansi_default",
    "text-body": "ansi_default",
    "dim": "ansi_bright_black",
    "rule": "ansi_bright_black",
    "accent": "ansi_yellow",
    "unread": "ansi_yellow",
    # Black on cyan reads in every palette we know; the default text on any ground of ours might not.
    "cursor": "ansi_cyan",
    "cursor-text": "ansi_black",
    "good": "ansi_green",
    "warn": "ansi_red",
    "hit": "ansi_yellow",
    "hit-text": "ansi_black",
    "hue-1": "ansi_cyan",
    "hue-2": "ansi_yellow",
    "hue-3": "ansi_green",
    "hue-4": "ansi_magenta",
    "hue-5": "ansi_blue",
    "hue-6": "ansi_red",
    "hue-7": "ansi_default",
    **{f"tint-{number}": "ansi_default" for number in range(1, HUES + 1)},
}

DARK = _theme("newsterm-dark", {**_DARK, **_tints(_DARK, 0.09)}, dark=True)
LIGHT = _theme("newsterm-light", {**_LIGHT, **_tints(_LIGHT, 0.07)}, dark=False)
TERMINAL = _theme("newsterm-terminal", _TERMINAL, dark=True, ansi=True)

THEMES = (DARK, LIGHT, TERMINAL)
"""Every theme; the first is what a new reader gets."""


def fitting_theme(choice: str, environ: Mapping[str, str]) -> str:
    """The reader's choice; if there is none, the terminal's own palette where it has only 16 colours (by
    COLORTERM and TERM): our tints and hues would fall together there."""
    console = Console(force_terminal=True, _environ=environ)
    return choice or (TERMINAL.name if console.color_system == "standard" else DARK.name)


def ink(
    roles: Mapping[str, str],
    role: str = "",
    ground: str = "",
    *,
    bold: bool | None = None,
    italic: bool | None = None,
    underline: bool | None = None,
) -> Style:
    """A style for drawn lines in the colours of these roles (``app.theme_variables``).

    A role left out leaves that colour as it is.
    """
    return Style(
        color=Color.parse(roles[role]).rich_color if role else None,
        bgcolor=Color.parse(roles[ground]).rich_color if ground else None,
        bold=bold,
        italic=italic,
        underline=underline,
    )
