"""Text → a tree of XML that is safe to walk: no document type, no entities of its own, no network.

What is not well-formed is mended as little as needed, so that a reader gets what can be read.
"""

import html
import re
from collections.abc import Mapping
from html.entities import html5
from typing import NamedTuple

from lxml import etree

from newsterm.errors import ContentError

# What may stand before the root element (XML 1.0, 2.8); matched without going back, so no text is slow.
_PROLOG = re.compile(
    r"""(?> \s++ | <\?.*?(?:\?>|\Z) | <!--.*?(?:-->|\Z)
        | <!DOCTYPE (?> [^\[>"']++ | "[^"]*" | '[^']*' )*+
          (?: \[ (?> [^\]"'<]++ | "[^"]*" | '[^']*' | <!--.*?(?:-->|\Z) | <\?.*?(?:\?>|\Z) | < )*+
             \] \s*+ )? > )*+""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<([\w.-]+:)?([\w.-]+)")
_FEED_START = re.compile(
    r"<\?xml\s[^>]*version|<rss\s[^>]*version|<feed\s[^>]*xmlns|<(?:\w+:)?RDF\s[^>]*xmlns"
)
_NAME = re.compile(r"(\{[^}]*\})?[^\W\d][\w.-]*")
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
_REACH = 20_000  # characters in which a feed must begin, whatever stands before it
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:(?P<name>\w+);|#(?P<number>\d+|x[0-9a-f]+);)?",
    re.DOTALL | re.IGNORECASE,
)
_FIELD = "(?:description|content:encoded|title)"
_MARKUP_FIELD = re.compile(  # where publishers forget to escape their HTML
    rf"<({_FIELD})(\s[^<>]*)?>(?!\s*<!\[CDATA\[)([^<]*(?:<(?!/?{_FIELD}\b)[^<]*)+)</\1\s*>"
)
_PREFIX = re.compile(r"</?([a-z][\w.-]*):[a-z]|\s([a-z][\w.-]*):[\w.-]+\s*=\s*[\"']", re.IGNORECASE)
_BARE_ATTRIBUTES = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|(<[a-z][\w:.-]*)((?:\s+[\w:.-]+=[^\s\"'<>=]*[^\s\"'<>=/])+)(\s*/?>)",
    re.DOTALL | re.IGNORECASE,
)
_BOUND = re.compile(r"xmlns:([\w.-]+)\s*=")
_WORDS_ONLY = frozenset(
    {"id", "guid", "link", "title", "updated", "published", "pubdate", "date", "creator", "comments"}
)
_PARTS = _WORDS_ONLY | {"author", "category", "summary", "description", "content", "encoded", "enclosure"}
_NAMESPACES: Mapping[str, str] = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss": "http://backend.userland.com/rss",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
}


class Tree(NamedTuple):
    """The root of a document's elements, and what had to be mended, in words, or ""."""

    root: etree._Element
    problem: str = ""


def root_name(text: str) -> str:
    """The local name of the first element, in lower case, or "" where the text isn't XML or HTML."""
    start = _PROLOG.match(text)
    root = _ROOT.match(text, start.end() if start else 0)
    return root[2].lower() if root else ""


def feed_start(text: str) -> int:
    """Where a feed begins near the start of a text, or -1; servers print warnings before it."""
    found = _FEED_START.search(text, 0, _REACH)
    return found.start() if found else -1


def tree_of(text: str, url: str = "") -> Tree:
    """The elements of an XML text; `url` is what relative `xml:base` addresses stand on.

    Raises ContentError where not even one element can be read.
    """
    bare = without_prolog(text)
    try:
        return Tree(_read(bare, url))
    except etree.XMLSyntaxError as error:
        problem = f"not well-formed XML ({error.msg})"
    mended = _mended(bare)
    try:
        return Tree(_read(mended, url), problem)
    except etree.XMLSyntaxError:
        return Tree(_recovered(mended, url), problem)


def without_prolog(text: str) -> str:
    """The text from its root element on: a document type is never shown to a parser."""
    start = _PROLOG.match(text)
    return text[start.end() :] if start else text


def _parser(*, recover: bool) -> etree.XMLParser:
    """A parser that fetches nothing, expands nothing and gives up on what is unreasonably deep or large."""
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _read(text: str, url: str) -> etree._Element:
    """The root of a text that is well-formed; raises XMLSyntaxError for one that isn't."""
    return etree.fromstring(text.encode("utf-8", "replace"), _parser(recover=False), base_url=url or None)


def _recovered(text: str, url: str) -> etree._Element:
    """The root of what can be read of a broken text."""
    try:
        root: etree._Element | None = etree.fromstring(
            text.encode("utf-8", "replace"), _parser(recover=True), base_url=url or None
        )
    except etree.XMLSyntaxError as error:
        raise ContentError(f"it can't be read as XML: {error.msg}") from error
    if root is None:
        raise ContentError("it can't be read as XML: there is no element in it")
    for element in list(root.iter("*")):
        _bind(element)
        _free(element)
    return root


def _bind(element: etree._Element) -> None:
    """Take what stands for no namespace out of an element's name, and attributes with such names."""
    for name in [name for name in element.attrib if not _NAME.fullmatch(str(name))]:
        del element.attrib[name]
    if not _NAME.fullmatch(str(element.tag)):
        local = _LOCAL.search(str(element.tag))
        element.tag = local[0] if local else "unknown"


def _free(element: etree._Element) -> None:
    """Take the parts of an item out of an element that only holds words, whose end tag must be broken."""
    if _local(element) in _WORDS_ONLY:
        for child in reversed([child for child in element.iterchildren("*") if _local(child) in _PARTS]):
            child.tail = None
            element.addnext(child)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _mended(text: str) -> str:
    """The text with what most often makes XML unreadable put right."""
    text = _without_trailer(_ILLEGAL.sub("\ufffd", text))
    text = _BARE_ATTRIBUTES.sub(_quoted, _MARKUP_FIELD.sub(_as_cdata, text))
    return _with_prefixes_bound(_REFERENCE.sub(_reference, text))


def _without_trailer(text: str) -> str:
    """The text up to the end of its root element; servers print statistics after it."""
    root = _ROOT.match(text)
    end = f"</{root[0][1:]}>" if root else ""
    before, found, _ = text.rpartition(end) if end else ("", "", "")
    return before + found if found else text


def _as_cdata(field: re.Match[str]) -> str:
    """A field whose HTML stands among the XML, the HTML set apart."""
    name, attributes, markup = field.groups(default="")
    return field[0] if "]]>" in markup else f"<{name}{attributes}><![CDATA[{markup}]]></{name}>"


def _quoted(tag: re.Match[str]) -> str:
    """A tag with its attributes in quotes; a CDATA section as it is."""
    name, attributes, end = tag.groups(default="")
    return name + re.sub(r"=(\S+)", r'="\1"', attributes) + end or tag[0]


def _reference(found: re.Match[str]) -> str:
    """A reference that XML knows without a document type: HTML's become characters, a bare ``&`` escaped."""
    if not found[0].startswith("&"):
        return found[0]
    if found["number"]:
        return found[0] if _legal(found["number"]) else "\ufffd"
    name = found["name"]
    if name in {"lt", "gt", "amp", "quot", "apos"}:
        return found[0]
    return html.escape(html5.get(f"{name};", f"&{name};" if name else "&"))


def _legal(number: str) -> bool:
    """Whether a numeric reference names a character that XML allows."""
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return 0 < code < 0x110000 and not _ILLEGAL.match(chr(code))


def _with_prefixes_bound(text: str) -> str:
    """The text with namespaces given in the root element to the prefixes that have none."""
    bound = {found[1] for found in _BOUND.finditer(text)} | {"xml", "xmlns"}
    used = {found[1] or found[2] for found in _PREFIX.finditer(text)}
    declared = "".join(
        f' xmlns:{prefix}="{_NAMESPACES.get(prefix.lower(), f"urn:{prefix}")}"'
        for prefix in sorted(used - bound)
    )
    root = _ROOT.match(text)
    return text[: root.end()] + declared + text[root.end() :] if root and declared else text
