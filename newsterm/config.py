"""Where files live, and what the reader has set (``config.toml``)."""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal, get_args

import platformdirs

from newsterm.errors import ConfigError
from newsterm.hosts import allowed, plain

MarkRead = Literal["open", "seconds", "never"]


@dataclass(frozen=True, slots=True)
class Home:
    """The three folders of one reader: settings, what the reader did, and what can be fetched again."""

    config_dir: Path
    data_dir: Path
    cache_dir: Path

    @classmethod
    def at(cls, folder: Path) -> "Home":
        """Everything under one folder (``--home``, ``NEWSTERM_HOME``)."""
        folder = folder.expanduser().absolute()
        return cls(folder / "config", folder / "data", folder / "cache")

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
    def cache_file(self) -> Path:
        """What can be fetched again."""
        return self.cache_dir / "cache.db"


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What the reader set for one feed: what to send to its server, and how often to ask it."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    user: str = ""
    password: str = field(default="", repr=False)
    interval: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """The settings; every field has the value a new reader wants.

    `min_interval` is the least time between two automatic refreshes of a feed. `allow_hosts` are the hosts
    on private networks that any feed may lead to (`hosts.allowed`). `feeds` is by the feed's address.
    """

    mark_read: MarkRead = "open"
    mark_read_seconds: float = 3.0
    theme: str = ""
    refresh_at_start: bool = True
    min_interval: timedelta = timedelta(hours=1)
    allow_hosts: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    feeds: Mapping[str, FeedSettings] = field(default_factory=dict)

    def feed(self, address: str) -> FeedSettings:
        """What the reader set for the feed at this address; nothing, if nothing."""
        wanted = plain(address)
        return next((found for at, found in self.feeds.items() if plain(at) == wanted), FeedSettings())


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
    feeds = values.pop("feeds", {})
    settings = {name: _setting(path, name, value) for name, value in values.items()}
    return Config(**settings, feeds=_feeds(path, feeds))


def _setting(path: Path, name: str, value: Any) -> Any:
    """The value of one setting."""
    if name not in _SETTINGS:
        known = ", ".join(sorted([*_SETTINGS, "feeds"]))
        raise ConfigError(f"{path}: there is no setting {name!r}; known are {known}")
    read, wanted = _SETTINGS[name]
    try:
        return read(value)
    except (ValueError, TypeError) as error:
        raise ConfigError(f"{path}: {name} is {value!r}; it must be {wanted}") from error


def _feeds(path: Path, tables: Any) -> dict[str, FeedSettings]:
    """What is set for single feeds. Their values are secret: no sentence shows them."""
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise ConfigError(f'{path}: feeds must be tables like [feeds."https://delta-courier.example/feed"]')
    return {address: _feed(path, address, table) for address, table in tables.items()}


def _feed(path: Path, address: str, table: Mapping[str, Any]) -> FeedSettings:
    where = f'{path}: feeds."{plain(address)}"'
    values = {}
    for name, value in table.items():
        if name not in _FEED:
            raise ConfigError(f"{where}: there is no setting {name!r}; known are {', '.join(sorted(_FEED))}")
        read, wanted = _FEED[name]
        try:
            values[name] = read(value)
        except (ValueError, TypeError) as error:
            raise ConfigError(f"{where}: {name} must be {wanted}") from error
    return FeedSettings(**values)


def _fitting(fits: bool) -> None:
    """Raise ValueError unless it fits."""
    if not fits:
        raise ValueError


def _mark_read(value: Any) -> Any:
    _fitting(value in get_args(MarkRead))
    return value


def _seconds(value: Any) -> Any:
    _fitting(isinstance(value, int | float) and not isinstance(value, bool) and value >= 0)
    return value


def _text(value: Any) -> Any:
    _fitting(isinstance(value, str))
    return value


def _line(value: Any) -> Any:
    """A text that can be sent as the value of a header (RFC 9110, 5.5)."""
    _fitting(isinstance(value, str) and value.isprintable())
    return value


def _user(value: Any) -> Any:
    """A name for basic authentication, which ends at the first colon (RFC 7617, 2)."""
    _fitting(":" not in value)
    return _line(value)


def _truth(value: Any) -> Any:
    _fitting(isinstance(value, bool))
    return value


def _keys(value: Any) -> Mapping[str, str]:
    return {name: _text(keys) for name, keys in _table(value).items()}


def _headers(value: Any) -> Mapping[str, str]:
    _fitting(all(_HEADER.fullmatch(name) for name in _table(value)))
    return {name: _line(content) for name, content in value.items()}


def _table(value: Any) -> Any:
    _fitting(isinstance(value, dict))
    return value


def _interval(value: Any) -> Any:
    """A number of minutes, or a text with a unit."""
    if isinstance(value, str):
        parts = _INTERVAL.fullmatch(value.strip())
        _fitting(parts is not None)
        assert parts
        return min(float(parts[1]) * _UNITS[parts[2]], _LONGEST)
    _fitting(0 <= _seconds(value) <= _LONGEST / _UNITS["min"])
    return value * _UNITS["min"]


def _hosts(value: Any) -> tuple[str, ...]:
    _fitting(isinstance(value, list))
    for host in value:
        allowed(_text(host))
    return tuple(value)


_UNITS = {
    "s": timedelta(seconds=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}
_LONGEST = timedelta(days=366)
_INTERVAL = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*(s|min|h|d)")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a token (RFC 9110, 5.6.2)
_LIKE = 'a number of minutes, or a time like "90s", "30min", "6h" or "2d"'

_SETTINGS: Mapping[str, tuple[Callable[[Any], Any], str]] = {
    "mark_read": (_mark_read, '"open", "seconds" or "never"'),
    "mark_read_seconds": (_seconds, "a number of seconds"),
    "theme": (_text, "the name of a theme"),
    "refresh_at_start": (_truth, "true or false"),
    "min_interval": (_interval, _LIKE),
    "allow_hosts": (_hosts, 'a list of hosts like ["nas.home", "192.168.1.5:8080", "10.0.0.0/8"]'),
    "keys": (_keys, 'a table like "headlines.star" = "s"'),
}
_FEED: Mapping[str, tuple[Callable[[Any], Any], str]] = {
    "headers": (_headers, 'a table like { "X-Token" = "..." }'),
    "user": (_user, "a name in one line, without a colon"),
    "password": (_line, "a text in one line"),
    "interval": (_interval, _LIKE),
}
