"""Articles as plain text."""

import pytest

from newsterm.export.plain import columns, text_of
from newsterm.model import Article, Body
from tests.export.newspaper import the_river

RIVER = """The river *speaks* <again>
Ten years of silence end
Mira Osei in Port Salen · Delta Courier · SNA · World · 2026-11-23 14:02 UTC
[picture] Nets drying  Photo: P. Adeyemi

Gauges & nets

The river: is read every hour, at the weir.
“It never stopped talking,” said Lena Ortiz.

- Upper bank
  - gauge 1
- Lower bank

3. Read
4. Write

> We were told to wait.

level = 3
    if wet

Place  Level
Weir   1|2

[picture] The weir at noon.  Photo: J. Kwan / SNA

用a`b测。

Who said what
- Lena Ortiz: “It never stopped talking,”

Tags: rivers, work/delta

Files
- The river, read aloud  https://delta.example/river.mp3

Next in World
- Eels return  https://delta.example/eels
- Rain

https://delta.example/river
"""


def test_every_part_of_an_article_stands_in_its_place() -> None:
    assert RIVER == text_of(the_river())


@pytest.mark.parametrize(
    "sentence", ["The river never stopped talking. ", "河流从未停止说话，我们停止了倾听。"]
)
def test_lines_are_as_wide_as_asked_in_any_script(sentence: str) -> None:
    text = text_of(Article(title="Eels", body=Body(sentence * 9)), 40)
    assert 40 >= max(map(columns, text.splitlines())) >= 34
    assert "".join(text.split()) == "Eels" + "".join((sentence * 9).split())


def test_no_line_begins_with_a_mark_that_closes() -> None:
    lines = text_of(Article(title="Eels", body=Body("我们停止了倾听。" * 9)), 24).splitlines()
    assert not [line for line in lines if line.startswith("。")]


def test_a_word_wider_than_a_line_is_kept_whole() -> None:
    address = "https://delta.example/" + "a" * 60
    assert address in text_of(Article(title="Eels", body=Body(f"See {address} now.")), 30).splitlines()
