import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsterm.tui.article.naming import initials_of, is_nobody, is_somebody


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Lena Ortiz", "LO"),
        ("Ana Maria de la Cruz", "AC"),
        ("Adeyemi", "A"),
        ("ruth amadi", "RA"),
        ("王明", "王"),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_name(name: str, initials: str) -> None:
    assert {name: initials} == initials_of([name])


@pytest.mark.parametrize(
    ("names", "initials"),
    [
        (["Lena Ortiz", "Luis Ocampo", "Lucy Ocean"], ["LO", "Oc", "Lu"]),
        (["Ann Lee", "Amy Lee"], ["AL", "Le"]),
        (["王明", "王芳"], ["王", "芳"]),
        (["A", "A.", "a"], ["A", "A.", "2"]),
    ],
)
def test_two_people_with_the_same_initials_stay_apart(names: list[str], initials: list[str]) -> None:
    assert initials == list(initials_of(names).values())


@given(st.lists(st.text(min_size=1), max_size=30, unique=True))
def test_every_name_has_letters_of_its_own_that_fit_the_margin(names: list[str]) -> None:
    letters = initials_of(names)
    assert names == list(letters)
    assert len(names) == len(set(letters.values()))
    assert all(0 < cell_len(one) <= 2 for one in letters.values())


def test_of_thousands_with_the_same_initials_those_have_letters_for_whom_there_are_any() -> None:
    names = [f"Ann Lee{number}" for number in range(5000)]
    letters = initials_of(names)
    assert "AL" == letters["Ann Lee0"]
    assert 98 < len(letters) == len(set(letters.values())) < len(names)


@pytest.mark.parametrize(
    "name", ["Lena Ortiz", "Henk de Vries", "Mayor of Salen", "Salen Harbour Board", "governor", "王明"]
)
def test_a_person_or_an_office_is_somebody(name: str) -> None:
    assert is_somebody(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "treaty",
        "lower river",
        "Dams",
        "Nobody",
        "No Minister",
        "she",
        "47 percent",
        "Early results of exit polls",
        "Half of all the fishermen on the Halwen",
    ],
)
def test_a_common_noun_or_a_number_is_nobody_in_particular(name: str) -> None:
    assert not is_somebody(name)


def test_a_name_that_only_begins_like_a_pronoun_is_one() -> None:
    assert not is_nobody("Hera Itani")
