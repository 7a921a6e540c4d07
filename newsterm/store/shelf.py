"""Saved views with how much there is to read in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsterm.errors import QueryError
from newsterm.query import Query, parse
from newsterm.store.headlines import Headlines
from newsterm.views import View


@dataclass(frozen=True, slots=True)
class Shelved:
    """A saved view: what it asks for, and how many unread articles it finds; or why it can't be read."""

    view: View
    query: Query | None = None
    unread: int | None = None
    mistake: str = ""


def shelved(view: View) -> Shelved:
    """A view as a query of now, nothing counted yet."""
    try:
        return Shelved(view, parse(view.query))
    except QueryError as error:
        return Shelved(view, mistake=f"The view “{view.name}” asks for “{view.query}”: {error}")


def counted(views: Iterable[View], headlines: Headlines) -> list[Shelved]:
    """The views, each with its unread articles counted."""
    found = []
    for view in views:
        read = shelved(view)
        if read.query:
            unread = headlines.count(read.query.require("is", "unread"))
            read = Shelved(view, read.query, unread)
        found.append(read)
    return found
