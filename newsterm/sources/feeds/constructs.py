"""The words of an element, as one line or as HTML, by what its type says they are (RFC 4287, 3.1)."""

import re
from enum import Enum, auto

from lxml.etree import Element, _Element, tostring

from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.markup import text_of
from newsterm.sources.feeds.parts import base_of, has_own_base, namespace_of, words_in
from newsterm.sources.feeds.wording import clean_markup, line_of, markup_of, markup_or_text

_ATTRIBUTES = ("href", "src", "poster", "cite")
_REFERENCE = re.compile(
    rf"""(\b(?:{"|".join(_ATTRIBUTES)})\s*=\s*)(["'])(?![a-z][a-z0-9+.-]*:|#|["'])([^"'<>]+)\2""",
    re.IGNORECASE,
)
# What only HTML has: an end tag, a tag that needs none, an entity. "How to use <main>" is words.
_HTML = re.compile(
    r"</[a-z][a-z0-9]*\s*>|<(?:br|wbr|hr|img)\b[^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]\w*);", re.IGNORECASE
)


class _Form(Enum):
    """What the words of an element are."""

    ELEMENTS = auto()  # HTML that stands among the XML
    MARKUP = auto()  # HTML, escaped
    TEXT = auto()
    UNSAID = auto()  # RSS doesn't tell
    OTHER = auto()  # a picture, a film, in base64


def line_in(element: _Element | None) -> str:
    """The words of an element in one clean line; where nothing tells if they are HTML, their looks do."""
    if element is None:
        return ""
    words, form = words_in(element), _form(element)
    marked = form is _Form.MARKUP or (form is _Form.UNSAID and _HTML.search(words))
    return line_of(text_of(words) if marked else words)


def markup_in(element: _Element | None, base_url: str = "", *, guess: bool = False) -> str:
    """The words of an element as HTML.

    Its relative addresses are made whole where the feed says what they stand on, or else by `base_url`.
    Where nothing tells what the words are they are HTML, as is usual in RSS; or, if asked to `guess`, what
    they look like.
    """
    if element is None:
        return ""
    base = base_of(element) if has_own_base(element) else base_url
    match _form(element):
        case _Form.ELEMENTS:
            return clean_markup(_inside(element, base_url))
        case _Form.TEXT:
            return clean_markup(markup_of(words_in(element)))
        case _Form.OTHER:
            return ""
        case form:
            words = words_in(element)
            markup = markup_or_text(words) if guess and form is _Form.UNSAID else clean_markup(words)
            return _with_links_whole(markup, base) if base else markup


def _form(element: _Element) -> _Form:
    """What an element's words are; `mode` is of Atom 0.3."""
    said = element.get("type", "").strip().lower()
    if len(element):
        return _Form.ELEMENTS
    if element.get("mode") == "base64":
        return _Form.OTHER
    if not said:
        return _Form.TEXT if "atom" in namespace_of(element) else _Form.UNSAID
    if "html" in said or said.endswith("xml"):
        return _Form.MARKUP
    if said in ("text", "plain") or said.startswith("text/"):
        return _Form.TEXT
    return _Form.OTHER if "/" in said else _Form.UNSAID


def _inside(element: _Element, base_url: str) -> str:
    """The HTML that stands among the XML, as HTML, without the one ``div`` that Atom asks for around it."""
    bases = [(one, base_of(one) if has_own_base(one) else base_url) for one in element.iterdescendants("*")]
    for one, base in bases:
        _make_plain(one, base)
    only = element[0] if len(element) == 1 else element
    alone = only.tag == "div" and not (element.text or "").strip() and not (only.tail or "").strip()
    inner = only if alone else element
    bare = Element("div")  # of no namespace, so that none is written
    bare.text = inner.text
    bare.extend(list(inner))
    return tostring(bare, method="html", encoding="unicode")[len("<div>") : -len("</div>")].strip()


def _make_plain(element: _Element, base: str) -> None:
    """Make an element of XHTML one of HTML, its addresses whole where they stand on something."""
    for name in _ATTRIBUTES:
        reference = element.get(name)
        if reference and base:
            element.set(name, absolute(reference, base) or reference)
    element.tag = str(element.tag).rpartition("}")[2]
    for name in [name for name in element.attrib if str(name).startswith("{")]:
        del element.attrib[name]


def _with_links_whole(markup: str, base: str) -> str:
    """HTML whose relative addresses are made absolute."""
    return _REFERENCE.sub(
        lambda found: f"{found[1]}{found[2]}{absolute(found[3], base) or found[3]}{found[2]}", markup
    )
