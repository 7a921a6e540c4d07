"""Verbs that read the cache: list, show, tags."""

import argparse
import json
import re
import sys
from collections.abc import Sequence

from newsterm.cli.fetching import fetch_missing
from newsterm.cli.marking import STDIN, found, ids_in
from newsterm.cli.printing import bold, complain, dim, row
from newsterm.cli.records import article_record, facet_record, headline_record, line, time
from newsterm.cli.showing import print_article, print_document
from newsterm.cli.verb import Exit, Verb, add_json, add_query, open_store
from newsterm.model import Article
from newsterm.query import parse
from newsterm.sources.address import settle
from newsterm.store.store import Store

PAGE = 500
"""Headlines read from the store at a time."""


def list_headlines(arguments: argparse.Namespace) -> int:
    """List headlines, newest first."""
    with open_store(arguments) as store:
        rows = store.headlines.listing(parse(arguments.query), arguments.limit).rows
        for start in range(0, len(rows), PAGE):
            for headline in store.headlines.window(rows[start : start + PAGE]):
                if arguments.json:
                    print(line(headline_record(headline)))
                    continue
                cells = row((headline.id, time(headline.published) or "-", headline.outlet or "-"))
                title = row((headline.title,))
                print(f"{dim(cells)}\t{title if headline.status.read else bold(title)}")
    return Exit.FINE


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    add_limit(parser)
    add_query(parser)


def add_limit(parser: argparse.ArgumentParser) -> None:
    """Give a verb that lists how many it lists."""
    parser.add_argument("-n", "--limit", type=_count, default=None, metavar="N", help="at most N")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number")
    return int(text)


def show(arguments: argparse.Namespace) -> int:
    """Show articles: of the cache by id or address, or straight from a file or the web."""
    code = Exit.FINE
    with open_store(arguments) as store:
        for name in arguments.articles:
            articles = _articles(store, name, arguments.home)
            code = code if articles else Exit.FAILED
            if arguments.full and not fetch_missing(store, arguments.home, articles):
                code = Exit.FAILED
            for number, article in enumerate(articles):
                article = store.articles.load(article.id) or article if arguments.full else article
                provenance = store.pages.state(article.id).provenance if article.id else ""
                if arguments.json:
                    print(line(article_record(article, provenance)))
                    continue
                print("\n" if number else "", end="")
                if arguments.kind:
                    print_document(article, arguments.kind)
                else:
                    print_article(article, provenance)
    return code


def _articles(store: Store, name: str, home: str) -> Sequence[Article]:
    """The articles a name stands for."""
    if name == STDIN:
        content = sys.stdin.buffer.read()
        if _lists_ids(content):
            ids = list(found(store, ids_in(content.decode("utf-8", "replace").splitlines())))
            return [article for one in ids if (article := store.articles.load(one))]
        return _from_outside(STDIN, home, content)
    if (known := store.articles.resolve(name)) and (article := store.articles.load(known)):
        return [article]
    if re.fullmatch("[0-9a-f]{6,12}", name):
        complain(f"{name}: no such article; `newsterm list` shows ids")
        return []
    return _from_outside(settle(name), home)


def _lists_ids(content: bytes) -> bool:
    """Whether these bytes are lines of `list`, not an article."""
    first = content.lstrip().partition(b"\n")[0].strip()
    if re.match(rb"[0-9a-f]{12}(\s|$)", first):
        return True
    try:
        return bool(re.fullmatch("[0-9a-f]{12}", json.loads(first)["id"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _from_outside(address: str, home: str, content: bytes = b"") -> Sequence[Article]:
    # Imported here: the parsers and the HTTP client would cost every other verb its quick start.
    from newsterm.cli.previewing import understood

    return understood(address, home, content)


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    forms = parser.add_mutually_exclusive_group()
    add_json(forms)
    for kind, words in (("markdown", "Markdown"), ("html", "HTML, a whole page"), ("text", "plain text")):
        forms.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, help=f"print {words}")
    parser.add_argument(
        "--full", action="store_true", help="fetch the whole text from the article's page first"
    )
    parser.add_argument(
        "articles", nargs="+", metavar="ARTICLE", help="an id, a file, an address, - for standard input"
    )


def tags(arguments: argparse.Namespace) -> int:
    """List tags, places, people and the other facets with their counts."""
    with open_store(arguments) as store:
        for group in store.facets.counts(parse(arguments.query), top=arguments.limit or PAGE):
            for facet in group.facets:
                if arguments.json:
                    print(line(facet_record(facet)))
                else:
                    print(row((facet.count, f"{facet.field}:{facet.value}", facet.label)))
    return Exit.FINE


VERBS = (
    Verb(
        "list",
        "list headlines that match a query",
        (
            "newsterm list",
            "newsterm list tag:rivers -is:starred",
            "newsterm list 'said:\"Lena Ortiz\"' --json",
        ),
        _list_arguments,
        list_headlines,
        query=True,
    ),
    Verb(
        "show",
        "print an article with everything understood in it",
        (
            "newsterm show 3f2a9c0d11b7",
            "newsterm show 3f2a9c0d11b7 --full",
            "newsterm show page.html --json",
            "newsterm show --markdown https://delta-courier.example/river > river.md",
            "newsterm list -n 1 | newsterm show -",
        ),
        _show_arguments,
        show,
    ),
    Verb(
        "tags",
        "list tags, people, places and other facets with their counts",
        ("newsterm tags", "newsterm tags is:unread --json"),
        _list_arguments,
        tags,
        query=True,
    ),
)
