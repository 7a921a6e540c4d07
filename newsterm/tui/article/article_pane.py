"""The article pane: one article, read."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import events
from textual.message import Message

from newsterm.model import Article, Headline
from newsterm.store.onward import Onward
from newsterm.tui.article.article_page import Page, note_page, set_article
from newsterm.tui.article.citation import cited
from newsterm.tui.article.find_view import FindView
from newsterm.tui.article.origin import NOWHERE, Origin
from newsterm.tui.article.page_view import MEASURE
from newsterm.tui.article.phrases import minutes
from newsterm.tui.article.plates import Gallery
from newsterm.tui.article.text_scroll import TextScroll
from newsterm.tui.glyphs import UNICODE, Glyphs
from newsterm.tui.keys import Key

_NOTHING = "Nothing to read yet: choose a headline, and Enter opens it here."


class ArticlePane(FindView, can_focus=True):
    """Shows an article and takes the reader around in it. It fetches, opens and copies nothing itself.

    Beside its own messages it posts `AtEnd`, `PositionChanged`, `LinkChosen`, `FindAsked` and `HitReached`.
    """

    KEYS: ClassVar[tuple[Key, ...]] = (
        *TextScroll.KEYS,
        Key("article.next-quotation", ("] q", ")"), "next_quotation", "Next quotation"),
        Key("article.previous-quotation", ("[ q", "("), "previous_quotation", "Quotation before"),
        Key("article.only-quotations", ("w", '"'), "only_quotations", "Quotations alone, and back"),
        Key("article.copy-quotation", ("y q",), "copy_quotation", "Copy the quotation"),
        *FindView.KEYS,
    )

    @dataclass
    class QuotationCopied(Message):
        """The reader wants a quotation, with its source, to paste elsewhere."""

        text: str

    @dataclass
    class ArticleShown(Message):
        """Another article is in the pane, or another form of it."""

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        measure: int = MEASURE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(glyphs=glyphs, measure=measure, id=id)
        self.article: Article | None = None
        self._shown: Article | None = None
        self._seen: datetime | None = None
        self._onward: Sequence[Onward] | None = None
        self._quotation: int | None = None
        self._is_quotations_only = False
        self._gallery: Gallery = {}
        self._origin = NOWHERE
        self.minutes = 0
        """How long the article takes to read, as its masthead says."""
        self.show(None, None)

    def show(
        self,
        article: Article | None,
        headline: Headline | None,
        *,
        highlights: Sequence[str] = (),
        position: int = 0,
        origin: Origin = NOWHERE,
    ) -> None:
        """Show an article from an offset of its body on, with words that begin like `highlights` lit.

        Above it stands where its text is from. Without the article, what its headline tells; without both,
        what to do next.
        """
        if (article and article.id) != (self.article and self.article.id):
            self._gallery = {}
        self.article = article
        self._origin = origin
        self._shown = article or (_announced(headline) if headline else None)
        self.minutes = minutes(article.body.text) if article else 0
        self._seen = headline.published if headline and headline.seen else None
        self._onward = None
        self._quotation = None
        self._is_quotations_only = False
        self.let_go()
        self.set_page(self._setter(), position)
        self.highlight(highlights)
        if article:
            self.post_message(self.ArticleShown())

    def tell(self, origin: Origin) -> None:
        """Say something else of where the text is from."""
        if origin != self._origin:
            self._origin = origin
            self.reset_page(self._setter())

    def hang(self, gallery: Gallery) -> None:
        """Show these pictures of the article, and no others."""
        self.let_go()  # links stand elsewhere now
        self._gallery = dict(gallery)
        self.change_page(self._setter())

    def _setter(self) -> Callable[[int], Page]:
        """What sets the page at a width."""
        if self._shown is None:
            return partial(note_page, _NOTHING)
        return partial(
            set_article,
            self._shown,
            glyphs=self.glyphs,
            seen=self._seen,
            onward=self._onward,
            only_quotations=self._is_quotations_only,
            gallery=self._gallery,
            origin=self._origin,
        )

    def lead_on(self, onward: Sequence[Onward]) -> None:
        """Show below the article where one can go on from it; nothing else moves."""
        self._onward = onward
        self.let_go()
        self.reset_page(self._setter())

    def dismiss(self) -> bool:
        """Close one thing that lies over the article: letters or a reached link, hits, the quotations-only
        view. Whether there was one."""
        if self.let_go():
            return True
        if self.let_hits_go():
            return True
        if self._is_quotations_only:
            self.action_only_quotations(None)
            return True
        return False

    def on_key(self, event: events.Key) -> None:
        """Esc closes what lies over the article before it means anything else."""
        if event.key == "escape" and self.dismiss():
            event.stop()

    def action_next_quotation(self, count: int | None) -> None:
        """Go to the next quotation."""
        self._go_to_quotation(count or 1)

    def action_previous_quotation(self, count: int | None) -> None:
        """Go to the quotation before."""
        self._go_to_quotation(-(count or 1))

    def _go_to_quotation(self, steps: int) -> None:
        """Go on by so many quotations from the one reached, or from the top if that is out of sight."""
        lines = self.page.quotation_lines
        if not lines:
            return
        start = self._quotation_in_sight()
        if start is None:
            above = bisect_left(lines, self.in_sight.start)
            start = above - 1 if steps > 0 else above
        self._quotation = max(0, min(start + steps, len(lines) - 1))
        self.point_at(self._quotation)

    def _quotation_in_sight(self) -> int | None:
        """The quotation reached, if it is still in sight."""
        if self._quotation is not None and self.page.quotation_lines[self._quotation] in self.in_sight:
            return self._quotation
        return None

    def action_only_quotations(self, _count: int | None) -> None:
        """Show who said what and nothing else, or all again, at the same place."""
        self._is_quotations_only = not self._is_quotations_only
        self.let_go()
        self.reset_page(self._setter())

    def action_copy_quotation(self, _count: int | None) -> None:
        """Copy the quotation reached, else the first in sight, with its source."""
        number = self._quotation_in_sight()
        if number is None:
            lines = self.page.quotation_lines
            number = next((place for place, line in enumerate(lines) if line in self.in_sight), None)
        if number is not None and self.article:
            self.post_message(self.QuotationCopied(cited(self.article, self.page.quotations[number])))


def _announced(headline: Headline) -> Article:
    """What a headline tells of its article while the article isn't there."""
    return Article(
        id=headline.id,
        url=headline.url,
        title=headline.title,
        published=None if headline.seen else headline.published,
        outlet=headline.outlet,
        tags=headline.tags,
    )
