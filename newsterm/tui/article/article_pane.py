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
from newsterm.reading.updates import Update
from newsterm.store.onward import Onward
from newsterm.tui.article.article_page import Page, View, lead_still, note_page, set_article, set_foot
from newsterm.tui.article.citation import cited
from newsterm.tui.article.find_view import FindView
from newsterm.tui.article.origin import NOWHERE, Origin
from newsterm.tui.article.page_view import MEASURE
from newsterm.tui.article.phrases import minutes
from newsterm.tui.article.plates import Gallery
from newsterm.tui.article.standing import Standing
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
        Key("article.changes", ("c",), "changes", "What changed, and back"),
        Key("article.next-change", ("] c",), "next_change", "Next change"),
        Key("article.previous-change", ("[ c",), "previous_change", "Change before"),
        *FindView.KEYS,
    )

    @dataclass
    class QuotationCopied(Message):
        """The reader wants a quotation, with its source, to paste elsewhere."""

        text: str

    @dataclass
    class ArticleShown(Message):
        """Another article is in the pane, or another form of it."""

    @dataclass
    class ChangesAsked(Message):
        """The reader wants to see what changed, and the pane knows of nothing: tell it by `compare`."""

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
        self._gallery: Gallery = {}
        self._origin = NOWHERE
        self._update: Update | None = None
        self._view = View.WHOLE
        self._stop: int | None = None
        self._set_article = Standing(set_article)
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

        Above it stands where its text is from. Where it is shown already, what was found in it and the view
        stay. Without the article, what its headline tells; without both, what to do next.
        """
        is_again = bool(article and self.article and article.id == self.article.id)
        if not is_again:
            self._gallery = {}
        self.article = article
        self._origin = origin
        self._shown = article or (_announced(headline) if headline else None)
        self.minutes = minutes(article.body.text) if article else 0
        self._seen = _first_seen(headline)
        self._onward = None
        self._update = None
        if not (is_again and self._view is View.QUOTATIONS):
            self._view = View.WHOLE
        self._stop = None
        self.let_go()
        self.set_page(self._setter(), position, stay=lead_still if is_again and not position else None)
        if is_again:
            self.find_again()
        else:
            self.highlight(highlights)
        if article:
            self.post_message(self.ArticleShown())

    def make_ready(self, article: Article, headline: Headline, origin: Origin, width: int) -> None:
        """Set what `show` would have to, in a column of so many cells; to be called away from the screen."""
        self._set_article(
            article,
            width,
            self.glyphs,
            seen=_first_seen(headline),
            gallery={},
            origin=origin,
            update=None,
            view=View.WHOLE,
        )

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
        """What sets the page of this view at a width."""
        article = self._shown
        if article is None:
            return partial(note_page, _NOTHING)
        seen, gallery, origin = self._seen, self._gallery, self._origin
        update, view, onward = self._update, self._view, self._onward

        def page(width: int) -> Page:
            above = self._set_article(
                article,
                width,
                self.glyphs,
                seen=seen,
                gallery=gallery,
                origin=origin,
                update=update,
                view=view,
            )
            return above.with_foot(set_foot(article, width, self.glyphs, onward))

        return page

    def lead_on(self, onward: Sequence[Onward]) -> None:
        """Show below the article where one can go on from it; nothing else moves."""
        self._onward = onward
        self.let_go()
        self.change_foot(self._setter())

    @property
    def position(self) -> int:
        """The offset of the words at the top into the article's body, 0 above it."""
        return self._present(self.offset_at_top)

    def _present(self, offset: int) -> int:
        """The offset into the article's body of one into what the page shows."""
        return self._update.line.present(offset) if self._update and self._view is View.CHANGES else offset

    def compare(self, update: Update | None) -> None:
        """Say in the head how the article has changed; that can be seen then."""
        if update != self._update:
            if self._view is View.CHANGES:
                self._turn_to(View.WHOLE)
            self._update = update
            self.reset_page(self._setter())

    def _turn_to(self, view: View) -> None:
        """Show another view of the article, at the same place."""
        if view is self._view:
            return
        offset: Callable[[int], int] = int
        if self._update and View.CHANGES in (view, self._view):
            line = self._update.line
            offset = line.place if view is View.CHANGES else line.present
        self.let_go()
        self._stop, self._here, self._view = None, None, view
        self.reset_page(self._setter(), offset)
        self.find_again()

    def dismiss(self) -> bool:
        """Close one thing that lies over the article: letters or a reached link, hits, another view
        than the whole. Whether there was one."""
        if self.let_go():
            return True
        if self.let_hits_go():
            return True
        was_turned = self._view is not View.WHOLE
        self._turn_to(View.WHOLE)
        return was_turned

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
        if self._view is View.CHANGES:
            self._turn_to(View.WHOLE)
        self._go_to_stop(steps)

    def action_next_change(self, count: int | None) -> None:
        """Go to the next change."""
        self._go_to_change(count or 1)

    def action_previous_change(self, count: int | None) -> None:
        """Go to the change before."""
        self._go_to_change(-(count or 1))

    def _go_to_change(self, steps: int) -> None:
        if self._update:
            self._turn_to(View.CHANGES)
            self._go_to_stop(steps)
        else:
            self.post_message(self.ChangesAsked())

    def _go_to_stop(self, steps: int) -> None:
        """Go on by so many stops from the one reached, or from the top if that is out of sight."""
        lines = self.page.stops
        if not lines:
            return
        start = self._stop_in_sight()
        if start is None:
            above = bisect_left(lines, self.in_sight.start)
            start = above - 1 if steps > 0 else above
        self._stop = max(0, min(start + steps, len(lines) - 1))
        self.point_at(self._stop)

    def _stop_in_sight(self) -> int | None:
        """The stop reached, if it is still in sight."""
        if self._stop is not None and self.page.stops[self._stop] in self.in_sight:
            return self._stop
        return None

    def action_only_quotations(self, _count: int | None) -> None:
        """Show who said what and nothing else, or all again, at the same place."""
        self._turn_to(View.WHOLE if self._view is View.QUOTATIONS else View.QUOTATIONS)

    def action_changes(self, _count: int | None) -> None:
        """Show what changed, or the article as it is again, at the same place."""
        if self._update:
            self._turn_to(View.WHOLE if self._view is View.CHANGES else View.CHANGES)
        else:
            self.post_message(self.ChangesAsked())

    def action_copy_quotation(self, _count: int | None) -> None:
        """Copy the quotation reached, else the first in sight, with its source."""
        number = self._stop_in_sight() if self.page.quotations else None
        if number is None:
            lines = self.page.quotation_lines
            number = next((place for place, line in enumerate(lines) if line in self.in_sight), None)
        if number is not None and self.article:
            self.post_message(self.QuotationCopied(cited(self.article, self.page.quotations[number])))


def _first_seen(headline: Headline | None) -> datetime | None:
    """When an article was first seen, if nothing else tells its date."""
    return headline.published if headline and headline.seen else None


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
