"""Addresses as a page writes them, made whole and safe to follow."""

import re
from urllib.parse import urljoin, urlsplit

from newsterm.cleaner import clean_line

_EDGES = "".join(map(chr, range(0x21)))
_IGNORED = str.maketrans("", "", "\t\n\r")
# As nearly all addresses are: whole already, and nothing in them that joining or a screen would change.
_SIGNS = r"A-Za-z0-9/._~!$&'()*+,=:@%-"
_WHOLE = re.compile(
    rf"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{{1,5}})?(?:/[{_SIGNS}]*)?(?:\?[{_SIGNS}?]+)?"
)


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
