from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from textual import events
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

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
from newsterm.tui.keys import KeyResolver, Pressed, key_name
from newsterm.tui.themes import DARK, THEMES

OPENING = "PORT SALEN — The two governments will publish river levels every hour."
ORTIZ = "“The river never stopped talking,” said Lena Ortiz."
FILLER = [f"Gauge {number} stands under the bridge of mile {number}." for number in range(1, 31)]
ADEYEMI = "“We were told to wait,” said Paul Adeyemi."
LAST = "The next meeting is in spring."
TEXT = "\n\n".join([OPENING, ORTIZ, *FILLER, ADEYEMI, LAST])


def quoted(words: str, speaker: str) -> Quotation:
    start, mention = TEXT.index(words), TEXT.index(speaker)
    named = Speaker(speaker, Span(mention, mention + len(speaker)))
    return Quotation(Span(start, start + len(words)), Kind.DIRECT, named)


def linked(words: str, url: str) -> Style:
    start = TEXT.index(words)
    return Style(StyleKind.LINK, Span(start, start + len(words)), url)


ARTICLE = Article(
    id="a1",
    url="https://delta-courier.example/river",
    title="Ministers agree on river data",
    deck="A treaty ends the longest silence on the Halwen",
    byline=("Mira Osei",),
    published=datetime(2026, 11, 23, 13, 2, tzinfo=UTC),
    outlet="Delta Courier",
    section="World",
    dateline="PORT SALEN",
    wire="SNA",
    tags=(Tag("rivers"), Tag("lena-ortiz", label="Lena Ortiz")),
    pictures=(Picture("", "Delegates in Port Salen.", "J. Kwan / SNA"),),
    enclosures=(Enclosure("https://delta-courier.example/river.mp3?x=1", "audio/mpeg", 12_400_000),),
    related=(
        Related(
            "Next in World", (Link("Ferry reopens", "https://delta-courier.example/ferry"), Link("Rain"))
        ),
        Related("Others also read"),  # a heading over nothing is furniture
    ),
    body=Body(
        TEXT, (linked("river levels", "https://rivers.example/"), linked("spring", "mailto:a@b.example"))
    ),
    quotations=(
        quoted("The river never stopped talking,", "Lena Ortiz"),
        quoted("We were told to wait,", "Paul Adeyemi"),
    ),
    version=1,
)


class Desk(App[None]):
    """Only an article pane, and a record of what it says."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__()
        self.pane = pane
        self.heard: list[Message] = []
        self._resolver = KeyResolver()
        for theme in THEMES:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.theme = DARK.name
        self.pane.focus()

    def on_key(self, event: events.Key) -> None:
        answer = self._resolver.press(key_name(event.key, event.character), self.pane.KEYS)
        if isinstance(answer, Pressed):
            getattr(self.pane, f"action_{answer.key.action}")(answer.count)

    def on_article_pane_link_chosen(self, message: ArticlePane.LinkChosen) -> None:
        self.heard.append(message)

    def on_article_pane_quotation_copied(self, message: ArticlePane.QuotationCopied) -> None:
        self.heard.append(message)

    def on_article_pane_at_end(self, message: ArticlePane.AtEnd) -> None:
        self.heard.append(message)

    def on_article_pane_find_asked(self, message: ArticlePane.FindAsked) -> None:
        self.heard.append(message)

    def on_article_pane_position_changed(self, message: ArticlePane.PositionChanged) -> None:
        self.heard.append(message)

    def heard_of(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.heard if isinstance(message, kind)]


@asynccontextmanager
async def reading(
    article: Article | None = ARTICLE,
    headline: Headline | None = None,
    size: tuple[int, int] = (80, 24),
    pane: ArticlePane | None = None,
    highlights: tuple[str, ...] = (),
    position: int = 0,
    desk: type[Desk] = Desk,
) -> AsyncIterator[tuple[ArticlePane, Pilot[None], Desk]]:
    pane = pane or ArticlePane()
    app = desk(pane)
    async with app.run_test(size=size) as pilot:
        pane.show(article, headline, highlights=highlights, position=position)
        await pilot.pause()
        yield pane, pilot, app


def lines(pane: ArticlePane) -> list[str]:
    """What stands on the screen."""
    return [pane.render_line(y).text for y in range(pane.size.height)]


def page(pane: ArticlePane) -> list[str]:
    """What stands on the whole page."""
    return [line.text for line in pane.page.lines]
