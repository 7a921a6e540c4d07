"""Subscriptions ↔ OPML 1.0 and 2.0, the file in which feed readers hand them over (http://opml.org/spec2.opml)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from xml.sax.saxutils import escape, quoteattr

from newsterm.errors import ContentError
from newsterm.xmlrepair import ILLEGAL, repaired

_OWN = frozenset({"xmlurl", "htmlurl", "text", "title"})  # attributes that are fields of an outline
_FEEDS = frozenset({"rss", "atom", "feed"})  # types of outlines that promise a feed
_DEEPEST = 100  # folders within folders; a file with more is an attack

Path = tuple[str, ...]
"""A folder: the names of the folders around it, from the outermost inwards, and its own."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed as a subscription list has it: its address, its title, the names of the folders it is in.

    `attributes` are all others that came with it, by their names in the file (`type`, `category`, those of
    other readers with their `xmlns:` declarations), kept so that writing gives them back. `line` is where
    it stands in the file, from 1.
    """

    address: str
    title: str = ""
    folder: Path = ()
    site_url: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as a subscription list has it, with the attributes it came with."""

    path: Path
    attributes: Mapping[str, str] = field(default_factory=dict)


class Skipped(NamedTuple):
    """What of a list can't be taken: the line it stands in, what stands there, and why."""

    line: int
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class SubscriptionList:
    """The feeds and folders of a list, in its order, and what of it was left out."""

    entries: tuple[Outline | Folder, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def feeds(self) -> tuple[Outline, ...]:
        """The feeds alone; one that is in several folders is there once for each."""
        return tuple(entry for entry in self.entries if isinstance(entry, Outline))


@dataclass(slots=True)
class _Open:
    """An outline whose end has not come: its name if it is a folder; and, if it promised a feed but has no
    address, what to say of it, and the folder it is if something is inside."""

    name: str = ""
    promise: tuple[Skipped, Folder] | None = None


class _Reader:
    """What expat tells, gathered into entries."""

    def __init__(self, parser: XMLParserType) -> None:
        self.entries: list[Outline | Folder] = []
        self.skipped: list[Skipped] = []
        self.root = ""
        self._parser = parser
        self._open: list[_Open] = []
        self._namespaces: list[dict[str, str]] = []
        self._known: set[Path] = set()
        parser.EntityDeclHandler = _refuse_entities
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        if len(self._namespaces) > _DEEPEST:
            raise ContentError(f"its folders are nested more than {_DEEPEST} deep")
        self._namespaces.append({key: value for key, value in attributes.items() if key.startswith("xmlns:")})
        if name.lower() == "outline":
            for outer in self._open:
                if outer.promise:
                    self._add(outer.promise[1])
                    outer.promise = None
            self._open.append(self._outline(attributes))

    def _end(self, name: str) -> None:
        self._namespaces.pop()
        ended = self._open.pop() if name.lower() == "outline" else _Open()
        if ended.promise:
            self.skipped.append(ended.promise[0])

    @property
    def _path(self) -> Path:
        return tuple(outline.name for outline in self._open if outline.name)

    def _outline(self, attributes: dict[str, str]) -> _Open:
        known = {key.lower(): value.strip() for key, value in attributes.items()}
        kind = known.get("type", "").lower()
        if known.get("xmlurl"):
            self._feed(known, attributes)
            return _Open()
        if kind in {"link", "include"} or known.get("url"):
            self._skip(_name(known) or known.get("url", ""), _refusal(kind, known.get("url", "")))
            return _Open()
        if not (name := _name(known)):
            return _Open()
        folder = self._folder((*self._path, name), known, attributes)
        if kind in _FEEDS:
            sentence = "it should be a feed, but it has no address (xmlUrl)"
            return _Open(name, (Skipped(self.line, name, sentence), folder))
        self._add(folder)
        return _Open(name)

    def _feed(self, known: Mapping[str, str], attributes: Mapping[str, str]) -> None:
        address, text = known["xmlurl"], known.get("text", "")
        title = known.get("title") or text
        title = "" if title == address else title  # what `write` puts where there is no title
        others = self._others(attributes)
        if others.get("type") == "rss":  # what a feed is unless another type is said
            del others["type"]
        if text not in ("", title, address):
            others["text"] = text
        site = known.get("htmlurl", "")
        self.entries.append(Outline(address, title, self._path, site, self._declared(others), self.line))

    def _folder(self, path: Path, known: Mapping[str, str], attributes: Mapping[str, str]) -> Folder:
        others = self._others(attributes)
        if " ".join(known.get("title", "").split()) not in ("", path[-1]):
            others["title"] = known["title"]
        return Folder(path, self._declared(others))

    def _add(self, folder: Folder) -> None:
        if folder.path not in self._known:
            self._known.add(folder.path)
            self.entries.append(folder)

    def _skip(self, what: str, reason: str) -> None:
        self.skipped.append(Skipped(self.line, what, reason))

    @property
    def line(self) -> int:
        """Where the reading is."""
        return int(self._parser.CurrentLineNumber)

    @staticmethod
    def _others(attributes: Mapping[str, str]) -> dict[str, str]:
        return {key: value for key, value in attributes.items() if key.lower() not in _OWN}

    def _declared(self, attributes: dict[str, str]) -> dict[str, str]:
        """The attributes, with the declarations of the namespaces their names need."""
        needed = {f"xmlns:{name.partition(':')[0]}" for name in attributes if ":" in name}
        declared: dict[str, str] = {}
        for scope in self._namespaces:
            declared |= {name: uri for name, uri in scope.items() if name in needed}
        return declared | attributes


def read(content: bytes) -> SubscriptionList:
    """The feeds and folders of a subscription list.

    Where the file is broken, what stands before the break is read, and the break is told. Raises
    ContentError for what is no OPML or gives nothing. Entities that grow or that open files are refused.
    """
    if not content.strip():
        raise ContentError("the subscription list is empty")
    first, problem = _read(content)
    if problem:
        second, still = _read(repaired(content))
        if not still or len(second.entries) > len(first.entries):
            first, problem = second, still
    has_feeds = any(isinstance(entry, Outline) for entry in first.entries)
    if problem and not has_feeds:
        raise problem
    if first.root.lower() != "opml" and not has_feeds:
        raise ContentError(f"it is no subscription list (OPML): it begins with <{first.root[:40]}>")
    if problem:
        first.skipped.append(Skipped(first.line, "", f"{problem}; the rest is not read"))
    return SubscriptionList(tuple(first.entries), tuple(first.skipped))


def write(entries: Iterable[Outline | Folder], title: str = "newsterm subscriptions") -> str:
    """A subscription list (OPML 2.0) that gives these entries when it is read, each folder once."""
    tree = _Tree(list(entries))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(ILLEGAL.sub('�', title))}</title></head>",
        "  <body>",
        *tree.lines((), "    "),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def _read(content: bytes) -> tuple[_Reader, ContentError | None]:
    """What can be read, and what is wrong with the rest."""
    parser = ParserCreate()
    reader = _Reader(parser)
    try:
        parser.Parse(content, True)
    except ContentError as error:
        return reader, error
    except (ExpatError, ValueError, LookupError) as error:  # the latter two for an unknown encoding
        return reader, ContentError(f"it can't be read as a subscription list (OPML): {error}")
    return reader, None


def _refuse_entities(*_declaration: object) -> NoReturn:
    raise ContentError("it declares entities, which no subscription list (OPML) needs")


def _name(known: Mapping[str, str]) -> str:
    """What an outline is called, in one line."""
    return " ".join((known.get("text") or known.get("title", "")).split())


def _refusal(kind: str, address: str) -> str:
    if kind == "include":
        return f"another list is included here; import it by itself: {address}"
    return f"it is a link to {address or 'nowhere'}, no feed"


class _Tree:
    """Entries as they are nested in the file; everything stands where it comes first."""

    def __init__(self, entries: list[Outline | Folder]) -> None:
        ranks: dict[Path, int] = {}
        self._inside: defaultdict[Path, list[tuple[int, Outline | Path]]] = defaultdict(list)
        self._attributes: dict[Path, Mapping[str, str]] = {}
        for rank, entry in enumerate(entries):
            if isinstance(entry, Folder):
                ranks.setdefault(entry.path, rank)
                self._attributes.setdefault(entry.path, entry.attributes)
        for rank, entry in enumerate(entries):
            path = entry.path if isinstance(entry, Folder) else entry.folder
            for depth in range(1, len(path) + 1):
                ranks.setdefault(path[:depth], rank)
            if isinstance(entry, Outline):
                self._inside[path].append((rank, entry))
        for path, rank in ranks.items():
            self._inside[path[:-1]].append((rank, path))

    def lines(self, path: Path, indent: str) -> Iterator[str]:
        """The lines of what is in a folder."""
        for _, child in sorted(self._inside[path], key=lambda ranked: ranked[0]):
            if isinstance(child, Outline):
                yield f"{indent}<outline{_written(_attributes(child))}/>"
                continue
            names = {"text": child[-1], "title": child[-1]}
            yield f"{indent}<outline{_written(names | dict(self._attributes.get(child, {})))}>"
            yield from self.lines(child, indent + "  ")
            yield f"{indent}</outline>"


def _attributes(outline: Outline) -> dict[str, str]:
    title = outline.title or outline.address
    attributes = {"type": "rss", "text": title, "title": title} | dict(outline.attributes)
    return (
        attributes | {"xmlUrl": outline.address} | ({"htmlUrl": outline.site_url} if outline.site_url else {})
    )


def _written(attributes: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag; line ends as references, or reading would make them spaces."""
    entities = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    pairs = ((name, ILLEGAL.sub("�", value)) for name, value in attributes.items())
    return "".join(f" {name}={quoteattr(value, entities)}" for name, value in pairs)
