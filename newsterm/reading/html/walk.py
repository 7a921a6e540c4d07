"""A walk through the elements of a page that tells a composer what they are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml.etree import _Element, iterwalk

from newsterm.model import Picture, StyleKind
from newsterm.reading.html.composer import LINE, Composer, OpenStyle
from newsterm.reading.html.elements import is_hidden

Leave = Callable[[], None]
"""What is to be done when an element ends."""

Enter = Callable[["Walk", _Element], "Leave | None"]
"""What is to be done where an element begins; gives nothing where its content is left out or dealt with."""


@dataclass(slots=True)
class OpenList:
    """A list that is being walked through, and the number of its next item."""

    kind: str = ""  # "1", "a", "A", "i", "I" as HTML has them; nothing for bullets
    number: int = 1
    step: int = 1


class Walk:
    """A walk through elements, each entered as its tag asks for; it never recurses into depth."""

    def __init__(self, base_url: str, entries: Mapping[str, Enter]) -> None:
        self.composer = Composer()
        self.base_url = base_url
        self.pictures: list[Picture] = []
        self.lists: list[OpenList] = []
        self.quote_depth = 0
        self.within: set[StyleKind] = set()
        self._entries = entries
        self._shown: set[str] = set()

    def through(self, root: _Element) -> None:
        """All words below the root, in order."""
        leaving: list[Leave | None] = []
        write, enter = self.composer.write, self._enter
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                leave = enter(element)
                leaving.append(leave)
                if leave is None:
                    walk.skip_subtree()
                elif text := element.text:
                    write(text)
                continue
            if leave := leaving.pop():
                leave()
            if (tail := element.tail) and element is not root:
                write(tail)

    def _enter(self, element: _Element) -> Leave | None:
        if element.attrib and is_hidden(element):
            return None
        entry = self._entries.get(element.tag)  # type: ignore[arg-type]  # in HTML a name
        return entry(self, element) if entry else nothing

    def opened(self, kind: StyleKind, value: str = "", level: int = 0) -> Leave:
        """Open a style of a stretch in a line; it is closed on leaving. One within its like says nothing."""
        if kind in self.within:
            return nothing
        style = self.composer.open(kind, value, level)
        self.within.add(kind)

        def leave() -> None:
            self.composer.close(style)
            self.within.discard(kind)

        return leave

    def framed(self, kind: StyleKind, value: str = "", level: int = 0) -> Leave:
        """Open a style of a whole block; it is closed, and the block ended, on leaving."""
        self.composer.part()
        style = self.composer.open(kind, value, level)
        return lambda: self._unframe(style)

    def _unframe(self, style: OpenStyle) -> None:
        self.composer.close(style)
        self.composer.part()

    def strong_line(self, gap: str) -> Leave:
        """A line in strong letters, apart from what stands before it by `gap`."""
        self.composer.part(gap)
        close = self.opened(StyleKind.STRONG)

        def leave() -> None:
            close()
            self.composer.part(LINE)

        return leave

    def framed_line(self, kind: StyleKind, value: str, words: str) -> None:
        """A block of one line in one style."""
        close = self.framed(kind, value)
        self.composer.write(words)
        close()

    def show(self, picture: Picture) -> None:
        """A picture stands here, unless it was shown before."""
        if picture.url in self._shown:
            return
        self._shown |= {picture.url} - {""}
        self.composer.picture(str(len(self.pictures)))
        self.pictures.append(picture)


def nothing() -> None:
    """Nothing is to be done on leaving."""


def left_out(_walk: Walk, _element: _Element) -> None:
    """Nobody sees this element, nor what is in it."""


def block(walk: Walk, _element: _Element) -> Leave:
    """What stands apart from what is around it."""
    walk.composer.part()
    return walk.composer.part
