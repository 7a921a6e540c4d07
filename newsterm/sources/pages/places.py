"""Where things stand in a page: in a line, or apart from the report."""

from itertools import islice

from lxml.etree import _Element

from newsterm.reading.html.elements import tag_of

_MOST_IN_A_LINE = 5  # elements
_OUTSIDE = frozenset({"aside", "nav", "footer", "form"})


def is_small(element: _Element) -> bool:
    """Whether so few elements stand in this one that it can be a line."""
    return next(islice(element.iterdescendants(), _MOST_IN_A_LINE, None), None) is None


def is_outside(element: _Element) -> bool:
    """Whether the element is in a part of the page that is never the report."""
    return any(tag_of(around) in _OUTSIDE for around in element.iterancestors())
