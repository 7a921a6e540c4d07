"""What the facet pane lists: the views, then by what the news can be narrowed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsterm.query import Not, Query, Term
from newsterm.store.facets import Facet, FacetGroup
from newsterm.store.shelf import Shelved
from newsterm.store.subscriptions import SourceState

VIEWS: Mapping[str, str] = {"": "All", "unread": "Unread", "starred": "Starred"}
"""What ``is:`` asks for, and the name of that view."""

_GROUPS: Mapping[str, tuple[str, str]] = {
    "outlets": ("SOURCES", "from"),
    "folders": ("FOLDERS", "in"),
    "mine": ("MY TAGS", "tag"),
    "tags": ("TAGS", "tag"),
    "people": ("PEOPLE", "said"),
    "places": ("PLACES", "place"),
    "wires": ("WIRES", "wire"),
    "sections": ("SECTIONS", "section"),
    "languages": ("LANGUAGES", "lang"),
}


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One line of the pane: a view (field ``view``, or ``saved`` for one of the reader's), a facet, or
    without a field a heading or, without words, a blank line. `state` is ``+``, ``-`` or empty; `problem` why
    the source can't be had, or the view not be read."""

    label: str = ""
    field: str = ""
    value: str = ""
    count: int | None = None
    state: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """Everything the pane shows: the query, how many each view has, the facets, how the sources are, and
    how many articles there are in all."""

    query: Query
    views: Mapping[str, int]
    groups: Sequence[FacetGroup] = ()
    sources: Sequence[SourceState] = ()
    total: int = 0


def view_of(query: Query) -> str:
    """The view a query is: the key of `VIEWS` it asks for."""
    return next((value for value in VIEWS if value and query.state("is", value) == "+"), "")


def facet_rows(facets: Facets, saved: Sequence[Shelved] = ()) -> list[FacetRow]:
    """The lines of the pane, from the top."""
    is_saved = any(one.query == facets.query for one in saved)
    here = None if is_saved else view_of(facets.query)
    rows = [FacetRow("VIEWS")]
    rows += [
        FacetRow(name, "view", value, facets.views.get(value), "+" if value == here else "")
        for value, name in VIEWS.items()
    ]
    rows += [
        FacetRow(
            one.view.name, "saved", one.view.name, one.unread, "+" * (one.query == facets.query), one.mistake
        )
        for one in saved
    ]
    known = {group.name: group.facets for group in facets.groups}
    for name, (heading, field) in _GROUPS.items():
        found = [_facet_row(facet, facets) for facet in known.get(name, ())]
        found += _missing(field, {row.value for row in found}, facets) if name != "mine" else []
        if found:
            rows += [FacetRow(), FacetRow(heading), *found]
    return rows


def _facet_row(facet: Facet, facets: Facets) -> FacetRow:
    """The line of a facet the store counted."""
    problem = ""
    if facet.field == "from":
        names = (facet.value.casefold(), facet.label.casefold())
        problem = next((state.poll.error for state in facets.sources if state.title.casefold() in names), "")
    state = facets.query.state(facet.field, facet.value)
    # Datelines are printed in capitals; in a list of places they would shout.
    label = facet.label.title() if facet.field == "place" and facet.label.isupper() else facet.label
    return FacetRow(label, facet.field, facet.value, facet.count, state, problem)


def _missing(field: str, listed: set[str], facets: Facets) -> Iterator[FacetRow]:
    """What must be listed though nothing of it is left: what the query names, and sources that fail."""
    problems = {
        source.title: source.poll.error for source in facets.sources if source.poll.error and field == "from"
    }
    for state, term in _asked(facets.query):
        if term.field == field and facets.query.state(field, term.value) and not _in(term.value, listed):
            problem = next((problems[title] for title in problems if _in(title, {term.value})), "")
            yield FacetRow(term.value, field, term.value, None, state, problem)
            listed = {*listed, term.value}
    for title, problem in problems.items():
        if not _in(title, listed):
            yield FacetRow(title, field, title, None, "", problem)


def _in(value: str, listed: set[str]) -> bool:
    return value.casefold() in {other.casefold() for other in listed}


def _asked(query: Query) -> Iterator[tuple[str, Term]]:
    """The single values a query requires and excludes."""
    for node in query.terms:
        if isinstance(node, Term):
            yield "+", node
        elif isinstance(node, Not) and isinstance(node.of, Term):
            yield "-", node.of
