"""Agencies known and unknown, told by their form."""

import pytest

from newsterm.reading.anatomy.agencies import agency_of, is_agency_form, is_known_agency, is_short_capitals


def test_the_best_known_agencies_are_known_in_any_case() -> None:
    assert is_known_agency("reuters")
    assert is_known_agency("新华社")
    assert not is_known_agency("Northwire")


@pytest.mark.parametrize("words", ["MP", "mpa", "Northwire", "Prensa Sur", "NORTHWIRE", "北海通信"])
def test_an_unknown_agency_shows_itself_by_its_form(words: str) -> None:
    assert is_agency_form(words)


@pytest.mark.parametrize(
    "words", ["", "it", "who came from the north", "Oder", "A Long List Of Words", "関連記事"]
)
def test_other_words_in_its_place_are_no_agency(words: str) -> None:
    assert not is_agency_form(words)


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("mpa/lno", "mpa"),
        ("AFN, PORT SALEN", "AFN"),
        ("NW/Meridian", "NW"),
        ("- Northwire.", "Northwire"),
        ("it", ""),
    ],
)
def test_desk_town_and_second_agency_are_left_off(words: str, agency: str) -> None:
    assert agency == agency_of(words)


def test_short_capitals_are_one_word() -> None:
    assert is_short_capitals("NW")
    assert not is_short_capitals("NW NW")
    assert not is_short_capitals("Nw")
