"""The links of an article are reached by letters, by number, one by one, and by mouse."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from textual.filter import LineFilter

from newsterm.model import (
    Body,
    Enclosure,
    Link,
    Related,
    Span,
    Style,
    StyleKind,
)
from newsterm.tui.article.article_pane import ArticlePane
from newsterm.tui.article.lines import Goal
from newsterm.tui.bidi_lines import BidiLines
from tests.tui.article.host import ARTICLE, TEXT, Desk, lines, linked, reading


async def test_letters_over_links_lead_to_them() -> None:
    async with reading() as (pane, pilot, desk):
        await pilot.press("f")
        assert "publish a 1er levels every" in "\n".join(lines(pane))
        await pilot.press("a")
        assert [ArticlePane.LinkChosen(Goal("https://rivers.example/"), "open")] == desk.heard
        assert "publish river levels" in "\n".join(lines(pane))


async def test_a_key_that_is_no_letter_of_a_link_takes_the_letters_away() -> None:
    async with reading() as (pane, pilot, desk):
        await pilot.press("f", "j")
        assert "publish river levels" in "\n".join(lines(pane))
        assert (0, []) == (pane.scroll_offset.y, desk.heard)


async def test_many_links_have_letters_of_two() -> None:
    words = " ".join(f"link{number}" for number in range(40))
    styles = tuple(
        Style(StyleKind.LINK, Span(at, at + 5), f"https://rivers.example/{number}")
        for number in range(40)
        if (at := words.index(f"link{number}")) >= 0
    )
    async with reading(replace(ARTICLE, body=Body(words, styles), quotations=())) as (_, pilot, desk):
        await pilot.press("f", "s")
        assert [] == desk.heard
        await pilot.press("d")
        assert [ArticlePane.LinkChosen(Goal("https://rivers.example/28"), "open")] == desk.heard


async def test_links_are_opened_and_copied_by_number() -> None:
    async with reading() as (_, pilot, desk):
        await pilot.press("2", "o", "7", "y", "9", "9", "o")
        assert [
            ArticlePane.LinkChosen(Goal("mailto:a@b.example"), "open"),
            ArticlePane.LinkChosen(Goal("https://delta-courier.example/ferry"), "copy"),
        ] == desk.heard


async def test_links_are_walked_through_and_followed() -> None:
    async with reading() as (pane, pilot, desk):
        await pilot.press("enter", "7", "]", "l")
        row = next(y for y, line in enumerate(lines(pane)) if "Ferry reopens" in line)
        lit = [segment.text for segment in pane.render_line(row) if segment.style and segment.style.reverse]
        assert ["Ferry reopens"] == lit
        await pilot.press("enter", "[", "l", "enter")
        chosen = [message.goal.url for message in desk.heard if isinstance(message, ArticlePane.LinkChosen)]
        assert [
            "https://delta-courier.example/ferry",
            "https://delta-courier.example/river.mp3?x=1",
        ] == chosen


async def test_a_click_follows_the_link_under_it_and_nothing_else() -> None:
    async with reading() as (pane, pilot, desk):
        row = next(y for y, line in enumerate(lines(pane)) if "river levels" in line)
        column = lines(pane)[row].index("river levels")
        await pilot.click(pane, offset=(column - 1, row))
        assert [] == desk.heard
        await pilot.click(pane, offset=(column, row))
        assert [ArticlePane.LinkChosen(Goal("https://rivers.example/"), "open")] == desk.heard


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/\x1b]0;x\x07", ""]
)
async def test_only_the_web_and_mail_are_links(url: str) -> None:
    article = replace(
        ARTICLE,
        url=url,
        comments_url=url,
        body=Body(TEXT, (linked("river levels", url),)),
        enclosures=(Enclosure(url),),
        related=(Related("Next", (Link("Ferry", url),)),),
    )
    async with reading(article) as (pane, _, _):
        assert [] == [link for link in pane.page.links if link.goal.leads and not link.goal.field]


class Reordering(Desk):
    """A terminal that leaves words from right to left to newsterm."""

    lines = BidiLines()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self.lines]


@pytest.mark.parametrize(("desk", "column"), [(Desk, 0), (Reordering, 11)])
async def test_a_click_finds_the_link_that_is_seen_there(desk: type[Desk], column: int) -> None:
    text = "נהר וים ועיר"
    body = Body(text, (Style(StyleKind.LINK, Span(0, 3), "https://rivers.example/"),))
    article = replace(ARTICLE, body=body, quotations=(), pictures=())
    async with reading(article, size=(80, 24), desk=desk) as (pane, pilot, said):
        line = pane.page.line_of(0)
        right = pane.left + len(pane.page.lines[line].text)
        await pilot.click(pane, offset=(right - len(text) + column, line))
        assert [ArticlePane.LinkChosen(Goal("https://rivers.example/"), "open")] == said.heard
