"""The verb that writes things out: the subscriptions as OPML, articles as documents or as a book."""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from newsterm import opml
from newsterm.bringing.lists import list_of
from newsterm.cli.printing import complain, row
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.errors import NewstermError
from newsterm.export.documents import DOCUMENTS
from newsterm.export.epub import write_epub
from newsterm.export.facts import title_of
from newsterm.export.files import create, create_in
from newsterm.model import Article
from newsterm.query import Query, parse
from newsterm.sources.address import STDIN
from newsterm.store.store import Store

PAGE = 200
"""Headlines read from the store at a time."""

FOLDERS = ("markdown", "html", "text")
"""The documents that are written a file each."""


def export(arguments: argparse.Namespace) -> int:
    """Write the articles of a query as documents; without a kind of document, the subscriptions as OPML."""
    folder = next(((kind, path) for kind in FOLDERS if (path := getattr(arguments, kind))), None)
    if folder is None and not arguments.epub:
        return _export_subscriptions(arguments)
    query = parse(arguments.query)
    with open_store(arguments) as store:
        if not store.headlines.count(query):
            complain("no article matches; nothing is written")
        elif folder:
            _write_files(_articles(store, query), *folder)
        else:
            _write_book(_articles(store, query), query, arguments.epub)
    return Exit.FINE


def _export_subscriptions(arguments: argparse.Namespace) -> int:
    name = arguments.query or STDIN
    if ":" in name:
        kinds = ", ".join(f"--{kind}" for kind in ("epub", *FOLDERS))
        raise NewstermError(f"{name}: to write articles, say as what: {kinds}")
    with open_store(arguments) as store:
        text = opml.write(list_of(store))
    if name == STDIN:
        print(text, end="")
    else:
        create(Path(name).expanduser(), lambda file: file.write(text.encode()))
    return Exit.FINE


def _articles(store: Store, query: Query) -> Iterator[Article]:
    """The articles a query finds, in its order."""
    rows = store.headlines.listing(query).rows
    for start in range(0, len(rows), PAGE):
        for headline in store.headlines.window(rows[start : start + PAGE]):
            if article := store.articles.load(headline.id):
                yield article


def _write_files(articles: Iterator[Article], kind: str, path: str) -> None:
    """A file for each article; their names are printed."""
    document, folder = DOCUMENTS[kind], Path(path).expanduser()
    for article in articles:
        write = partial(_write, document.of(article))
        print(row((create_in(folder, title_of(article), document.suffix, write),)))


def _write(content: bytes, file: BinaryIO) -> None:
    file.write(content)


def _write_book(articles: Iterator[Article], query: Query, path: str) -> None:
    """All articles in one book."""
    now = datetime.now(UTC)
    title = " ".join(filter(None, (str(query), "newsterm", f"{now:%Y-%m-%d}")))

    def write(file: BinaryIO) -> None:
        write_epub(file, articles, title, now)

    if path == STDIN:
        write(sys.stdout.buffer)
    else:
        create(Path(path).expanduser(), write)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--epub", metavar="FILE", help="write the articles as one book (- is standard output)")
    for kind, words in (("markdown", "Markdown"), ("html", "an HTML page"), ("text", "plain text")):
        kinds.add_argument(f"--{kind}", metavar="FOLDER", help=f"write each article as {words} into a folder")
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY | FILE",
        help="which articles, as in the query bar; without a kind of document, where to write the OPML",
    )


VERBS = (
    Verb(
        "export",
        "write the subscriptions as OPML, or articles as Markdown, HTML, plain text or a book",
        (
            "newsterm export feeds.opml",
            "newsterm export is:starred newer:7d --epub week.epub",
            "newsterm export tag:rivers --markdown ~/notes/rivers",
        ),
        _export_arguments,
        export,
        query=True,
    ),
)
