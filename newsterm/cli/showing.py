"""An article as plain text: what `show` prints."""

import textwrap

from newsterm.cleaner import clean, clean_line
from newsterm.cli.printing import bold, dim, width
from newsterm.model import Article, Kind


def print_article(article: Article) -> None:
    """Print the article: its head, pictures, body, who said what, tags and what is related."""
    print(bold(_fill(article.title or "(no title)")))
    if article.deck:
        print(_fill(article.deck))
    if head := _head(article):
        print(dim(head))
    for picture in article.pictures:
        words = " ".join(part for part in (picture.caption, picture.credit) if part)
        if words:
            print(dim(_fill(f"[picture] {words}")))
    print()
    for block in clean(article.body.text).split("\n\n"):
        print("\n".join(_fill(piece) for piece in block.split("\n")), end="\n\n")
    _print_voices(article)
    _print_tail(article)


def _fill(text: str) -> str:
    return textwrap.fill(clean_line(text), width(), break_long_words=False, break_on_hyphens=False)


def _head(article: Article) -> str:
    date = article.published.strftime("%Y-%m-%d %H:%M UTC") if article.published else ""
    parts = (", ".join(article.byline), article.outlet, article.section, date, article.wire)
    return " · ".join(clean_line(part) for part in parts if part)


def _print_voices(article: Article) -> None:
    said = [quotation for quotation in article.quotations if quotation.speaker]
    if not said:
        return
    print(bold("Who said what"))
    for quotation in said:
        assert quotation.speaker is not None
        words = quotation.content.of(article.body.text)
        shown = words if quotation.kind is Kind.INDIRECT else f"“{words}”"
        print(_fill(f"{quotation.speaker.name}: {shown}"))
    print()


def _print_tail(article: Article) -> None:
    if article.tags:
        print(dim(_fill("Tags: " + ", ".join(str(tag) for tag in article.tags))))
    for related in article.related:
        if related.headlines:
            print(bold(clean_line(related.heading)))
            for link in related.headlines:
                print(clean_line(f"  {link.title}  {link.url}").rstrip())
    if article.url:
        print(dim(clean_line(article.url)))
