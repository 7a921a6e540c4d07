"""What workers do: the functions that touch hostile bytes, by names that travel between processes."""

from collections.abc import Sequence

from newsterm.model import Article, ParsedFeed
from newsterm.reading.annotate import annotate
from newsterm.sources.document import Document
from newsterm.sources.parse import parse, parse_all


def read(fetched: Document | list[Document]) -> ParsedFeed:
    """The feed and articles in what an address gave."""
    return parse_all(fetched) if isinstance(fetched, list) else parse(fetched)


def understand(articles: Sequence[Article]) -> list[Article]:
    """The articles with their bodies derived and their quotations found."""
    return [annotate(article) for article in articles]
