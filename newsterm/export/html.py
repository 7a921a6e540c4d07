"""An article as HTML: one file that needs nothing else and loads nothing from elsewhere.

What is written is well-formed XML, too, so that a book can hold it (HTML, 14).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

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
from newsterm.export.stretches import Cover, Covers, Layer
from newsterm.model import Article, Kind, Link, Span

STYLE = """
body { max-width: 36em; margin: 2em auto; padding: 0 1em; font: 1.1em/1.5 Georgia, serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; }
.facts, figcaption, footer { font-size: .85em; opacity: .75; }
.deck { font-size: 1.15em; font-style: italic; }
figure { margin: 1.5em 0; }
blockquote { margin-inline: 1.5em; padding-inline-start: 1em; border-inline-start: 3px solid #999; }
pre { overflow-x: auto; padding: .7em; border: 1px solid #999; }
table { border-collapse: collapse; }
td, th { border: 1px solid #999; padding: .2em .6em; text-align: start; }
mark { color: inherit; background: #f0e44255; }
mark.told { background: none; text-decoration: underline dotted; }
cite { font-style: normal; font-weight: bold; }
"""

_PAGE = """<!DOCTYPE html>
<html{language}>
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width"/>
<meta name="referrer" content="no-referrer"/>
<meta name="color-scheme" content="light dark"/>
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""

_LANGUAGE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"])
_TAGS = {Layer.STRONG: "strong", Layer.EMPHASIS: "em", Layer.STRUCK: "s", Layer.CODE: "code"}


def html_of(article: Article) -> str:
    """The article with all its parts as a page of its own. Pictures are links; who says something is the
    title of the mark over the words."""
    title = escape(facts.title_of(article))
    return _PAGE.format(language=language_of(article), title=title, style=STYLE, body=parts_of(article))


def language_of(article: Article) -> str:
    """The attributes that say in which language, and from which side on, an article is read."""
    language = article.language.replace("_", "-")
    if not _LANGUAGE.fullmatch(language):
        return ""
    side = ' dir="rtl"' if language.split("-")[0].lower() in _RIGHT_TO_LEFT else ""
    return f' lang="{language}"{side}'


def parts_of(article: Article) -> str:
    """The elements of an article from its headline on, well-formed, as they stand in a body."""
    return "\n".join(filter(None, _Writer(article).parts()))


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
        yield _element("h1", escape(facts.title_of(article)), ' dir="auto"')
        if deck := facts.deck_of(article):
            yield _element("p", escape(deck), ' class="deck" dir="auto"')
        if said := " · ".join(map(escape, facts.facts(article))):
            yield _element("p", said, ' class="facts"')
        for number in facts.loose_pictures(article):
            yield self._picture(number)
        yield from map(self._block, blocks_of(article.body))
        yield _list_of("Who said what", map(_spoken, facts.said(article)))
        for heading, links in facts.lists(article):
            yield _list_of(heading, map(_link, links))
        yield _element("footer", "".join(self._foot()))

    def _foot(self) -> Iterator[str]:
        if tags := ", ".join(facts.words(str(tag)) for tag in self.article.tags):
            yield _element("p", f"Tags: {escape(tags)}")
        if url := facts.address(self.article.url):
            yield _element("p", _link(Link(url, url)))

    def _block(self, block: Block) -> str:
        match block:
            case Table(rows, headings):
                return _element("table", "\n".join(self._rows(rows, headings)))
            case Quote(blocks):
                return _element("blockquote", "\n".join(map(self._block, blocks)))
            case Listing():
                return self._list(block)
            case _:
                return self._leaf(block)

    def _leaf(self, leaf: Leaf) -> str:
        match leaf:
            case Paragraph(span):
                return _element("p", self._words(span), ' dir="auto"')
            case Heading(span, level):
                return _element(f"h{level}", self._words(span), ' dir="auto"')
            case Code(span):
                return _element("pre", _element("code", escape(span.of(self.text))))
            case Figure(number):
                return self._picture(number)
            case Rule():
                return "<hr/>"

    def _list(self, listing: Listing) -> str:
        items = "\n".join(map(self._item, listing.items))
        if listing.start is None:
            return _element("ul", items)
        return _element("ol", items, f' start="{listing.start}"' if listing.start != 1 else "")

    def _item(self, item: Item) -> str:
        """An item; its only paragraph needs no element of its own."""
        match item.blocks:
            case (Paragraph(span), *rest) if not any(isinstance(block, Paragraph) for block in rest):
                return _element("li", "\n".join([self._words(span), *map(self._block, rest)]), ' dir="auto"')
        return _element("li", "\n".join(map(self._block, item.blocks)), ' dir="auto"')

    def _rows(self, rows: Sequence[Sequence[Span]], headings: int) -> Iterator[str]:
        for number, row in enumerate(rows):
            tag = "th" if number < headings else "td"
            yield _element("tr", "".join(_element(tag, self._words(cell)) for cell in row))

    def _words(self, span: Span) -> str:
        """Words with what lies over them; what is open stays so while the next words share it."""
        written: list[str] = []
        opened: tuple[Cover, ...] = ()
        for stretch in self.covers.cut(span):
            shared = _shared(opened, stretch.covers)
            written += (_closing(cover) for cover in reversed(opened[shared:]))
            written += (_opening(cover) for cover in stretch.covers[shared:])
            written.append(escape(stretch.span.of(self.text)).replace("\n", "<br/>"))
            opened = stretch.covers
        return "".join([*written, *(_closing(cover) for cover in reversed(opened))])

    def _picture(self, number: int) -> str:
        """A picture as a link, above its caption and credit."""
        for picture in self.article.pictures[number : number + 1]:
            link = _link(Link("Picture", picture.url)) if facts.address(picture.url) else ""
            caption, credit = facts.words(picture.caption), facts.credit_of(picture)
            words = "  ".join(map(escape, filter(None, (caption, credit))))
            return _element("figure", link + _element("figcaption", words, ' dir="auto"'))
        return ""


def _element(tag: str, content: str, attributes: str = "") -> str:
    """An element, nothing where it would be empty."""
    return f"<{tag}{attributes}>{content}</{tag}>" if content or tag in ("td", "th") else ""


def _list_of(heading: str, items: Iterable[str]) -> str:
    """Items under a heading; nothing where there are none."""
    listed = "\n".join(_element("li", item, ' dir="auto"') for item in items)
    return f"<h2>{escape(heading)}</h2>\n<ul>\n{listed}\n</ul>" if listed else ""


def _spoken(said: tuple[str, str]) -> str:
    name, words = said
    return f"<cite>{escape(name)}</cite>: {escape(words)}"


def _link(link: Link) -> str:
    words, url = escape(link.title), facts.address(link.url)
    return f'<a href="{escape(url)}">{words}</a>' if url else words


def _opening(cover: Cover) -> str:
    """The tag that begins what lies over words."""
    if cover.layer is Layer.LINK:
        return f'<a href="{escape(cover.url)}">'
    if cover.quotation is None:
        return f"<{_TAGS[cover.layer]}>"
    kind = "told" if cover.quotation.kind is Kind.INDIRECT else "said"
    return f'<mark class="{kind}" title="{escape(facts.speaker_of(cover.quotation))}">'


def _closing(cover: Cover) -> str:
    """The tag that ends it."""
    match cover.layer:
        case Layer.LINK:
            return "</a>"
        case Layer.SAID:
            return "</mark>"
    return f"</{_TAGS[cover.layer]}>"


def _shared(opened: Sequence[Cover], wanted: Sequence[Cover]) -> int:
    """How many of the covers from the outermost on are the same."""
    same = 0
    while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
        same += 1
    return same
