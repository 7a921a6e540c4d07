"""Words as feeds give them, plain or as HTML → clean lines, markup and decks."""

import html
import re

from newsterm.cleaner import clean, clean_line, is_plain
from newsterm.reading.html.markup import text_of

_MARKED = re.compile(r"</?[a-z!]|&#?\w+;", re.IGNORECASE)
_CUT_SHORT = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|[([]?read more\W*|continue reading\b.*)\s*$", re.IGNORECASE)
_POSTSCRIPT = re.compile(r"The post .* (?:appeared|was) first (?:appeared |published )?on .*$", re.DOTALL)
_ENDING = 600  # characters at the end of a summary in which a blog's own additions stand
_OPENING = 300  # characters of HTML
_LONGEST_ENTITY = 40  # characters; one may stand at the end of an opening and break off
_TAG = re.compile(r"<[^<>]*>")
_SET_APART = re.compile(r"<(?:fig|script|style)", re.IGNORECASE)  # words in these are not the text
# Controls that nobody prints: "It&#146;s" is meant to be "It’s" (HTML, 13.2.5.80).
_CONTROL = re.compile("[\x80-\x9f]")
_WORD = re.compile(r"\w+")
_ADDRESS = r"\S+@\S+"
_SIGNED = re.compile(
    rf"{_ADDRESS}\s*\((?P<name>.*)\)|(?P<before>[^<]*?)\s*<{_ADDRESS}>|{_ADDRESS}", re.DOTALL
)
_LONGEST_SIGNATURE = 400  # characters; nobody's name, with an address, is longer


def line_of(text: str) -> str:
    """Plain words in one clean line, white space closed up."""
    return " ".join(clean_line(text).split())


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
    return markup if is_plain(markup) else clean(as_printed(markup))


def as_printed(text: str) -> str:
    """The text with the signs that Windows-1252 has where Unicode has control characters."""
    if is_plain(text):
        return text
    return _CONTROL.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "replace"), text)


def signer_of(words: str) -> str:
    """Who signs, without the mail address that RSS asks for (``desk@brenn.example (Mira Osei)``)."""
    signed = _SIGNED.fullmatch(words[:_LONGEST_SIGNATURE])
    return (signed["name"] or signed["before"] or "") if signed else words[:_LONGEST_SIGNATURE]


def language_of(said: object) -> str:
    """A language tag (BCP 47): the language in lower case, a country in capitals."""
    language, *rest = line_of(str(said or "")).replace("_", "-").split("-")
    if not re.fullmatch(r"[A-Za-z]{2,3}", language):
        return ""
    return "-".join([language.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def deck_of(summary: str, markup: str) -> str:
    """The words of a summary where they tell more than the article's own beginning, else ""."""
    told = _without_end(summary, _POSTSCRIPT)
    beginning = markup[: 4 * len(summary) + 2_000]
    wanted = _beginning_of(html.unescape(_TAG.sub("", told)))
    if _may_begin(beginning, wanted) and _begins(html.unescape(_TAG.sub("", beginning)), wanted):
        return ""
    deck = line_of_markup(told)
    return "" if _SET_APART.search(beginning) and _begins(text_of(beginning), _beginning_of(deck)) else deck


def _beginning_of(text: str) -> str:
    """The letters and figures of a text that may be cut short, up to where it is."""
    return _letters(_without_end(text, _CUT_SHORT))


def _may_begin(markup: str, wanted: str) -> bool:
    """Whether HTML may begin with these letters, by its first few: nearly always it doesn't."""
    opening = markup[:_OPENING]
    if opening.rfind("<") > opening.rfind(">"):  # within a tag
        opening = opening[: opening.rfind("<")]
    said = _letters(html.unescape(_TAG.sub("", opening)))[:-_LONGEST_ENTITY]
    return said.startswith(wanted) or wanted.startswith(said)


def _begins(text: str, wanted: str) -> bool:
    """Whether a text begins with these letters and figures; nothing else of it counts."""
    begins = ""
    for word in _WORD.finditer(text):
        if len(begins) >= len(wanted):
            break
        begins += word[0]
    return begins.startswith(wanted)


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text))


def _without_end(text: str, ending: re.Pattern[str]) -> str:
    """The text without what it ends with; only its last part is looked at, so no text is slow."""
    return text[:-_ENDING] + ending.sub("", text[-_ENDING:])
