"""How long it takes to find who says what: `python benchmarks/quotations.py ARTICLES.jsonl`.

Each line is `{"text", "lang"}`. Prints a table in Markdown: milliseconds of processor time an article, the
best of several rounds, and what that is for 4,600 characters.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsterm.reading.quotes.engine import find_marked, find_quotations

ROUNDS = 7
USUAL = 4600  # characters of an article


def best_time(find: Callable[..., Any], articles: list[dict[str, Any]]) -> float:
    """Seconds for all articles, each at its best."""
    whole = 0.0
    for article in articles:
        times = []
        for _ in range(ROUNDS):
            start = time.process_time()
            find(article["text"], (), article.get("lang", ""))
            times.append(time.process_time() - start)
        whole += min(times)
    return whole


def main() -> None:
    """Measure on the articles named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    options = parser.parse_args()
    articles = [json.loads(line) for line in options.articles.read_text("utf-8").splitlines()]
    size = sum(len(article["text"]) for article in articles)
    print("| found | ms an article | ms for 4,600 characters |\n|---|---|---|")
    for name, find in (("in marks", find_marked), ("all", find_quotations)):
        taken = 1000 * best_time(find, articles)
        print(f"| {name} | {taken / len(articles):.2f} | {taken / size * USUAL:.2f} |")


if __name__ == "__main__":
    main()
