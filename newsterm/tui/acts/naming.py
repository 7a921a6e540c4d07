"""Views with a name: saved, opened, removed; and each with its unread articles counted."""

import asyncio
import difflib
from collections.abc import Sequence
from typing import ClassVar

from newsterm.cleaner import clean_line
from newsterm.config import Home
from newsterm.errors import NewstermError
from newsterm.query import Query
from newsterm.store.shelf import Shelved, counted, shelved
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.keys import Key
from newsterm.tui.panes import Panes
from newsterm.tui.query_bar import Question
from newsterm.tui.stage import Stage
from newsterm.views import View, drop_view, put_view, readable_views, stamp_of, view_called, views_file


class Namer:
    """Keeps the views of `views.toml` beside the facets, as the file has them now."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.save-view", ("v",), "save", "Save what is listed as a view"),
    )

    def __init__(self, stage: Stage, viewer: Viewer, panes: Panes, home: Home) -> None:
        self._stage = stage
        self._viewer = viewer
        self._panes = panes
        self._home = home
        self._views: Sequence[View] = ()
        self._stamp: tuple[int, ...] | None = None
        self._is_counting = False
        self._is_outdated = False

    # The file

    def look(self) -> None:
        """Read the file if it has changed."""
        stamp = stamp_of(views_file(self._home))
        if stamp != self._stamp:
            self._stamp = stamp
            self._stage.read("views", lambda: readable_views(self._home), self._take)

    def _take(self, found: tuple[list[View], list[str]]) -> None:
        self._views, mistakes = found
        self._stage.facets.shelve([shelved(view) for view in self._views])
        self.count()
        if mistakes:
            self._stage.warn(mistakes[0])

    def count(self) -> None:
        """Count what is unread in each view; once more after the count that is under way."""
        self._is_outdated = True
        if not self._is_counting:
            self._is_counting = True
            self._stage.headlines.run_worker(self._count(), group="counting views")

    async def _count(self) -> None:
        try:
            while self._is_outdated:
                self._is_outdated = False
                views, headlines = self._views, self._stage.desk.store.headlines
                found = await asyncio.to_thread(counted, views, headlines)
                if views is self._views:
                    self._stage.facets.shelve(found)
        except NewstermError as error:
            self._stage.warn(str(error))
        finally:
            self._is_counting = False

    # What the reader wants

    def action_save(self, _count: int | None) -> None:
        """Ask for a name, and save what is listed under it."""
        focused = self._stage.headlines.screen.focused
        query = self._viewer.query

        def give_back() -> None:
            if focused and focused.display:
                focused.focus()
            else:
                self._panes.browse()

        def save(name: str) -> None:
            give_back()
            self._save(View(" ".join(clean_line(name).split()), str(query)))

        here = [view.name for view in self._views if shelved(view).query == query]
        self._stage.bar.ask(
            Question(
                "save as",
                save,
                value=here[0] if here else "",
                placeholder="a name for this view",
                heard=lambda name: self._replaced(name, query),
                taken_back=give_back,
            )
        )

    def _replaced(self, name: str, query: Query) -> str:
        """What would be replaced by saving under a name."""
        there = view_called(name, self._views)
        return f"Enter replaces {_asked(there)}" if there and there.query != str(query) else ""

    def _save(self, view: View) -> None:
        if not view.name:
            self._stage.say("Nothing was saved: a view needs a name.")
            return
        there = view_called(view.name, self._views)
        instead = f", no longer for {_asked(there)}" if there and there.query != view.query else ""
        self._stage.write(
            lambda: put_view(self._home, view),
            lambda _: self._written(f"The view “{view.name}” asks for {_asked(view)}{instead}."),
        )

    def _written(self, sentence: str) -> None:
        self.look()
        self._stage.say(sentence)

    def open(self, name: str) -> None:
        """Show the view of this name."""
        if found := self._called(name):
            self._show(found)

    def toggle(self, name: str) -> None:
        """Show the view of this name; if it is shown already, everything."""
        found = self._called(name)
        if found and found.query == self._viewer.query:
            self._viewer.narrow(Query())
        elif found:
            self._show(found)

    def _show(self, found: Shelved) -> None:
        if found.query is None:
            self._stage.warn(found.mistake)
        else:
            self._viewer.narrow(found.query)
            self._stage.say(found.query.explain())

    def remove(self, name: str) -> None:
        """Forget the view of this name."""
        if found := self._called(name):
            view = found.view
            self._stage.write(
                lambda: drop_view(self._home, view),
                lambda _: self._written(f"The view “{view.name}” is gone; it asked for {_asked(view)}"),
            )

    def _called(self, name: str) -> Shelved | None:
        """The view of this name, read now; without one the reader is told."""
        if view := view_called(name, self._views):
            return shelved(view)
        near = difflib.get_close_matches(name, [view.name for view in self._views], 1)
        self._stage.warn(
            f"There is no view called {name}; {f'did you mean {near[0]}?' if near else 'v saves one.'}"
        )
        return None


def _asked(view: View) -> str:
    """What a view asks for."""
    return view.query or "everything"
