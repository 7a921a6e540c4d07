"""The elements of a feed by short names, whatever namespaces, prefixes and capitals it writes them in."""

from functools import lru_cache

from lxml.etree import _Element

from newsterm.sources.feeds.wording import as_printed

_MODULES = {  # what the name of a namespace has in it → the prefix that its elements go by here
    "mrss": "media",
    "media-rss": "media",
    "itunes": "itunes",
    "purl.org/dc/terms": "dcterms",
    "purl.org/dc/": "dc",
    "modules/content": "content",
    "modules/slash": "slash",
    "modules/syndication": "sy",
    "syndication/thread": "thr",
    "georss": "georss",
    "opengis.net/gml": "gml",
    "wgs84_pos": "geo",
    "prismstandard": "prism",
    "1999/xhtml": "xhtml",
    "2005/atom": "atom",
    "purl.org/atom/": "atom",
}
_CORE = ("", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")  # RSS, by whatever name
_USERLAND = "userland.com"
_XML = "{http://www.w3.org/XML/1998/namespace}"
BASE = f"{_XML}base"
LANGUAGE = f"{_XML}lang"
RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


class Parts:
    """One element, and its children by name.

    A child in the element's own namespace, or in RSS's, goes by its bare name in lower case ("pubdate"), one
    of a module by a prefix and its name ("media:group"; "atom:link" in RSS).
    """

    __slots__ = ("_named", "element")

    def __init__(self, element: _Element) -> None:
        self.element = element
        self._named: dict[str, list[_Element]] = {}
        own = namespace_of(element)
        for child in element:
            if isinstance(child.tag, str):
                self._named.setdefault(_name_of(child.tag, own), []).append(child)

    def all(self, *names: str) -> list[_Element]:
        """The children of these names, in the order of the names."""
        named = self._named
        return [child for name in names if name in named for child in named[name]]

    def first(self, *names: str) -> _Element | None:
        """The first child of these names that holds anything; the first name counts most."""
        return next((child for child in self.all(*names) if len(child) or (child.text or "").strip()), None)

    def words(self, *names: str) -> str:
        """The plain words of the first child of these names that has some, else ""."""
        for child in self.all(*names):
            if words := words_in(child):
                return words
        return ""

    def uses(self, *prefixes: str) -> bool:
        """Whether there are children of these modules; most feeds use few, and need not be asked further."""
        return any(name.startswith(prefixes) for name in self._named)


def words_in(element: _Element) -> str:
    """The plain words of an element and all within it."""
    text = "".join(element.itertext()) if len(element) else element.text
    return as_printed((text or "").strip())


def namespace_of(element: _Element) -> str:
    """The namespace of an element, in lower case."""
    return str(element.tag).rpartition("}")[0][1:].lower()


def base_of(element: _Element) -> str:
    """What relative addresses in an element stand on: `xml:base` around it, else the document's address."""
    return element.base or ""


def has_own_base(element: _Element) -> bool:
    """Whether the feed itself says what relative addresses in an element stand on."""
    return BASE in element.attrib or any(BASE in around.attrib for around in element.iterancestors())


@lru_cache(maxsize=1_000)  # a feed has few names and many elements
def _name_of(tag: str, own: str) -> str:
    """The short name of an element within one of the namespace `own`."""
    namespace, _, name = tag.lower().rpartition("}")
    namespace = namespace[1:]
    prefix = next((prefix for mark, prefix in _MODULES.items() if mark in namespace), "")
    if namespace in _CORE or _USERLAND in namespace or (namespace == own and prefix in ("", "atom")):
        return name
    return f"{prefix or 'other'}:{name}"
