"""Saved views and rules: what newsterm itself writes beside the settings (``views.toml``, ``rules.toml``)."""

import json
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from newsterm.cleaner import clean_line
from newsterm.config import Home
from newsterm.errors import ConfigError

_MODE = 0o600


@dataclass(frozen=True, slots=True)
class View:
    """A query with a name, to come back to; an empty query is everything."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What is to be done ("mute") with every article a query finds."""

    do: str
    query: str


T = TypeVar("T", View, Rule)


def views_file(home: Home) -> Path:
    """Where the views are."""
    return home.config_dir / "views.toml"


def rules_file(home: Home) -> Path:
    """Where the rules are."""
    return home.config_dir / "rules.toml"


def read_views(home: Home) -> list[View]:
    """The views, in their order. Raises ConfigError for a file that can't be read."""
    path = views_file(home)
    return [View(*_strings(path, entry, "name", "query")) for entry in _entries(path, "view")]


def read_rules(home: Home) -> list[Rule]:
    """The rules, in their order. Raises ConfigError for a file that can't be read."""
    path = rules_file(home)
    return [Rule(*_strings(path, entry, "do", "query")) for entry in _entries(path, "rule")]


def write_views(home: Home, views: Sequence[View]) -> None:
    """Put these views in place of those there. Raises ConfigError if they can't be written."""
    _write(views_file(home), "view", views)


def write_rules(home: Home, rules: Sequence[Rule]) -> None:
    """Put these rules in place of those there. Raises ConfigError if they can't be written."""
    _write(rules_file(home), "rule", rules)


def add_views(home: Home, views: Iterable[View]) -> tuple[list[View], list[View]]:
    """Add views after those there: those that were new, and those whose name has another query already."""
    there = {view.name: view for view in read_views(home)}
    known = dict(there)
    taken = [view for view in views if known.setdefault(view.name, view).query != view.query]
    new = [view for name, view in known.items() if name not in there]
    if new:
        write_views(home, list(known.values()))
    return new, taken


def add_rules(home: Home, rules: Iterable[Rule]) -> list[Rule]:
    """Add rules after those there; those that were new."""
    there = dict.fromkeys(read_rules(home))
    new = [rule for rule in dict.fromkeys(rules) if rule not in there]
    if new:
        write_rules(home, [*there, *new])
    return new


def _entries(path: Path, name: str) -> list[Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    entries = values.get(name, [])
    if not isinstance(entries, list):
        raise ConfigError(f"{path}: {name} must be written [[{name}]]")
    return entries


def _strings(path: Path, entry: Any, *names: str) -> list[str]:
    """The values of an entry, which must be strings."""
    found = [entry.get(name) if isinstance(entry, Mapping) else None for name in names]
    if not all(isinstance(value, str) for value in found):
        raise ConfigError(f"{path}: every entry needs {' and '.join(names)}, each in quotation marks")
    return [str(value) for value in found]


def _write(path: Path, name: str, entries: Sequence[T]) -> None:
    """Write all of it into a new file, which then takes the place of the old one (rename(2) is atomic)."""
    tables = (
        f"[[{name}]]\n"
        + "".join(
            f"{field} = {json.dumps(clean_line(value), ensure_ascii=False)}\n"
            for field, value in asdict(entry).items()
        )
        for entry in entries
    )
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - a handle, no path
                file.write("\n".join(tables))
                file.flush()
                os.fsync(file.fileno())
            Path(made).chmod(_MODE)
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ConfigError(f"{path} can't be written: {error.strerror}") from error
