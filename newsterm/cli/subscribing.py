"""Verbs about subscriptions: add, remove, feeds, import, export."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from newsterm import opml
from newsterm.cli.printing import complain, dim, row
from newsterm.cli.records import line, source_record
from newsterm.cli.refreshing import refresh_and_tell
from newsterm.cli.verb import Exit, Verb, add_json, open_store
from newsterm.errors import AddressError, NewstermError
from newsterm.model import Subscription
from newsterm.refresh.schedule import Manner
from newsterm.sources.address import STDIN, settle


def add(arguments: argparse.Namespace) -> int:
    """Subscribe to addresses and fetch them."""
    addresses = [settle(address) for address in arguments.addresses]
    if STDIN in addresses:
        raise AddressError("standard input can be read once, not followed; `newsterm -` opens it")
    folders = (tuple(arguments.folder.split("/")),)
    with open_store(arguments) as store:
        new = [
            store.subscriptions.add(address, arguments.title, folders, typed=True) for address in addresses
        ]
        return refresh_and_tell(store, arguments.home, new, Manner.NAMED, as_json=False)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("addresses", nargs="+", metavar="ADDRESS", help="a feed, a page, a file or a folder")
    parser.add_argument("--title", default="", help="what to call it")
    parser.add_argument("--folder", default="", metavar="A/B", help="where to file it")


def remove(arguments: argparse.Namespace) -> int:
    """End subscriptions; what was starred or tagged stays."""
    missing = 0
    with open_store(arguments) as store:
        for name in arguments.feeds:
            if found := store.subscriptions.find(name):
                store.subscriptions.remove(found.id)
            else:
                complain(f"{name}: no such subscription; `newsterm feeds` lists them")
                missing += 1
    return Exit.FAILED if missing else Exit.FINE


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("feeds", nargs="+", metavar="FEED", help="an id, an address or a title")


def feeds(arguments: argparse.Namespace) -> int:
    """List the subscriptions and how they are."""
    with open_store(arguments) as store:
        for state in store.subscriptions.sources():
            if arguments.json:
                print(line(source_record(state)))
                continue
            name = state.title or state.subscription.address
            counts = f"{state.unread}/{state.total}"
            print(row((state.subscription.id, counts, name, state.subscription.address)))
            if state.poll.error:
                print(dim(row(("", "", f"! {state.poll.error}"))))
    return Exit.FINE


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
        "add",
        "subscribe to feeds, pages, files or folders",
        ("newsterm add https://delta-courier.example/feed", "newsterm add ~/news --folder local"),
        _add_arguments,
        add,
    ),
    Verb(
        "remove",
        "end subscriptions; what you starred or tagged stays",
        ('newsterm remove "Delta Courier"',),
        _remove_arguments,
        remove,
    ),
    Verb(
        "feeds",
        "list subscriptions, their unread counts and their health",
        ("newsterm feeds", "newsterm feeds --json | jq -r 'select(.error) | .address'"),
        add_json,
        feeds,
    ),
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
