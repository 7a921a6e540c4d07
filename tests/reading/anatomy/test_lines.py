"""Single lines of a pasted page."""

import pytest

from newsterm.reading.anatomy.lines import Line


@pytest.mark.parametrize(
    "paragraph",
    [
        "The keeper of the lamp was pleased: “It shines.”",
        'The keeper of the lamp was pleased: "It shines."',
        "Die Wärterin war zufrieden: „Es leuchtet.“",
        "Die Wärterin war zufrieden: »Es leuchtet.«",
        "Die Wärterin war zufrieden: „Sie sagte: ‚Es leuchtet.‘“",
        "La gardienne était contente : « Ça brille. »",
        "Strážkyně majáku byla spokojená: „Svítí.“",
        "灯台守は喜んだ。「光っています。」",
    ],
)
def test_a_paragraph_may_end_with_what_somebody_says(paragraph: str) -> None:
    assert Line(paragraph).is_prose


@pytest.mark.parametrize("line", ["Die Wärterin", "Das Stück „Am Wehr“", "Mehr zum Thema", "„Am Wehr“"])
def test_a_title_in_marks_makes_no_paragraph(line: str) -> None:
    assert not Line(line).is_prose
