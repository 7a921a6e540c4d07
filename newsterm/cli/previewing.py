"""Verbs that need no subscription: preview what addresses give, annotate articles from standard input."""

import argparse
import asyncio
import json
import sys

from newsterm.cli.printing import complain, row
from newsterm.cli.records import Record, article_record, feed_record, line, preview_record, time
from newsterm.cli.verb import Exit, Verb, add_json
from newsterm.config import Config, Home, read_config
from newsterm.errors import ContentError, NewstermError
from newsterm.model import Article, Body, Feed, ParsedFeed
from newsterm.sources.address import settle

# The parsers and the HTTP client are imported where they are used: they would cost every other verb
# its quick start.


def preview(arguments: argparse.Namespace) -> int:
    """Show what addresses give, without subscribing."""
    config = read_config(Home.find(arguments.home).config_file)
    return asyncio.run(_preview(arguments.addresses, config, arguments.json))


async def _preview(addresses: list[str], config: Config, as_json: bool) -> int:
    from newsterm.refresh.looking import looking

    code = Exit.FINE
    async with looking(config) as look:
        for address in addresses:
            try:
                parsed, error = await look.at(settle(address)), ""
            except NewstermError as problem:
                parsed, error = ParsedFeed(Feed()), str(problem)
                code = Exit.FEEDS_FAILED
            if as_json:
                _print_json(address, parsed, error)
            else:
                _print_plain(address, parsed, error)
    return code


def _print_json(address: str, parsed: ParsedFeed, error: str) -> None:
    feed = feed_record(parsed.feed, len(parsed.articles))
    print(line({"address": address, "feed": feed, "error": error or None}))
    for article in parsed.articles:
        print(line({"address": address, "article": preview_record(article, article.guid)}))


def _print_plain(address: str, parsed: ParsedFeed, error: str) -> None:
    if error:
        complain(error)
        return
    print(row((address, parsed.feed.title, f"{len(parsed.articles)} articles")))
    for article in parsed.articles:
        print(row(("", time(article.published) or "-", article.title)))


def understood(address: str, home: str, content: bytes = b"") -> tuple[Article, ...]:
    """The articles an address gives, or these bytes, with everything understood; asked as is set at `home`.

    Raises AddressError or ContentError with the sentence that says why there are none.
    """
    return asyncio.run(_understood(address, read_config(Home.find(home).config_file), content))


async def _understood(address: str, config: Config, content: bytes) -> tuple[Article, ...]:
    from newsterm.refresh.looking import looking
    from newsterm.sources.document import Document

    async with looking(config) as look:
        if content:
            return (await look.inside(Document(address, content))).articles
        return (await look.at(address)).articles


def annotate(_arguments: argparse.Namespace) -> int:
    """Read JSON lines with an article each, and write a line each with everything understood."""
    code = Exit.FINE
    for number, text in enumerate(sys.stdin, start=1):
        if not text.strip():
            continue
        try:
            print(line(_annotated(_record_in(text))), flush=True)
        except RecursionError:
            complain(f"line {number} of standard input can't be used: it is nested too deeply")
            code = Exit.FAILED
        except ValueError as error:
            complain(f"line {number} of standard input can't be used: {error}")
            code = Exit.FAILED
    return code


def _record_in(text: str) -> Record:
    """The object a line holds. Raises ValueError with what is wrong with it."""
    record = json.loads(text)
    if not isinstance(record, dict):
        raise ValueError("it is no JSON object")
    if "id" not in record:
        raise ValueError('it has no "id"')
    if not isinstance(record.get("url") or "", str):
        raise ValueError('its "url" is no text')
    return record


def _annotated(record: Record) -> Record:
    try:
        understood = _article(record)
    except ContentError as error:
        return {**article_record(Article()), "id": record["id"], "error": str(error)}
    return {**article_record(understood), "id": record["id"]}


def _article(record: Record) -> Article:
    """The article of one line of input, understood."""
    from newsterm.reading.annotate import annotate as understand
    from newsterm.reading.annotate import annotate_text
    from newsterm.sources.pages.page import article_of_page
    from newsterm.sources.plaintext import article_of_text

    url = record.get("url") or ""
    match record:
        case {"text": str(text)}:
            return annotate_text(Article(url=url, body=Body(text)))
        case {"html": str(html)}:
            return understand(article_of_page(html.encode("utf-8", "replace"), url, "utf-8"))
        case {"pasted": str(pasted)}:
            return understand(article_of_text(pasted, url))
    raise ValueError('it needs one of "text", "html" and "pasted"')


def _preview_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("addresses", nargs="+", metavar="ADDRESS", help="feeds, pages, files, folders")


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """All comes in by standard input."""


VERBS = (
    Verb(
        "preview",
        "show what addresses give, without subscribing",
        ("newsterm preview https://delta-courier.example/feed", "newsterm preview feed.xml --json"),
        _preview_arguments,
        preview,
    ),
    Verb(
        "annotate",
        "understand articles given as JSON lines on standard input",
        ("""echo '{"id": 1, "text": "\\"We stay,\\" said Lena Ortiz."}' | newsterm annotate""",),
        _no_arguments,
        annotate,
    ),
)
