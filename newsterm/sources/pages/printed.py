"""What a page shows around the report: headline, deck, byline, date, tags, pictures, other headlines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from lxml.etree import _Element

from newsterm.model import Article, Link, Picture, Related, Tag
from newsterm.reading.anatomy.credits import split_credit
from newsterm.reading.anatomy.frontmatter import names_in
from newsterm.reading.anatomy.related import is_related_heading
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.elements import HEADINGS, IMAGES, tag_of
from newsterm.reading.html.figures import is_caption, picture_url, pictures_of, words_of
from newsterm.sources.feeds.dates import date_of

_WORD = re.compile(r"\w+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ALIKE = 0.6  # of the words of two titles, or of a deck and a description, are the same
_DECK = re.compile(
    r"(?:^|[\s_-])(?:standfirst|deck|dek|subtitle|subhead(?:line)?|sub-?title|sous-?titre|chapo|vorspann|entradilla|bajada"
    r"|sommario|occhiello|ingress|lead(?:text)?|sapo|synopsis|summary|perex|excerpt)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author-?name|authors?)(?:$|[\s_-])", re.IGNORECASE)
_BREADCRUMBS = re.compile(r"bread-?crumb", re.IGNORECASE)
_MOST_STEPS, _LONGEST_SECTION = 6, 40  # links; characters
_OUTSIDE = ("aside", "nav", "footer", "form")
_SHORTEST_DECK, _LONGEST_DECK = 25, 600  # characters
_PARAGRAPHS = 4  # in one element are those of a report
_DECK_REACH = 60  # elements after the headline that a deck can be among
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 16, 250  # characters of a link that can be a headline
_PICTURE = re.compile(r"(?:^|[\s_-])(?:image|photo|picture|img)(?:$|[\s_-])", re.IGNORECASE)
_NAMED_PICTURE = re.compile(r"image|photo|picture|img|foto", re.IGNORECASE)
_LINES = ("p", "div", "span")
_SHORTEST_CAPTION, _LONGEST_CAPTION = 25, 500  # characters
_FRAME_DEPTH = 4  # elements from a caption up to one that holds its picture
_HOLDER_DEPTH = 5  # elements from a heading up to one that holds its headlines
_LINKED = 0.4  # of the words in a list of headlines are theirs; the rest are dates, labels, summaries
_MOST_HEADLINES = 30
_MOST_IN_A_LINE = 5  # elements


Lists = Mapping[_Element, Related]


def article_of_print(page: _Element, hints: Article, base_url: str = "") -> Article:
    """What the page shows of its article, all but the body; `hints` is what its data say of it.

    The headline is the heading likest to the title hinted at; a deck is what stands under the headline.
    """
    headline = _headline(page, hints.title)
    story = _story(page, headline)
    lists = _lists(page, base_url)
    return Article(
        title=_without_kicker(words_of(headline), hints.title) if headline is not None else "",
        deck=_deck(page, headline, hints.deck) if headline is not None else "",
        byline=_byline(story),
        published=next(
            filter(None, (date_of(time.get("datetime", "")) for time in story.iter("time"))), None
        ),
        section=_section(page),
        tags=tuple(map(Tag, _tags(page))),
        pictures=tuple(_pictures(story, lists, base_url)),
        related=tuple(lists.values()),
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


def _without_kicker(words: str, title: str) -> str:
    """The headline without the topic that stands before it in the same heading."""
    return title if title and words.casefold().endswith(f" {title.casefold()}") else words


def _story(page: _Element, headline: _Element | None) -> _Element:
    """The part of the page that holds the headline and most of the paragraphs."""
    whole = told_in(page)
    for ancestor in headline.iterancestors() if headline is not None else ():
        if told_in(ancestor) >= whole / 2:
            return ancestor
    return max(page.iter("article", "main"), key=told_in, default=page)


def told_in(element: _Element) -> int:
    """How many characters the paragraphs below an element have."""
    return sum(
        len(paragraph.text or "") + sum(len(part.tail or "") for part in paragraph)
        for paragraph in element.iter("p")
    )


def _deck(page: _Element, headline: _Element, description: str) -> str:
    """The words under the headline that sum the report up: marked as a deck, or the page's description where
    that stands apart from the paragraphs of the report."""
    for element in islice(_after(page, headline), _DECK_REACH):
        words = words_of(element) if _is_small(element) else ""
        if not _SHORTEST_DECK <= len(words) <= _LONGEST_DECK:
            continue
        marked = _DECK.search(f"{element.get('class', '')} {element.get('itemprop', '')}")
        if marked or (likeness(words, description) >= _ALIKE and not _is_paragraph(element)):
            return words
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


def _byline(story: _Element) -> tuple[str, ...]:
    """The people the page names as authors."""
    for element in story.iter("a", "span", "div", "p", "address", "meta"):
        marks = f"{element.get('itemprop', '')} {element.get('rel', '')} {element.get('class', '')}"
        inside = _BYLINE.search(marks) and next(element.iterancestors(*_OUTSIDE), None) is None
        if inside and (names := names_in(words_of(element))):
            return names
    return ()


def _section(page: _Element) -> str:
    """The section the page says it is in: the last step of its breadcrumbs that leads elsewhere."""
    for trail in page.iter("nav", "ul", "ol", "div"):
        if _BREADCRUMBS.search(
            f"{trail.get('class', '')} {trail.get('id', '')} {trail.get('aria-label', '')}"
        ):
            steps = [words_of(link) for link in trail.iter("a")]
            if steps and len(steps) <= _MOST_STEPS and 0 < len(steps[-1]) <= _LONGEST_SECTION:
                return steps[-1] if len(steps) > 1 else ""
    return ""


def _tags(page: _Element) -> Iterable[str]:
    """The tags under the report (the microformat rel-tag)."""
    links = (link for link in page.iter("a") if "tag" in link.get("rel", "").split())
    return dict.fromkeys(filter(None, (words_of(link).lstrip("#") for link in links)))


def _pictures(story: _Element, lists: Lists, base_url: str) -> Iterator[Picture]:
    """The pictures of the report, each once; those of other headlines are left out."""
    seen = {""}
    frames = (frame for frame in dict.fromkeys(_frames(story)) if not _is_apart(frame, lists))
    framed = (picture for frame in frames for picture in pictures_of(frame, base_url))
    for picture in chain(framed, _told_twice(story, lists, base_url)):
        if (picture.caption or picture.url) not in seen:
            seen |= {picture.url, picture.caption}
            yield picture


def _is_apart(element: _Element, lists: Lists) -> bool:
    """Whether the element is in a part of the page that isn't the report, or in a list of other headlines."""
    return any(around in lists or tag_of(around) in _OUTSIDE for around in element.iterancestors())


def _frames(story: _Element) -> Iterator[_Element]:
    """The elements that hold a picture and its words: figures, what is called a picture and holds one, and
    what stands around words marked as a caption."""
    for element in story.iter():
        if element.tag == "figure" or _is_framed(element):
            yield element
        elif is_caption(element) and next(element.iterancestors("figure"), None) is None:
            yield from _around(element)


def _told_twice(story: _Element, lists: Lists, base_url: str) -> Iterator[Picture]:
    """The pictures whose words in place of them stand beside them, too: those are their captions."""
    images = {" ".join(image.get("alt", "").split()): image for image in story.iter(*IMAGES)}
    images = {words: image for words, image in images.items() if len(words) >= _SHORTEST_CAPTION}
    for element in story.iter(*_LINES) if images else ():
        image = images.get(words_of(element)) if _is_small(element) else None
        linked = next(element.iterancestors("a"), next(element.iter("a"), None)) is not None
        if image is not None and not linked and not _is_apart(element, lists):
            yield Picture(picture_url(image, base_url), *split_credit(words_of(element)))


def _around(caption: _Element) -> Iterator[_Element]:
    """The nearest element around a caption that holds a picture and little else; where a page brings its
    pictures later, the nearest that is called one; else the nearest that holds any."""
    near = list(islice(caption.iterancestors(), _FRAME_DEPTH))
    holders = list(filter(_holds_image, near))
    small = (holder for holder in holders if len(words_of(holder)) <= _LONGEST_CAPTION)
    named = (element for element in near if _NAMED_PICTURE.search(element.get("class", "")))
    yield from islice(chain(small, named, holders), 1)


def _is_framed(element: _Element) -> bool:
    """Whether the element is called a picture, holds one, and has no more words than a caption."""
    if element.tag != "div" or not _PICTURE.search(element.get("class", "")) or not _holds_image(element):
        return False
    return (
        next(element.iter("figure", "h1", "h2", "a"), None) is None
        and len(words_of(element)) <= _LONGEST_CAPTION
    )


def _holds_image(element: _Element) -> bool:
    return next(element.iter(*IMAGES), None) is not None


def _lists(page: _Element, base_url: str) -> Lists:
    """The lists of other articles, each under a heading that says so, by the element that holds it."""
    lists: dict[_Element, Related] = {}
    for heading in page.iter(*HEADINGS, "p", "div", "span", "strong", "a", "b"):
        words = words_of(heading) if _is_small(heading) else ""
        holder = _holder(heading) if words and is_related_heading(words) else None
        if holder is not None and (headlines := tuple(_headlines(holder, heading, base_url))):
            lists[holder] = Related(words, headlines)
    return lists


def _is_small(element: _Element) -> bool:
    """Whether so few elements stand in this one that it can be a line."""
    return next(islice(element.iterdescendants(), _MOST_IN_A_LINE, None), None) is None


def _holder(heading: _Element) -> _Element | None:
    """The nearest element around a heading that holds headlines, and little but them."""
    inside = set(heading.iter("a"))
    for ancestor in islice(heading.iterancestors(), _HOLDER_DEPTH):
        headlines = [
            link for link in ancestor.iter("a") if link not in inside and _can_be_headline(words_of(link))
        ]
        if headlines:
            linked = sum(len(words_of(link)) for link in headlines)
            return ancestor if linked >= len(words_of(ancestor)) * _LINKED else None
    return None


def _can_be_headline(title: str) -> bool:
    return _SHORTEST_HEADLINE <= len(title) <= _LONGEST_HEADLINE


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
