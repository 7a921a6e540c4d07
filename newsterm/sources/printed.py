"""What a page shows around the report: headline, deck, byline, date, tags, pictures, other headlines."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import _Element

from newsterm.model import Article, Link, Picture, Related, Tag
from newsterm.reading.addresses import absolute
from newsterm.reading.elements import HEADINGS, IMAGES, tag_of
from newsterm.reading.figures import is_caption, pictures_of, words_of
from newsterm.reading.frontmatter import names_in
from newsterm.reading.related import is_related_heading
from newsterm.sources.dates import date_of

_WORD = re.compile(r"\w+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ALIKE = 0.6  # of the words of two titles, or of a deck and a description, are the same
_DECK = re.compile(
    r"(?:^|[\s_-])(?:standfirst|deck|dek|subtitle|subhead(?:line)?|sub-?title|sous-?titre|chapo|vorspann|entradilla|bajada"
    r"|sommario|occhiello|ingress|lead(?:text)?|sapo|synopsis|summary|perex|excerpt)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author-?name|authors?)(?:$|[\s_-])", re.IGNORECASE)
_OUTSIDE = ("aside", "nav", "footer", "form")
_DECK_REACH = 60  # elements after the headline that a deck can be among
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 16, 250  # characters of a link that can be a headline
_FRAME_DEPTH = 4  # elements from a caption up to one that holds its picture
_MOST_HEADLINES = 30
_MOST_IN_A_LINE = 5  # elements


def article_of_print(page: _Element, hints: Article, base_url: str = "") -> Article:
    """What the page shows of its article, all but the body; `hints` is what its data say of it.

    The headline is the heading likest to the title hinted at; a deck is what stands under the headline.
    """
    headline = _headline(page, hints.title)
    story = _story(page, headline)
    related = dict(_related(page, base_url))
    return Article(
        title=words_of(headline) if headline is not None else "",
        deck=_deck(page, headline, hints.deck) if headline is not None else "",
        byline=_byline(story),
        published=next(
            filter(None, (date_of(time.get("datetime", "")) for time in story.iter("time"))), None
        ),
        tags=tuple(map(Tag, _tags(page))),
        pictures=tuple(_pictures(story, set(related), base_url)),
        related=tuple(related.values()),
    )


def likeness(one: str, other: str) -> float:
    """How much of the words of two titles is the same, 0.0 to 1.0."""
    words, others = _words(one), _words(other)
    return 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0


def _words(text: str) -> set[str]:
    text = text.casefold()
    return set(_WORD.findall(text)) | set(_WIDE.findall(text))


def _headline(page: _Element, title: str) -> _Element | None:
    """The heading that says the title; where the page's data give none, the first."""
    headings = [heading for heading in page.iter("h1", "h2") if words_of(heading)]
    firsts = [heading for heading in headings if heading.tag == "h1"]
    if not title:
        return firsts[0] if firsts else None
    best = max(headings, key=lambda heading: likeness(words_of(heading), title), default=None)
    if best is not None and likeness(words_of(best), title) >= _ALIKE:
        return best
    return firsts[0] if len(firsts) == 1 and likeness(words_of(firsts[0]), title) > _ALIKE / 3 else None


def _story(page: _Element, headline: _Element | None) -> _Element:
    """The part of the page that holds the headline and most of the paragraphs."""
    whole = _told(page)
    for ancestor in headline.iterancestors() if headline is not None else ():
        if _told(ancestor) >= whole / 2:
            return ancestor
    return max(page.iter("article", "main"), key=_told, default=page)


def _told(element: _Element) -> int:
    """How many characters the paragraphs below an element have."""
    return sum(
        len(paragraph.text or "") + sum(len(part.tail or "") for part in paragraph)
        for paragraph in element.iter("p")
    )


def _deck(page: _Element, headline: _Element, description: str) -> str:
    """The words under the headline that sum the report up: the page's description, or marked as a deck."""
    following = _after(page, headline)
    for element in islice(following, _DECK_REACH):
        words = words_of(element) if _is_small(element) else ""
        marked = _DECK.search(f"{element.get('class', '')} {element.get('itemprop', '')}")
        if 25 <= len(words) <= 600 and (marked or likeness(words, description) >= 0.8):
            return words
    return ""


def _after(page: _Element, headline: _Element) -> Iterator[_Element]:
    """The elements that can hold a line of text after the headline."""
    seen = False
    for element in page.iter("h1", "h2", "h3", "p", "div", "span", "strong", "li"):
        if seen and element.getparent() is not headline:
            yield element
        seen = seen or element is headline


def _byline(story: _Element) -> tuple[str, ...]:
    """The people the page names as authors."""
    for element in story.iter("a", "span", "div", "p", "address", "meta"):
        marks = f"{element.get('itemprop', '')} {element.get('rel', '')} {element.get('class', '')}"
        inside = _BYLINE.search(marks) and next(element.iterancestors(*_OUTSIDE), None) is None
        if inside and (names := names_in(words_of(element))):
            return names
    return ()


def _tags(page: _Element) -> Iterable[str]:
    """The tags under the report (the microformat rel-tag)."""
    links = (link for link in page.iter("a") if "tag" in link.get("rel", "").split())
    return dict.fromkeys(filter(None, (words_of(link).lstrip("#") for link in links)))


def _pictures(story: _Element, elsewhere: set[_Element], base_url: str) -> Iterator[Picture]:
    """The pictures of the report, those of other headlines left out."""
    for frame in dict.fromkeys(_frames(story)):
        around = set(frame.iterancestors())
        if not around & elsewhere and not any(tag_of(element) in _OUTSIDE for element in around):
            yield from pictures_of(frame, base_url)


def _frames(story: _Element) -> Iterator[_Element]:
    """The elements that hold a picture and its words: figures, and what is marked as a caption beside one."""
    for element in story.iter():
        if element.tag == "figure":
            yield element
        elif is_caption(element) and next(element.iterancestors("figure"), None) is None:
            for ancestor in islice(element.iterancestors(), _FRAME_DEPTH):
                if next(ancestor.iter(*IMAGES), None) is not None:
                    yield ancestor
                    break


def _related(page: _Element, base_url: str) -> Iterator[tuple[_Element, Related]]:
    """The lists of other articles under a heading that says so, each with the element that holds it."""
    for heading in page.iter(*HEADINGS, "p", "div", "span", "strong", "a", "b"):
        words = words_of(heading) if _is_small(heading) else ""
        if words and is_related_heading(words):
            holder = _holder(heading)
            headlines = tuple(_headlines(holder, heading, base_url)) if holder is not None else ()
            if holder is not None and headlines:
                yield holder, Related(words, headlines)


def _is_small(element: _Element) -> bool:
    """Whether so few elements stand in this one that it can be a line."""
    return next(islice(element.iterdescendants(), _MOST_IN_A_LINE, None), None) is None


def _holder(heading: _Element) -> _Element | None:
    """The nearest element around a heading that holds links besides it."""
    inside = set(heading.iter("a"))
    for ancestor in islice(heading.iterancestors(), 5):
        if tag_of(ancestor) in ("body", "html", "main", "article"):
            return None
        if any(
            link not in inside and len(words_of(link)) >= _SHORTEST_HEADLINE for link in ancestor.iter("a")
        ):
            return ancestor
    return None


def _headlines(holder: _Element, heading: _Element, base_url: str) -> Iterator[Link]:
    """The headlines among the links of an element, each once."""
    seen = {words_of(heading)}
    for link in holder.iter("a"):
        title = words_of(next(link.iter(*HEADINGS), link))
        if (
            _SHORTEST_HEADLINE <= len(title) <= _LONGEST_HEADLINE
            and title not in seen
            and len(seen) <= _MOST_HEADLINES
        ):
            seen.add(title)
            yield Link(title, absolute(link.get("href", ""), base_url))
