"""A page in which words are found: the hits are lit, and walked through."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.message import Message

from newsterm.tui.article.hits import Hits
from newsterm.tui.article.link_view import LinkView
from newsterm.tui.article.page_view import MEASURE
from newsterm.tui.glyphs import UNICODE, Glyphs
from newsterm.tui.keys import Key

How = Literal["first", "next", "beyond"]


class FindView(LinkView):
    """Lights words and takes the reader from one to the next."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("article.find", ("/",), "find", "Find in the article"),
        Key("article.next-hit", ("n",), "next_hit", "Next hit"),
        Key("article.previous-hit", ("N",), "previous_hit", "Hit before"),
        *LinkView.KEYS,
    )

    @dataclass
    class FindAsked(Message, namespace="article_pane"):
        """The reader wants to find words in the article: ask which, and give them to `find`."""

    @dataclass
    class HitReached(Message, namespace="article_pane"):
        """The reader came to a hit, `number` of `count`, from 1, or there is none (0 of 0): the first one
        since they asked, the next one, or one beyond the end of the text, or its beginning."""

        number: int
        count: int
        how: How = "next"

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        measure: int = MEASURE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(glyphs=glyphs, measure=measure, id=id)
        self._find: Callable[[str], Hits] = _nothing
        self._hits = Hits()

    def highlight(self, words: Sequence[str]) -> None:
        """Light what begins like these words."""
        self._find = lambda text: Hits.of_any(words, text)
        self.find_again()

    def find(self, words: str) -> int:
        """Light all places where these words stand and go to the next one; gives how many there are."""
        self._find = lambda text: Hits.of(words, text)
        self.find_again()
        if self._hits.spans:
            self._go_to_hit(1)
        return len(self._hits.spans)

    def find_again(self) -> None:
        """Light on a page with another text what was lit before."""
        self._light(self._find(self.page.body.text))

    def let_hits_go(self) -> bool:
        """Light nothing any more; whether anything was."""
        self._find = _nothing
        were_lit = bool(self._hits.spans)
        self._light(Hits())
        return were_lit

    def action_find(self, _count: int | None) -> None:
        """Ask for words to find."""
        self.post_message(self.FindAsked())

    def action_next_hit(self, count: int | None) -> None:
        """Go to the next hit."""
        self._go_to_hit(count or 1)

    def action_previous_hit(self, count: int | None) -> None:
        """Go to the hit before."""
        self._go_to_hit(-(count or 1))

    def _go_to_hit(self, steps: int) -> None:
        """Go on by so many hits, at first from the words at the top."""
        before = self._hits.here
        self._light(self._hits.step(steps, self.offset_at_top))
        here, count = self._hits.here, len(self._hits.spans)
        if here is None:
            self.post_message(self.HitReached(0, 0))
            return
        is_beyond = before is not None and not 0 <= before + steps < count
        how: How = "first" if before is None else "beyond" if is_beyond else "next"
        self.post_message(self.HitReached(here + 1, count, how))
        self.bring_in_sight(self.page.line_of(self._hits.spans[here].start))

    def _light(self, hits: Hits) -> None:
        self._hits = hits
        self.light(hits.marks())


def _nothing(_text: str) -> Hits:
    return Hits()
