"""HTML, however hostile, → one text with styles over it, and the pictures in it."""

import re

from lxml.etree import HTMLParser, _Element, fromstring

from newsterm.cleaner import clean_line
from newsterm.model import Body, Picture
from newsterm.reading.html.addresses import with_written_links
from newsterm.reading.html.blocks import BLOCK_ENTRIES
from newsterm.reading.html.elements import DROPPED
from newsterm.reading.html.inline import INLINE_ENTRIES
from newsterm.reading.html.lists import LIST_ENTRIES
from newsterm.reading.html.media import MEDIA_ENTRIES
from newsterm.reading.html.scripts import SCRIPT_ENTRIES
from newsterm.reading.html.walk import Walk, left_out

_DOCUMENT = re.compile(r"</?(?:html|body)\b[^>]*>|<!doctype[^>]*>", re.IGNORECASE)
_MARKED = re.compile(r"[<&]")
_ENTRIES = {
    **dict.fromkeys(DROPPED, left_out),
    **BLOCK_ENTRIES,
    **LIST_ENTRIES,
    **INLINE_ENTRIES,
    **SCRIPT_ENTRIES,
    **MEDIA_ENTRIES,
}


def parse_markup(markup: str) -> _Element:
    """The tree of a scrap of HTML or of a whole document, under one ``body`` element.

    Elements deeper than 2,048 are left out: libxml2 stops there.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    scrap = _DOCUMENT.sub("", markup.replace("\0", "\ufffd"))
    return fromstring(b"<html><body>" + scrap.encode("utf-8", "replace"), parser)


def body_of(markup: str, base_url: str = "") -> tuple[Body, tuple[Picture, ...]]:
    """The text of a piece of HTML with its styles, and the pictures that stand in it.

    White space is folded as a browser does. Links are absolute, and only http, https and mailto.
    Scripts, forms, navigation and what is hidden are left out; captions belong to their pictures, not to
    the text; addresses written out in it are links. Never raises, whatever the HTML.
    """
    walk = Walk(base_url, _ENTRIES)
    walk.through(parse_markup(markup))
    return with_written_links(walk.composer.body()), tuple(walk.pictures)


def text_of(markup: str) -> str:
    """The plain words of a scrap of HTML (a title, a caption, a summary), in one line."""
    words = body_of(markup)[0].text if _MARKED.search(markup) else markup
    return clean_line(" ".join(words.split()))
