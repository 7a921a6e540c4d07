"""Words as feeds give them, plain or as HTML → clean lines, markup and decks."""

import html
import re

from newsterm.cleaner import clean, clean_line
from newsterm.reading.html.markup import text_of
from newsterm.sources.encoding import repaired

_MARKED = re.compile(r"</?[a-z!]|&#?\w+;", re.IGNORECASE)
_CUT_SHORT = re.compile(
    r"\s*(?:\[?(?:…|\.\.\.)\]?|[([]?read more\W*|continue reading\b.*)\s*$", re.IGNORECASE
)
_POSTSCRIPT = re.compile(r"\s*The post .* (?:appeared|was) first (?:appeared |published )?on .*$", re.DOTALL)
_WORD = re.compile(r"\w+")


def line_of(text: str) -> str:
    """Plain words in one clean line, white space closed up."""
    return " ".join(clean_line(repaired(text)).split())


def line_of_markup(markup: str) -> str:
    """The words of a scrap of HTML, or of what may be one, in one clean line."""
    return line_of(text_of(markup) if _MARKED.search(markup) else markup)


def markup_of(text: str) -> str:
    """Plain text as HTML: a paragraph for what blank lines part, a line break for a line end."""
    paragraphs = re.split(r"\n\s*\n", html.escape(text.replace("\r\n", "\n").strip(), quote=False))
    return "".join(f"<p>{'<br>'.join(paragraph.splitlines())}</p>" for paragraph in paragraphs if paragraph)


def markup_or_text(words: str) -> str:
    """What may be HTML or plain text, as HTML."""
    return clean_markup(words.strip() if _MARKED.search(words) else markup_of(words))


def clean_markup(markup: str) -> str:
    """HTML with nothing in it that can't be stored; what its entities hide is cleaned once they are read."""
    return clean(repaired(markup))


def language_of(said: object) -> str:
    """A language tag (BCP 47): the language in lower case, a country in capitals."""
    language, *rest = line_of(str(said or "")).replace("_", "-").split("-")
    if not re.fullmatch(r"[A-Za-z]{2,3}", language):
        return ""
    return "-".join([language.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def deck_of(summary: str, markup: str) -> str:
    """The words of a summary where they tell more than the article's own beginning, else ""."""
    deck = line_of_markup(_POSTSCRIPT.sub("", summary))
    if not deck:
        return ""
    beginning = _WORD.findall(line_of_markup(markup[: 4 * len(summary) + 2_000]))
    words = _WORD.findall(_CUT_SHORT.sub("", deck))
    return "" if beginning[: len(words)] == words else deck
