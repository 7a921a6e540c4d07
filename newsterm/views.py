"""Saved views and rules: what newsterm itself writes beside the settings (``views.toml``, ``rules.toml``)."""

import json
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from newsterm.cleaner import clean_line
from newsterm.config import Home
from newsterm.errors import ConfigError
from newsterm.query import fold

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


def stamp_of(path: Path) -> tuple[int, ...] | None:
    """What tells whether a file has changed since: another stamp; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def readable_views(home: Home) -> tuple[list[View], list[str]]:
    """The views, in their order, and a sentence for each entry that is none.

    Raises ConfigError for a file that can't be read.
    """
    return _read(views_file(home), "view", View)


def readable_rules(home: Home) -> tuple[list[Rule], list[str]]:
    """The rules, in their order, and a sentence for each entry that is none.

    Raises ConfigError for a file that can't be read.
    """
    return _read(rules_file(home), "rule", Rule)


def read_views(home: Home) -> list[View]:
    """The views, in their order. Raises ConfigError for a file that has a mistake."""
    return _sound(*readable_views(home))


def read_rules(home: Home) -> list[Rule]:
    """The rules, in their order. Raises ConfigError for a file that has a mistake."""
    return _sound(*readable_rules(home))


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


def view_called(name: str, views: Iterable[View]) -> View | None:
    """The first view of this name, case and space aside."""
    return next((view for view in views if fold(view.name) == fold(name)), None)


def put_view(home: Home, view: View) -> None:
    """Add a view after those there, or in the place of the one that has its name."""
    views = read_views(home)
    names = [fold(there.name) for there in views]
    place = names.index(fold(view.name)) if fold(view.name) in names else len(views)
    write_views(home, [*views[:place], view, *views[place + 1 :]])


def drop_view(home: Home, view: View) -> None:
    """Take a view out."""
    write_views(home, [there for there in read_views(home) if there != view])


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


def _read(path: Path, name: str, kind: type[T]) -> tuple[list[T], list[str]]:
    """The entries of a file, and a sentence for each that lacks something."""
    needed = [field.name for field in fields(kind)]
    read, mistakes = [], []
    for number, entry in enumerate(_entries(path, name), 1):
        values = [entry.get(field) if isinstance(entry, Mapping) else None for field in needed]
        if all(isinstance(value, str) for value in values):
            read.append(kind(*(clean_line(str(value)) for value in values)))
        else:
            mistakes.append(f"{path}: {name} {number} needs {' and '.join(needed)}, each in quotation marks")
    return read, mistakes


def _sound(entries: list[T], mistakes: list[str]) -> list[T]:
    if mistakes:
        raise ConfigError(mistakes[0])
    return entries


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
