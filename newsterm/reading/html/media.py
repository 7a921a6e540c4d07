"""Pictures, films, recordings and pages within the page."""

import re
from collections.abc import Mapping

from lxml.etree import _Element

from newsterm.model import Picture, StyleKind
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.elements import IMAGES, PLAYERS, is_tiny
from newsterm.reading.html.embeds import player_of
from newsterm.reading.html.figures import picture_url
from newsterm.reading.html.walk import Enter, Leave, Walk, nothing

_EMOJI = re.compile(r"(?:^|[\s-])(?:emoji|wp-smiley)(?:$|\s)", re.IGNORECASE)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#])", re.IGNORECASE)


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
    """A film, a recording or a page within the page becomes a line that leads to it."""
    if (
        not is_tiny(element)
        and not _is_shown_before(element)
        and (embed := player_of(element, walk.base_url))
    ):
        walk.framed_line(StyleKind.LINK, embed.url, embed.words)
    return nothing if element.tag == "embed" else None  # the parser puts what follows into it


def _is_shown_before(element: _Element) -> bool:
    """Whether this frame shows again what the block quotation before it tells (WordPress)."""
    before = element.getprevious()
    return (
        "wp-embedded-content" in element.get("class", "")
        and before is not None
        and before.tag == "blockquote"
    )


def _object(walk: Walk, element: _Element) -> Leave | None:
    """A picture or a player; where it says nothing of itself, what stands in its place."""
    address = absolute(element.get("data", ""), walk.base_url)
    if not address:
        return nothing
    if element.get("type", "").startswith("image/") or _PICTURE_FILE.search(address):
        walk.show(Picture(address))
        return None
    return _player(walk, element)


MEDIA_ENTRIES: Mapping[str, Enter] = {
    **dict.fromkeys(IMAGES, _image),
    **dict.fromkeys(PLAYERS, _player),
    "object": _object,
    "noscript": _unscripted,
}
