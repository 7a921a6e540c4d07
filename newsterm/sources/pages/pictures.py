"""The pictures of the report in a page, with the words that belong to them."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml.etree import _Element

from newsterm.model import Picture
from newsterm.reading.anatomy.credits import split_credit
from newsterm.reading.anatomy.promos import is_promo
from newsterm.reading.html.elements import IMAGES
from newsterm.reading.html.figures import is_caption, picture_url, pictures_of, words_of
from newsterm.sources.pages.lists import Lists
from newsterm.sources.pages.places import is_outside, is_small

_PICTURE = re.compile(r"(?:^|[\s_-])(?:image|photo|picture|img)(?:$|[\s_-])", re.IGNORECASE)
_NAMED_PICTURE = re.compile(r"image|photo|picture|img|foto", re.IGNORECASE)
_OFFER = re.compile(
    r"advert|(?:^|[\s_-])(?:paid)?banner|newsletter|sponsor", re.IGNORECASE
)  # what is no picture of the report
_FILM = re.compile(r"(?<!image-)\bvideo|player|mediaembed", re.IGNORECASE)
_LARGER = re.compile(
    r"^$|^#|^javascript:|\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|galler|photo|image|foto|lightbox",
    re.IGNORECASE,
)
_TEASER = 0.8  # of the words with a picture are a link to another page
_LINES = ("p", "div", "span")
_SHORTEST_CAPTION, _LONGEST_CAPTION = 25, 500  # characters
_FRAME_DEPTH = 4  # elements from a caption up to one that holds its picture


def report_pictures(story: _Element, lists: Lists, base_url: str, headline: str = "") -> Iterator[Picture]:
    """The pictures of the report, each once; those of other headlines are left out, and what stands in films,
    advertisements and calls to the reader. The `headline` is no caption."""
    seen = {"", headline}
    frames = (frame for frame in dict.fromkeys(_frames(story)) if not _is_apart(frame, lists))
    framed = (picture for frame in frames for picture in pictures_of(frame, base_url))
    for picture in chain(framed, _told_twice(story, lists, base_url)):
        if (picture.caption or picture.url) not in seen and not is_promo(picture.caption):
            seen |= {picture.url, picture.caption}
            yield picture


def _is_apart(element: _Element, lists: Lists) -> bool:
    """Whether the element is in a part of the page that isn't the report, or in a list of other headlines."""
    near = [element, *islice(element.iterancestors(), _FRAME_DEPTH)]
    named = " ".join(around.get("class", "") for around in near)
    is_film = _FILM.search(named) and next(element.iter("figcaption"), None) is None
    apart = is_film or _OFFER.search(named) or is_outside(element) or _is_teaser(element)
    return bool(apart) or any(around in lists for around in element.iterancestors())


def _is_teaser(element: _Element) -> bool:
    """Whether the words with a picture are a link to another page, and not only one to the picture."""
    links = [*element.iterancestors("a"), *element.iter("a")]
    linked = sum(len(words_of(link)) for link in links if not _LARGER.search(link.get("href", "")))
    return bool(linked) and linked >= _TEASER * len(words_of(element))


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
        image = images.get(words_of(element)) if is_small(element) else None
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
