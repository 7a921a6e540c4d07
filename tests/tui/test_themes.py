from itertools import combinations
from math import dist

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Static

from newsterm.tui.glyphs import ASCII, UNICODE, glyphs_for
from newsterm.tui.themes import DARK, HUES, LIGHT, TERMINAL, THEMES, fitting_theme, ink

IN_COLOUR = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)


def contrast(theme: Theme, front: str, back: str) -> float:
    """WCAG 2.2: (lighter + 0.05) / (darker + 0.05), by relative luminance."""
    first, second = (_luminance(Color.parse(theme.variables[role])) for role in (front, back))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@IN_COLOUR
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("text-body", "ground"),
        ("text-body", "cursor"),
        ("cursor-text", "cursor"),
        ("hit-text", "hit"),
        *((role, "ground") for role in ("accent", "unread", "good", "warn")),
        *((f"hue-{number}", "ground") for number in range(1, HUES + 1)),
        *((f"hue-{number}", f"tint-{number}") for number in range(1, HUES + 1)),
        *((f"hue-{number}", "cursor") for number in range(1, HUES + 1)),
    ],
)
def test_text_reads_on_its_ground(theme: Theme, front: str, back: str) -> None:
    assert contrast(theme, front, back) >= 4.5


@IN_COLOUR
@pytest.mark.parametrize("back", ["ground", "cursor"])
def test_dim_text_can_still_be_read(theme: Theme, back: str) -> None:
    assert contrast(theme, "dim", back) >= 3


@IN_COLOUR
def test_a_tint_is_seen_but_stays_close_to_the_ground(theme: Theme) -> None:
    for number in range(1, HUES + 1):
        assert 1.03 <= contrast(theme, f"tint-{number}", "ground") <= 1.35


@IN_COLOUR
def test_no_two_hues_are_the_same(theme: Theme) -> None:
    hues = {theme.variables[f"hue-{number}"] for number in range(1, HUES + 1)}
    assert len(hues) == HUES


# G. M. Machado et al., "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009),
# severity 1.0, over linear RGB.
SIGHTS = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def _seen(color: str, sight: str) -> tuple[float, float, float]:
    """A colour in CIE L*a*b* (D65) as eyes of this sight see it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(color).normalized
    ]
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear, strict=True))))
        for row in SIGHTS[sight]
    )
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
            0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
            (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@IN_COLOUR
@pytest.mark.parametrize("sight", SIGHTS)
def test_hues_stay_apart_for_colour_blind_eyes(theme: Theme, sight: str) -> None:
    hues = [_seen(theme.variables[f"hue-{number}"], sight) for number in range(1, HUES + 1)]
    assert min(dist(one, other) for one, other in combinations(hues, 2)) >= 11.5


def test_every_theme_fills_the_same_roles() -> None:
    assert {frozenset(theme.variables) for theme in THEMES} == {frozenset(DARK.variables)}


class _Page(App[None]):
    CSS = "Static { background: $tint-1; color: $hue-1; border: round $rule; }"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def compose(self) -> ComposeResult:
        yield Static("words")


async def test_every_theme_can_be_put_on_and_its_roles_used_in_css() -> None:
    app = _Page()
    async with app.run_test() as pilot:
        for theme in THEMES:
            app.register_theme(theme)
            app.theme = theme.name
            await pilot.pause()
            assert Color.parse(theme.variables["hue-1"]) == app.query_one(Static).styles.color
            assert ink(app.theme_variables, "hue-1").color == Color.parse(theme.variables["hue-1"]).rich_color


@pytest.mark.parametrize("environ", [{"TERM": "xterm-16color"}, {"TERM": "linux"}, {"TERM": "xterm"}])
def test_a_terminal_of_16_colours_keeps_its_own(environ: dict[str, str]) -> None:
    assert TERMINAL.name == fitting_theme("", environ)
    assert "light" == fitting_theme("light", environ)


@pytest.mark.parametrize("environ", [{"TERM": "xterm-256color"}, {"TERM": "xterm", "COLORTERM": "truecolor"}])
def test_a_terminal_of_more_colours_gets_ours(environ: dict[str, str]) -> None:
    assert DARK.name == fitting_theme("", environ)


def test_ink_leaves_alone_what_was_not_asked_for() -> None:
    style = ink(DARK.variables, ground="hit", bold=True)
    assert style.color is None
    assert style.bold
    assert style.underline is None


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf_8_sig"])
def test_a_terminal_that_speaks_utf_8_gets_the_signs(encoding: str) -> None:
    assert glyphs_for(encoding) is UNICODE


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "cp437", "", "no-such-encoding"])
def test_another_terminal_gets_ascii(encoding: str) -> None:
    glyphs = glyphs_for(encoding)
    assert glyphs is ASCII
    assert all(getattr(glyphs, name).isascii() for name in glyphs.__slots__)
