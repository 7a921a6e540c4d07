"""Where files live, and what the reader has set (``config.toml``)."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

import platformdirs

from newsterm.errors import ConfigError

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
class Config:
    """The settings; every field has the value a new reader wants."""

    mark_read: MarkRead = "open"
    mark_read_seconds: float = 3.0
    theme: str = ""
    refresh_at_start: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)


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
    known = {setting.name for setting in fields(Config)}
    for name, value in values.items():
        if name not in known:
            raise ConfigError(f"{path}: there is no setting {name!r}; known are {', '.join(sorted(known))}")
        _check(path, name, value)
    return Config(**values)


def _check(path: Path, name: str, value: Any) -> None:
    """Raise ConfigError unless `value` is of the kind the setting takes."""
    right: Mapping[str, tuple[bool, str]] = {
        "mark_read": (value in get_args(MarkRead), '"open", "seconds" or "never"'),
        "mark_read_seconds": (
            isinstance(value, int | float) and not isinstance(value, bool) and value >= 0,
            "a number of seconds",
        ),
        "theme": (isinstance(value, str), "the name of a theme"),
        "refresh_at_start": (isinstance(value, bool), "true or false"),
        "keys": (
            isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values()),
            'a table like "headlines.star" = "s"',
        ),
    }
    fits, wanted = right[name]
    if not fits:
        raise ConfigError(f"{path}: {name} is {value!r}; it must be {wanted}")
