"""The JSON-LD in a page's scripts, however broken → the objects in it."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any]

MOST_NODES = 5_000
"""How many objects of a script are looked at, and values of a list in one."""

_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BETWEEN = re.compile(r"[\s,;]*")
_DECODER = json.JSONDecoder(strict=False)


def nodes_of(scripts: Iterable[str]) -> list[Node]:
    """The objects in a page's JSON-LD, those that hold others before them.

    `scripts` are the contents of its ``application/ld+json`` elements, in order. Broken JSON is mended where
    that is plain, else left out.
    """
    return [node for script in scripts for node in _nodes(_read(script))]


def _read(script: str) -> list[Any]:
    """The values in a script, broken ones mended where it is plain how."""
    script = _WRAPPING.sub("", script).strip()
    mendings = (script, _TRAILING_COMMA.sub(r"\1", script), html.unescape(script))
    return next(filter(None, map(_values, mendings)), [])


def _values(script: str) -> list[Any]:
    """The JSON values in a row that a script begins with, up to the first that is broken."""
    values: list[Any] = []
    position = 0
    while position < len(script):
        try:
            value, end = _DECODER.raw_decode(script, position)
        except (ValueError, RecursionError):
            break
        values.append(value)
        position = _BETWEEN.match(script, end).end()  # type: ignore[union-attr]  # matches anywhere
    return values


def _nodes(values: list[Any]) -> Iterator[Node]:
    """The objects among the values, and those that they hold for themselves, outer ones first."""
    waiting = list(values)
    for _ in range(MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:MOST_NODES]
        elif isinstance(value, dict):
            yield value
            waiting += [value[holder] for holder in _HOLDERS if isinstance(value.get(holder), list | dict)]
