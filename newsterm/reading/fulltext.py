"""What a feed gave of an article beside the text of its page: which one tells more, which one to show.

Pure functions over articles, raw or understood. By their words, not by their length: a page that asks for
something else, or tells of something else, never stands for the article.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsterm.model import Article
from newsterm.reading.wording import text_of

SUMMARY = 60
"""Words; a text with fewer is taken for a summary."""

LONG_SUMMARY = 120
"""Words; so many may a summary have that is one run of text without a paragraph."""

MORE = 30
"""Words that a page must add before its text takes the place of the feed's."""

_MUCH_MORE = 1.2  # times the words of the feed
_HELD = 0.5  # of the runs of words in the feed's text, where that is a part of the page's
_RUN = 4  # words side by side
_AKIN = 0.5  # of the telling words of a summary, and of a headline, that stand on the page of the article
_TELLING = 4  # letters of a word that tells something; in scripts without spaces two signs
_HEARD = frozenset({"audio", "video"})

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
_SIGN = re.compile(f"[{_UNSPACED}]")
_BLOCK = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br\b[^>]*>\s*<br", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r"\s*(?:the post .{0,300} (?:first appeared|appeared first) on .{0,100}"
    r"|(?:this article|this story) (?:originally )?(?:first )?appeared on .{0,100})$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.|&#8230;)\s*\])\W*$"
    r"|(?:\b(?:read (?:more|on|the (?:rest|full (?:article|story)))|continue reading|keep reading|full story"
    r"|see more|learn more|(?:hier )?weiterlesen|mehr lesen|zum artikel|lire (?:la suite|plus)"
    r"|en savoir plus|leer más|seguir leyendo|sigue leyendo|leggi (?:tutto|di più|anche)|continua a leggere"
    r"|leia mais|continue lendo|saiba mais|lees (?:meer|verder)|läs mer|les mer|læs mere|lue lisää"
    r"|czytaj (?:więcej|dalej)|devamını oku|читать (?:далее|полностью|дальше)|подробнее|читати далі)"
    r"|続きを読む|もっと読む|阅读全文|閱讀全文|繼續閱讀|继续阅读|자세히 보기|더 보기)[\s.…>»→)\]]*$",
    re.IGNORECASE,
)
_CUT_LOOK = 120  # signs at the end that are looked at


def is_summary(feed: Article) -> bool:
    """Whether what a feed gave is but a summary of its article, or the beginning of it.

    Only of what has a page and a headline of its own; what is heard or watched is whole without words.
    """
    if not feed.url.startswith(("http://", "https://")) or not feed.title:
        return False
    if any(enclosure.media_type.partition("/")[0] in _HEARD for enclosure in feed.enclosures):
        return False
    text = _text(feed)
    if is_cut(text):
        return True
    words = _words(text)
    if len(words) < SUMMARY or words == _words(feed.deck):
        return True
    return len(words) < LONG_SUMMARY and not _has_paragraphs(feed)


def is_cut(text: str) -> bool:
    """Whether a text ends as texts do that go on elsewhere: "…", "[...]", "Continue reading"."""
    end = text[-_CUT_LOOK:].rstrip()
    return bool(_CUT.search(end))


def tells_the_same(feed: Article, page: Article) -> bool:
    """Whether a page tells what the feed does: it has the feed's text in it, or is about the same."""
    given, found = _words(_text(feed)), _words(f"{page.title} {page.deck} {_text(page)}")
    if _share(_runs(given), _runs(found)) >= _HELD:
        return True
    there = _telling(found)
    headline = _telling(_words(feed.title))
    if headline and _share(headline, there) < _AKIN:
        return False
    summary = _telling(given) or headline
    return _share(summary, there) >= _AKIN


def adds_to(feed: Article, page: Article) -> bool:
    """Whether the text of a page is to stand in the place of the feed's: it tells the same, and more.

    A text of the feed that is whole gives way only to one that has it in it.
    """
    if page.wall or not tells_the_same(feed, page):
        return False
    given, found = _words(_text(feed)), _words(_text(page))
    if len(found) < len(given) + MORE or len(found) < _MUCH_MORE * len(given):
        return False
    return is_summary(feed) or _share(_runs(given), _runs(found)) >= _HELD


def joined(feed: Article, page: Article) -> Article:
    """The article of a feed with the text of its page, and what only the page tells.

    What it is known and filed by stays the feed's: its link, its headline, its date.
    """
    known = {str(tag).casefold() for tag in feed.tags}
    tags = (*feed.tags, *(tag for tag in page.tags if str(tag).casefold() not in known))
    return replace(
        feed,
        deck=page.deck or feed.deck,
        byline=feed.byline or page.byline,
        published=feed.published or page.published,
        updated=feed.updated or page.updated,
        language=feed.language or page.language,
        section=feed.section or page.section,
        dateline=page.dateline or feed.dateline,
        wire=page.wire or feed.wire,
        tags=tags,
        pictures=page.pictures or feed.pictures,
        related=page.related or feed.related,
        promos=page.promos,
        markup=page.markup,
        body=page.body,
        quotations=page.quotations,
        version=min(feed.version, page.version),
    )


def _text(article: Article) -> str:
    """Its words, without those that every article of a site ends with."""
    return _BOILERPLATE.sub("", text_of(article))


def _has_paragraphs(article: Article) -> bool:
    if article.markup:
        return len(_BLOCK.findall(article.markup)) > 1
    return "\n\n" in article.body.text.strip()


def _words(text: str) -> list[str]:
    """The words of a text, folded; in scripts without spaces its signs."""
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    size = min(_RUN, len(words)) or 1
    return set(zip(*(words[start:] for start in range(size)), strict=False))


def _telling(words: Sequence[str]) -> set[str]:
    """The words that tell something: those of some length, and every two signs side by side."""
    pairs = {one + other for one, other in pairwise(words) if _SIGN.match(one) and _SIGN.match(other)}
    return pairs | {word for word in words if len(word) >= _TELLING}


def _share(wanted: set[str] | set[tuple[str, ...]], there: set[str] | set[tuple[str, ...]]) -> float:
    """How much of what is wanted is there."""
    return len(wanted & there) / len(wanted) if wanted else 0.0
