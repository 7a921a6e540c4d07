"""The way from article to article: the next one, the next unread one, those read before."""

from collections.abc import Sequence
from typing import ClassVar

from newsterm.model import Headline
from newsterm.query import Query
from newsterm.tui.acts.reading import Reader
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.keys import Key
from newsterm.tui.stage import Stage

NEAR = 500
"""Headlines looked through for the next unread one before the store is asked."""


class Walker:
    """Opens articles, and takes the reader on to the next ones and back to those before."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.next-unread", ("] u",), "next_unread", "Next unread article"),
        Key("browse.previous-unread", ("[ u",), "previous_unread", "Unread article before"),
        Key("browse.next-article", ("J",), "next_article", "Next article"),
        Key("browse.previous-article", ("K",), "previous_article", "Article before"),
        Key("browse.back", ("H",), "back", "Back to the article viewed before"),
        Key("browse.forward", ("L",), "forward", "Forward again"),
    )

    def __init__(self, stage: Stage, viewer: Viewer, reader: Reader) -> None:
        self._stage = stage
        self._viewer = viewer
        self._reader = reader
        self._viewed: list[Headline] = []
        self._here = -1

    def open(self, headline: Headline) -> None:
        """Read an article; it can be come back to."""
        if self._here < 0 or self._viewed[self._here].id != headline.id:
            self._here += 1
            self._viewed[self._here :] = [headline]
        self._reader.open(headline)

    def visit(self, article: str) -> None:
        """Read an article of the cache, wherever it is listed; it can be come back from."""
        store = self._stage.desk.store
        row = store.headlines.row_of(article)
        headline = next(iter(store.headlines.window([row] if row is not None else [])), None)
        if headline is None:
            self._stage.say("This article is gone.")
            return
        self._stage.headlines.move_to_row(headline.row)
        self.open(headline)

    def forget(self) -> None:
        """Nothing was viewed: the desk is another one now."""
        self._viewed.clear()
        self._here = -1

    def walk_unread(self, step: int, count: int, *, reading: bool) -> None:
        """Go to the next unread headline (`step` 1) or the one before (-1), `count` times."""
        headlines = self._stage.headlines
        place: int | None = headlines.cursor
        for _ in range(count):
            place = headlines.near_unread(place + step, step, NEAR) if place is not None else None
        if place is not None:
            self._arrive(place, reading=reading)
            return
        store, query, here = self._stage.desk.store, self._viewer.query, headlines.cursor

        def far() -> int | None:
            return far_unread(headlines.rows, here, step, set(unread(query)))

        def unread(query: Query) -> Sequence[int]:
            return store.headlines.listing(query.require("is", "unread")).rows

        self._stage.read("unread", far, lambda place: self._arrive(place, reading=reading))

    def _arrive(self, place: int | None, *, reading: bool) -> None:
        if place is None:
            self._stage.say("Nothing more is unread here.")
            return
        self._stage.headlines.move_to(place)
        headline = self._stage.headlines.headline
        if reading and headline:
            self.open(headline)

    def walk(self, step: int) -> None:
        """Read the article so many headlines further down the list."""
        headlines = self._stage.headlines
        place = headlines.cursor + step
        headline = headlines.at(place)
        if headline is None:
            self._stage.say("This is the last one." if step > 0 else "This is the first one.")
            return
        headlines.move_to(place)
        self.open(headline)

    def _revisit(self, step: int) -> None:
        place = self._here + step
        if not 0 <= place < len(self._viewed):
            self._stage.say("There is nothing further back." if step < 0 else "There is nothing further on.")
            return
        self._here = place
        headline = self._viewed[place]
        self._stage.headlines.move_to_row(headline.row)
        self._reader.open(self._stage.headline_of(headline) or headline)

    def action_next_unread(self, count: int | None) -> None:
        """Go to the next unread, and read it if an article is being read."""
        self.walk_unread(1, count or 1, reading=self._stage.article.has_focus)

    def action_previous_unread(self, count: int | None) -> None:
        """Go to the unread before."""
        self.walk_unread(-1, count or 1, reading=self._stage.article.has_focus)

    def action_next_article(self, count: int | None) -> None:
        """Read the next one of the list."""
        self.walk(count or 1)

    def action_previous_article(self, count: int | None) -> None:
        """Read the one before."""
        self.walk(-(count or 1))

    def action_back(self, count: int | None) -> None:
        """Read again what was read before."""
        self._revisit(-(count or 1))

    def action_forward(self, count: int | None) -> None:
        """Come forward again."""
        self._revisit(count or 1)


def far_unread(rows: Sequence[int], here: int, step: int, unread: set[int]) -> int | None:
    """The place of the nearest of the `unread` rows from `here` on; None if there is none."""
    places = range(here + step, len(rows) if step > 0 else -1, step)
    return next((place for place in places if rows[place] in unread), None)
