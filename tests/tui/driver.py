"""The app as a person has it: keys go in, a screen comes out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from newsterm.config import Config
from newsterm.model import Headline
from newsterm.tui.app import NewstermApp
from newsterm.tui.browse import Browse
from newsterm.tui.desk import Desk
from newsterm.tui.glyphs import UNICODE
from newsterm.tui.stage import Stage

WIDE, MIDDLE, SMALL = (160, 45), (100, 30), (80, 24)

STILL = Config(refresh_at_start=False)


class Driver:
    """Presses keys and looks at the stage."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def stage(self) -> Stage:
        screen = self.pilot.app.screen_stack[0]
        assert isinstance(screen, Browse)
        return screen.stage

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until every worker is done and every message heard."""
        await self.pilot.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until this holds: for what the app does by the clock."""
        async with asyncio.timeout(10):
            while not holds():
                await self.settle()

    def headline(self) -> Headline:
        headline = self.stage.headlines.headline
        assert headline is not None
        return headline

    def titles(self) -> list[str]:
        headlines = self.stage.headlines
        return [found.title for found in map(headlines.at, range(len(headlines.rows))) if found]

    def screen(self) -> str:
        """The words on the screen."""
        strips = self.pilot.app.screen_stack[0]._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def visible(self) -> tuple[str, ...]:
        stage = self.stage
        panes = {"facets": stage.facets, "headlines": stage.headlines, "article": stage.article}
        return tuple(name for name, pane in panes.items() if pane.region.width)


@asynccontextmanager
async def running(
    desk: Desk,
    size: tuple[int, int] = WIDE,
    *,
    home: Desk | None = None,
    config: Config = STILL,
    query: str = "",
) -> AsyncIterator[Driver]:
    app = NewstermApp(desk, home, config, query, glyphs=UNICODE)
    async with app.run_test(size=size) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        yield driver
