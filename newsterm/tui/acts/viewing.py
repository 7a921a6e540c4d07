"""What is listed: the query, its headlines, the facets beside them, and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.timer import Timer

from newsterm.query import Query
from newsterm.tui.acts.counting import FIRST, Listed, counted, listed
from newsterm.tui.facets.facet_rows import VIEWS, Facets, view_of
from newsterm.tui.keys import Key
from newsterm.tui.stage import Stage

SORTS = ("", "oldest", "from", "title")
"""The orders that one key walks through."""

PAUSE = 0.2
"""Seconds without a change after which facets are counted again."""


class Viewer:
    """Keeps list and facets showing what the reader asks for; `recounted` hears when other counts are due."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.sort", ("S",), "sort", "Sort: newest, oldest, by source, by headline"),
        Key("browse.front-page", ("g t",), "front_page", "Front page"),
        Key("browse.show-new", (".",), "show_new", "Go to what is new"),
    )

    def __init__(self, stage: Stage, query: Query, recounted: Callable[[], None]) -> None:
        self._stage = stage
        self._recounted = recounted
        self.query = query
        self._trail: list[tuple[Query, int | None]] = []
        self._kept: set[int] = set()
        self._place: int | None = None
        self._seen: Sequence[int] | None = None
        self._fresh: Sequence[int] = ()
        self._follows_news = False
        self._facets = Facets(query, {})
        self._counting: Timer | None = None

    # What is shown

    def open(self, query: Query, place: int | None = None) -> None:
        """Show what a query asks for in time for the next frame, from its top or at the row `place`."""
        self.query = query
        self._place = place
        self._kept.clear()
        first = listed(self._stage.desk.store, query, FIRST)
        self._seen, self._fresh = None, ()
        self._follows_news = not first.rows  # an empty list fills under the eye, its newest on top
        self._stage.header.change(query=str(query), new=0)
        self._stage.facets.show(replace(self._facets, query=query))
        self._list(first, keep_place=False)
        self._relist()
        self._count()

    def reload(self) -> None:
        """Read the same query again; the cursor stays on its article."""
        self._relist()
        self.recount()

    def _relist(self) -> None:
        store, query = self._stage.desk.store, self.query
        kept, seen = frozenset(self._kept), self._seen
        self._stage.read("listing", lambda: listed(store, query, kept=kept, seen=seen), self._relisted)

    def _relisted(self, found: Listed) -> None:
        headlines = self._stage.headlines
        if found.rows == headlines.rows:
            headlines.reread()
        else:
            self._list(found, keep_place=not self._follows_news)
        if self._place is not None:
            headlines.move_to_row(self._place)
            self._place = None
        self._fresh = found.fresh
        if self._seen is None or self._follows_news:
            self._see_all()
        self._stage.header.change(new=len(self._fresh))

    def _list(self, found: Listed, *, keep_place: bool) -> None:
        headlines = self._stage.headlines
        headlines.empty_words = self._empty_words()
        headlines.show(
            found.rows,
            found.headings,
            keep_place=keep_place,
            fades_read=view_of(self.query) == "unread",
            fetch=self._stage.desk.store.headlines.window,
        )
        self._stage.header.change(listed=len(found.rows))

    def _empty_words(self) -> Sequence[str]:
        if self.query.terms:
            return ("Nothing here.", "", "Esc takes the query back.")
        return (
            "Nothing yet.",
            "",
            "a  adds a feed",
            "C  picks from the catalogue",
            "R  refreshes what there is",
        )

    def recount(self) -> None:
        """Count views, facets and sources again, once nothing has changed for a moment."""

        def recount() -> None:
            self._count()
            self._recounted()

        if self._counting:
            self._counting.stop()
        self._counting = self._stage.headlines.set_timer(PAUSE, recount)

    def _count(self) -> None:
        store, query = self._stage.desk.store, self.query
        self._stage.read("counting", lambda: counted(store, query), self._counted)

    def _counted(self, facets: Facets) -> None:
        self._facets = facets
        self._stage.facets.show(facets)
        self._stage.sources.show(facets.sources)
        times = [source.poll.succeeded for source in facets.sources if source.poll.succeeded]
        self._stage.header.change(
            total=facets.total,
            sources=len(facets.sources),
            refreshed=f"{max(times).astimezone():%H:%M}" if times else "",
        )

    def keep(self, rows: Sequence[int]) -> None:
        """Keep these rows in the list until the view is opened anew, whatever becomes of them."""
        self._kept.update(rows)

    def moved(self) -> None:
        """The reader has moved: from now on the cursor stays on its article."""
        self._follows_news = False

    def _see_all(self) -> None:
        """Nothing that is listed is new any more."""
        self._seen = self._stage.headlines.rows
        self._fresh = ()
        self._stage.header.change(new=0)

    # The way there and back

    def narrow(self, query: Query) -> None:
        """Show this, and remember the way back."""
        if str(query) != str(self.query):
            self.remember(self.query, self.here)
            self.open(query)

    @property
    def here(self) -> int | None:
        """The row under the cursor."""
        headline = self._stage.headlines.headline
        return headline.row if headline else None

    def remember(self, query: Query, place: int | None) -> None:
        """Make this what `back` leads to."""
        self._trail.append((query, place))

    def start_over(self) -> None:
        """Begin anew with everything: the desk is another one now."""
        self._trail.clear()
        self.open(Query())
        self._recounted()

    def toggle(self, field: str, value: str, how: str) -> None:
        """Require, exclude or drop a value."""
        change = {"+": self.query.require, "-": self.query.exclude, "": self.query.drop}[how]
        self.narrow(change(field, value))

    def choose_view(self, value: str) -> None:
        """All (empty), the unread, or the starred."""
        query = self.query
        for other in filter(None, VIEWS):
            query = query.drop("is", other)
        self.narrow(query.require("is", value) if value else query)

    def back(self) -> bool:
        """One query back; whether there was one."""
        if not self._trail:
            return False
        self.open(*self._trail.pop())
        return True

    def close(self) -> bool:
        """Back to where the reader began; whether that was elsewhere."""
        if not self._trail:
            return False
        first, self._trail = self._trail[0], []
        self.open(*first)
        return True

    # Keys

    def action_sort(self, _count: int | None) -> None:
        """The next order."""
        here = SORTS.index(self.query.sort) if self.query.sort in SORTS else 0
        query = replace(self.query, sort=SORTS[(here + 1) % len(SORTS)])
        self.open(query, self.here)
        self._stage.say(query.explain())

    def action_front_page(self, _count: int | None) -> None:
        """Everything, from the top."""
        self.narrow(Query())
        self._stage.headlines.move_to(0)
        self._stage.headlines.focus()

    def action_show_new(self, _count: int | None) -> None:
        """Go to the first of what has come in."""
        if self._fresh:
            self._stage.headlines.move_to_row(self._fresh[0])
            self._see_all()
        else:
            self._stage.say("Nothing new has come in.")
