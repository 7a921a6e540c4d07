"""An article as Markdown: CommonMark 0.31, with the tables and struck words of GFM."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsterm.cleaner import clean
from newsterm.export import facts
from newsterm.export.blocks import (
    Block,
    Code,
    Figure,
    Heading,
    Item,
    Leaf,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Table,
    blocks_of,
)
from newsterm.export.phrasing import escaped, fence, linked, phrased
from newsterm.export.stretches import Covers
from newsterm.model import RULE, Article, Span

_PIPE = "\\|"
_CLOSING = re.compile(r"(?<=[ \t])#+\Z")


def markdown_of(article: Article) -> str:
    """The article with all its parts; ends in a line end. Pictures are links: nothing is loaded from afar."""
    return "\n\n".join(filter(None, _Writer(article).parts())) + "\n"


@dataclass(slots=True)
class _Writer:
    """Writes one article."""

    article: Article
    text: str = field(init=False)
    covers: Covers = field(init=False)

    def __post_init__(self) -> None:
        self.text = clean(self.article.body.text)
        self.covers = Covers(self.article)

    def parts(self) -> Iterator[str]:
        """From the headline to the address."""
        article = self.article
        yield f"# {_heading(escaped(facts.title_of(article)))}"
        yield escaped(facts.deck_of(article))
        yield _listed(facts.facts(article))
        for number in facts.loose_pictures(article):
            yield self._picture(number)
        yield from self._blocks(blocks_of(article.body))
        if said := [f"- {escaped(name)}: {escaped(words)}" for name, words in facts.said(article)]:
            yield "## Who said what"
            yield "\n".join(said)
        if tags := _listed(facts.words(str(tag)) for tag in article.tags):
            yield f"Tags: {tags}"
        for heading, links in facts.lists(article):
            yield f"## {_heading(escaped(heading))}"
            yield "\n".join(f"- {linked(escaped(link.title), link.url)}" for link in links)
        if url := facts.address(article.url):
            yield linked(escaped(url), url)

    def _blocks(self, blocks: Sequence[Block]) -> list[str]:
        """Blocks, one by one; a list after a list has another marker, or the two would be one."""
        written = []
        is_other = False
        for number, block in enumerate(blocks):
            is_other = number > 0 and isinstance(blocks[number - 1], Listing) and not is_other
            written.append(self._block(block, is_other=is_other))
        return list(filter(None, written))

    def _block(self, block: Block, *, is_other: bool) -> str:
        match block:
            case Table(rows, headings):
                return self._table(rows, headings)
            case Quote(blocks):
                return _prefixed("\n\n".join(self._blocks(blocks)), "> ", "> ")
            case Listing(items):
                is_tight = all(map(_is_short, items))
                signs = [_marker(item, is_other=is_other) for item in items]
                return ("\n" if is_tight else "\n\n").join(map(self._item, items, signs))
            case _:
                return self._leaf(block)

    def _leaf(self, leaf: Leaf) -> str:
        match leaf:
            case Paragraph(span):
                return self._words(span)
            case Heading(span, level):
                words = _heading(self._words(span).replace("\\\n", " "))
                return f"{'#' * level} {words}" if words else ""
            case Code(span):
                code = span.of(self.text)
                marks = fence(code, 3)
                return f"{marks}\n{code}\n{marks}"
            case Figure(number):
                return self._picture(number)
            case Rule():
                return RULE

    def _item(self, item: Item, marker: str) -> str:
        gap = "\n" if _is_short(item) else "\n\n"
        return _prefixed(gap.join(self._blocks(item.blocks)), marker, " " * len(marker))

    def _table(self, rows: Sequence[Sequence[Span]], headings: int) -> str:
        """A table; its first row is the heading, empty where there is none."""
        written = [_row(map(self._words, row)) for row in rows]
        width = len(rows[0])
        rule = _row(["---"] * width)
        head = written[:1] if headings else [_row([""] * width)]
        return "\n".join([*head, rule, *written[len(head) if headings else 0 :]])

    def _words(self, span: Span) -> str:
        return phrased(self.text, self.covers, span)

    def _picture(self, number: int) -> str:
        """A picture: its caption, which leads to it, and its credit."""
        for picture in self.article.pictures[number : number + 1]:
            caption = escaped(facts.words(picture.caption))
            credit = escaped(facts.credit_of(picture))
            shown = linked(caption or "Picture", picture.url) if picture.url else caption
            return "  ".join(filter(None, (f"▣ {shown}" if shown else "", credit)))
        return ""


def _heading(words: str) -> str:
    """Words of a heading: signs at its end would be taken for its closing ones."""
    return _CLOSING.sub(r"\\\g<0>", words)


def _listed(words: Iterable[str]) -> str:
    return " · ".join(map(escaped, words))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', _PIPE) for cell in cells)} |"


def _marker(item: Item, *, is_other: bool) -> str:
    if item.number is None:
        return "* " if is_other else "- "
    return f"{item.number}) " if is_other else f"{item.number}. "


def _is_short(item: Item) -> bool:
    """Whether an item is one paragraph and at most a list, of those that may follow without an empty line."""
    match item.blocks:
        case (Paragraph(),):
            return True
        case (Paragraph(), Listing() as listing):
            return listing.start in (None, 1)
    return False


def _prefixed(text: str, first: str, others: str) -> str:
    """The lines of a text with something before the first, and before the others."""
    lines = text.split("\n")
    rest = (others + line if line else others.rstrip() for line in lines[1:])
    return "\n".join([first + lines[0], *rest])
