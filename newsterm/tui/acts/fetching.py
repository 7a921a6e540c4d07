"""The whole text of articles: fetched from their pages when they are opened, or when the reader wants it."""

import asyncio
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import ClassVar

from textual.timer import Timer

from newsterm.model import Article, Headline
from newsterm.reading.fulltext import is_summary
from newsterm.refresh.child import PageProcess
from newsterm.refresh.outcome import Paged
from newsterm.store.pages import PageState
from newsterm.store.texts import FEED, PAGE
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.article.origin import Origin
from newsterm.tui.keys import Key
from newsterm.tui.stage import Stage

FETCH_AFTER = 0.3
"""Seconds an article is open before its page is asked for: whoever walks past many wants few of them."""

REST_AFTER = 60.0
"""Seconds without a wish after which the process that fetches pages is let go."""

FETCHING = "The whole text is being fetched."
BROKEN_OFF = "Fetching the page broke off; x tries again."
NOT_HERE = "Pages are not fetched here."
CLOSED = {
    "subscription": "The page asks for a subscription; this is what it gave.",
    "login": "The page asks for a login; this is what it gave.",
}


class Retriever:
    """Has the pages of articles fetched, and shows the text of the page or that of the feed."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.full-text", ("x",), "full_text", "The page's text, or the feed's"),
    )

    def __init__(self, stage: Stage, viewer: Viewer, refreshed: Callable[[Collection[str]], None]) -> None:
        self._stage = stage
        self._viewer = viewer
        self._refreshed = refreshed
        self._process: PageProcess | None = None
        self._watching: asyncio.Task[None] | None = None
        self._awaited: set[str] = set()
        self._wished: set[str] = set()
        self._reasons: dict[str, str] = {}
        self._opening: Timer | None = None
        self._resting: Timer | None = None

    def opened(self, headline: Headline) -> None:
        """An article was opened: its page is fetched if it is worth that."""
        self._stop(self._opening)
        if self._stage.desk.pages:
            self._opening = self._stage.headlines.set_timer(FETCH_AFTER, lambda: self._look(headline))

    def origin(self, article: Article) -> Origin:
        """Where the text of an article is from, as it is said above it."""
        state = self._stage.desk.store.pages.state(article.id)
        provenance = f"from the {state.provenance}" if state.there else ""
        if article.id in self._awaited:
            return Origin(provenance, FETCHING)
        reason = self._reasons.get(article.id) or state.error or CLOSED.get(article.wall, "")
        return Origin(provenance, reason)

    def leave(self) -> None:
        """Fetch nothing more: the desk is another one, or the app ends."""
        self._stop(self._opening)
        self._awaited.clear()
        self._wished.clear()
        self._reasons.clear()
        if self._watching:
            self._watching.cancel()
        self._process = None

    async def end(self) -> None:
        """The same, and wait until nothing runs any more."""
        self.leave()
        if self._watching:
            await asyncio.wait([self._watching])

    def action_full_text(self, _count: int | None) -> None:
        """Show the other text of the article; where its page was not had yet, fetch it."""
        headline = self._stage.target
        if headline is None:
            return
        pages = self._stage.desk.store.pages
        state = pages.state(headline.id)
        if not state.there and not self._stage.desk.pages:
            self._stage.say(NOT_HERE)
            return
        chosen = PAGE if not state.shown else FEED
        if not state.there:
            self._wished.add(headline.id)
            self._ask(headline.id)
        self._stage.write(
            lambda: pages.choose(headline.id, chosen), lambda _: self._chosen(headline.id, state)
        )

    def _chosen(self, article_id: str, before: PageState) -> None:
        if before.there:
            other = FEED if before.shown else PAGE
            self._stage.say(f"This is the text of the {other}; x shows the {before.provenance}'s.")
        self._show_anew(article_id)  # the page may have come meanwhile

    def _look(self, headline: Headline) -> None:
        """Ask for the page of an article that is open, as the reader has set."""
        desk, article = self._stage.desk, self._stage.article.article
        if article is None or article.id != headline.id:
            return
        followed = desk.store.subscriptions.find(headline.subscription)
        setting = self._stage.config.full_text_of(followed.address if followed else "")
        state = desk.store.pages.state(article.id)
        if setting == "never" or not state.is_due(datetime.now(UTC)):
            return
        if state.there or setting == "always" or is_summary(article):
            self._ask(article.id)

    def _ask(self, article_id: str) -> None:
        if article_id in self._awaited or not self._stage.desk.pages:
            return
        self._stop(self._resting)
        self._awaited.add(article_id)
        if self._process is None:
            self._process = process = self._stage.desk.pages()
            # No worker of the screen: those are waited for, and this one goes on hearing.
            self._watching = asyncio.create_task(self._watch(process))
        self._process.ask(article_id)
        self._tell(article_id)

    async def _watch(self, process: PageProcess) -> None:
        async for paged in process.events():
            self._hear(paged)
        if self._process is process:
            self._process = None
            for article_id in tuple(self._awaited):
                self._hear(Paged(article_id, error=BROKEN_OFF))

    def _hear(self, paged: Paged) -> None:
        """Show what came of asking for a page."""
        self._awaited.discard(paged.article)
        reason = self._reasons[paged.article] = paged.error or paged.skipped
        if paged.article in self._wished and reason:
            self._stage.say(reason)
        self._wished.discard(paged.article)
        self._show_anew(paged.article)
        if not self._awaited and self._process:
            self._stop(self._resting)
            self._resting = self._stage.headlines.set_timer(REST_AFTER, self._rest)

    def _rest(self) -> None:
        """Let the process go; the next wish starts another."""
        if self._process and not self._awaited:
            process, self._process = self._process, None
            process.rest()

    def _show_anew(self, article_id: str) -> None:
        self._refreshed((article_id,))
        self._viewer.reload()

    def _tell(self, article_id: str) -> None:
        pane = self._stage.article
        if pane.article and pane.article.id == article_id:
            pane.tell(self.origin(pane.article))

    def _stop(self, timer: Timer | None) -> None:
        if timer:
            timer.stop()
