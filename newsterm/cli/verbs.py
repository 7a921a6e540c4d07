"""Which verbs there are, and where: a verb loads what it needs, and none of the others."""

from collections.abc import Iterator, Sequence
from importlib import import_module

from newsterm.cli.verb import Verb

MODULES = {
    "add": "adding",
    "discover": "discovering",
    "remove": "following",
    "feeds": "following",
    "import": "importing",
    "export": "exporting",
    "refresh": "refreshing",
    "list": "reading",
    "show": "reading",
    "tags": "reading",
    "quotes": "quoting",
    "fetch": "fetching",
    "views": "viewing",
    "mark": "marking",
    "preview": "previewing",
    "annotate": "previewing",
    "pictures": "picturing",
}
"""The module of `newsterm.cli` each verb is in, in the order `--help` lists them."""


def verb_called(name: str) -> Verb:
    """The verb of this name. Raises KeyError."""
    found: Sequence[Verb] = import_module(f"newsterm.cli.{MODULES[name]}").VERBS
    return next(verb for verb in found if verb.name == name)


def verbs() -> Iterator[Verb]:
    """All of them."""
    return map(verb_called, MODULES)
