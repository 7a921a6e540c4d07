"""Subscriptions ↔ OPML 1.0 and 2.0, the file in which feed readers hand them over (http://opml.org/spec2.opml)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

from newsterm.errors import ContentError

_BARE_AMPERSAND = re.compile(rb"&(?!#?\w+;)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2
_OWN = frozenset({"xmlurl", "htmlurl", "text", "title"})  # attributes that are fields of an outline
_DEEPEST = 100  # folders within folders; a file with more is an attack


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed as a subscription list has it: its address, its title, the names of the folders it is in.

    `attributes` are all others that came with it, by their names in the file (`type`, `category`, those of
    other readers with their `xmlns:` declarations), kept so that writing gives them back.
    """

    address: str
    title: str = ""
    folder: tuple[str, ...] = ()
    site_url: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Folder:
    """A folder on the way to the file: feeds and folders in the order they came in."""

    outlines: list[Outline] = field(default_factory=list)
    folders: dict[str, "_Folder"] = field(default_factory=dict)


class _Reader:
    """What expat tells, gathered into outlines."""

    def __init__(self) -> None:
        self.outlines: list[Outline] = []
        self._names: list[str | None] = []  # of the outlines that are open; nothing for one without a name
        self._namespaces: list[dict[str, str]] = []
        self.root = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.root = self.root or name
        if len(self._namespaces) > _DEEPEST:
            raise ContentError(f"its folders are nested more than {_DEEPEST} deep")
        self._namespaces.append({key: value for key, value in attributes.items() if key.startswith("xmlns:")})
        if name.lower() == "outline":
            self._outline(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        self._namespaces.pop()
        if name.lower() == "outline":
            self._names.pop()

    def _outline(self, attributes: dict[str, str]) -> None:
        known = {key.lower(): value.strip() for key, value in attributes.items()}
        text = known.get("text", "")
        title = known.get("title") or text
        if not (address := known.get("xmlurl", "")):
            self._names.append(" ".join((text or title).split()) or None)
            return
        folder = tuple(filter(None, self._names))
        title = "" if title == address else title  # what `write` puts where there is no title
        others = {key: value for key, value in attributes.items() if key.lower() not in _OWN}
        if others.get("type") == "rss":  # what a feed is unless another type is said
            del others["type"]
        if text not in ("", title, address):
            others["text"] = text
        self.outlines.append(
            Outline(address, title, folder, known.get("htmlurl", ""), self._declared(others))
        )
        self._names.append(None)

    def _declared(self, attributes: dict[str, str]) -> dict[str, str]:
        """The attributes, with the declarations of the namespaces their names need."""
        needed = {f"xmlns:{name.partition(':')[0]}" for name in attributes if ":" in name}
        declared: dict[str, str] = {}
        for scope in self._namespaces:
            declared |= {name: uri for name, uri in scope.items() if name in needed}
        return declared | attributes


def read(content: bytes) -> list[Outline]:
    """The feeds of a subscription list, in its order.

    Raises ContentError for what is no OPML or can't be read. Document types are refused: entities that
    grow or that open files have no place in a list of feeds.
    """
    if not content.strip():
        raise ContentError("the subscription list is empty")
    try:
        return _read(content)
    except ExpatError:
        mended = _BARE_AMPERSAND.sub(b"&amp;", content.strip())  # the commonest mistake, in addresses
    try:
        return _read(mended)
    except ExpatError as error:
        raise ContentError(f"it can't be read as a subscription list (OPML): {error}") from error


def write(outlines: Iterable[Outline], title: str = "newsterm subscriptions") -> str:
    """A subscription list (OPML 2.0) that gives these outlines when it is read, each folder once."""
    top = _Folder()
    for outline in outlines:
        place = top
        for name in outline.folder:
            place = place.folders.setdefault(name, _Folder())
        place.outlines.append(outline)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(_ILLEGAL.sub('�', title))}</title></head>",
        "  <body>",
        *_lines(top, "    "),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def _read(content: bytes) -> list[Outline]:
    """The outlines of well-formed XML. Raises ExpatError, and ContentError for what is no OPML."""
    reader = _Reader()
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.Parse(content, True)
    if reader.root.lower() != "opml" and not reader.outlines:
        raise ContentError(f"it is no subscription list (OPML): it begins with <{reader.root[:40]}>")
    return reader.outlines


def _refuse_doctype(*_declaration: object) -> NoReturn:
    raise ContentError("it declares a document type, which no subscription list (OPML) needs")


def _lines(folder: _Folder, indent: str) -> Iterator[str]:
    """The lines of a folder's feeds and of the folders in it."""
    for outline in folder.outlines:
        title = outline.title or outline.address
        attributes = {"type": "rss", "text": title, "title": title} | dict(outline.attributes)
        attributes |= {"xmlUrl": outline.address} | (
            {"htmlUrl": outline.site_url} if outline.site_url else {}
        )
        yield f"{indent}<outline{_written(attributes)}/>"
    for name, inner in folder.folders.items():
        yield f"{indent}<outline{_written({'text': name, 'title': name})}>"
        yield from _lines(inner, indent + "  ")
        yield f"{indent}</outline>"


def _written(attributes: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag; line ends as references, or reading would make them spaces."""
    entities = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    pairs = ((name, _ILLEGAL.sub("�", value)) for name, value in attributes.items())
    return "".join(f" {name}={quoteattr(value, entities)}" for name, value in pairs)
