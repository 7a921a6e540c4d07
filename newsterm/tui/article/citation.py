"""A quotation with its source, as it is pasted elsewhere."""

from newsterm.cleaner import clean_line
from newsterm.model import Article, Quotation
from newsterm.tui.article.voices import DOUBT, is_retold, voice_name


def cited(article: Article, quotation: Quotation) -> str:
    """The words, who said them, and where they were printed, in one line; what is retold stands without
    marks and says so, as does a guess."""
    words = " ".join(clean_line(quotation.content.of(article.body.text)).split())
    name = voice_name(quotation)
    if name and quotation.is_unsure:
        name += DOUBT
    if is_retold(quotation):
        name = f"{name} (retold)".strip()
    else:
        words = f"“{words}”"
    day = f"{article.published:%Y-%m-%d}" if article.published else ""
    outlet, url = clean_line(article.outlet), clean_line(article.url)
    source = ", ".join(filter(None, (name, outlet, day, url)))
    return f"{words} — {source}" if source else words
