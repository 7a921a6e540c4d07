"""Where files live, and what the reader has set (``config.toml``)."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import platformdirs

from newsterm.errors import ConfigError
from newsterm.hosts import plain
from newsterm.settings import (
    FEED_SETTINGS,
    SETTINGS,
    Bidi,
    ExportFormat,
    FullText,
    MarkRead,
    PictureProtocol,
    Pictures,
    read_table,
)


@dataclass(frozen=True, slots=True)
class Home:
    """The three folders of one reader: settings, what the reader did, and what can be fetched again."""

    config_dir: Path
    data_dir: Path
    cache_dir: Path
    documents_dir: Path | None = None

    @classmethod
    def at(cls, folder: Path) -> "Home":
        """Everything under one folder (``--home``, ``NEWSTERM_HOME``)."""
        folder = folder.expanduser().absolute()
        return cls(folder / "config", folder / "data", folder / "cache", folder / "documents")

    @classmethod
    def of_user(cls) -> "Home":
        """Where the platform puts such files (XDG Base Directories on Linux)."""
        dirs = platformdirs.PlatformDirs("newsterm", appauthor=False)
        return cls(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path)

    @classmethod
    def find(cls, folder: str = "", environ: Mapping[str, str] = os.environ) -> "Home":
        """The home asked for on the command line, else in the environment, else the platform's."""
        chosen = folder or environ.get("NEWSTERM_HOME", "")
        return cls.at(Path(chosen)) if chosen else cls.of_user()

    @property
    def config_file(self) -> Path:
        """The reader's settings; newsterm only reads it."""
        return self.config_dir / "config.toml"

    @property
    def library_file(self) -> Path:
        """What the reader did and kept."""
        return self.data_dir / "library.db"

    @property
    def log_file(self) -> Path:
        """The details of what went wrong in newsterm itself."""
        return self.cache_dir / "newsterm.log"

    @property
    def pictures_dir(self) -> Path:
        """The pictures that were fetched."""
        return self.cache_dir / "pictures"

    @property
    def documents(self) -> Path:
        """Where articles are written to: the reader's documents, or a folder of the home asked for."""
        return self.documents_dir or platformdirs.user_documents_path()

    @property
    def cache_file(self) -> Path:
        """What can be fetched again."""
        return self.cache_dir / "cache.db"


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What the reader set for one feed: what to send to its server, how often to ask it, and when to fetch
    the whole text of its articles."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    user: str = ""
    password: str = field(default="", repr=False)
    interval: timedelta | None = None
    full_text: FullText | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """The settings; every field has the value a new reader wants.

    `export_folder` is where articles are written to; empty: among the reader's documents (`Home.documents`).
    `measure` is how many columns the lines of an article take where there is room. `bidi` is who reorders
    words from right to left: the terminal, or newsterm where the terminal can't. `min_interval` is the
    least time between two automatic refreshes of a feed. `allow_hosts` are the hosts on private networks
    that any feed may lead to (`hosts.allowed`). `feeds` is by the feed's address.
    """

    mark_read: MarkRead = "open"
    mark_read_seconds: float = 3.0
    theme: str = ""
    pictures: Pictures = "ask"
    picture_protocol: PictureProtocol = "auto"
    refresh_at_start: bool = True
    export_format: ExportFormat = "markdown"
    export_folder: str = ""
    measure: int = 80
    bidi: Bidi = "terminal"
    min_interval: timedelta = timedelta(hours=1)
    full_text: FullText = "open"
    allow_hosts: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    feeds: Mapping[str, FeedSettings] = field(default_factory=dict)

    def feed(self, address: str) -> FeedSettings:
        """What the reader set for the feed at this address; nothing, if nothing."""
        wanted = plain(address)
        return next((found for at, found in self.feeds.items() if plain(at) == wanted), FeedSettings())

    def least(self, address: str) -> timedelta:
        """The least time between two automatic refreshes of the feed at this address."""
        interval = self.feed(address).interval
        return self.min_interval if interval is None else interval

    def full_text_of(self, address: str) -> FullText:
        """When to fetch the whole text of the articles of the feed at this address."""
        return self.feed(address).full_text or self.full_text


def read_config(path: Path) -> Config:
    """The settings in `path`, or the defaults where there is no such file.

    Raises ConfigError for a file that is not TOML, an unknown setting or a value of the wrong kind.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    settings = read_table(f"{path}: ", SETTINGS, values)
    feeds = {
        address: FeedSettings(**read_table(f'{path}: feeds."{plain(address)}": ', FEED_SETTINGS, table))
        for address, table in settings.pop("feeds", {}).items()
    }
    return Config(**settings, feeds=feeds)
