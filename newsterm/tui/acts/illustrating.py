"""The pictures of articles: shown when the reader asks for them, or has set that they be shown."""

from collections.abc import Callable, Sequence
from contextlib import aclosing
from typing import ClassVar

from textual.timer import Timer

from newsterm.model import Article
from newsterm.pictures.prints import Frame, Print, Way, Wish
from newsterm.sources.address import is_vouched
from newsterm.tui.article.plates import Plate
from newsterm.tui.keys import Key
from newsterm.tui.pictures.easel import Easel
from newsterm.tui.pictures.kitty import MOST
from newsterm.tui.pictures.sight import Sight, sight
from newsterm.tui.stage import Stage

REST = 0.3
"""Seconds an article is open, or a pane keeps its size, before pictures are fetched by themselves."""

LEAST_ROWS = 4
"""Rows a picture may take in the lowest pane; else half of the pane's."""

LOADING = "Loading the picture"

_SHAPE = 9 / 16  # of most pictures in the news: so much room is kept for one that isn't there yet


class Illustrator:
    """Has the pictures near what is in sight made ready, and hangs them in the article."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.pictures", ("i",), "pictures", "Show the pictures, or hide them"),
    )

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._choices: dict[str, bool] = {}
        self._article_id = ""
        self._rested_id = ""
        self._frame: Frame | None = None
        self._plates: dict[str, Plate] = {}
        self._asked: set[str] = set()
        self._easel = Easel(self._write)
        self._resting: Timer | None = None

    def action_pictures(self, _count: int | None) -> None:
        """Show the pictures of the article, or hide them."""
        article = self._stage.article.article
        if article is None or not self._stage.article.display:
            self._stage.say("Open an article, then its pictures can be shown.")
        elif self._plates:
            self._choices[article.id] = False
            self._put_away()
            self._stage.article.hang({})
        elif why := self._why_not(article):
            self._stage.say(why)
        else:
            self._choices[article.id] = True
            self.look()
            if not self._asked:
                self._stage.say("The pictures stand further down.")

    def look(self) -> None:
        """See to it that those pictures are there that are wanted and not far from what is in sight."""
        pane = self._stage.article
        article = pane.article
        if article is None or article.id != self._article_id:
            self._put_away()
            self._article_id = article.id if article else ""
        if article is None or not pane.size.width or not self._is_wanted(article):
            return
        frame = self._framed(pane.column, pane.size.height)
        if self._frame not in (None, frame):
            self._rest(self._start_over)
            return
        self._frame = frame
        self._keep_room(article, frame)
        near = pane.pictures_near - self._asked
        wanted = [url for url in _addresses(article) if url in near]
        if wanted:
            self._asked |= near
            shown, desk = self._stage.shown, self._stage.desk
            followed = desk.store.subscriptions.find(shown.subscription) if shown else None
            wishes = [Wish(url, frame, typed=is_vouched(followed, url)) for url in wanted]
            self._stage.headlines.run_worker(self._develop(wishes), group="pictures")

    def _is_wanted(self, article: Article) -> bool:
        """Whether the pictures of an article are to be seen; where that is only set, once it has rested."""
        if article.id in self._choices:
            return self._choices[article.id]
        if self._stage.config.pictures != "always" or not self._stage.article.has_focus:
            return bool(self._plates)
        if self._why_not(article):
            return False
        if self._rested_id != article.id:
            self._rest(self._rested)
            return False
        return True

    def _why_not(self, article: Article) -> str:
        """Why its pictures can't be shown."""
        if self._stage.config.pictures == "never":
            return 'Pictures are turned off (pictures = "never" in config.toml).'
        if not _addresses(article):
            return "No pictures came with this article."
        return self._seen().why_not

    def _seen(self) -> Sight:
        """What this terminal can show now: its letters may have changed their size."""
        app, choice = self._stage.headlines.app, self._stage.config.picture_protocol
        glyphs, colours = self._stage.article.glyphs, app.console.color_system
        return sight(choice, glyphs, colours, in_colour=not app.no_color)

    def _framed(self, columns: int, height: int) -> Frame:
        """What pictures have to fit into now."""
        seen = self._seen()
        ground = self._stage.headlines.app.theme_variables["ground"]
        return Frame(
            seen.way or Way.BLOCKS,
            min(columns, MOST),
            min(max(LEAST_ROWS, height // 2), MOST),
            *seen.cell,
            ground=ground if ground.startswith("#") else "",
        )

    # Making them ready

    def _keep_room(self, article: Article, frame: Frame) -> None:
        """Keep room for the pictures that aren't there yet, so that nothing moves when they come."""
        rows = round(frame.columns * frame.cell_width * _SHAPE / frame.cell_height)
        room = Plate(rows=max(1, min(frame.rows, rows)), note=LOADING)
        if missing := [url for url in _addresses(article) if url not in self._plates]:
            self._plates.update(dict.fromkeys(missing, room))
            self._stage.article.hang(self._plates)

    async def _develop(self, wishes: Sequence[Wish]) -> None:
        """Hang what comes of the wishes, each as soon as it is there."""
        async with aclosing(self._stage.desk.develop(wishes)) as prints:
            async for done in prints:
                if done.url in self._plates:
                    self._plates[done.url] = self._plate(done)
                    self._stage.article.hang(self._plates)

    def _plate(self, done: Print) -> Plate:
        if done.error or self._frame is None:
            return Plate(note=done.error)
        colours = self._stage.headlines.app.console.color_system or ""
        return Plate(tuple(self._easel.drawn(done, self._frame.way, colours)))

    # Beginning and end

    def _rest(self, then: Callable[[], None]) -> None:
        """Do this when nothing has changed for a moment."""
        if self._resting:
            self._resting.stop()
        self._resting = self._stage.headlines.set_timer(REST, then)

    def _rested(self) -> None:
        article = self._stage.article.article
        self._rested_id = article.id if article else ""
        self.look()

    def _start_over(self) -> None:
        """Make all anew for the size there is now."""
        self._put_away()
        self._stage.article.hang({})
        self.look()

    def _put_away(self) -> None:
        """Stop what is under way and give back what the terminal was given."""
        headlines = self._stage.headlines
        headlines.workers.cancel_group(headlines, "pictures")
        self._easel.clear()
        self._plates.clear()
        self._asked.clear()
        self._frame = None

    def give_again(self) -> None:
        """Give the terminal the pictures once more, which it may have lost while another program had it."""
        self._easel.give_again()

    def _write(self, codes: str) -> None:
        """Send the terminal what isn't text."""
        driver = self._stage.headlines.app._driver  # noqa: SLF001 - Textual knows no other way to it
        if driver:
            driver.write(codes)


def _addresses(article: Article) -> list[str]:
    """Where the pictures of an article are, each once, in its order."""
    return list(dict.fromkeys(picture.url for picture in article.pictures if picture.url))
