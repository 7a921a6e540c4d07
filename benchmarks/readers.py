"""The programs that `refresh.py` compares: how each is told what to follow, and how it refreshes."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

from newsterm import __version__


class Reader(Protocol):
    """A program that refreshes feeds without a screen."""

    name: str

    def version(self) -> str:
        """The program and its version."""
        ...

    def prepare(self, folder: Path, addresses: Sequence[str]) -> None:
        """Follow these addresses, with everything kept in a folder."""
        ...

    def command(self, folder: Path) -> list[str]:
        """What refreshes them all."""
        ...

    def articles(self, folder: Path) -> int:
        """How many articles are stored."""
        ...


class Newsterm:
    """newsterm, from this checkout."""

    name = "newsterm"

    def version(self) -> str:
        """Its version."""
        return f"newsterm {__version__} on Python {sys.version.split()[0]}"

    def prepare(self, folder: Path, addresses: Sequence[str]) -> None:
        """Import a list of subscriptions."""
        settings = folder / "config" / "config.toml"
        settings.parent.mkdir()
        settings.write_text('allow_hosts = ["127.0.0.0/8"]\nmin_interval = 0\n')
        outlines = "".join(f'<outline type="rss" text="" xmlUrl="{address}"/>' for address in addresses)
        subscriptions = folder / "feeds.opml"
        subscriptions.write_text(f'<opml version="2.0"><head/><body>{outlines}</body></opml>')
        subprocess.run(
            [*self._program(folder), "import", subscriptions], check=True, stdout=subprocess.DEVNULL
        )

    def command(self, folder: Path) -> list[str]:
        """Its verb, told as JSON: the last `refreshed` is when all headlines are stored."""
        return [*self._program(folder), "refresh", "--json"]

    def articles(self, folder: Path) -> int:
        """The headlines of its cache."""
        return _count(folder / "cache" / "cache.db", "headline")

    def _program(self, folder: Path) -> list[str]:
        return [sys.executable, "-P", "-m", "newsterm", "--home", str(folder)]


class Newsboat:
    """newsboat, as it comes or with more threads."""

    def __init__(self, name: str, settings: str = "") -> None:
        self.name = name
        self._settings = settings

    def version(self) -> str:
        """Its version."""
        told = subprocess.run(["newsboat", "--version"], capture_output=True, text=True, check=True)
        return " ".join(told.stdout.split()[:2])

    def prepare(self, folder: Path, addresses: Sequence[str]) -> None:
        """Write its list and its settings."""
        (folder / "urls").write_text("".join(f"{address}\n" for address in addresses))
        (folder / "config").write_text(self._settings)

    def command(self, folder: Path) -> list[str]:
        """A reload without its screen."""
        files = ["-u", folder / "urls", "-c", folder / "cache.db", "-C", folder / "config"]
        return ["newsboat", *map(str, files), "-x", "reload"]

    def articles(self, folder: Path) -> int:
        """The items of its cache."""
        return _count(folder / "cache.db", "rss_item")


def readers() -> list[Reader]:
    """newsterm, and newsboat where it is installed."""
    tuned = Newsboat("newsboat, reload-threads 50", "reload-threads 50\n")
    plain = Newsboat("newsboat")
    return [Newsterm(), tuned, plain] if shutil.which("newsboat") else [Newsterm()]


def _count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(count)
