"""Addresses as a page writes them, made whole and safe to follow."""

import re
from bisect import bisect_right
from urllib.parse import urljoin, urlsplit

from newsterm.cleaner import clean_line
from newsterm.model import Body, Span, Style, StyleKind

_EDGES = "".join(map(chr, range(0x21)))
_IGNORED = str.maketrans("", "", "\t\n\r")
# As nearly all addresses are: whole already, and nothing in them that joining or a screen would change.
_SIGNS = r"A-Za-z0-9/._~!$&'()*+,=:@%-"
_WHOLE = re.compile(
    rf"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{{1,5}})?(?:/[{_SIGNS}]*)?(?:\?[{_SIGNS}?]+)?"
)

# An address in a text, without the punctuation of the sentence it ends; in brackets only where it opens them.
_SIGN = r"[!#-'*-;=?-~]"
_WRITTEN = re.compile(rf"https?://{_SIGN}+(?:\({_SIGN}*\){_SIGN}*)*(?<![.,;:!?'*_\]])")
_LINKED = frozenset({StyleKind.LINK, StyleKind.CODE, StyleKind.CODE_BLOCK})


def absolute(address: str, base_url: str = "") -> str:
    """The whole http, https or mailto address, or nothing where it is of another kind or leads nowhere.

    White space is dealt with as a browser does (WHATWG URL, 4.4); an address within the same page, or
    with characters that nobody should meet in one, is none.
    """
    if _WHOLE.fullmatch(address):
        return address
    address = address.strip(_EDGES).translate(_IGNORED)
    if not address or address.startswith("#") or clean_line(address) != address:
        return ""
    try:
        whole = urljoin(base_url, address) if base_url else address
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return whole.replace(" ", "%20") if "@" in parts.path else ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return whole.replace(" ", "%20")


def with_written_links(body: Body) -> Body:
    """The body with the addresses written out in it as links, but those in links and in code."""
    if "://" not in body.text:
        return body
    taken = [style.span for style in body.styles if style.kind in _LINKED]
    found = [Span(*written.span()) for written in _WRITTEN.finditer(body.text)]
    links = [
        Style(StyleKind.LINK, span, url)
        for span in found
        if (url := absolute(span.of(body.text))) and not _touches(span, taken)
    ]
    if not links:
        return body
    return Body(body.text, tuple(sorted((*body.styles, *links), key=lambda style: style.span.start)))


def _touches(span: Span, taken: list[Span]) -> bool:
    """Whether a stretch shares a character with one of these, which are in order and don't overlap."""
    before = bisect_right(taken, (span.start, span.end)) - 1
    return any(
        other.start < span.end and span.start < other.end for other in taken[max(0, before) : before + 2]
    )
