"""The table of verbs says where each one is."""

from importlib import import_module
from pkgutil import iter_modules

from newsterm import cli
from newsterm.cli.verbs import MODULES, verbs


def test_every_verb_of_every_module_stands_in_the_table() -> None:
    found = {
        verb.name: module.name
        for module in iter_modules(cli.__path__)
        for verb in getattr(import_module(f"newsterm.cli.{module.name}"), "VERBS", ())
    }
    assert MODULES == found


def test_verbs_come_under_their_names_in_the_order_of_the_table() -> None:
    assert list(MODULES) == [verb.name for verb in verbs()]
