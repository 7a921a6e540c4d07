"""Lines as they go to a terminal that leaves words from right to left to newsterm."""

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from newsterm.tui.bidi_lines import BidiLines

RIGHT, FIRST, POP = "\u2067", "\u2068", "\u2069"
LINK, BOLD = Style(link="https://a.example/"), Style(bold=True)


def shown(*segments: Segment) -> list[tuple[str, Style | None]]:
    strip = Strip(segments)
    drawn = strip.apply_filter(BidiLines(), Color.parse("black"))
    assert strip.cell_length == sum(segment.cell_length for segment in drawn)
    return [(text, style) for text, style, _ in drawn]


def test_words_are_turned_round_and_their_looks_go_with_them() -> None:
    line = shown(
        Segment("  "), Segment(RIGHT), Segment("שלום "), Segment("רב", LINK), Segment("!", BOLD), Segment(POP)
    )
    assert [("  ", None), ("!", BOLD), ("בר", LINK), (" םולש", None)] == line


def test_what_stands_beside_isolated_words_stays() -> None:
    assert [("● ", None), ("12 ירבע", BOLD), (" 3d", None)] == shown(
        Segment("● "), Segment(f"{FIRST}עברי 12{POP}", BOLD), Segment(" 3d")
    )


def test_arabic_letters_are_joined() -> None:
    assert [("\ufe90\ufe91", None)] == shown(Segment(f"{FIRST}بب{POP}"))


def test_other_lines_stay_as_they_are() -> None:
    segments = [Segment("“Grüße” 北京 ", BOLD), Segment("שלום")]
    assert segments == BidiLines().apply(segments, Color.parse("black"))
