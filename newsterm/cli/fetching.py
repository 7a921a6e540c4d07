"""The verb fetch: the whole text of articles, from their pages."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence

from newsterm.cli.marking import STDIN, found, ids_in
from newsterm.cli.printing import complain, row
from newsterm.cli.stopping import stop_by_signal
from newsterm.cli.verb import Exit, Verb, add_json, open_store
from newsterm.config import Home, read_config
from newsterm.model import Article
from newsterm.refresh.hearing import can_be_heard, heard
from newsterm.refresh.outcome import Paged, to_line
from newsterm.store.store import Store


def fetch(arguments: argparse.Namespace) -> int:
    """Fetch the pages of articles, and print what came of each."""
    code = Exit.FINE

    def say(paged: Paged) -> None:
        nonlocal code
        if paged.error or paged.skipped:
            code = Exit.FAILED
        _say(paged, as_json=arguments.json)

    with open_store(arguments) as store:
        named = [name for name in arguments.articles if name != STDIN]
        ids = list(found(store, named))
        if len(ids) < len(named):
            code = Exit.FAILED
        is_heard = STDIN in arguments.articles
        stopped = asyncio.run(fetch_pages(store, arguments.home, ids, say, is_heard=is_heard))
    return Exit.INTERRUPTED if stopped else code


def fetch_missing(store: Store, home: str, articles: Sequence[Article]) -> bool:
    """Fetch the pages of articles of the cache, of which there is none yet or an outdated one; whether each
    of these has one now. What went wrong is said."""
    states = {article.id: store.pages.state(article.id) for article in articles if article.id}
    missing = [name for name, state in states.items() if not state.there or state.outdated]
    if missing:
        asyncio.run(fetch_pages(store, home, missing, _complain))
    return all(store.pages.state(name).there for name in states)


async def fetch_pages(
    store: Store, home: str, ids: Sequence[str], say: Callable[[Paged], None], *, is_heard: bool = False
) -> bool:
    """Fetch the pages of these articles, and say what came of each as soon as it is there; whether a signal
    stopped it. Where standard input `is_heard` more of them come in there, a line each."""
    # Imported here: the parsers and the HTTP client would cost every other verb its quick start.
    from newsterm.refresh.pages import page_visitor, visit_all
    from newsterm.refresh.workers import Workers, warm_up

    warm_up()
    stop = asyncio.Event()
    stop_by_signal(stop)
    config = read_config(Home.find(home).config_file)

    async def tell() -> None:
        async with Workers() as workers, page_visitor(store, config, workers) as visitor:
            async for paged in visit_all(visitor, _wishes(store, ids, is_heard=is_heard)):
                say(paged)

    telling, stopping = asyncio.create_task(tell()), asyncio.create_task(stop.wait())
    await asyncio.wait([telling, stopping], return_when=asyncio.FIRST_COMPLETED)
    for task in (telling, stopping):
        task.cancel()
    await asyncio.wait([telling, stopping])
    if not telling.cancelled():
        telling.result()  # raises what was not expected
    return stop.is_set()


async def _wishes(store: Store, ids: Sequence[str], *, is_heard: bool) -> AsyncIterator[str]:
    """The ids of the articles whose pages are wanted."""
    for article_id in ids:
        yield article_id
    if is_heard and can_be_heard(sys.stdin):
        async for line in heard(sys.stdin):
            for article_id in found(store, ids_in([line])):
                yield article_id
    elif is_heard:
        for article_id in found(store, ids_in(sys.stdin)):
            yield article_id


def _say(paged: Paged, *, as_json: bool) -> None:
    if as_json:
        print(to_line(paged), flush=True)
        return
    print(row((paged.article, f"from the {paged.text}", paged.title)), flush=True)
    _complain(paged)


def _complain(paged: Paged) -> None:
    if reason := paged.error or paged.skipped:
        complain(f"{paged.article}: {reason}")


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument(
        "articles", nargs="+", metavar="ARTICLE", help="an id or an address; - for ids on standard input"
    )


VERBS = (
    Verb(
        "fetch",
        "fetch the whole text of articles from their pages",
        ("newsterm fetch 3f2a9c0d11b7", "newsterm list is:unread -has:fulltext | newsterm fetch -"),
        _arguments,
        fetch,
    ),
)
