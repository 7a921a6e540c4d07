"""A terminal without UTF-8 gets every letter as something it has, as wide as it was."""

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsterm.tui.spelling import spell_plainly


def written(words: str) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    spell_plainly(stream)
    stream.write(words)
    stream.flush()
    return raw.getvalue().decode("ascii")


def test_marks_and_accents_become_what_is_like_them() -> None:
    assert '"We wait," said Zoe - in Lodz.' == written("“We wait,” said Zoë — in Łódź.")


def test_letters_of_other_scripts_leave_their_width() -> None:
    assert "????? ??" == written("Поезд 港")


@given(st.text(st.characters(min_codepoint=0x20)))
def test_whatever_is_written_is_ascii_and_as_wide(words: str) -> None:
    spelled = written(words)
    assert spelled.isascii()
    assert sum(map(cell_len, words)) == len(spelled.replace("\x7f", ""))
