"""Pictures come and go in an article without moving what is read."""

from dataclasses import replace

from rich.segment import Segment
from textual.strip import Strip

from newsterm.model import Body, Picture, Span, Style, StyleKind
from newsterm.tui.article.link_view import LinkView
from newsterm.tui.article.plates import Gallery, Plate, lay_out_plate
from tests.tui.article.host import ARTICLE, TEXT, lines, page, reading

QUAY, TOWER, BARE = (f"https://delta-courier.example/{name}.jpg" for name in ("quay", "tower", "bare"))
MIDDLE = TEXT.index("Gauge 9")
ILLUSTRATED = replace(
    ARTICLE,
    pictures=(Picture(QUAY, "The quay.", "J. Kwan"), Picture(TOWER, "The tower."), Picture(BARE)),
    body=Body(
        TEXT,
        (
            Style(StyleKind.PICTURE, Span(MIDDLE, MIDDLE), "1"),
            Style(StyleKind.PICTURE, Span(MIDDLE + 10, MIDDLE + 10), "2"),
        ),
    ),
)


def drawn(sign: str, rows: int) -> Plate:
    return Plate(tuple(Strip([Segment(sign * 20)], 20) for _ in range(rows)))


def shown(picture: Picture, plate: Plate | None) -> list[str]:
    return [
        line.drawing.text if line.drawing else line.text for line in lay_out_plate(picture, 40, plate=plate)
    ]


def test_a_picture_stands_above_its_caption() -> None:
    assert ["QQQ".ljust(3), "▣ Dusk."] == shown(Picture(QUAY, "Dusk."), Plate((Strip([Segment("QQQ")]),)))


def test_room_is_kept_for_a_picture_that_is_under_way() -> None:
    assert ["Loading", "", "", "▣ Dusk."] == shown(Picture(QUAY, "Dusk."), Plate(rows=3, note="Loading"))


def test_what_went_wrong_is_one_line_beneath() -> None:
    assert ["▣ Dusk.", "  It is lost."] == shown(Picture(QUAY, "Dusk."), Plate(note="It is lost."))
    assert ["  It is lost."] == shown(Picture(QUAY), Plate(note="It is lost."))


def test_without_a_plate_there_are_only_words() -> None:
    assert [] == shown(Picture(QUAY), None)
    assert ["▣ Dusk."] == shown(Picture(QUAY, "Dusk."), None)


async def test_pictures_are_hung_where_the_article_has_them_and_taken_down() -> None:
    async with reading(ILLUSTRATED, size=(80, 60)) as (pane, pilot, _):
        before = page(pane)
        pane.hang({QUAY: drawn("q", 3), TOWER: drawn("t", 2), BARE: drawn("b", 1)})
        await pilot.pause()
        seen = [line.strip() for line in lines(pane)]
        assert ["q" * 20] * 3 + ["▣ The quay.  Photo: J. Kwan"] == seen[seen.index("q" * 20) :][:4]
        assert ["t" * 20] * 2 + ["▣ The tower."] == seen[seen.index("t" * 20) :][:3]
        assert "b" * 20 in seen
        pane.hang({})
        assert before == page(pane)


async def test_nothing_moves_at_the_top_of_an_article() -> None:
    async with reading(ILLUSTRATED, size=(80, 24)) as (pane, pilot, _):
        before = lines(pane)
        pane.hang({QUAY: drawn("q", 3)})
        await pilot.pause()
        place = next(number for number, line in enumerate(lines(pane)) if "qqq" in line)
        assert before[:place] == lines(pane)[:place]


async def test_what_is_read_stays_where_it_is_when_pictures_come_and_go_above_it() -> None:
    async with reading(ILLUSTRATED, size=(80, 24)) as (pane, pilot, _):
        pane.bring(40)
        await pilot.pause()
        before = lines(pane)
        galleries: list[Gallery] = [
            {QUAY: drawn("q", 9)},
            {QUAY: drawn("q", 9), TOWER: Plate(rows=7), BARE: drawn("b", 5)},
            {QUAY: Plate(note="It is lost."), TOWER: drawn("t", 3)},
            {},
        ]
        for gallery in galleries:
            pane.hang(gallery)
            await pilot.pause()
            assert before == lines(pane)


async def test_offsets_and_lines_still_lead_to_each_other() -> None:
    async with reading(ILLUSTRATED, size=(80, 24)) as (pane, _pilot, _):
        pane.hang({QUAY: drawn("q", 9), TOWER: drawn("t", 6)})
        for words in ("Gauge 8 ", "Gauge 9 ", "Gauge 10 ", "Paul"):
            assert words in pane.page.lines[pane.page.line_of(TEXT.index(words))].text


async def test_letters_over_links_are_taken_away_when_the_links_move() -> None:
    async with reading(ILLUSTRATED, size=(80, 24)) as (pane, pilot, desk):
        await pilot.press("f")
        pane.hang({QUAY: drawn("q", 3)})
        before = pane.scroll_offset.y
        await pilot.press("j")
        await pilot.pause()
        assert before + 1 == pane.scroll_offset.y  # the key was no letter
        assert [] == desk.heard_of(LinkView.LinkChosen)


async def test_another_article_has_none_of_them() -> None:
    async with reading(ILLUSTRATED, size=(80, 60)) as (pane, pilot, _):
        pane.hang({QUAY: drawn("q", 3)})
        pane.show(replace(ILLUSTRATED, id="a2"), None)
        await pilot.pause()
        assert not any("qqq" in line for line in lines(pane))


async def test_the_same_article_shown_anew_keeps_them() -> None:
    async with reading(ILLUSTRATED, size=(80, 60)) as (pane, pilot, _):
        pane.hang({QUAY: drawn("q", 3)})
        pane.show(ILLUSTRATED, None)
        await pilot.pause()
        assert any("qqq" in line for line in lines(pane))
