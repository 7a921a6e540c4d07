"""What the parts that do the screen's work share: the desk, the panes, and a way to say something."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from textual.screen import Screen

from newsterm.config import Config
from newsterm.errors import NewstermError
from newsterm.model import Headline
from newsterm.tui.acts.scribe import Scribe
from newsterm.tui.article.article_pane import ArticlePane
from newsterm.tui.desk import Desk
from newsterm.tui.facets.facet_pane import FacetPane
from newsterm.tui.headlines.headline_list import HeadlineList
from newsterm.tui.query_bar import QueryBar
from newsterm.tui.sources.source_pane import SourcePane
from newsterm.tui.status_line import FooterLine, HeaderLine, RuleLine

T = TypeVar("T")

WAIT = 0.2
"""Seconds between two looks at whether the reader has answered."""


@dataclass(slots=True)
class Stage:
    """The desk that is worked at, and the panes on the screen. `shown` is the article being read."""

    desk: Desk
    config: Config
    scribe: Scribe
    header: HeaderLine
    rule: RuleLine
    facets: FacetPane
    headlines: HeadlineList
    article: ArticlePane
    sources: SourcePane
    bar: QueryBar
    footer: FooterLine
    shown: Headline | None = None
    _missed: bool = False

    @property
    def target(self) -> Headline | None:
        """The headline that a key is meant for: the one being read, or the one under the cursor; none among
        sources."""
        if self.sources.display:
            return None
        if self.article.has_focus and self.shown:
            return self.headline_of(self.shown) or self.shown
        return self.headlines.headline

    def headline_of(self, headline: Headline) -> Headline | None:
        """The headline as it is now."""
        return next(iter(self.desk.store.headlines.window([headline.row])), None)

    def outdated(self) -> bool:
        """Whether somebody else has written to the store since this was last asked."""
        missed, self._missed = self._missed, False
        return self.desk.store.changed() or missed

    def say(self, sentence: str) -> None:
        """Say something; it stays until the next key."""
        self.footer.say(sentence)

    def warn(self, sentence: str) -> None:
        """Say that something went wrong; it stays until the next key."""
        self.footer.say(sentence, problem=True)

    def present(self, screen: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Show a screen over this one; not in the middle of an answer, whose letters would go to it."""
        if self.bar.asking or not self.headlines.screen.is_current:
            self.headlines.set_timer(WAIT, lambda: self.present(screen, then))
        else:
            self.headlines.app.push_screen(screen, then)

    def read(self, name: str, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Read in a thread, then show; what was asked for under the same name before is let go."""

        async def reading() -> None:
            try:
                then(await asyncio.to_thread(job))
            except NewstermError as error:
                self.warn(str(error))

        # Handed over uncalled: what is let go before its turn has then not begun, and nobody waits for it.
        work: Callable[[], object] = reading
        self.headlines.run_worker(work, group=name, exclusive=True)

    def write(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Write after what was to be written before, then show that it is done."""

        async def writing() -> None:
            try:
                self._missed |= self.desk.store.changed()
                done = await self.scribe.write(job)
                self.desk.store.changed()  # by us: the screen shows it already
                then(done)
            except NewstermError as error:
                self.warn(str(error))

        self.headlines.run_worker(writing(), group="writing")
