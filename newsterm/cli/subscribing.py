"""Verbs that carry subscriptions over: import, export."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from newsterm import opml
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.errors import AddressError, NewstermError
from newsterm.model import Subscription
from newsterm.sources.address import STDIN


def import_file(arguments: argparse.Namespace) -> int:
    """Subscribe to everything in an OPML file."""
    outlines = opml.read(_bytes(arguments.file))
    with open_store(arguments) as store:
        before = len(store.subscriptions.all())
        for outline in outlines:
            store.subscriptions.add(outline.address, outline.title, (outline.folder,))
        added = len(store.subscriptions.all()) - before
    print(f"{added} of {len(outlines)} feeds are new; `newsterm refresh` fetches them")
    return Exit.FINE


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="an OPML file, - for standard input")


def _bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise AddressError(f"{name} can't be read: {error.strerror}") from error


def export(arguments: argparse.Namespace) -> int:
    """Write the subscriptions as OPML."""
    with open_store(arguments) as store:
        outlines = [
            outline for subscription in store.subscriptions.all() for outline in _outlines(subscription)
        ]
    text = opml.write(outlines)
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


def _outlines(subscription: Subscription) -> Iterator[opml.Outline]:
    """A subscription as a list has it: once in every folder."""
    for folder in subscription.folders or ((),):
        yield opml.Outline(subscription.address, title=subscription.title, folder=folder)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help="standard output if left out")


VERBS = (
    Verb(
        "import",
        "subscribe to what an OPML file lists",
        ("newsterm import feeds.opml",),
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
