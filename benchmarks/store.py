"""How fast the store is with so many articles: `python benchmarks/store.py 100000`.

The articles are generated, the same for the same number. Prints a table in Markdown: medians in milliseconds,
and what the cache takes on disk.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from world import NOW, World

from newsterm.config import Home
from newsterm.model import (
    Article,
    Body,
    Feed,
    Kind,
    ParsedFeed,
    Poll,
    Quotation,
    Span,
    Speaker,
    Style,
    StyleKind,
)
from newsterm.query import Query, parse
from newsterm.store.store import Store

PER_FEED = 500
ROUNDS = 15


def understood(world: World, raw: Article) -> Article:
    """An article of the world as an engine would leave it."""
    text = raw.markup[3:-4].replace("</p><p>", "\n\n")
    starts = range(0, len(text) - 80, max(400, len(text) // 5))
    quotations = tuple(
        Quotation(Span(start, start + 60), Kind.DIRECT, Speaker(name, Span(start + 62, start + 70)))
        for start, name in zip(starts, world.rare(world.people, 3), strict=False)
    )
    styles = (Style(StyleKind.STRONG, Span(0, 10)),)
    place = world.chance.choice(world.places)
    return replace(raw, body=Body(text, styles), quotations=quotations, dateline=place, version=1)


def fill(store: Store, world: World, count: int, words: int) -> Iterator[tuple[str, float]]:
    """Save and annotate so many articles; milliseconds an article for both."""
    saving = annotating = 0.0
    for first in range(0, count, PER_FEED):
        outlet = world.outlets[first // PER_FEED % len(world.outlets)]
        source = store.subscriptions.add(
            f"https://paper.example/feed/{first}", folders=[(outlet[0], outlet[1])]
        )
        articles = tuple(
            world.article(number, words) for number in range(first, min(first + PER_FEED, count))
        )
        parsed = ParsedFeed(Feed(outlet), articles)
        began = time.perf_counter()
        store.articles.save(source, parsed, Poll(), now=NOW)
        saving += time.perf_counter() - began
        read = [understood(world, article) for article in store.articles.pending(1, PER_FEED)]
        began = time.perf_counter()
        store.articles.annotated(read)
        annotating += time.perf_counter() - began
    yield "save one article", saving / count * 1000
    yield "store what was understood of one", annotating / count * 1000
    began = time.perf_counter()
    store.articles.save(source, parsed, Poll(), now=NOW)
    yield f"save a feed of {len(articles)} again, nothing new", (time.perf_counter() - began) * 1000


def median(work: Callable[[], object]) -> float:
    """The milliseconds a piece of work takes."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def measure(store: Store, world: World) -> Iterator[tuple[str, float]]:
    """What the screen asks of the store."""
    common, rare = world.words[0], world.words[3_000]
    tag, person, outlet = world.tags[0], world.people[0], world.outlets[0]
    rows = store.headlines.listing(Query()).rows
    ids = [headline.id for headline in store.headlines.window(rows[:20])]
    yield "window of 50", median(lambda: store.headlines.window(rows[len(rows) // 2 :][:50]))
    yield "open an article", median(lambda: store.articles.load(ids[3]))
    (shown,) = store.headlines.window(rows[3:4])
    article = store.articles.load(shown.id) or Article()
    yield "ways on from an article", median(lambda: store.ways.onward(article, shown))
    yield "sources with counts", median(store.subscriptions.sources)
    for text in (
        "",
        "is:unread",
        "is:read",
        f"tag:{tag}",
        f"tag:{tag} is:unread",
        f"-tag:{tag}",
        f'said:"{person}"',
        f'from:"{outlet}"',
        f"in:{outlet[0]}",
        "lang:en section:world",
        "newer:7d",
        common,
        f"{common} {rare}",
        f"{common} tag:{tag}",
        f"tag:{tag} OR {rare}",
        f"about:{tag}",
        "sort:oldest",
        "sort:title",
    ):
        query = parse(text, NOW)
        name = text or "everything"
        found = store.headlines.count(query)
        yield (
            f"`{name}`: first 200 of {found:,}",
            median(lambda query=query: store.headlines.listing(query, 200)),
        )
        yield f"`{name}`: all", median(lambda query=query: store.headlines.listing(query))
        yield f"`{name}`: count", median(lambda query=query: store.headlines.count(query))
        yield f"`{name}`: facets", median(lambda query=query: store.facets.counts(query))
    yield "quotations, first 50", median(lambda: list(store.quotations.find(Query(), 50)))
    yield (
        "mark one read, and undo",
        median(lambda: (store.journal.mark(ids[:1], read=True), store.journal.undo())),
    )


def mark_all(store: Store) -> Iterator[tuple[str, float]]:
    """The slowest step there is."""
    ids = [headline.id for headline in store.headlines.window(store.headlines.listing(Query()).rows)]
    began = time.perf_counter()
    store.journal.mark(ids, read=True)
    yield f"mark all {len(ids):,} read", (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    store.journal.undo()
    yield "undo it", (time.perf_counter() - began) * 1000


def main() -> None:
    """Fill a store, measure it, print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles", type=int, nargs="?", default=10_000)
    options.add_argument("--words", type=int, default=300, help="words an article")
    arguments = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="newsterm-bench-"))
    home = Home.at(folder)
    try:
        store = Store.open(home)
        world = World(arguments.articles)
        lines = list(fill(store, world, arguments.articles, arguments.words))
        lines += measure(store, world)
        lines += mark_all(store)
        began = time.perf_counter()
        Store.open(home).close()
        lines.append(("open the store", (time.perf_counter() - began) * 1000))
        store.close()
        size = home.cache_file.stat().st_size / arguments.articles / 1024
        print(f"| {arguments.articles:,} articles of {arguments.words} words | ms |\n|---|---:|")
        print("\n".join(f"| {name} | {value:.2f} |" for name, value in lines))
        print(f"| disk, kB an article | {size:.2f} |")
    finally:
        shutil.rmtree(folder)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
