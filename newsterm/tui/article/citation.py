"""A quotation with its source, as it is pasted elsewhere."""

from newsterm.cleaner import clean_line
from newsterm.model import Article, Kind, Quotation
from newsterm.tui.article.voices import voice_name


def cited(article: Article, quotation: Quotation) -> str:
    """The words, who said them, and where they were printed, in one line."""
    words = " ".join(clean_line(quotation.content.of(article.body.text)).split())
    if quotation.kind is not Kind.INDIRECT:
        words = f"“{words}”"
    day = f"{article.published:%Y-%m-%d}" if article.published else ""
    outlet, url = clean_line(article.outlet), clean_line(article.url)
    source = ", ".join(filter(None, (voice_name(quotation), outlet, day, url)))
    return f"{words} — {source}" if source else words
