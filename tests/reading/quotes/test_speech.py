"""What in marks is speech, and what is not."""

import pytest

from newsterm.model import Kind
from newsterm.reading.quotes.engine import find_marked, find_quotations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Finally,” said Ines Okoye.", "Finally,"),
        ("“No.” said Ines Okoye.", "No."),
        ("The lamp was lit again. “Finally,” Ines Okoye said, and sat down.", "Finally,"),
        ("“Certainly not!” replied Ines Okoye.", "Certainly not!"),
        ("“Finally”, said Ines Okoye.", "Finally"),
        ("„Endlich“, sagte Ines Okoye.", "Endlich"),
        ("« Enfin », a dit Ines Okoye à la gare.", "Enfin"),
    ],
)
def test_a_word_or_two_before_a_verb_and_a_name_are_speech(text: str, words: str) -> None:
    (quotation,) = find_quotations(text)

    assert Kind.DIRECT is quotation.kind
    assert quotation.content.of(text) == words
    assert quotation.speaker is not None
    assert "Ines Okoye" == quotation.speaker.name


@pytest.mark.parametrize(
    "text",
    [
        "The programme is called “The Harbour Sings at Night” and runs all week.",
        "He reads from Chapter Nine, “How We Lost the Lamp”, every evening.",
        "Ines Okoye said the chapter, “How We Lost the Lamp”, was her best.",
        "The exhibition, “Salt and Silence”, opens on Friday, said Ines Okoye.",
        "The painting, now called “A Sail, Twice”, hangs in the town hall.",
    ],
)
def test_titles_of_works_are_not(text: str) -> None:
    assert () == find_marked(text, (), "en")


@pytest.mark.parametrize(
    "text",
    [
        "The boats, all “ghosts” by now, lie in the old dock, said Ines Okoye.",
        "They met at the “Anchor,” said to be the oldest house on the quay.",
        "The so-called “ghosts” lie in the old dock, said Ines Okoye.",
    ],
)
def test_a_word_in_marks_inside_a_clause_is_nobodys_sentence(text: str) -> None:
    assert [] == [quotation for quotation in find_quotations(text) if quotation.kind is Kind.DIRECT]
