"""Ugly HTML and what comes out of it: the cases of golden.txt.

A case is a title after ``===``, the HTML, a line ``---``, and the text that is wanted with its styles written
into it: ``⟨link https://a.example/⟩words⟨/link⟩``, ``⟨item 1 •⟩``, ``⟨picture 0⟩``; after a line ``+++`` the
pictures: address, caption and credit parted by bars. ``·`` is a no-break space, ``→`` a tab. To add one,
write its HTML and see what the test says.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from newsterm.model import Body, Picture, Style, StyleKind
from newsterm.reading.html.markup import body_of

BASE = "https://courier.example/2031/river/"
_CASE = re.compile(r"^=== (.+)\n((?:(?!^=== ).*\n)*)", re.MULTILINE)
_NAMES = {StyleKind.LIST_ITEM: "item", StyleKind.BLOCK_QUOTE: "quote", StyleKind.CODE_BLOCK: "block"}


class Case(NamedTuple):
    title: str
    html: str
    wanted: str


def cases() -> list[Case]:
    text = Path(__file__).with_name("golden.txt").read_text(encoding="utf-8")
    found = []
    for title, rest in _CASE.findall(text):
        html, _, wanted = rest.partition("\n---\n")
        found.append(Case(title, html, wanted.strip("\n")))
    return found


def written(body: Body, pictures: tuple[Picture, ...]) -> str:
    """A body as the cases write it."""
    edges: list[tuple[int, int, int, str]] = []
    for number, style in enumerate(body.styles):
        start, end = style.span
        edges.append((start, 1, number, f"⟨{_told(style)}⟩"))
        if start < end:
            edges.append((end, 0, -number, f"⟨/{_name(style.kind)}⟩"))
    text, last = "", 0
    for place, _, _, mark in sorted(edges):
        text += body.text[last:place] + mark
        last = place
    text = (text + body.text[last:]).replace("\xa0", "·").replace("\t", "→")
    shown = [" | ".join(filter(None, picture)).replace(BASE, "") for picture in map(_parts, pictures)]
    return "\n".join([text, "+++", *shown] if shown else [text])


def _parts(picture: Picture) -> tuple[str, str, str]:
    return picture.url, picture.caption, picture.credit


def _told(style: Style) -> str:
    level = str(style.level) if style.level else ""
    return " ".join(filter(None, (_name(style.kind), level, style.value.replace(BASE, ""))))


def _name(kind: StyleKind) -> str:
    return _NAMES.get(kind, kind.value)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_ugly_html_becomes(case: Case) -> None:
    assert case.wanted == written(*body_of(case.html, BASE))


def test_there_are_many_cases_and_each_has_a_name_of_its_own() -> None:
    titles = [case.title for case in cases()]
    assert len(titles) == len(set(titles))
    assert len(titles) >= 60
