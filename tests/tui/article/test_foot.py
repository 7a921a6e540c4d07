"""Where one can go on from an article: the links below its text, walked with the keyboard."""

from dataclasses import replace
from datetime import UTC, datetime

from newsterm.model import Article, Body, Headline, Status
from newsterm.store.onward import Lead, Onward
from newsterm.tui.article.article_pane import ArticlePane
from newsterm.tui.article.lines import Goal
from tests.tui.article.host import ARTICLE, Desk, lines, page, reading

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def known(row: int, title: str, *, read: bool = False, outlet: str = "Delta Courier") -> Lead:
    headline = Headline(
        row, f"id-{row}", title, outlet, f"https://paper.example/{row}", NOON, status=Status(read)
    )
    return Lead(title, headline.url, headline)


NEXT = Onward(
    "Next in World", (known(1, "Ferry reopens"), known(2, "Rain", read=True, outlet="Harbour Post"))
)
ALSO = Onward("Others also read", (Lead("Eels", "https://eels.example/1"), Lead("Nets")))


def lit(pane: ArticlePane) -> str:
    """The words the cursor is on."""
    return "".join(
        segment.text
        for y in range(pane.size.height)
        for segment in pane.render_line(y)
        if segment.style and segment.style.reverse
    )


def chosen(desk: Desk) -> list[Goal]:
    return [message.goal for message in desk.heard if isinstance(message, ArticlePane.LinkChosen)]


async def test_headlines_tell_where_they_lead() -> None:
    async with reading() as (pane, _, _):
        pane.lead_on([NEXT, ALSO])
        shown = page(pane)
        assert [
            "Next in World",
            "▸ Ferry reopens  22 Nov 2026",
            "▸ Rain  Harbour Post · 22 Nov 2026",
            "",
            "Others also read",
            "▸ Eels  eels.example",
            "· Nets  no link",
        ] == shown[shown.index("Next in World") :][:7]


async def test_what_is_unread_is_bold() -> None:
    async with reading(replace(ARTICLE, body=Body("Short."), quotations=())) as (pane, _, _):
        pane.lead_on([NEXT])
        bold = {
            segment.text.strip()
            for y in range(pane.size.height)
            for segment in pane.render_line(y)
            if segment.style and segment.style.bold
        }
        assert "Ferry reopens" in bold
        assert "Rain" not in bold


async def test_nothing_moves_when_the_ways_on_arrive() -> None:
    async with reading() as (pane, pilot, _):
        await pilot.press("space")
        before = lines(pane)
        pane.lead_on([NEXT, ALSO])
        await pilot.pause()
        assert before == lines(pane)


async def test_going_down_at_the_end_walks_through_the_links_below() -> None:
    async with reading() as (pane, pilot, desk):
        pane.lead_on([NEXT, ALSO])
        await pilot.press("G", "j")
        first = lit(pane)
        walked = [first]
        for _ in range(9):
            await pilot.press("j")
            walked.append(lit(pane))
        assert ["World", "rivers", "Lena Ortiz", "river.mp3  audio/mpeg  12.4 MB", "Ferry reopens"] == walked[
            :5
        ]
        assert ["Rain", "Eels", "Nets"] == walked[5:8]
        assert walked[-1] == walked[-2]  # the last one
        assert [] == chosen(desk)


async def test_enter_opens_what_is_reached() -> None:
    async with reading() as (pane, pilot, desk):
        pane.lead_on([NEXT, ALSO])
        await pilot.press("G", "2", "j", "enter", "3", "j", "enter", "2", "j", "enter")
        assert [
            Goal(field="tag", value="rivers"),
            Goal("https://paper.example/1", "id-1"),
            Goal("https://eels.example/1"),
        ] == chosen(desk)


async def test_going_up_walks_back_and_leaves_at_the_first() -> None:
    async with reading() as (pane, pilot, _):
        await pilot.press("G", "j", "j")
        assert "rivers" == lit(pane)
        bottom = pane.scroll_offset.y
        await pilot.press("k")
        assert "World" == lit(pane)
        await pilot.press("k")
        assert ("", bottom) == (lit(pane), pane.scroll_offset.y)
        await pilot.press("k")
        assert bottom - 1 == pane.scroll_offset.y


async def test_above_the_end_going_down_only_scrolls() -> None:
    async with reading() as (pane, pilot, _):
        await pilot.press("j", "j")
        assert ("", 2) == (lit(pane), pane.scroll_offset.y)


async def test_an_article_without_words_has_a_foot_to_walk_in() -> None:
    async with reading(Article(title="Eels", tags=ARTICLE.tags, version=1)) as (_, pilot, desk):
        await pilot.press("j", "enter")
        assert [Goal(field="tag", value="rivers")] == chosen(desk)


async def test_esc_leaves_the_links_and_space_goes_on() -> None:
    async with reading() as (pane, pilot, desk):
        await pilot.press("G", "j", "escape")
        assert "" == lit(pane)
        await pilot.press("j", "space")
        assert desk.heard_of(ArticlePane.AtEnd)


async def test_what_stands_below_the_text_is_not_counted_as_read_or_unread() -> None:
    async with reading() as (pane, pilot, _):
        await pilot.press("space")
        before = pane.progress
        pane.lead_on([NEXT, ALSO] * 9)
        await pilot.pause()
        assert before == pane.progress > 0
        pane.bring(pane.page.line_of(len(pane.page.body.text)) - pane.size.height + 1)
        assert 100 == pane.progress
