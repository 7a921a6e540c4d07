"""The README is true: every key, verb, filter word, setting and field is in it, no key is made up."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import newsterm.tui
from newsterm.cli.records import (
    article_record,
    facet_record,
    headline_record,
    offer_record,
    person_record,
    said_record,
    source_record,
    view_record,
)
from newsterm.cli.verb import Exit
from newsterm.cli.verbs import MODULES
from newsterm.config import Config
from newsterm.model import Article, Headline, Kind, Offer, Quotation, Span, Subscription
from newsterm.query import ALIASES, FIELDS, VALUES
from newsterm.store.facets import Facet
from newsterm.store.health import Health
from newsterm.store.ledger import Person
from newsterm.store.quotations import Said
from newsterm.store.shelf import Shelved
from newsterm.store.subscriptions import SourceState
from newsterm.tui.keys import Key, shown
from newsterm.views import View

QUOTATION = Quotation(Span(0, 2), Kind.DIRECT)
HEADLINE = Headline(1, "", "", "")


@pytest.fixture
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_the_key_table_lists_the_keys_there_are(readme: str) -> None:
    there = {shown(keys) for key in _keys() for keys in key.keys}
    assert there == _marked(_section(readme, "Keys"))


def test_every_verb_is_in_the_table_of_commands(readme: str) -> None:
    commands = _section(readme, "Command line")
    assert [] == [name for name in MODULES if f"`newsterm {name}" not in commands]


def test_every_exit_code_is_explained(readme: str) -> None:
    commands = _section(readme, "Command line")
    assert [] == [code for code in Exit if f"| {code.value} |" not in commands]


def test_every_word_of_the_query_language_is_explained(readme: str) -> None:
    marked = _marked(_section(readme, "Query language"))
    values = {f"{field}:{value}" for field, choices in VALUES.items() for value in choices}
    named = {word.split(":")[0] for word in marked if ":" in word}
    assert set() == values - marked
    assert {*FIELDS, *ALIASES} == {name for name in named if name.isalpha()}


def test_every_setting_is_explained(readme: str) -> None:
    settings = _section(readme, "Settings")
    assert [] == [setting.name for setting in fields(Config) if f"`{setting.name}" not in settings]


@pytest.mark.parametrize(
    "record",
    [
        article_record(Article(quotations=(QUOTATION,))),
        headline_record(HEADLINE),
        said_record(Said(HEADLINE, Article(), QUOTATION), None),
        person_record(Person("", 0, 0, 0.0, 0, 0, None), ()),
        facet_record(Facet("", "", "", 0)),
        offer_record(Offer("")),
        view_record(Shelved(View("", ""))),
        source_record(SourceState(Subscription("", ""), "", 0, 0), Health("ok")),
    ],
)
def test_every_field_of_the_json_lines_is_documented(readme: str, record: dict[str, object]) -> None:
    assert set() == set(record) - _marked(_section(readme, "JSON lines"))


def _keys() -> Iterator[Key]:
    """The keys of every pane, dialog and screen."""
    for module in pkgutil.walk_packages(newsterm.tui.__path__, "newsterm.tui."):
        for part in vars(importlib.import_module(module.name)).values():
            if isinstance(part, type) and part.__module__ == module.name:
                yield from vars(part).get("KEYS", ())


def _section(readme: str, title: str) -> str:
    """What stands under a heading, up to the next of the same rank."""
    found = re.search(rf"^(#+) {title}\n(.*?)(?=^\1 |^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    assert found, f"README has no section {title}"
    return found[2]


def _marked(text: str) -> set[str]:
    """The words set as code."""
    return {word.replace("\\|", "|") for word in re.findall(r"`([^`\n]+)`", text)}
