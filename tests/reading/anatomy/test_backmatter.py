"""What stands under a report: tags, and lists of other articles."""

from newsterm.model import Link, Related
from newsterm.reading.anatomy.backmatter import related_in, tags_in
from newsterm.reading.anatomy.lines import lines_of

HEADLINES = "Senf: eine Geschichte\nWarum Uhren blau sind\nDer Turm von innen gesehen"


def test_headlines_under_a_heading_are_no_tags() -> None:
    lines = lines_of(f"Mehr zum Thema\n\n{HEADLINES}")

    assert () == tags_in(lines, "Senf Senf")
    assert () == tags_in(lines_of(f"Mehr zum Thema\n{HEADLINES}"), "")


def test_names_under_the_same_heading_are_tags() -> None:
    lines = lines_of("Mehr zum Thema\nUhren\nWellenburg\nImke Raabe")

    assert ("Uhren", "Wellenburg", "Imke Raabe") == tags_in(lines, "")


def test_topics_run_together_are_parted_as_the_page_parts_them() -> None:
    lines = lines_of("Read more on these topics\nPort Salen Lena Ortiz eels")

    assert ("Port Salen", "Lena Ortiz", "eels") == tags_in(
        lines, "In Port Salen we met Lena Ortiz. Lena Ortiz left Port Salen. Port Salen Lena Ortiz eels"
    )


def test_a_headline_of_few_words_is_one_with_a_colon_in_it() -> None:
    lines = lines_of(
        "Related stories\nMustard: a history\nWorld news\nWatch: 0:47\nThe boats that carried salt"
    )

    (found,) = related_in(lines, 0)

    assert found == Related(
        "Related stories", (Link("Mustard: a history"), Link("The boats that carried salt"))
    )
