"""What changed in an article since the reader read it: found out beside, and told in its head."""

from datetime import datetime

from newsterm.model import Headline
from newsterm.reading.updates import Update, update_of
from newsterm.tui.stage import Stage

NEWS = "This has changed since you read it: c shows how."


class Comparer:
    """Compares the article that is shown with what it said before."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._since: datetime | None = None
        self._update: Update | None = None

    def follow(self, headline: Headline) -> None:
        """Another article is shown: find out how it has changed, if it has."""
        self._since = self._update = None
        if headline.updated:
            self._since = self._stage.desk.store.journal.last_read(headline.id)
            self._find_out(headline)

    def announce(self) -> None:
        """Say to whoever opens the article that it has changed since."""
        if self._update and self._update.seen and not self._stage.footer.sentence:
            self._stage.say(NEWS)

    def follow_again(self, headline: Headline) -> None:
        """The same article has come anew: it may have changed under the reader's eyes."""
        self._find_out(headline)

    def ask(self) -> None:
        """Show how the article has changed; say it, if it has not."""
        if self._stage.shown and self._stage.article.article:
            self._find_out(self._stage.shown, asked=True)

    def _find_out(self, headline: Headline, *, asked: bool = False) -> None:
        articles, since = self._stage.desk.store.articles, self._since

        def find_out() -> Update | None:
            history = articles.history(headline.id)
            return update_of(history.texts, history.titles, since)

        self._stage.read("changes", find_out, lambda update: self._tell(headline, update, asked=asked))

    def _tell(self, headline: Headline, update: Update | None, *, asked: bool) -> None:
        pane, shown = self._stage.article, self._stage.shown
        if shown is None or shown.id != headline.id:
            return
        self._update = update
        pane.compare(update)
        if asked and update:
            pane.action_changes(None)
        elif asked:
            self._stage.say("Nothing in this article has changed, as far as newsterm has seen.")
        elif pane.has_focus:
            self.announce()
