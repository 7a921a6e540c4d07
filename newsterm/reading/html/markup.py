"""HTML, however hostile, → one text with styles over it, and the pictures in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from lxml.etree import HTMLParser, _Element, fromstring, iterwalk

from newsterm.cleaner import clean_line
from newsterm.model import Body, Picture, StyleKind
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.composer import LINE, Composer
from newsterm.reading.html.elements import (
    BLOCKS,
    DROPPED,
    HEADINGS,
    IMAGES,
    LINES,
    LISTS,
    PLAYERS,
    is_hidden,
    is_tiny,
    tag_of,
)
from newsterm.reading.html.figures import is_figure, picture_url, pictures_of
from newsterm.reading.html.tables import Row, grid_of

Leave = Callable[[], None]

_DOCUMENT = re.compile(r"</?(?:html|body)\b[^>]*>|<!doctype[^>]*>", re.IGNORECASE)
_MARKED = re.compile(r"[<&]")
_OPENING_MARKS = frozenset("\"'“”„‟«»‹›‘’‚「『《〈〝")
_PERMALINKS = frozenset("¶#§🔗")
_EMOJI = re.compile(r"(?:^|[\s-])(?:emoji|wp-smiley)(?:$|\s)", re.IGNORECASE)
_LONGEST_NUMBER = 7  # digits
_STYLED: Mapping[str, StyleKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), StyleKind.EMPHASIS),
    **dict.fromkeys(("b", "strong"), StyleKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), StyleKind.CODE),
}
_FRAME_TAGS = ("figure", "div", "table")


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
    the text. Never raises, whatever the HTML.
    """
    walk = _Walk(base_url)
    walk.through(parse_markup(markup))
    return walk.composer.body(), tuple(walk.pictures)


def text_of(markup: str) -> str:
    """The plain words of a scrap of HTML (a title, a caption, a summary), in one line."""
    words = body_of(markup)[0].text if _MARKED.search(markup) else markup
    return clean_line(" ".join(words.split()))


@dataclass(slots=True)
class _List:
    """A list that is being walked through, and the number of its next item."""

    ordered: bool
    number: int = 1

    def marker(self, item: _Element) -> str:
        """What stands before the item: a bullet, or its number."""
        if not self.ordered:
            return "•"
        number = _number(item.get("value"), self.number)
        self.number = number + 1
        return f"{number}."


def _left_out(_walk: "_Walk", _element: _Element) -> None:
    """Nobody sees this element, nor what is in it."""


class _Walk:
    """A walk through elements that tells a composer what they are; it never recurses into depth."""

    def __init__(self, base_url: str) -> None:
        self.composer = Composer()
        self.pictures: list[Picture] = []
        self._base_url = base_url
        self._lists: list[_List] = []
        self._quote_depth = 0
        self._shown: set[str] = set()
        self._within: set[StyleKind] = set()

    def through(self, root: _Element) -> None:
        """All words below the root, in order."""
        leaving: list[Leave | None] = []
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                leave = self._start(element)
                leaving.append(leave)
                if leave:
                    self.composer.write(element.text)
                else:
                    walk.skip_subtree()
                continue
            if leave := leaving.pop():
                leave()
            if element is not root:
                self.composer.write(element.tail)

    def _start(self, element: _Element) -> Leave | None:
        """What to do when leaving the element; nothing where its content is left out or dealt with."""
        if element.attrib and is_hidden(element):
            return None
        tag = tag_of(element)
        if tag in _FRAME_TAGS and is_figure(element):
            tag = "picture-frame"
        enter = self._ENTER.get(tag)
        return enter(self, element) if enter else _nothing

    def _block(self, _element: _Element) -> Leave:
        self.composer.part()
        return self.composer.part

    def _line(self, _element: _Element) -> Leave:
        self.composer.part(LINE)
        return lambda: self.composer.part(LINE)

    def _rule(self, _element: _Element) -> None:
        self.composer.part()

    def _break(self, _element: _Element) -> None:
        self.composer.break_line()

    def _opened(self, kind: StyleKind, value: str = "", level: int = 0) -> Leave:
        """Open a style of a stretch in a line; it is closed on leaving. One within its like says nothing."""
        if kind in self._within:
            return _nothing
        style = self.composer.open(kind, value, level)
        self._within.add(kind)

        def leave() -> None:
            self.composer.close(style)
            self._within.discard(kind)

        return leave

    def _styled(self, element: _Element) -> Leave:
        return self._opened(_STYLED[tag_of(element)])

    def _link(self, element: _Element) -> Leave | None:
        address = element.get("href", "")
        if address.startswith("#") and (element.text or "").strip() in _PERMALINKS and not len(element):
            return None
        whole = absolute(address, self._base_url)
        return self._opened(StyleKind.LINK, whole) if whole else _nothing

    def _quoted(self, element: _Element) -> Leave:
        """Words the page marks as quoted get quotation marks, as in a browser, unless they have some."""
        first = next((text.strip()[0] for text in element.itertext() if text.strip()), "")
        marks = ("", "")
        if first and first not in _OPENING_MARKS and self.composer.last not in _OPENING_MARKS:
            marks = ("‘", "’") if StyleKind.QUOTED in self._within else ("“", "”")
        self.composer.write(marks[0])
        close = self._opened(StyleKind.QUOTED)

        def leave() -> None:
            close()
            self.composer.write(marks[1])

        return leave

    def _framed(self, kind: StyleKind, value: str = "", level: int = 0) -> Leave:
        """Open a style of a whole block; it is closed, and the block ended, on leaving."""
        self.composer.part()
        style = self.composer.open(kind, value, level)

        def leave() -> None:
            self.composer.close(style)
            self.composer.part()

        return leave

    def _heading(self, element: _Element) -> Leave:
        if self.composer.flat:
            return _nothing
        return self._framed(StyleKind.HEADING, level=int(tag_of(element)[1]))

    def _block_quote(self, _element: _Element) -> Leave:
        self._quote_depth += 1
        close = self._framed(StyleKind.BLOCK_QUOTE, level=self._quote_depth)

        def leave() -> None:
            close()
            self._quote_depth -= 1

        return leave

    def _code_block(self, _element: _Element) -> Leave:
        if self.composer.preformatted:
            return _nothing
        close = self._framed(StyleKind.CODE_BLOCK)
        self.composer.preformatted = True
        self._within.add(StyleKind.CODE)

        def leave() -> None:
            self.composer.preformatted = False
            self._within.discard(StyleKind.CODE)
            close()

        return leave

    def _list(self, element: _Element) -> Leave:
        begin_or_end = self.composer.next_line if self._lists else self.composer.part
        begin_or_end()
        self._lists.append(_List(element.tag == "ol", _number(element.get("start"), 1)))

        def leave() -> None:
            self._lists.pop()
            begin_or_end()

        return leave

    def _item(self, element: _Element) -> Leave:
        if self.composer.flat:
            return self._block(element)
        here = self._lists[-1] if self._lists else _List(ordered=False)
        self.composer.part(LINE)
        style = self.composer.open(StyleKind.LIST_ITEM, here.marker(element), max(1, len(self._lists)))
        self.composer.begin_item()

        def leave() -> None:
            self.composer.close(style)
            self.composer.end_item()

        return leave

    def _table(self, element: _Element) -> Leave | None:
        grid = grid_of(element)
        if grid is None:
            return self._block(element)
        for caption in element.iterchildren("caption"):
            self.through(caption)
        close = self._framed(StyleKind.TABLE, level=grid.heading_rows)
        for row in grid.rows:
            self._row(row)
        close()
        return None

    def _row(self, row: Row) -> None:
        """A row of a table of data: a line of cells."""
        for column, cell in enumerate(row):
            if column:
                self.composer.cell()
            if cell is not None:
                self.composer.flat = True
                self.through(cell)
                self.composer.flat = False
        self.composer.next_line()

    def _figure(self, element: _Element) -> None:
        for picture in pictures_of(element, self._base_url):
            self._show(picture)

    def _image(self, element: _Element) -> None:
        if _EMOJI.search(element.get("class", "")):
            self.composer.write(element.get("alt"))
        elif url := picture_url(element, self._base_url):
            self._show(Picture(url))

    def _unscripted(self, element: _Element) -> None:
        """What a page shows where scripts don't run: its pictures, which else would load late."""
        for image in element.iter(*IMAGES):
            self._image(image)

    def _show(self, picture: Picture) -> None:
        """A picture stands here, unless it was shown before."""
        if picture.url in self._shown:
            return
        self._shown |= {picture.url} - {""}
        self.composer.picture(str(len(self.pictures)))
        self.pictures.append(picture)

    def _player(self, element: _Element) -> Leave | None:
        """A film, a recording or a page within the page becomes a link."""
        sources = [element, *element.iter("source")]
        found = (absolute(source.get("src", ""), self._base_url) for source in sources)
        address = next(filter(None, found), "")
        if address and not is_tiny(element):
            close = self._framed(StyleKind.LINK, address)
            self.composer.write(element.get("title", "").strip() or address)
            close()
        return _nothing if tag_of(element) == "embed" else None  # the parser puts what follows into it

    _ENTER: ClassVar[Mapping[str, Callable[["_Walk", _Element], Leave | None]]] = {
        **dict.fromkeys(_STYLED, _styled),
        **dict.fromkeys(BLOCKS, _block),
        **dict.fromkeys(LINES, _line),
        **dict.fromkeys(DROPPED, _left_out),
        **dict.fromkeys(PLAYERS, _player),
        **dict.fromkeys(HEADINGS, _heading),
        **dict.fromkeys(IMAGES, _image),
        **dict.fromkeys(LISTS, _list),
        "a": _link,
        "blockquote": _block_quote,
        "br": _break,
        "hr": _rule,
        "li": _item,
        "noscript": _unscripted,
        "picture-frame": _figure,
        "pre": _code_block,
        "q": _quoted,
        "table": _table,
    }


def _nothing() -> None:
    """Nothing is to be done on leaving."""


def _number(value: str | None, default: int) -> int:
    """A number of a list, against what else a page may write there."""
    value = (value or "").strip()
    return int(value) if value.isdecimal() and len(value) < _LONGEST_NUMBER else default
