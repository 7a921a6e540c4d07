"""A page whose links can be reached: by letters over them, one after the other, by number, by mouse."""

from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import events
from textual.message import Message

from newsterm.tui.article.hints import Hints
from newsterm.tui.article.lines import Goal
from newsterm.tui.article.page_view import MEASURE, Hint, PageView
from newsterm.tui.bidi_lines import logical_column
from newsterm.tui.glyphs import UNICODE, Glyphs
from newsterm.tui.keys import Key, fold, key_name


class LinkView(PageView):
    """Says which link the reader chose; it opens and copies nothing itself."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("article.hints", ("f",), "hints", "Letters over the links"),
        Key("article.next-link", ("] l",), "next_link", "Next link"),
        Key("article.previous-link", ("[ l",), "previous_link", "Link before"),
        Key("article.follow", ("enter",), "follow", "Open the link reached"),
        Key("article.open-link", ("N o",), "open_link", "Open the link with this number"),
        Key("article.copy-link", ("N y",), "copy_link", "Copy the link with this number"),
    )

    @dataclass
    class LinkChosen(Message, namespace="article_pane"):
        """The reader wants to follow a link, or to have its address."""

        goal: Goal
        how: Literal["open", "copy"]

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        measure: int = MEASURE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(glyphs=glyphs, measure=measure, id=id)
        self._letters: Hints | None = None
        self._reached: int | None = None

    def let_go(self) -> bool:
        """Take letters away, or leave the link reached; whether there was either."""
        was_reached = self._letters is not None or self._reached is not None
        self._letters = self._reached = None
        self.hint({})
        return was_reached

    def on_resize(self) -> None:
        """Links stand elsewhere now."""
        self._letters = self._reached = None

    def on_key(self, event: events.Key) -> None:
        """While letters are shown, what is typed chooses among them; any other key takes them away."""
        if self._letters is None:
            return
        event.stop()
        letters = self._letters.press(fold(key_name(event.key, event.character)))
        if letters == self._letters:
            self.let_go()
        elif letters.chosen is None:
            self._spell(letters)
        else:
            self.let_go()
            self._choose(letters.chosen, "open")

    def on_click(self, event: events.Click) -> None:
        """A click on a link follows it."""
        column = logical_column(self, self.render_line(event.y), event.x)
        link = self.page.link_at(event.y + self.scroll_offset.y, column - self.left)
        if link:
            self.post_message(self.LinkChosen(link.goal, "open"))

    def action_hints(self, _count: int | None) -> None:
        """Show letters over the links in sight."""
        self._reached = None
        near = [
            number
            for number, link in enumerate(self.page.links)
            if link.goal.leads and any(place.line in self.in_sight for place in link.places)
        ]
        if near:
            self._spell(Hints.over(near))

    def action_next_link(self, count: int | None) -> None:
        """Go to the next link."""
        self._reach(count or 1)

    def action_previous_link(self, count: int | None) -> None:
        """Go to the link before."""
        self._reach(-(count or 1))

    def action_follow(self, _count: int | None) -> None:
        """Open the link reached."""
        if self._reached is not None:
            self._choose(self._reached, "open")

    def action_open_link(self, count: int | None) -> None:
        """Open the link with a number."""
        self._choose((count or 1) - 1, "open")

    def action_copy_link(self, count: int | None) -> None:
        """Copy the address of the link with a number."""
        self._choose((count or 1) - 1, "copy")

    def action_scroll_lines_down(self, count: int | None) -> None:
        """Go down by lines; at the end, on from link to link of those below the text."""
        below = self.page.links_below
        if self._reached is not None and self._reached in below:
            self._arrive(min(self._reached + (count or 1), below[-1]))
        elif below and self.scroll_offset.y >= self.max_scroll_y:
            top = self.in_sight.start
            first = next((number for number in below if self._line(number) >= top), below[-1])
            self._arrive(min(first + (count or 1) - 1, below[-1]))
        else:
            super().action_scroll_lines_down(count)

    def action_scroll_lines_up(self, count: int | None) -> None:
        """Go up by lines, or back through the links below the text until the first is left."""
        below = self.page.links_below
        if self._reached is None or self._reached not in below:
            super().action_scroll_lines_up(count)
        elif (number := self._reached - (count or 1)) in below:
            self._arrive(number)
        else:
            self.let_go()

    def _line(self, link: int) -> int:
        """The line in which a link begins."""
        return self.page.links[link].places[0].line

    def _choose(self, number: int, how: Literal["open", "copy"]) -> None:
        if number < len(self.page.links):
            self.post_message(self.LinkChosen(self.page.links[number].goal, how))

    def _spell(self, letters: Hints) -> None:
        """Show the letters that may still be typed, and the number beside them."""
        self._letters = letters
        shown: dict[int, list[Hint]] = defaultdict(list)
        for label, number in letters.left.items():
            place = next(place for place in self.page.links[number].places if place.line in self.in_sight)
            shown[place.line].append((place.start, f"{label} {number + 1}"))
        self.hint(shown)

    def _reach(self, steps: int) -> None:
        """Go on by so many links from the one reached, else from those in sight; not beyond either end."""
        links = self.page.links
        if not links:
            return
        start = self._reached
        if start is None:
            above = sum(link.places[0].line < self.in_sight.start for link in links)
            start = above - 1 if steps > 0 else above
        self._arrive(max(0, min(start + steps, len(links) - 1)))

    def _arrive(self, link: int) -> None:
        """Show that the reader is at a link, and bring it in sight."""
        self._reached = link
        places = self.page.links[link].places
        shown: dict[int, list[Hint]] = defaultdict(list)
        for place in places:
            shown[place.line].append((place.start, self.page.words_at(place)))
        self.hint(shown)
        self.bring_in_sight(places[0].line)
