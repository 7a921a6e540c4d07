"""The verb that carries over what is followed elsewhere."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from newsterm.bringing.bring import bring, bring_content
from newsterm.bringing.brought import Brought, Left
from newsterm.cli.printing import complain, dim, row
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.config import Home
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


VERBS = (
    Verb(
        "import",
        "bring over what another reader keeps: an OPML file, or newsboat's feeds, rules and articles",
        ("newsterm import feeds.opml", "newsterm import ~/.newsboat", "newsterm import ~/.config/newsboat"),
        _import_arguments,
        import_file,
    ),
)
