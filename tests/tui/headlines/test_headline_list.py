"""The list of headlines: long, drawn by line, steady under the reader's eye."""

from array import array
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rich.cells import cell_len
from textual.app import App, ComposeResult

from newsterm.model import Headline, Status, Tag
from newsterm.tui.glyphs import ASCII, UNICODE
from newsterm.tui.headlines.headline_list import HeadlineList
from newsterm.tui.headlines.headline_rows import Light, RowArt, RowInk
from newsterm.tui.headlines.row_lines import Heading
from newsterm.tui.themes import DARK, TERMINAL

NOW = datetime(2026, 5, 20, 14, 0, tzinfo=UTC)


def headline(row: int, **changes: object) -> Headline:
    values: dict[str, object] = {
        "row": row,
        "id": f"id-{row}",
        "title": f"Ferry {row} is late",
        "outlet": "Harbour Post",
        "published": NOW - timedelta(hours=2),
        "tags": (Tag("ports"), Tag("labour")),
    }
    return Headline(**{**values, **changes})  # type: ignore[arg-type]


class Reading:
    """Reads headlines, and remembers how many it was asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, rows: Sequence[int]) -> list[Headline]:
        self.asked += len(rows)
        return [headline(row, status=Status(read=row % 2 == 0)) for row in rows]


class ListApp(App[None]):
    """Only a list."""

    def __init__(self, fetch: Reading) -> None:
        super().__init__()
        self.list = HeadlineList(fetch, clock=lambda: NOW)
        self.heard: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name

    def on_headline_list_headline_highlighted(self, message: HeadlineList.HeadlineHighlighted) -> None:
        self.heard.append(message.headline.id)


@asynccontextmanager
async def listing(
    rows: Sequence[int], headings: Sequence[Heading] = (), fetch: Reading | None = None
) -> AsyncIterator[HeadlineList]:
    app = ListApp(fetch or Reading())
    async with app.run_test(size=(60, 21)) as pilot:
        app.list.show(rows, headings)
        await pilot.pause()
        yield app.list


def down_from(first: int, count: int) -> "array[int]":
    return array("q", range(first, first - count, -1))


def lines(shown: HeadlineList) -> list[str]:
    return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]


async def test_a_headline_is_two_lines_under_the_heading_of_its_day() -> None:
    async with listing(down_from(9, 3), [Heading(1, "YESTERDAY")]) as shown:
        assert lines(shown)[:7] == [
            " ● Ferry 9 is late                                       2h",
            "   Harbour Post · ports · labour",
            "",
            " YESTERDAY",
            "   Ferry 8 is late                                       2h",
            "   Harbour Post · ports · labour",
            " ● Ferry 7 is late                                       2h",
        ]


async def test_a_hundred_thousand_headlines_cost_what_a_screen_of_them_does() -> None:
    fetch = Reading()
    async with listing(down_from(100_000, 100_000), fetch=fetch) as shown:
        shown.action_bottom(None)
        assert lines(shown)[-2] == " ● Ferry 1 is late                                       2h"
        shown.action_top(None)
        assert fetch.asked < 400


async def test_the_cursor_stays_on_its_article_and_the_article_on_its_line() -> None:
    async with listing(down_from(1000, 500)) as shown:
        shown.action_down(100)
        before = shown.headline
        line = shown.line_of_cursor - shown.scroll_offset.y
        shown.show(down_from(1040, 500), [Heading(20, "YESTERDAY")])
        assert shown.headline == before
        assert shown.line_of_cursor - shown.scroll_offset.y == line


async def test_the_cursor_stays_near_when_its_article_goes() -> None:
    async with listing(down_from(100, 50)) as shown:
        shown.action_down(10)
        shown.show(array("q", [row for row in down_from(100, 50) if row != 90]))
        assert shown.rows[shown.cursor] == 89
        shown.show(array("q"))
        assert shown.headline is None
        assert shown.cursor == 0


async def test_moves_end_at_the_ends() -> None:
    async with listing(down_from(100, 50)) as shown:
        shown.action_up(None)
        assert shown.cursor == 0
        shown.action_page_forward(None)
        assert shown.cursor == 10
        shown.action_half_up(None)
        assert shown.cursor == 5
        shown.action_bottom(None)
        shown.action_down(7)
        assert shown.cursor == 49
        shown.action_top(12)
        assert shown.cursor == 11


async def test_the_cursor_is_always_in_sight() -> None:
    async with listing(down_from(1000, 500), [Heading(5, "A"), Heading(60, "B")]) as shown:
        for move in (shown.action_down, shown.action_page_forward, shown.action_half_up, shown.action_bottom):
            for count in (1, 3, 40):
                move(count)
                top = shown.line_of_cursor - shown.scroll_offset.y
                assert 0 <= top <= shown.size.height - 2


async def test_a_changed_headline_is_drawn_before_the_store_knows() -> None:
    async with listing(down_from(9, 3)) as shown:
        shown.patch(["id-9"], lambda found: headline(9, status=Status(read=True, starred=True)))
        assert lines(shown)[0] == "   Ferry 9 is late                                    ★  2h"
        shown.reread()
        assert lines(shown)[0].startswith(" ●")


async def test_the_next_unread_is_looked_for_only_so_far() -> None:
    async with listing(array("q", [*range(2000, 1000, -2), 7])) as shown:
        assert shown.near_unread(1, 1, within=100) is None
        assert shown.near_unread(1, 1, within=1000) == 500
        assert shown.near_unread(499, -1, within=1000) is None


def art(width: int = 50, *, fades_read: bool = False) -> RowArt:
    return RowArt(width, RowInk.of(DARK.variables), UNICODE, NOW, fades_read)


def test_every_line_is_just_as_wide_as_the_list() -> None:
    titles = (
        "港湾新聞は今日も続く、そして明日も続くのである",
        "مرفأ الدلتا يفتح أبوابه من جديد بعد عشر سنوات",
        "👩‍🌾" * 40,
        "",
        "\t\n",
    )
    for width in (1, 7, 20, 33, 34, 80):
        for title in titles:
            for strip in art(width).headline(headline(1, title=title, outlet=title)):
                assert strip.cell_length == width
                assert cell_len(strip.text) == width


def test_a_title_is_cut_but_never_its_age() -> None:
    long = headline(1, title="A very long title that says all there is to say about ferries")
    assert art(40).headline(long)[0].text == " ● A very long title that says all…  2h "
    undated = replace(long, seen=True)
    assert art(40).headline(undated)[0].text == " ● A very long title that say…  seen 2h "


def test_right_to_left_titles_are_isolated() -> None:
    first, _ = art().headline(headline(1, title="مرفأ الدلتا"))
    assert "\u2068مرفأ الدلتا\u2069" in first.text


def test_a_narrow_list_has_one_line_a_headline() -> None:
    assert len(art(30).headline(headline(1))) == 1


def test_what_was_read_among_the_unread_is_dimmed() -> None:
    read = headline(1, status=Status(read=True))
    dimmed, _ = art(fades_read=True).headline(read)
    plain, _ = art().headline(read)
    assert dimmed.text == plain.text
    assert dimmed != plain


def test_hostile_words_are_drawn_harmless() -> None:
    first, second = art().headline(headline(1, title="a\x1b]52;c;x\x07\x9b[/]\u202e", outlet="b\x1b[2J"))
    assert "[/]" in first.text
    assert not set("\x1b\x07\x9b\u202e") & set(first.text + second.text)


def test_signs_are_ascii_where_utf8_is_missing() -> None:
    drawn = RowArt(50, RowInk.of(TERMINAL.variables), ASCII, NOW).headline(
        headline(1, title="x" * 99, status=Status(starred=True))
    )
    assert all(strip.text.isascii() for strip in drawn)


def test_without_colour_the_cursor_is_seen_all_the_same() -> None:
    plain = RowArt(50, RowInk.of(DARK.variables, in_colour=False), UNICODE, NOW)
    lit, _ = plain.headline(headline(1), Light.CURSOR)
    assert all(segment.style and segment.style.reverse for segment in lit)
