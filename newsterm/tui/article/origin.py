"""Where the text of an article comes from, as it is said above it."""

from typing import NamedTuple


class Origin(NamedTuple):
    """Where a text comes from ("from the page"), and what there is to say of that in a line of its own."""

    provenance: str = ""
    note: str = ""


NOWHERE = Origin()
"""Of what needs no word about that."""
