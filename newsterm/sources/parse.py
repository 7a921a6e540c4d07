"""A document → a feed and its articles: what it is shows in its bytes, not in what was declared."""

from collections.abc import Sequence

from newsterm.errors import ContentError
from newsterm.model import ParsedFeed
from newsterm.sources.document import Document


def parse(document: Document) -> ParsedFeed:
    """The feed in a document: RSS, Atom, RDF, JSON Feed, a web page or a plain text.

    A page or a text gives a feed of one article. Articles are raw: their markup is set and not yet
    understood; only those of a plain text come with a body. Raises ContentError, one sentence, for what
    is empty, binary, a page without an article, or no feed.
    """
    raise ContentError(f"{document.address} is not a feed.")


def parse_all(documents: Sequence[Document]) -> ParsedFeed:
    """The articles of a folder's documents as one feed; `problem` names those that can't be read.

    Raises ContentError where none of them can.
    """
    raise ContentError(f"None of {len(documents)} files is a feed.")
