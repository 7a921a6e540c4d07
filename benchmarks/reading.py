"""How fast an article opens: ``python benchmarks/reading.py 500 5000`` (words an article).

Milliseconds of CPU from HTML to a page, step by step, beside what lxml alone takes to parse the same HTML;
and milliseconds from a key to the last byte drawn for it in a pseudo-terminal of 160×45, walking with J
through articles of that length, beside the key j in the list. Prints tables in Markdown: medians and ranges.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from figures import spread
from screen import Terminal
from world import NOW, World

from newsterm.config import Home
from newsterm.model import Article, Feed, ParsedFeed, Poll
from newsterm.reading.annotate import annotate
from newsterm.reading.html.markup import body_of, parse_markup
from newsterm.reading.version import VERSION
from newsterm.store.store import Store
from newsterm.tui.article.article_page import set_article
from newsterm.tui.article.article_paint import Painter, article_inks
from newsterm.tui.article.layout import lay_out
from newsterm.tui.glyphs import UNICODE
from newsterm.tui.themes import DARK

ROUNDS = 15
ARTICLES = 40
WIDTH, HEIGHT = 80, 45
PARAGRAPH = 60


def report(world: World, number: int, words: int) -> Article:
    """A raw article as papers write them: links, stress, quotations, headings, lists, a table, a picture."""
    blocks: list[str] = []
    for start in range(0, words * 7 // 8, PARAGRAPH):  # what stands between paragraphs is the rest
        chosen = world.some_words(PARAGRAPH)
        name = world.chance.choice(world.people)
        url = f"https://paper.example/{start}/{chosen[0]}"
        told, linked, said, rest = (" ".join(chosen[at : at + 15]) for at in range(0, PARAGRAPH, 15))
        blocks.append(
            f'<p class="text">{told.capitalize()} <a href="{url}">{linked}</a>. '
            f"“{said.capitalize()},” said {name}. <em>{chosen[-1]}</em> &amp; <strong>{rest}</strong>.</p>\n"
        )
        if start % (PARAGRAPH * 8) == 0:
            items = "".join(f"<li>{chosen[count]} {count}</li>\n" for count in range(3))
            cells = "".join(
                f"<tr><td>{word}</td><td>{count}</td></tr>" for count, word in enumerate(chosen[:4])
            )
            blocks.append(f"<h2>{linked}</h2>\n<ul>{items}</ul>\n<table>{cells}</table>\n")
            blocks.append(f"<figure><img src=/{start}.jpg><figcaption>{rest}</figcaption></figure>\n")
    return replace(world.article(number, 10), markup=f"<div>{''.join(blocks)}</div>")


def cpu(work: Callable[[], object]) -> list[float]:
    """Milliseconds of CPU that some work takes, each time."""
    work()
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append((time.process_time() - began) * 1000)
    return taken


def steps(words: int) -> Iterator[tuple[str, list[float]]]:
    """What each step from HTML to the screen takes."""
    raw = report(World(words), 1, words)
    article = annotate(raw)
    page = set_article(article, WIDTH, UNICODE)
    painter = Painter(article_inks(DARK.variables), WIDTH + 5, WIDTH, UNICODE)
    yield "lxml alone parses the HTML", cpu(lambda: parse_markup(raw.markup))
    yield "HTML → body", cpu(lambda: body_of(raw.markup, raw.url))
    yield "body → lines", cpu(lambda: lay_out(article.body, WIDTH))
    yield "article → page: lines, links, speakers", cpu(lambda: set_article(article, WIDTH, UNICODE))
    yield "page → one screen", cpu(lambda: [painter.strip(page, number) for number in range(HEIGHT)])


def prepare(folder: Path, words: int) -> str:
    """Fill a home with articles of this length; the title of the first."""
    home = Home.at(folder)
    home.config_dir.mkdir(parents=True)
    home.config_file.write_text("refresh_at_start = false\n")
    world = World(words)
    articles = tuple(report(world, number, words) for number in range(ARTICLES))
    with Store.open(home) as store:
        source = store.subscriptions.add("https://paper.example/feed")
        store.articles.save(source, ParsedFeed(Feed("Paper"), articles), Poll(), now=NOW)
        pending = store.articles.pending(VERSION, ARTICLES)
        store.articles.annotated([annotate(article) for article in pending])
    return articles[0].title


def keys(folder: Path, words: int) -> dict[str, list[float]]:
    """Milliseconds of keys in a list of articles and from one to the next."""
    title = prepare(folder, words)
    terminal = Terminal(folder)
    terminal.until(title[:16].encode())
    terminal.settle(1.0)
    found = {"j, in the list": [terminal.press(b"k" if number % 2 else b"j") for number in range(20)]}
    terminal.settle(0.5)
    found["Enter, opens"] = [terminal.press(b"\r")]
    found["J, the next article"] = [terminal.press(b"J") for _ in range(ARTICLES - 3)]
    found["Space, a page further"] = [terminal.press(b" ") for _ in range(4)]
    terminal.close()
    return found


def main() -> None:
    """Measure each length, print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("words", type=int, nargs="*", default=[500, 5_000])
    lengths = options.parse_args().words
    table = {words: dict(steps(words)) for words in lengths}
    first = next(iter(table[lengths[0]]))
    print(f"| CPU, ms | {' | '.join(f'{words:,} words | ratio' for words in lengths)} |")
    print(f"|---|{'---:|' * 2 * len(lengths)}")
    for step in table[lengths[0]]:
        cells = []
        for words in lengths:
            ratio = statistics.median(table[words][step]) / statistics.median(table[words][first])
            cells.append(f"{spread(table[words][step], 2)} | {ratio:.1f}")
        print(f"| {step} | {' | '.join(cells)} |")
    folder = Path(tempfile.mkdtemp(prefix="newsterm-bench-"))
    try:
        pressed = {words: keys(folder / str(words), words) for words in lengths}
    finally:
        shutil.rmtree(folder)
    print(f"\n| key → frame, ms | {' | '.join(f'{words:,} words' for words in lengths)} |")
    print(f"|---|{'---|' * len(lengths)}")
    for key in pressed[lengths[0]]:
        print(f"| {key} | {' | '.join(spread(pressed[words][key]) for words in lengths)} |")


if __name__ == "__main__":
    main()
