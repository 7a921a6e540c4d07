"""The words of the full-text index: how a text goes in, and how a query asks for them.

FTS5's tokenizer parts words at spaces and folds case and diacritics (https://sqlite.org/fts5.html, 4.3.1).
Scripts that write no spaces are parted here before they go in, sign by sign, and a query's words likewise:
they are found as phrases of signs, two of them too.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from newsterm.model import Article
from newsterm.query import Both, Either, Node, Term

_UNSPACED = re.compile(
    "(["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u1100-\u11ff\uac00-\ud7ff"  # Hangul: no spaces inside what a reader takes for several words
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3400-\u9fff\uf900-\ufaff"  # Han
    "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    "\U00020000-\U0003ffff"  # Han, the rarer ones
    "])"
)
_COLUMNS = {"": "", "title": "title : ", "quote": "quote : "}


class Words(NamedTuple):
    """What is indexed of an article, by the columns of the index.

    To take an article out again the index must be given these very words: whoever changes how they are made
    adds a migration that empties the index and sets every headline's version to 0.
    """

    title: str
    text: str
    caption: str
    quote: str


def words_of(article: Article, clippings: Iterable[Article] = ()) -> Words:
    """The words to find an article by; what is only in its clippings is found as a quotation."""
    text = article.body.text
    captions = "\n".join(picture.caption for picture in article.pictures)
    quotes = "\n".join(
        quotation.content.of(one.body.text) for one in (article, *clippings) for quotation in one.quotations
    )
    whole = "\n".join((article.deck, text)) if article.deck else text
    return Words(parted(article.title), parted(whole), parted(captions), parted(quotes))


def parted(text: str) -> str:
    """The text with a space around every sign of the scripts that write none."""
    return text if text.isascii() else _UNSPACED.sub(r" \1 ", text)


def expression(node: Node) -> str | None:
    """What to ask the full-text index for; None where it can't tell, empty if there is no letter in it."""
    match node:
        case Term(field, value) if field in _COLUMNS:
            return _phrase(_COLUMNS[field], value)
        case Both(of):
            return _joined(of, " AND ")
        case Either(of):
            return _joined(of, " OR ")
    return None


def _phrase(column: str, value: str) -> str:
    if not any(map(str.isalnum, value)):
        return ""
    beginning = "*" if value.endswith("*") else ""
    return f'{column}"{parted(value.replace(chr(34), " "))}"{beginning}'


def _joined(nodes: tuple[Node, ...], operator: str) -> str | None:
    parts = [expression(node) for node in nodes]
    asked = [part for part in parts if part is not None]
    return f"({operator.join(filter(None, asked))})" if len(asked) == len(parts) and any(asked) else None


def says(text: str, words: str) -> bool:
    """Whether a text has these words, side by side, as the index would find them."""
    asked = " ".join(_letters(words))
    end = "" if words.endswith("*") else " "
    return not asked or f" {asked}{end}" in f" {' '.join(_letters(text))} "


def _letters(text: str) -> list[str]:
    """The words of a text as the index's tokenizer has them: folded, without diacritics."""
    plain = unicodedata.normalize("NFD", parted(text).casefold())
    return re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
