"""An article as `show` prints it: for a reader at a terminal, or as a document."""

import sys

from newsterm.cli.printing import bold, dim, width
from newsterm.export.documents import DOCUMENTS
from newsterm.export.plain import Tone, printed
from newsterm.model import Article


def print_article(article: Article) -> None:
    """Print the article: its head, pictures, body, who said what, tags and what is related."""
    for line in printed(article, width()):
        match line.tone:
            case Tone.STRONG:
                print(bold(line.text))
            case Tone.QUIET:
                print(dim(line.text))
            case Tone.PLAIN:
                print(line.text)


def print_document(article: Article, kind: str) -> None:
    """Print the article as a document of this kind, in UTF-8, as it would be written to a file."""
    sys.stdout.flush()
    sys.stdout.buffer.write(DOCUMENTS[kind].of(article))
