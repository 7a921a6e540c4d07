"""What is set right in a feed's tree before feedparser reads it: what that is known to get wrong."""

import re

from lxml.etree import _Element

NO_BASE = "about:blank"
"""What stands for a base where a feed gives none; nothing is relative to it."""

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
_ADDRESS = r"\S+@\S+"
_SIGNED = re.compile(
    rf"{_ADDRESS}\s*\((?P<name>.*)\)|(?P<before>[^<]*?)\s*<{_ADDRESS}>|{_ADDRESS}", re.DOTALL
)


def prepare(root: _Element) -> None:
    """Set right the addresses of bases, the links of items and the names of authors, in place."""
    _make_bases_absolute(root)
    for element in list(root.iter("{*}textinput", "{*}textInput", "{*}width", "{*}height")):
        _drop_if_useless(element)
    for link in list(root.iter(_ATOM_LINK)):
        _drop_if_false(link)
    for author in root.iter("{*}author", "{*}creator"):
        if not len(author):
            author.text = _name(author.text or "")


def _make_bases_absolute(root: _Element) -> None:
    """Give each `xml:base` its whole address, which the elements around it and the document's complete.

    The root gets one in any case: without it feedparser takes the last base of one item for all that follow.
    """
    for element in root.iterfind(f".//*[@{_XML_BASE}]"):
        element.set(_XML_BASE, element.base or NO_BASE)
    root.set(_XML_BASE, (root.base if _XML_BASE in root.attrib else None) or NO_BASE)


def _drop_if_useless(element: _Element) -> None:
    """Remove an element nobody shows, in which feedparser loses its way when tags are missing around it."""
    parent = element.getparent()
    if parent is not None and next(element.iter("{*}item", "{*}entry"), None) is None:
        parent.remove(element)


def _drop_if_false(link: _Element) -> None:
    """Remove what would be taken for an item's address: empty links, and Atom's beside an RSS link."""
    item = link.getparent()
    if item is None:
        return
    beside = any((other.text or "").strip() for other in item.iterchildren("link"))
    more = beside and link.get("rel", "alternate") == "alternate"
    if more or not link.get("href", "").strip():
        item.remove(link)


def _name(signature: str) -> str:
    """Who signs, without the mail address that RSS asks for (``desk@brenn.example (Mira Osei)``)."""
    signed = _SIGNED.fullmatch(signature.strip())
    return (signed["name"] or signed["before"] or "") if signed else signature
