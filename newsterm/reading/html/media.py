"""Pictures, films, recordings and pages within the page."""

import re
from collections.abc import Mapping

from lxml.etree import _Element

from newsterm.model import Picture, StyleKind
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.elements import IMAGES, PLAYERS, is_tiny
from newsterm.reading.html.figures import picture_url
from newsterm.reading.html.walk import Enter, Leave, Walk, framed_line, nothing

_EMOJI = re.compile(r"(?:^|[\s-])(?:emoji|wp-smiley)(?:$|\s)", re.IGNORECASE)


def _image(walk: Walk, element: _Element) -> None:
    if _EMOJI.search(element.get("class", "")):
        walk.composer.write(element.get("alt"))
    elif url := picture_url(element, walk.base_url):
        walk.show(Picture(url))


def _unscripted(walk: Walk, element: _Element) -> None:
    """What a page shows where scripts don't run: its pictures, which else would load late."""
    for image in element.iter(*IMAGES):
        _image(walk, image)


def _player(walk: Walk, element: _Element) -> Leave | None:
    """A film, a recording or a page within the page becomes a link."""
    sources = [element, *element.iter("source")]
    found = (absolute(source.get("src", ""), walk.base_url) for source in sources)
    address = next(filter(None, found), "")
    if address and not is_tiny(element):
        framed_line(walk, StyleKind.LINK, address, element.get("title", "").strip() or address)
    return nothing if element.tag == "embed" else None  # the parser puts what follows into it


MEDIA_ENTRIES: Mapping[str, Enter] = {
    **dict.fromkeys(IMAGES, _image),
    **dict.fromkeys(PLAYERS, _player),
    "noscript": _unscripted,
}
