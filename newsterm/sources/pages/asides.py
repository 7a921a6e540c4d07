"""What stands within a story and is none of its report: boxes of facts, summaries, calls, bios, teasers."""

import re
from functools import lru_cache

from lxml.etree import _Element

from newsterm.reading.html.elements import tag_of
from newsterm.sources.pages.story import told_in

# A page calls such parts by name, in words that stand alone or run together in a class.
_BOX = re.compile(
    r"fact-?box|fakta-?(?:boks|box|ruta)|info-?box|ai-?(?:article-?)?summary|article-?summary|key-?points",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:^|[\s_-])(?:author-?(?:bio|box|card|info|description)|bio|about-?(?:the-?)?author|newsletter|sign-?up"
    r"|related|read-?more|recommend\w*|promo|donat\w*|support-?us|share|social|tags?-?list|comments?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PARTS = {"div", "section", "aside", "article", "ul", "details", "p"}
_MOST = 0.3  # of the words of a story; what has more is its report, whatever it is called


def asides_of(page: _Element) -> list[_Element]:
    """The parts of a page that are beside its report: by their names, and articles within the article."""
    kinds: tuple[list[_Element], ...] = ([], [], [])
    for part in page.iter():
        name = tag_of(part)
        own = "-" in name  # an element of the page's own making
        if own or name in _PARTS:
            kind = _kind(name if own else "", part.get("class", ""), part.get("id", ""))
            if kind is None and name == "article" and _is_another(part):
                kind = 2
            if kind is not None:
                kinds[kind].append(part)
    most = _MOST * told_in(page)
    return [part for parts in kinds if sum(map(told_in, parts)) < most for part in parts]


@lru_cache(maxsize=4096)
def _kind(name: str, class_: str, id_: str) -> int | None:
    """0 for what is called a box, 1 for what is called a call; pages call many parts the same."""
    names = f"{name} {class_} {id_}"
    return 0 if _BOX.search(names) else 1 if not name and _CALL.search(names) else None


def _is_another(article: _Element) -> bool:
    """Whether an article stands within one, and leads elsewhere (HTML, 4.3.2: a comment, a teaser)."""
    within = next(article.iterancestors("article"), None) is not None
    return within and next(article.iter("a"), None) is not None
