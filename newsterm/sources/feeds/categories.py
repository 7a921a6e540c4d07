"""The categories of an item, and what kind of thing each names where its scheme tells."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from lxml.etree import _Element

from newsterm.model import Tag
from newsterm.sources.feeds.parts import Parts, words_in
from newsterm.sources.feeds.wording import line_of, line_of_markup

SECTION = "section"

# Words in the last part of a scheme, and what its terms are then; the New York Times has per, org and geo.
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(
        ["per", "pers", "person", "persons", "people", "personen", "personnes", "personas", "persone"],
        "person",
    ),
    **dict.fromkeys(
        ["geo", "geoarea", "loc", "location", "locations", "place", "places", "country", "countries"], "place"
    ),
    **dict.fromkeys(
        [
            "city",
            "cities",
            "region",
            "regions",
            "ort",
            "orte",
            "lieu",
            "lieux",
            "lugar",
            "lugares",
            "luogo",
            "gpe",
        ],
        "place",
    ),
    **dict.fromkeys(
        ["org", "orgs", "organisation", "organisations", "organization", "organizations"], "organisation"
    ),
    **dict.fromkeys(
        ["company", "companies", "organisationen", "organisaties", "empresas", "entreprises"], "organisation"
    ),
    **dict.fromkeys(["section", "sections", "rubric", "rubrics", "rubrik", "ressort", "desk"], SECTION),
    **dict.fromkeys(["rubrique", "seccion", "sección", "sezione", "rubriek"], SECTION),
}
_WORD = re.compile(r"[^\W_]+")
_COMMAS = re.compile(r"[,;]")


def tags_of(parts: Parts) -> Iterator[Tag]:
    """The publisher's categories, subjects and keywords."""
    for element in parts.all("category", "atom:category"):
        yield from category_in(element)
    for element in parts.all("dc:subject"):
        yield from keywords_in(words_in(element).split(";"))
    for element in parts.all("itunes:keywords"):
        yield from keywords_in(_COMMAS.split(words_in(element)))


def media_tags_of(parts: Parts) -> Iterator[Tag]:
    """The keywords and categories of a medium (Media RSS)."""
    for element in parts.all("media:category"):
        yield from category_in(element)
    for element in parts.all("media:keywords"):
        yield from keywords_in(_COMMAS.split(words_in(element)))


def section_of(parts: Parts, tags: Iterable[Tag]) -> str:
    """The section of the paper: the first category whose scheme is of sections, else what a module says."""
    said = (str(tag) for tag in tags if _meant_by(tag.scheme, tag.term) == SECTION)
    return next(said, "") or line_of_markup(parts.words("prism:section", "slash:section"))


def category_in(element: _Element) -> Iterator[Tag]:
    """One category, of RSS or Atom, unless it is empty."""
    label = line_of_markup(element.get("label", ""))
    term = line_of_markup(element.get("term", "") or words_in(element)) or label
    scheme = line_of(element.get("scheme") or element.get("domain") or "")
    if term:
        kind = _meant_by(scheme, term)
        yield Tag(term, scheme, "" if label == term else label, kind="" if kind == SECTION else kind)


def keywords_in(words: Iterable[str]) -> Iterator[Tag]:
    """Keywords, each a tag of no scheme."""
    return (Tag(term) for word in words if (term := line_of_markup(word)))


def _meant_by(scheme: str, term: str) -> str:
    """What a term of a scheme is, by the last part of the scheme's name.

    "" where that says nothing, or two things, or the term itself: some schemes are the pages of terms.
    """
    name = scheme
    if "//" in scheme:
        try:
            address = urlsplit(scheme)
        except ValueError:
            return ""
        name = address.fragment or address.query or address.path
    elif "." in scheme:  # a host's name
        return ""
    last = re.split(r"[/:#]", name.rstrip("/"))[-1]
    words = [word.lower() for word in _WORD.findall(last)]
    kinds = {_KINDS[word] for word in words if word in _KINDS}
    return kinds.pop() if len(kinds) == 1 and words[-1] in _KINDS and last.lower() != term.lower() else ""
