"""An article as `show` prints it: for a reader at a terminal, or as a document."""

import sys

from newsterm.cli.printing import bold, dim, width
from newsterm.export.documents import DOCUMENTS
from newsterm.export.plain import Tone, printed
from newsterm.model import Article


def print_article(article: Article, provenance: str = "") -> None:
    """Print the article: its head, pictures, body, who said what, tags and what is related; and where its
    text comes from, if that isn't its feed."""
    for line in printed(article, width()):
        match line.tone:
            case Tone.STRONG:
                print(bold(line.text))
            case Tone.QUIET:
                print(dim(line.text))
            case Tone.PLAIN:
                print(line.text)
    if provenance == "page":
        print(dim("The text is from the page."))


def print_document(article: Article, kind: str) -> None:
    """Print the article as a document of this kind, in UTF-8, as it would be written to a file."""
    sys.stdout.flush()
    sys.stdout.buffer.write(DOCUMENTS[kind].of(article))
