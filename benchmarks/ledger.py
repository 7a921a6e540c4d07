"""How fast the ledger is over so many quotations: `python benchmarks/ledger.py 200000`.

The articles are generated, the same for the same number, five quotations each, and written as the store
writes what was understood. Prints a table in Markdown: medians in milliseconds.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

from store import median
from world import NOW, World

from newsterm.config import Home
from newsterm.model import Article, Body, Kind, Quotation, Span, Speaker, Tag
from newsterm.query import Query, parse
from newsterm.store.database import Database
from newsterm.store.drafts import draft_of
from newsterm.store.moments import row_at, seconds
from newsterm.store.schema import CACHE
from newsterm.store.store import Store
from newsterm.store.writer import Place, Writer

QUOTATIONS = 5
AT_ONCE = 2_000
SPACING = timedelta(seconds=97)
YEARS = timedelta(days=365)


def article(world: World, number: int) -> Article:
    """An understood article of five paragraphs, in each of which somebody is quoted."""
    parts, quotations, length = [], [], 0
    for name in world.rare(world.people, QUOTATIONS):
        said, rest = " ".join(world.some_words(12)), " ".join(world.some_words(12))
        span = Span(length + 1, length + 1 + len(said))
        sure = 1.0 if world.chance.random() < 0.9 else 0.3
        quotations.append(Quotation(span, Kind.DIRECT, Speaker(name), confidence=sure))
        parts.append(f"“{said}”, said {name}. {rest.capitalize()}.")
        length += len(parts[-1]) + 2
    return Article(
        id=f"{number:012x}",
        url=f"https://paper.example/{number}",
        title=" ".join(world.some_words(8)).capitalize(),
        published=NOW - number * SPACING,
        outlet=world.outlets[number % len(world.outlets)],
        language=world.chance.choice(("en", "en", "en", "fr", "de", "zh")),
        section=world.chance.choice(("World", "Business", "Sport", "Culture", "Science")),
        tags=tuple(Tag(tag) for tag in world.rare(world.tags, 4)),
        body=Body("\n\n".join(parts)),
        quotations=tuple(quotations),
        version=1,
    )


def fill(home: Home, world: World, count: int) -> None:
    """Write so many articles straight into the cache."""
    cache = Database(home.cache_file, CACHE, durable=False)
    numbers = iter(range(count))
    while some := list(islice(numbers, AT_ONCE)):
        drafts = [draft_of(article(world, number), "paper", NOW) for number in some]
        with cache.write() as db, Writer(db) as writer:
            writer.expect(drafts)
            for number, draft in zip(some, drafts, strict=True):
                when = seconds(NOW - number * SPACING)
                writer.add(Place(row_at(when), draft.id, "paper", when), draft)
    cache.close()


def measure(store: Store, world: World) -> Iterator[tuple[str, float]]:
    """What the ledger is asked."""
    frequent, seldom = world.people[0], world.people[1_500]
    common, rare = world.words[0], world.words[3_000]
    for text in (
        "",
        f"tag:{world.tags[500]}",
        f"tag:{world.tags[0]}",
        f'from:"{world.outlets[0]}"',
        "newer:7d",
        "newer:30d",
        "newer:180d",
        "is:unread",
        "section:world",
        "lang:en",
        "-lang:zh",
    ):
        query = parse(text, NOW)
        name = f"`{text}`" if text else "everything"
        found = store.headlines.count(query)
        yield f"people of {name} ({found:,} articles)", median(lambda q=query: store.ledger.people(q, 50))
        yield f"what they rest on, {name}", median(lambda q=query: store.ledger.basis(q))
    for text in (
        "",
        f'said:"{frequent}"',
        f'said:"{seldom}"',
        f'said:"{frequent}" quote:{common}',
        f'said:"{frequent}" quote:{rare}',
        f'said:"{seldom}" quote:{common}',
        f"quote:{common}",
        f"quote:{rare}",
        f'said:"{frequent}" about:{rare}',
        f'said:"{frequent}" tag:{world.tags[0]}',
    ):
        query = parse(text, NOW)
        yield f"first 50 of `{text}`", median(lambda q=query: list(store.quotations.find(q, 50)))
    for who in (frequent, seldom):
        yield f"weeks of `{who}`", median(lambda w=who: store.ledger.weeks(w, Query(), NOW))


def main() -> None:
    """Fill a cache, measure it, print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles", type=int, nargs="?", default=20_000)
    arguments = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="newsterm-bench-"))
    home = Home.at(folder)
    try:
        world = World(arguments.articles)
        began = time.perf_counter()
        fill(home, world, arguments.articles)
        print(f"written in {time.perf_counter() - began:.0f} s", file=sys.stderr)
        with Store.open(home) as store:
            print(f"| {arguments.articles * QUOTATIONS:,} quotations | ms |\n|---|---:|")
            for name, value in measure(store, world):
                print(f"| {name} | {value:.1f} |", flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
