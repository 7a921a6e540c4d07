"""Headings over lists of other articles."""

import pytest

from newsterm.reading.anatomy.related import inline_related, is_related_heading, section_of_heading


@pytest.mark.parametrize(
    "heading",
    [
        "Next in World",
        "Others Also Read",
        "Read more:",
        "Related Stories",
        "More from Meridian Press",
        "MOST READ",
        "You might also like",
        "Mehr zum Thema",
        "Das könnte Sie auch interessieren",
        "Andere lasen auch",
        "À lire aussi",
        "Les plus lus",
        "Más información",
        "Lo más leído",
        "Potrebbe interessarti",
        "Leia também",
        "Lees ook",
        "Les også",
        "Czytaj także",
        "Читайте также",
        "Benzer haberler",
        "Baca juga",
        "مقالات ذات صلة",
        "関連記事",
        "相关阅读",
        "관련기사",
    ],
)
def test_headings_of_lists_are_known_in_many_languages(heading: str) -> None:
    assert is_related_heading(heading)


@pytest.mark.parametrize(
    "line",
    [
        "Related topics",
        "The river",
        "Read the treaty in full, said the minister.",
        "",
        "Recommended reading " * 9,
    ],
)
def test_other_short_lines_head_no_list(line: str) -> None:
    assert not is_related_heading(line)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Next In Harbour News", "Harbour News"),
        ("Als Nächstes in Panorama", "Panorama"),
        ("À suivre dans International", "International"),
        ("Most read", ""),
    ],
)
def test_the_section_is_named_by_what_is_next_in_it(heading: str, section: str) -> None:
    assert section == section_of_heading(heading)


def test_a_pointer_in_one_line_has_a_heading_and_a_headline() -> None:
    assert inline_related("Read more: Ferry reopens: two boats") == ("Read more", "Ferry reopens: two boats")
    assert inline_related("LES OGSÅ | Fergen åpner") == ("LES OGSÅ", "Fergen åpner")
    assert inline_related("The mayor: we waited") == ("", "")
    assert inline_related("Read more:") == ("", "")
