"""The kinds of documents an article can be written as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from newsterm.export.epub import write_epub
from newsterm.export.facts import title_of
from newsterm.export.html import html_of
from newsterm.export.markdown import markdown_of
from newsterm.export.plain import text_of
from newsterm.model import Article


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document: how the names of its files end, and what is written of an article."""

    suffix: str
    of: Callable[[Article], bytes]


def _book_of(article: Article) -> bytes:
    book = BytesIO()
    write_epub(book, [article], title_of(article), datetime.now(UTC))
    return book.getvalue()


DOCUMENTS: Mapping[str, Document] = {
    "markdown": Document(".md", lambda article: markdown_of(article).encode()),
    "html": Document(".html", lambda article: html_of(article).encode()),
    "text": Document(".txt", lambda article: text_of(article).encode()),
    "epub": Document(".epub", _book_of),
}
