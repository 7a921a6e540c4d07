"""What the reader marks: read, starred, tagged; and how it is taken back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from newsterm.model import Headline, Status
from newsterm.store.steps import Change
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.keys import Key
from newsterm.tui.query_bar import Question
from newsterm.tui.stage import Stage

MANY = 500
"""Headlines read at a time where all that are listed are marked."""


class Marker:
    """Marks articles: on the screen at once, in the journal in its turn."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.toggle-read", ("m",), "toggle_read", "Read or unread"),
        Key("browse.mark-all-read", ("A",), "mark_all_read", "Mark all that are listed read"),
        Key("browse.star", ("s",), "star", "Star, or take the star off"),
        Key("browse.add-tags", ("+",), "add_tags", "Add tags of your own"),
        Key("browse.remove-tags", ("-",), "remove_tags", "Remove tags of your own"),
        Key("browse.undo", ("u", "U"), "undo", "Undo"),
        Key("browse.redo", ("ctrl+r",), "redo", "Redo"),
    )

    def __init__(self, stage: Stage, viewer: Viewer, taken_back: Callable[[Change], None]) -> None:
        self._stage = stage
        self._viewer = viewer
        self._taken_back = taken_back

    def read(self, headline: Headline) -> None:
        """Mark an article read because it was read; nothing is said."""
        if not headline.status.read:
            self._mark([headline], lambda status: replace(status, read=True), self._recounted, read=True)

    def action_toggle_read(self, count: int | None) -> None:
        """Mark read or unread, as the first one is not; with a count, so many from the cursor on."""
        if headlines := self._targets(count):
            read = not headlines[0].status.read
            self._mark(headlines, lambda status: replace(status, read=read), self._done, read=read)

    def action_star(self, count: int | None) -> None:
        """Star or unstar, as the first one is not."""
        if headlines := self._targets(count):
            starred = not headlines[0].status.starred
            self._mark(
                headlines, lambda status: replace(status, starred=starred), self._done, starred=starred
            )

    def action_mark_all_read(self, _count: int | None) -> None:
        """Mark the rows read that are listed now; what comes in meanwhile stays unread."""
        rows = self._stage.headlines.rows
        self._viewer.keep(rows)
        self.read_all(lambda: rows)

    def read_all(self, asked: Callable[[], Sequence[int]]) -> None:
        """Mark these rows read, as one step; `asked` is called away from the screen."""
        desk = self._stage.desk

        def mark_all() -> Change | None:
            rows = asked()
            ids = [
                headline.id
                for start in range(0, len(rows), MANY)
                for headline in desk.store.headlines.window(rows[start : start + MANY])
                if not headline.status.read
            ]
            return desk.mark(ids, read=True) if ids else None

        self._stage.write(mark_all, self._done)

    def action_add_tags(self, count: int | None) -> None:
        """Ask for tags to put on."""
        self._ask_tags("add tags", self._targets(count), "tag")

    def action_remove_tags(self, count: int | None) -> None:
        """Ask for tags to take off; the reader's own are written already."""
        headlines = self._targets(count)
        own = sorted({tag for headline in headlines for tag in headline.status.tags})
        if headlines and not own:
            self._stage.say("There are no tags of yours here; + adds some.")
            return
        self._ask_tags("remove tags", headlines, "untag", ", ".join(own))

    def _ask_tags(self, label: str, headlines: Sequence[Headline], how: str, value: str = "") -> None:
        if not headlines:
            return
        focused = self._stage.headlines.screen.focused

        def settle(text: str) -> None:
            give_back()
            self._tag(headlines, how, text)

        def give_back() -> None:
            if focused:
                focused.focus()

        self._stage.bar.ask(
            Question(label, settle, value, "one, or several parted by commas", taken_back=give_back)
        )

    def add_tags(self, text: str) -> None:
        """Put tags, parted by commas, on the headline that is meant."""
        self._tag(self._targets(None), "tag", text)

    def _tag(self, headlines: Sequence[Headline], how: str, text: str) -> None:
        for tag in filter(None, (part.strip() for part in text.split(","))):
            self._mark(headlines, lambda status: status, self._done, **{how: tag})

    def action_undo(self, _count: int | None) -> None:
        """Take the last change back."""
        self._stage.write(
            self._stage.desk.undo, lambda change: self._changed(change, "There is nothing to undo.")
        )

    def action_redo(self, _count: int | None) -> None:
        """Make the change again that was taken back last."""
        self._stage.write(
            self._stage.desk.redo, lambda change: self._changed(change, "There is nothing to redo.")
        )

    def _targets(self, count: int | None) -> list[Headline]:
        """The headline that is meant, or so many from the cursor on."""
        if not count or not self._stage.target:
            return [self._stage.target] if self._stage.target else []
        headlines = self._stage.headlines
        places = range(headlines.cursor, min(headlines.cursor + count, len(headlines.rows)))
        return [headline for headline in map(headlines.at, places) if headline]

    def _mark(
        self,
        headlines: Sequence[Headline],
        change: Callable[[Status], Status],
        then: Callable[[Change | None], None],
        **marks: bool | str,
    ) -> None:
        """Show headlines changed now, and have the change written."""
        ids = [headline.id for headline in headlines]
        self._viewer.keep([headline.row for headline in headlines])
        self._stage.headlines.patch(ids, lambda headline: replace(headline, status=change(headline.status)))
        desk = self._stage.desk
        self._stage.write(lambda: desk.mark(ids, **marks), then)  # type: ignore[arg-type]

    def _done(self, change: Change | None) -> None:
        self._recounted(change)
        self._stage.headlines.reread()
        self._stage.say(f"{change.sentence}. u takes it back." if change else "Nothing to change.")

    def _recounted(self, change: Change | None) -> None:
        if change:
            self._viewer.recount()

    def _changed(self, change: Change | None, otherwise: str) -> None:
        """Show what was undone or done again."""
        if change:
            self._stage.headlines.reread()
            self._viewer.reload()
            self._taken_back(change)
        self._stage.say(f"{change.sentence}." if change else otherwise)
