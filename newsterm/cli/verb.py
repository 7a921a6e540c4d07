"""What every verb of the command line has, and the exit codes they share."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from newsterm.cli.printing import complain
from newsterm.config import Home
from newsterm.store.store import Store


class Exit(IntEnum):
    """The exit codes, as the README lists them."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    FEEDS_FAILED = 3
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its name, what it does in a line, examples, its arguments, and the function that does it.

    Where `query` is set a token like ``-is:starred`` is part of the query, not an option.
    """

    name: str
    summary: str
    examples: tuple[str, ...]
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    query: bool = False


def open_store(arguments: argparse.Namespace) -> Store:
    """The reader's own store; what can't be followed of the rules there is named."""
    store = Store.open(Home.find(arguments.home))
    for mistake in store.rules.mistakes:
        complain(mistake)
    return store


def add_json(parser: argparse._ActionsContainer) -> None:
    """Give a verb, or a group of what excludes each other in it, its ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON lines")


def add_query(parser: argparse.ArgumentParser) -> None:
    """Give a verb its query."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words and fields, as in the query bar")
