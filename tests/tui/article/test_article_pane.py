from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsterm.model import (
    Article,
    Body,
    Enclosure,
    Headline,
    Kind,
    Link,
    Picture,
    Quotation,
    Related,
    Span,
    Speaker,
    Style,
    StyleKind,
    Tag,
)
from newsterm.tui.article.article_pane import ArticlePane
from newsterm.tui.article.phrases import lasting, minutes
from newsterm.tui.glyphs import ASCII
from newsterm.tui.keys import conflicts
from newsterm.tui.themes import DARK, THEMES
from tests.tui.article.host import ARTICLE, FILLER, LAST, OPENING, ORTIZ, TEXT, lines, page, reading


async def test_an_article_shows_all_its_parts_around_its_body() -> None:
    async with reading() as (pane, _, _):
        shown = page(pane)
    when = ARTICLE.published.astimezone() if ARTICLE.published else None
    assert "Ministers agree on river data" == shown[1]
    assert "A treaty ends the longest silence on the Halwen" == shown[2]
    assert f"Mira Osei in Port Salen · Delta Courier · SNA · {when:%-d %b %Y, %H:%M} · 1 min" == shown[4]
    assert "WHO SAID  ▌Lena Ortiz 1, 60 % · ▌Paul Adeyemi 1, 40 %" == shown[6]
    assert "▣ Delegates in Port Salen.  Photo: J. Kwan / SNA" == shown[8]
    assert OPENING == shown[10]
    foot = shown[shown.index(LAST) + 3 :]
    assert [
        "SECTION   World",
        "TAGS      rivers · Lena Ortiz",
        "▸ river.mp3  audio/mpeg  12.4 MB",
        "",
        "Next in World",
        "▸ Ferry reopens",
        "· Rain  no link",
        "",
        "Delta Courier · delta-courier.example/river",
        "",
    ] == foot


async def test_an_article_shows_what_else_its_feed_tells() -> None:
    article = replace(
        ARTICLE,
        episode="season 2, episode 5",
        rating="explicit",
        location="Port Salen (45.2, -71.9)",
        comments=12,
        comments_url="https://delta-courier.example/river#talk",
        source_url="https://harbour-post.example/river",
        enclosures=(
            Enclosure("https://delta-courier.example/5.mp3", "audio/mpeg", 12_400_000, 2_580, "The river"),
        ),
    )
    async with reading(article) as (pane, _, _):
        shown = page(pane)
        assert "▸ 12 comments" in shown
        assert article.comments_url in [link.goal.url for link in pane.page.links]
    assert "1 min · Season 2, episode 5 · explicit" in " · ".join(shown[4:6])
    assert "LOCATION  Port Salen (45.2, -71.9)" in shown
    assert "▸ The river  audio/mpeg  43 min  12.4 MB" in shown
    assert "First at harbour-post.example/river" in shown


async def test_comments_that_lead_nowhere_are_counted_all_the_same() -> None:
    async with reading(replace(ARTICLE, comments=1)) as (pane, _, _):
        assert "· 1 comment" in page(pane)


async def test_an_article_without_a_date_says_when_it_was_first_seen() -> None:
    first = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
    undated = replace(ARTICLE, published=None)
    headline = Headline(1, "a1", undated.title, undated.outlet, published=first, seen=True)
    when = f"{first.astimezone():%-d %b %Y, %H:%M}"
    async with reading(undated) as (pane, _, _):
        pane.show(undated, headline)
        assert f" · seen {when}" in page(pane)[4]
        pane.show(None, headline)
        assert f"seen {when}" in "\n".join(page(pane))
        pane.show(replace(undated, updated=first), replace(headline, seen=False))
        assert f"updated {when}" in "\n".join(page(pane)[4:6])


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, ""), (-5, ""), (40, "40 s"), (2_580, "43 min"), (3_600, "1 h"), (3_900, "1 h 5 min")],
)
def test_how_long_something_lasts_is_said_in_short(seconds: int, words: str) -> None:
    assert words == lasting(seconds)


async def test_what_would_only_repeat_itself_is_left_out() -> None:
    article = replace(
        ARTICLE,
        deck="PORT SALEN — The two governments will publish…",
        wire="Delta Courier",
        updated=datetime(2026, 11, 23, 13, 3, tzinfo=UTC),
    )
    async with reading(article) as (pane, _, _):
        shown = page(pane)
    assert "" == shown[2]
    assert 1 == shown[3].count("Delta Courier")
    assert "updated" not in shown[3]


async def test_an_article_changed_later_says_when() -> None:
    later = replace(ARTICLE, byline=(), dateline="", updated=datetime(2026, 11, 24, 13, 3, tzinfo=UTC))
    async with reading(later) as (pane, _, _):
        assert "· updated 2" in page(pane)[4]


async def test_of_many_speakers_the_first_are_named() -> None:
    many = tuple(Quotation(Span(0, 4), Kind.DIRECT, Speaker(f"Speaker {letter}")) for letter in "ABCDEFGHIJK")
    async with reading(replace(ARTICLE, quotations=many)) as (pane, _, _):
        strip = " ".join(page(pane)[6:9])
        assert "Speaker I 1" in strip
        assert "Speaker J" not in strip
        assert "and 2 more" in strip


async def test_the_text_is_a_column_in_the_middle_with_a_margin() -> None:
    async with reading(size=(120, 24)) as (pane, _, _):
        assert all(len(line) == 120 for line in lines(pane))
        assert 20 == lines(pane)[1].index("Ministers")
        assert 80 == max(map(len, page(pane)))


async def test_the_column_is_as_wide_as_the_reader_sets_it_and_as_there_is_room() -> None:
    async with reading(size=(120, 24), pane=ArticlePane(measure=60)) as (pane, pilot, _):
        assert 30 == lines(pane)[1].index("Ministers")
        assert 60 == max(map(len, page(pane)))
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        assert 45 == max(map(len, page(pane)))


async def test_without_an_article_a_line_says_what_to_do() -> None:
    async with reading(None) as (pane, _, _):
        assert "choose a headline" in lines(pane)[1]
        assert "".join(lines(pane)[2:]).strip() == ""


async def test_an_article_that_is_not_there_yet_shows_its_headline() -> None:
    headline = Headline(1, "a1", "Ministers agree", "Delta Courier", tags=(Tag("rivers"),))
    async with reading(None, headline) as (pane, _, _):
        assert pane.article is None
        assert "Ministers agree" in page(pane)
        assert "The text is being read." in page(pane)
        assert "TAGS      rivers" in page(pane)


async def test_an_article_without_text_says_where_to_read_it() -> None:
    async with reading(replace(ARTICLE, body=Body(), quotations=())) as (pane, _, _):
        assert any("o opens its page in the browser" in line for line in page(pane))


async def test_keys_scroll_by_lines_pages_and_to_the_ends() -> None:
    async with reading() as (pane, pilot, _):
        await pilot.press("j", "5", "j", "k")
        assert 5 == pane.scroll_offset.y
        await pilot.press("space")
        assert 5 + 22 == pane.scroll_offset.y
        await pilot.press("ctrl+u", "b")
        assert 0 == pane.scroll_offset.y
        await pilot.press("G")
        assert pane.max_scroll_y == pane.scroll_offset.y
        await pilot.press("g", "g")
        assert 0 == pane.scroll_offset.y


async def test_progress_goes_from_0_to_100() -> None:
    async with reading() as (pane, pilot, _):
        assert 0 == pane.progress
        await pilot.press("ctrl+d")
        assert 0 < pane.progress < 100
        await pilot.press("G")
        assert 100 == pane.progress
        pane.show(replace(ARTICLE, body=Body("Short."), quotations=()), None)
        await pilot.pause()
        assert 100 == pane.progress


async def test_space_at_the_end_says_so() -> None:
    async with reading() as (_, pilot, desk):
        await pilot.press("G", "space")
        assert [ArticlePane.AtEnd()] == desk.heard_of(ArticlePane.AtEnd)


async def test_the_position_is_told_as_the_offset_of_the_words_at_the_top() -> None:
    async with reading() as (pane, pilot, desk):
        await pilot.press("1", "2", "j")
        assert TEXT.index(ORTIZ) == pane.position
        assert ArticlePane.PositionChanged(TEXT.index(ORTIZ)) == desk.heard[-1]


async def test_an_article_opens_at_the_position_asked_for() -> None:
    offset = TEXT.index("Gauge 9")
    async with reading(position=offset + 3) as (pane, _, desk):
        assert FILLER[8] in lines(pane)[0]
        assert [] == desk.heard


async def test_a_new_width_keeps_the_words_at_the_top() -> None:
    offset = TEXT.index("Gauge 9")
    async with reading(position=offset) as (pane, pilot, desk):
        for width in (40, 120, 30, 80):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert lines(pane)[0].strip().startswith("Gauge 9 stands")
        assert [] == desk.heard


async def test_a_new_width_keeps_the_head_at_the_top_too() -> None:
    async with reading() as (pane, pilot, _):
        await pilot.press("4", "j")
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        assert "Mira Osei" in lines(pane)[0]


async def test_quotations_are_gone_through_one_by_one() -> None:
    async with reading() as (pane, pilot, _):
        await pilot.press("]", "q")
        assert "LO “The river" in "\n".join(lines(pane))
        await pilot.press(")")
        assert "PA “We were told" in "\n".join(lines(pane))
        await pilot.press("]", "q", "(")
        assert "LO “The river" in "\n".join(lines(pane))


async def test_a_quotation_reached_is_lit_in_the_margin() -> None:
    async with reading() as (pane, pilot, _):
        await pilot.press(")")
        row = next(y for y, line in enumerate(lines(pane)) if "LO “" in line)
        lit = [segment.text for segment in pane.render_line(row) if segment.style and segment.style.reverse]
        assert ["LO"] == lit


async def test_quotations_alone_can_be_seen_and_everything_again() -> None:
    async with reading() as (pane, pilot, _):
        await pilot.press("w")
        shown = page(pane)
        assert ["Lena Ortiz", "  “The river never stopped talking,”", ""] == shown[10:13]
        assert OPENING not in shown
        await pilot.press("w")
        assert OPENING in page(pane)


async def test_an_article_in_which_nobody_speaks_says_so() -> None:
    async with reading(replace(ARTICLE, quotations=())) as (pane, pilot, _):
        await pilot.press("w")
        assert "Nobody is quoted in this article." in page(pane)
        await pilot.press(")", "y", "q")


async def test_a_quotation_is_copied_with_its_source() -> None:
    async with reading() as (_, pilot, desk):
        await pilot.press(")", ")", "y", "q")
        [copied] = desk.heard_of(ArticlePane.QuotationCopied)
        assert isinstance(copied, ArticlePane.QuotationCopied)
        assert (
            "“We were told to wait,” — Paul Adeyemi, Delta Courier, 2026-11-23, https://delta-courier.example/river"
            == copied.text
        )


def lit_words(pane: ArticlePane, ground: str) -> list[str]:
    """The words on the screen that stand on a ground."""
    return [
        segment.text
        for y in range(pane.size.height)
        for segment in pane.render_line(y)
        if segment.style and segment.style.bgcolor and segment.style.bgcolor.name == DARK.variables[ground]
    ]


async def test_finding_lights_all_hits_and_walks_through_them() -> None:
    async with reading() as (pane, pilot, desk):
        await pilot.press("/")
        assert [ArticlePane.FindAsked()] == desk.heard_of(ArticlePane.FindAsked)
        assert 30 == pane.find("gauge")
        assert "Gauge" in lit_words(pane, "hit")
        before = pane.position
        await pilot.press("2", "9", "n")
        assert FILLER[29] in "\n".join(lines(pane))
        await pilot.press("n", "N", "N")
        assert FILLER[28] in "\n".join(lines(pane))
        assert before < pane.position


async def test_words_are_found_over_line_ends_and_never_as_patterns() -> None:
    async with reading(size=(40, 24)) as (pane, _, _):
        assert 1 == pane.find("two  governments will publish")
        assert 0 == pane.find(".*")
        assert 0 == pane.find("")


async def test_words_searched_for_are_lit_from_the_start() -> None:
    async with reading(highlights=("river", "hour", "auge")) as (pane, _, _):
        assert ["river", "hour", "river"] == lit_words(pane, "hit")


async def test_escape_closes_one_thing_after_the_other() -> None:
    async with reading(highlights=("river",)) as (pane, pilot, _):
        await pilot.press('"', ")", "enter", "]", "l", "escape", "escape")
        assert [] == lit_words(pane, "hit")
        assert OPENING not in page(pane)
        await pilot.press("escape")
        assert OPENING in page(pane)
        assert not pane.dismiss()


HOSTILE = "\x1b]52;c;eA==\x07[/] [@click=app.quit]x[/] \x9b31m \u202eevil"


async def test_hostile_words_are_shown_as_harmless_text() -> None:
    article = Article(
        title=HOSTILE,
        deck=HOSTILE,
        byline=(HOSTILE,),
        outlet=HOSTILE,
        section=HOSTILE,
        dateline=HOSTILE,
        wire=HOSTILE,
        url=f"https://a.example/{HOSTILE}",
        tags=(Tag(HOSTILE),),
        pictures=(Picture("", HOSTILE, HOSTILE),),
        enclosures=(Enclosure(HOSTILE, HOSTILE),),
        related=(Related(HOSTILE, (Link(HOSTILE, HOSTILE),)),),
        body=Body(HOSTILE * 3, (Style(StyleKind.LIST_ITEM, Span(0, 20), HOSTILE, 1),)),
        quotations=(Quotation(Span(0, 9), Kind.DIRECT, Speaker(HOSTILE)),),
        version=1,
    )
    async with reading(article, size=(60, 60)) as (pane, pilot, desk):
        await pilot.press("w", "w", "y", "q")
        shown = "".join(lines(pane))
        copied = desk.heard[-1]
        assert isinstance(copied, ArticlePane.QuotationCopied)
        assert "[@click=app.quit]x[/]" in shown
        for unsafe in "\x1b\x07\x9b\u202e":
            assert unsafe not in shown
            assert unsafe not in copied.text


async def test_a_title_from_right_to_left_stands_at_the_right_and_moves_nothing_beside_it() -> None:
    title = "اتفاق على بيانات النهر"
    async with reading(replace(ARTICLE, title=title), size=(60, 24)) as (pane, _, _):
        assert lines(pane)[1] == f"{' ' * (59 - len(title))}\u2067{title}\u2069 "


async def test_a_terminal_without_utf_8_gets_ascii_signs() -> None:
    async with reading(pane=ArticlePane(glyphs=ASCII)) as (pane, _, _):
        assert "WHO SAID  |Lena Ortiz 1, 60 % - |Paul Adeyemi 1, 40 %" in page(pane)
        assert "# Delegates in Port Salen.  Photo: J. Kwan / SNA" in page(pane)


async def test_without_colour_a_bar_stands_beside_direct_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading() as (pane, _, _):
        assert f" LO▌{ORTIZ}" in [line.rstrip() for line in lines(pane)]
        assert [] == lit_words(pane, "tint-1")


async def test_another_theme_recolours_the_article() -> None:
    async with reading() as (pane, pilot, desk):
        before = pane.render_line(1)
        for theme in THEMES[1:]:
            desk.theme = theme.name
            await pilot.pause()
            assert before != pane.render_line(1)


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (20, 5)])
async def test_a_tiny_terminal_does_no_harm(size: tuple[int, int]) -> None:
    async with reading(size=size) as (pane, pilot, _):
        await pilot.press("space", ")", "f", "w", "G")
        assert all(len(line) == size[0] for line in lines(pane))


def test_no_key_of_the_pane_hides_another() -> None:
    assert [] == conflicts(ArticlePane.KEYS)


def test_every_key_has_its_action() -> None:
    assert all(callable(getattr(ArticlePane, f"action_{key.action}")) for key in ArticlePane.KEYS)


def test_reading_time_is_said_in_whole_minutes_and_at_least_one() -> None:
    assert [1, 1, 2] == [minutes(""), minutes("word"), minutes("word " * 476)]


async def test_cells_from_right_to_left_stay_in_their_columns() -> None:
    text = "נהר\t4.2\nים\t11.9"
    body = Body(text, (Style(StyleKind.TABLE, Span(0, len(text)), "", 0),))
    async with reading(replace(ARTICLE, body=body, quotations=()), size=(60, 30)) as (pane, _, _):
        shown = [line.strip() for line in lines(pane)]
        assert "\u2068נהר\u2069   4.2" in shown
        assert "\u2068ים\u2069   11.9" in shown
