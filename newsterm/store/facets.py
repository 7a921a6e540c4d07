"""Facets: by what the headlines of a query can be narrowed, with counts."""

from dataclasses import dataclass

from newsterm.query import Query


@dataclass(frozen=True, slots=True)
class Facet:
    """A value headlines can be narrowed by: `field:value` in a query, the label to show, how many have it."""

    field: str
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Facets of one kind, the commonest first: tags, mine, sections, outlets, folders, people, places,
    wires or languages."""

    name: str
    facets: tuple[Facet, ...]


class Facets:
    """The facets of the cache."""

    def counts(self, query: Query, top: int = 8) -> list[FacetGroup]:
        """The `top` facets of every kind among the headlines of a query; kinds without any left out."""
        raise NotImplementedError
