"""What a page shows around the report: headline, deck, byline, date, tags, pictures, other headlines."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import _Element

from newsterm.model import Article, Tag
from newsterm.reading.anatomy.datelines import dateline_of
from newsterm.reading.anatomy.dates import is_date_label
from newsterm.reading.anatomy.frontmatter import filed, names_in
from newsterm.reading.anatomy.lines import Line
from newsterm.reading.html.figures import words_of
from newsterm.sources.feeds.dates import date_of
from newsterm.sources.pages.lists import related_lists
from newsterm.sources.pages.pictures import report_pictures
from newsterm.sources.pages.places import is_outside, is_small
from newsterm.sources.pages.story import likeness

_ALIKE = 0.6  # of the words of a deck and a description are the same
_DECK = re.compile(
    r"(?:^|[\s_-])(?:standfirst|deck|dek|subtitle|subhead(?:line)?|sub-?title|sous-?titre|chapo|vorspann|entradilla|bajada"
    r"|sommario|occhiello|ingress|lead(?:text)?|sapo|synopsis|summary|perex|excerpt)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author-?name|authors?)(?:$|[\s_-])", re.IGNORECASE)
_DATELINE = re.compile(r"(?:^|[\s_-])dateline(?:$|[\s_-])", re.IGNORECASE)
_MORE = "The report goes on from here, as reports do."  # what a dateline stands before
_BREADCRUMBS = re.compile(r"bread-?crumb", re.IGNORECASE)
_KICKER = re.compile(
    r"channel|eyebrow|kicker|categor|section|rubri[ck]|cat-?title|topic|overline", re.IGNORECASE
)
_KICKER_REACH = 12  # elements before the headline
_HOME = re.compile(  # the first step of a trail of breadcrumbs
    "home(?:page)?|start(?:seite)?|accueil|inicio|início|главная|головна|ana sayfa|hjem|forside|hem|etusivu"
    "|strona główna|domů|首页|首頁|ホーム|トップ|홈",
    re.IGNORECASE,
)
_MOST_STEPS, _LONGEST_SECTION = 6, 40  # links; characters
_SHORTEST_DECK, _LONGEST_DECK = 25, 600  # characters
_PARAGRAPHS = 4  # in one element are those of a report
_LONGEST_LINE = 120  # characters of a line that tells where and when a report was filed
_DECK_REACH = 60  # elements after the headline that a deck can be among


def article_of_print(
    page: _Element, headline: _Element | None, story: _Element, hints: Article, base_url: str = ""
) -> Article:
    """What the page shows of its article, all but the body; `hints` is what its data say of it.

    `headline` and `story` are where the page has them. A deck is what stands under the headline.
    """
    title = words_of(headline) if headline is not None else ""
    lists = related_lists(page, story, base_url, title)
    place, wire = filed(list(_between(page, headline))) if headline is not None else ("", "")
    return Article(
        title=_without_kicker(title, hints.title),
        deck=_deck(page, headline, hints.deck) if headline is not None else "",
        byline=_byline(story),
        published=next(
            filter(None, (date_of(time.get("datetime", "")) for time in story.iter("time"))), None
        ),
        section=_kicker(page, headline) or _section(page),
        dateline=_dateline(story) or place,
        wire=wire,
        tags=tuple(map(Tag, _tags(page))),
        pictures=tuple(report_pictures(story, lists, base_url, title)),
        related=tuple(lists.values()),
    )


def _without_kicker(words: str, title: str) -> str:
    """The headline without the topic that stands before it in the same heading."""
    return title if title and words.casefold().endswith(f" {title.casefold()}") else words


def _deck(page: _Element, headline: _Element, description: str) -> str:
    """The words under the headline that sum the report up: marked as a deck, or the page's description where
    that stands apart from the paragraphs of the report."""
    for element in islice(_after(page, headline), _DECK_REACH):
        words = words_of(element) if is_small(element) else ""
        if not _SHORTEST_DECK <= len(words) <= _LONGEST_DECK:
            continue
        marked = _DECK.search(f"{element.get('class', '')} {element.get('itemprop', '')}")
        if marked or (likeness(words, description) >= _ALIKE and not _is_paragraph(element)):
            return words if dateline_of(words) is None else ""  # that is where the report begins
    return ""


def _is_paragraph(element: _Element) -> bool:
    """Whether the element is one of several paragraphs in a row, as those of a report are."""
    parent = element.getparent()
    return element.tag == "p" and parent is not None and len(parent.findall("p")) >= _PARAGRAPHS


def _after(page: _Element, headline: _Element) -> Iterator[_Element]:
    """The elements that can hold a line of text after the headline."""
    seen = False
    for element in page.iter("h1", "h2", "h3", "p", "div", "span", "strong", "li"):
        if seen and element.getparent() is not headline:
            yield element
        seen = seen or element is headline


def _between(page: _Element, headline: _Element) -> Iterator[Line]:
    """The short lines between the headline and the first paragraph of the report."""
    for element in islice(_after(page, headline), _DECK_REACH):
        if is_small(element) and (words := words_of(element)):
            if element.tag == "p" and len(words) > _LONGEST_LINE:
                return
            if len(words) <= _LONGEST_LINE:
                yield Line(words)


def _byline(story: _Element) -> tuple[str, ...]:
    """The people the page names as authors."""
    for element in story.iter("a", "span", "div", "p", "address", "meta"):
        marks = f"{element.get('itemprop', '')} {element.get('rel', '')} {element.get('class', '')}"
        inside = _BYLINE.search(marks) and not is_outside(element)
        if inside and (names := names_in(words_of(element))):
            return names
    return ()


def _dateline(story: _Element) -> str:
    """The place in what the page marks as a dateline; some mark the date alone so."""
    for element in story.iter("span", "p", "div", "strong", "b"):
        if _DATELINE.search(element.get("class", "")):
            words = words_of(element).rstrip(" -–—:")
            found = dateline_of(f"{words} — {_MORE}") if not is_date_label(words) else None
            if found and found.place:
                return found.place
    return ""


def _kicker(page: _Element, headline: _Element | None) -> str:
    """The section in the small line over the headline, where the page marks that as one."""
    before: deque[_Element] = deque(maxlen=_KICKER_REACH)
    for element in page.iter("a", "span", "div", "p", "li", "h1", "h2", "strong"):
        if element is headline:
            break
        before.append(element)
    else:
        return ""
    for element in reversed(before):
        marks = " ".join(
            near.get("class", "") + near.get("id", "")
            for near in (element, element.getparent())
            if near is not None
        )
        words = words_of(element) if _KICKER.search(marks) and is_small(element) else ""
        if _can_be_section(words) and not is_outside(element):
            return words
    return ""


def _can_be_section(words: str) -> bool:
    return 1 < len(words) <= _LONGEST_SECTION and not _HOME.fullmatch(words) and date_of(words) is None


def _section(page: _Element) -> str:
    """The section the page says it is in: the last step of its breadcrumbs that leads elsewhere."""
    for trail in page.iter("nav", "ul", "ol", "div"):
        if _BREADCRUMBS.search(
            f"{trail.get('class', '')} {trail.get('id', '')} {trail.get('aria-label', '')}"
        ):
            links = [words_of(link) for link in trail.iter("a")]
            steps = [step for step in links if not _HOME.fullmatch(step)]
            if steps and len(links) <= _MOST_STEPS and 0 < len(steps[-1]) <= _LONGEST_SECTION:
                return steps[-1] if len(links) > 1 else ""
    return ""


def _tags(page: _Element) -> Iterable[str]:
    """The tags under the report (the microformat rel-tag)."""
    links = (link for link in page.iter("a") if "tag" in link.get("rel", "").split())
    return dict.fromkeys(filter(None, (words_of(link).lstrip("#") for link in links)))
