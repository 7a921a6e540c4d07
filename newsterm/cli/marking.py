"""The verb mark: read, star and tag articles from the command line."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from newsterm.cli.printing import complain
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.store.store import Store

STDIN = "-"


def mark(arguments: argparse.Namespace) -> int:
    """Mark articles."""
    with open_store(arguments) as store:
        names = list(named(arguments.articles))
        ids = list(found(store, names))
        for tag in arguments.tag:
            store.journal.mark(ids, tag=tag)
        for tag in arguments.untag:
            store.journal.mark(ids, untag=tag)
        if arguments.read is not None or arguments.starred is not None:
            store.journal.mark(ids, read=arguments.read, starred=arguments.starred)
    return Exit.FINE if len(ids) == len(names) else Exit.FAILED


def named(articles: Iterable[str]) -> Iterator[str]:
    """The names given, with those on standard input in the place of ``-``."""
    for name in articles:
        if name == STDIN:
            yield from ids_in(sys.stdin)
        else:
            yield name


def ids_in(lines: Iterable[str]) -> Iterator[str]:
    """The article each line names: a line of `list`, plain (the id first) or JSON."""
    for line in lines:
        text = line.strip()
        if text.startswith("{"):
            try:
                yield str(json.loads(text)["id"])
            except (ValueError, KeyError, RecursionError):  # nested too deep to be a line of ours
                yield text[:60]  # names no article, which is said where articles are looked up
        elif text:
            yield text.split()[0]


def found(store: Store, names: Iterable[str]) -> Iterator[str]:
    """The ids of the articles meant, with a complaint for each that isn't there."""
    for name in names:
        if article_id := store.articles.resolve(name):
            yield article_id
        else:
            complain(f"{name}: no such article; `newsterm list` shows ids")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "articles", nargs="+", metavar="ARTICLE", help="an id or an address, - for standard input"
    )
    read = parser.add_mutually_exclusive_group()
    read.add_argument("--read", dest="read", action="store_true", default=None, help="mark read")
    read.add_argument("--unread", dest="read", action="store_false", help="mark unread")
    starred = parser.add_mutually_exclusive_group()
    starred.add_argument("--star", dest="starred", action="store_true", default=None, help="give a star")
    starred.add_argument("--unstar", dest="starred", action="store_false", help="take the star away")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="add a tag of yours")
    parser.add_argument(
        "--untag", action="append", default=[], metavar="TAG", help="take a tag of yours away"
    )


VERBS = (
    Verb(
        "mark",
        "mark articles read, starred or tagged",
        (
            "newsterm mark --star 3f2a9c0d11b7",
            "newsterm list tag:sport is:unread | newsterm mark --read -",
        ),
        _arguments,
        mark,
    ),
)
