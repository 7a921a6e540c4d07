"""What is read: previews, articles opened, and the place in each."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import ClassVar

from textual.timer import Timer

from newsterm.model import Article, Headline
from newsterm.store.onward import Onward
from newsterm.tui.acts.comparing import Comparer
from newsterm.tui.acts.fetching import Retriever
from newsterm.tui.acts.marking import Marker
from newsterm.tui.acts.opening import copy_url, open_url
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.article.origin import NOWHERE
from newsterm.tui.keys import Key
from newsterm.tui.stage import Stage

PREVIEW_AFTER = 0.06
"""Seconds the cursor rests on a headline before its article is shown beside it."""

SAVE_AFTER = 1.0
"""Seconds without scrolling after which the reader's place is remembered."""

WORDS = 40
"""Characters remembered of the words at the reader's place, to find it in a changed article."""


class Reader:
    """Shows articles in the article pane and remembers where the reader has been."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.open-browser", ("o",), "open_browser", "Open in the browser"),
        Key("browse.copy-link", ("y y",), "copy_link", "Copy the link"),
    )

    def __init__(
        self,
        stage: Stage,
        viewer: Viewer,
        marker: Marker,
        enter: Callable[[], None],
        hurry: Callable[[str], None],
        retriever: Retriever,
        comparer: Comparer,
    ) -> None:
        self._stage = stage
        self._viewer = viewer
        self._marker = marker
        self._enter = enter
        self._hurry = hurry
        self._retriever = retriever
        self._comparer = comparer
        self._viewed: set[str] = set()
        self._places: dict[str, tuple[int, str]] = {}
        self._preview: Timer | None = None
        self._reading: Timer | None = None
        self._saving: Timer | None = None

    # Showing

    def preview(self, headline: Headline) -> None:
        """Show an article beside the list, if the cursor rests on it; it stays unread."""
        self._stop(self._preview)
        self._preview = self._stage.headlines.set_timer(PREVIEW_AFTER, lambda: self._show(headline))

    def open(self, headline: Headline) -> None:
        """Read an article: its place is remembered from now on, and it is marked read as set."""
        self._viewed.add(headline.id)
        self._stop(self._preview)
        self._show(headline)
        self._retriever.opened(headline)
        self._enter()
        if headline.changed:
            self._comparer.announce()
            self.save_place()  # at once: it is no news any more
            self._stage.headlines.patch([headline.id], lambda read: replace(read, changed=False))
        self._stage.article.call_after_refresh(self.progressed)
        self._stop(self._reading)
        config = self._stage.config
        if config.mark_read == "open":
            self._marker.read(headline)
        elif config.mark_read == "seconds":
            self._reading = self._stage.headlines.set_timer(
                config.mark_read_seconds, lambda: self._marker.read(headline)
            )

    def _show(self, headline: Headline) -> None:
        """Bring an article into the pane, at the place where the reader left it."""
        if self._stage.shown and self._stage.shown.id == headline.id and self._stage.article.article:
            return
        self._stop(self._reading)
        self.save_place()
        self._stage.shown = headline
        store = self._stage.desk.store
        article = store.articles.load(headline.id)
        place = self._places.get(headline.id) or store.journal.position(headline.id)
        self._stage.article.show(
            article,
            headline,
            highlights=self._viewer.query.words,
            position=found(article, *place) if article and place else 0,
            origin=self._retriever.origin(article) if article else NOWHERE,
        )
        self.progressed()
        self._comparer.follow(headline)
        self._stage.article.call_after_refresh(self._go_on, article, headline)
        if article and not article.version:
            self._hurry(article.id)

    def _go_on(self, article: Article | None, headline: Headline) -> None:
        """Once an article is seen, do what the reader doesn't wait for."""
        if self._stage.shown is headline:
            self._lead_on(article, headline)
            self._make_ready()

    def _make_ready(self) -> None:
        """Have the next article of the list set, so that going there doesn't wait for it."""
        headlines, pane, store = self._stage.headlines, self._stage.article, self._stage.desk.store
        following = headlines.at(headlines.cursor + 1)
        if following is None or not pane.size.width:
            return
        width = pane.column

        def make_ready() -> None:
            if article := store.articles.load(following.id):
                pane.make_ready(article, following, self._retriever.origin(article), width)

        self._stage.read("next", make_ready, lambda _: None)

    def _lead_on(self, article: Article | None, headline: Headline) -> None:
        """Find where one can go on from an article, and show it below."""
        ways = self._stage.desk.store.ways

        def show(onward: Sequence[Onward]) -> None:
            if self._stage.shown is headline and article:
                self._stage.article.lead_on(onward)

        if article:
            self._stage.read("onward", lambda: ways.onward(article, headline), show)

    def refreshed(self, ids: Collection[str]) -> None:
        """These articles were understood or changed; the one that is shown is shown anew, at the words that
        stand at its place."""
        shown, pane = self._stage.shown, self._stage.article
        article = self._stage.desk.store.articles.load(shown.id) if shown and shown.id in ids else None
        if article and shown:
            place = self._place
            pane.show(
                article,
                shown,
                highlights=self._viewer.query.words,
                position=found(article, *place),
                origin=self._retriever.origin(article),
            )
            self._comparer.follow_again(shown)
            self._lead_on(article, shown)

    def renewed(self, ids: Collection[str]) -> None:
        """The same after a refresh, which may have left the page of what is being read behind."""
        self.refreshed(ids)
        shown = self._stage.shown
        if shown and shown.id in ids and shown.id in self._viewed:
            self._retriever.opened(shown)

    def forget(self) -> None:
        """Show nothing: the desk is another one now."""
        self._stop(self._preview)
        self._viewed.clear()
        self._places.clear()
        self._stage.shown = None
        self._stage.article.show(None, None)
        self._stage.footer.progress(None)

    def progressed(self) -> None:
        """Show how far the article is read, and remember the place in a moment."""
        article = self._stage.article
        share = article.progress / 100 if self._stage.shown else None
        self._stage.footer.progress(share, article.minutes)
        self._stop(self._saving)
        self._saving = self._stage.headlines.set_timer(SAVE_AFTER, self.save_place)

    def save_place(self) -> None:
        """Remember the reader's place in the article that is shown."""
        if write := self._remembered():
            self._stage.write(write, lambda _: None)

    async def leave(self) -> None:
        """Remember it before the app ends."""
        if write := self._remembered():
            await self._stage.scribe.write(write)

    def _remembered(self) -> Callable[[], None] | None:
        """What writes the reader's place, if an article is being read."""
        self._stop(self._saving)
        shown = self._stage.shown
        if shown is None or self._stage.article.article is None or shown.id not in self._viewed:
            return None
        place = self._places[shown.id] = self._place  # whoever comes back at once is faster than the disk
        journal, now = self._stage.desk.store.journal, datetime.now(UTC)
        return partial(journal.save_position, shown.id, *place, now)

    @property
    def _place(self) -> tuple[int, str]:
        """Where the reader is in the article that is shown: an offset into its body, and the words there."""
        pane = self._stage.article
        offset = pane.position
        return offset, pane.article.body.text[offset : offset + WORDS] if pane.article and offset else ""

    def _stop(self, timer: Timer | None) -> None:
        if timer:
            timer.stop()

    def action_open_browser(self, _count: int | None) -> None:
        """Open the article's page."""
        if headline := self._stage.target:
            self._stage.say(open_url(self._stage.headlines.app, headline.url))

    def action_copy_link(self, _count: int | None) -> None:
        """Copy the article's address."""
        if headline := self._stage.target:
            self._stage.say(copy_url(self._stage.headlines.app, headline.url))


def found(article: Article, offset: int, words: str) -> int:
    """Where the reader was: at an offset with these words, or where the words have moved to."""
    text = article.body.text
    offset = min(offset, len(text))
    if text[offset : offset + len(words)] == words:
        return offset
    places = [place for place in (text.rfind(words, 0, offset), text.find(words, offset)) if place >= 0]
    return min(places, key=lambda place: abs(place - offset), default=offset)
