"""Verbs that carry over what is followed: import from other readers, export for them."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from newsterm import opml
from newsterm.bringing.bring import bring, bring_content
from newsterm.bringing.brought import Brought, Left
from newsterm.bringing.lists import list_of
from newsterm.cli.printing import complain, dim, row
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.config import Home
from newsterm.errors import NewstermError
from newsterm.sources.address import STDIN


def import_file(arguments: argparse.Namespace) -> int:
    """Bring over what another reader keeps."""
    home = Home.find(arguments.home)
    with open_store(arguments) as store:
        if arguments.path == STDIN:
            brought = bring_content(store, home, sys.stdin.buffer.read(), "standard input")
        else:
            brought = bring(store, home, Path(arguments.path).expanduser())
    _tell(brought)
    if not brought.understood:
        complain(f"{arguments.path}: there is nothing in it that newsterm could take over")
    return Exit.FINE if brought.understood else Exit.FAILED


def _tell(brought: Brought) -> None:
    """What came, and what didn't: a line each, so that nothing is missed silently."""
    print(row((brought,)))
    if brought.new:
        print("`newsterm refresh` fetches the new feeds")
    if brought.left:
        print(dim("left out:"))
        _list(brought.left)
    if brought.remarks:
        print(dim("taken over, but a little different here:"))
        _list(brought.remarks)


def _list(lines: Iterable[Left]) -> None:
    for left in lines:
        place = f"{left.file}:{left.line}" if left.line else left.file
        print(row((place, left.what, left.reason)))


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="an OPML file, a file or the folder of newsboat, or -")


def export(arguments: argparse.Namespace) -> int:
    """Write the subscriptions as OPML."""
    with open_store(arguments) as store:
        text = opml.write(list_of(store))
    if arguments.file == STDIN:
        print(text, end="")
        return Exit.FINE
    try:
        with Path(arguments.file).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise NewstermError(f"{arguments.file} is there already; choose another name") from error
    except OSError as error:
        raise NewstermError(f"{arguments.file} can't be written: {error.strerror}") from error
    return Exit.FINE


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help="standard output if left out")


VERBS = (
    Verb(
        "import",
        "bring over what another reader keeps: an OPML file, or newsboat's feeds, rules and articles",
        ("newsterm import feeds.opml", "newsterm import ~/.newsboat", "newsterm import ~/.config/newsboat"),
        _import_arguments,
        import_file,
    ),
    Verb(
        "export",
        "write the subscriptions as OPML",
        ("newsterm export feeds.opml",),
        _export_arguments,
        export,
    ),
)
