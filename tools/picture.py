"""Have newsterm take a picture of itself, on the sample news: ``python tools/picture.py docs/newsterm.svg``.

Options: ``--size 160x45``, ``--theme newsterm-light``, ``--keys "j j enter"`` (pressed before it is taken).
"""

import argparse
import asyncio
import os
import re
import tempfile
from pathlib import Path

from newsterm.config import Config, Home
from newsterm.refresh.child import RefreshProcess
from newsterm.refresh.run import run
from newsterm.refresh.schedule import Manner
from newsterm.samples import sample_addresses
from newsterm.store.store import Store
from newsterm.tui.app import NewstermApp
from newsterm.tui.desk import Desk


async def picture(store: Store, size: tuple[int, int], theme: str, keys: list[str]) -> str:
    """Fill the store with the samples, open the app on them and press the keys; what is seen, as SVG."""
    for address, title in sample_addresses():
        store.subscriptions.add(address, title)
    async for _ in run(store, store.subscriptions.all(), Config(), manner=Manner.NAMED):
        pass
    desk = Desk(store, store, lambda ids, manner: RefreshProcess(["true"]))  # noqa: ARG005
    app = NewstermApp(desk, config=Config(theme=theme, refresh_at_start=False))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.5)
        await pilot.press(*keys)
        await pilot.pause(1)
        # The fonts are the reader's own: a picture fetches nothing.
        return re.sub(r"@font-face \{.*?\}\s*", "", app.export_screenshot(title="newsterm"), flags=re.DOTALL)


def main() -> None:
    """Read the command line and take the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--size", default="160x45")
    parser.add_argument("--theme", default="")
    parser.add_argument("--keys", default="")
    arguments = parser.parse_args()
    columns, rows = map(int, arguments.size.split("x"))
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as home, Store.open(Home.at(Path(home))) as store:
        size = (columns, rows)
        svg = asyncio.run(picture(store, size, arguments.theme, arguments.keys.split()))
        arguments.path.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
