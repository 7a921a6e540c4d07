"""The query bar: what is listed follows what is typed."""

from typing import ClassVar

from newsterm.errors import QueryError
from newsterm.query import Query, parse
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.keys import Key
from newsterm.tui.panes import Panes
from newsterm.tui.query_bar import Question
from newsterm.tui.stage import Stage


class Finder:
    """Asks for queries, and for words to find in the article."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.find", ("/", "F", "&"), "find", "Find and narrow by a query"),
    )

    def __init__(self, stage: Stage, viewer: Viewer, panes: Panes) -> None:
        self._stage = stage
        self._viewer = viewer
        self._panes = panes

    def action_find(self, _count: int | None) -> None:
        """Ask for a query; the list follows as it is typed."""
        before, place = self._viewer.query, self._viewer.here
        self._stage.bar.ask(
            Question(
                label="find",
                value=f"{before} " if str(before) else "",
                placeholder='words, "a phrase", tag:trade, said:"lena ortiz", is:unread, newer:2d',
                heard=self._try,
                answered=lambda text: self._settle(text, before, place),
                taken_back=lambda: self._return(before, place),
            )
        )

    def _try(self, text: str) -> str:
        """Show what the unfinished query finds so far; what is wrong with it as it stands."""
        try:
            query, mistake = parse(text), ""
        except QueryError as error:
            query, mistake = parse(text, unfinished=True), str(error)
        if str(query) != str(self._viewer.query):
            self._viewer.open(query)
        return mistake

    def _settle(self, text: str, before: Query, place: int | None) -> None:
        """Take the query that was typed; a mistaken one changes nothing."""
        try:
            query = parse(text)
        except QueryError as error:
            self._return(before, place)
            self._stage.warn(str(error))
            return
        self._panes.browse()
        if str(query) == str(before):
            self._return(before, place)
            return
        self._viewer.remember(before, place)
        if str(query) != str(self._viewer.query):
            self._viewer.open(query)
        self._stage.say(query.explain())

    def _return(self, before: Query, place: int | None) -> None:
        """Show again what was shown before the question."""
        self._panes.browse()
        if str(self._viewer.query) != str(before):
            self._viewer.open(before, place)

    def find(self, text: str) -> None:
        """Show what a query finds."""
        self._settle(text, self._viewer.query, self._viewer.here)

    def find_in_article(self) -> None:
        """Ask for words to find in the article that is shown."""
        self._stage.bar.ask(Question("find in article", answered=self._go_to, taken_back=self._panes.read))

    def _go_to(self, words: str) -> None:
        self._panes.read()
        if not self._stage.article.find(words):
            self._stage.say(f"“{words}” is not in this article.")


def hit_words(number: int, count: int, how: str) -> str:
    """What is said of a hit that is reached (see `FindView.HitReached`)."""
    if not count:
        return "Nothing is searched for here: / finds."
    said = f"{number:,} of {count:,}"
    if how == "first":
        return f"{said} hit{'s' * (count != 1)}; n and N walk through them." if count > 1 else f"{said} hit."
    if how == "beyond":
        return f"{said}, from the {'top' if number <= count / 2 else 'end'} again."
    return said
