"""What a raw article says, apart from its markup: by this it is told whether it changed."""

import html
import re

from newsterm.model import Article

_TAG = re.compile(r"<[^<>]*>")


def wording(article: Article) -> tuple[str, str, str]:
    """Its title, its deck and its text, without tags, entities and runs of space.

    A feed's tracking pictures, its line breaks and its way to write a sign may differ with every fetch.
    """
    return _plain(article.title), _plain(article.deck), text_of(article)


def text_of(article: Article) -> str:
    """All the words a feed gave an article below its headline."""
    return _plain(article.markup) or _plain(article.body.text)


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())
