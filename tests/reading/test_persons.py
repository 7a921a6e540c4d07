"""Which spellings are one person, over many articles."""

from hypothesis import given
from hypothesis import strategies as st

from newsterm.reading.persons import key_of, persons_of


def test_spellings_of_one_full_name_are_one_person_by_the_usual_one() -> None:
    found = persons_of({"Lena Ortiz": 5, "LENA ORTIZ": 1, "Lena M. Ortiz": 2, "Minister Lena Ortiz": 1})

    assert {"Lena Ortiz"} == set(found.values())


def test_a_lone_surname_is_the_one_person_who_has_it() -> None:
    assert "Lena Ortiz" == persons_of({"Lena Ortiz": 2, "Ortiz": 9})["Ortiz"]


def test_two_people_of_one_surname_are_kept_apart() -> None:
    found = persons_of({"Lena Ortiz": 2, "Paul Ortiz": 1, "Ortiz": 3})

    assert {"Lena Ortiz": "Lena Ortiz", "Paul Ortiz": "Paul Ortiz", "Ortiz": "Ortiz"} == found


def test_another_script_is_another_person_until_the_reader_says_so() -> None:
    names = {"Pyotr Luzhin": 2, "Пётр Лужин": 1}

    assert names.keys() == set(persons_of(names).values())
    assert {"Pyotr Luzhin"} == set(persons_of(names, {"Пётр Лужин": "Pyotr Luzhin"}).values())


def test_what_the_reader_corrected_wins() -> None:
    names = {"Lena Ortiz": 2, "Paul Ortiz": 1, "Ortiz": 3}

    assert "Paul Ortiz" == persons_of(names, {"Ortiz": "Paul Ortiz"})["Ortiz"]
    assert "The Mayor" == persons_of(names, {"Ortiz": "The Mayor"})["Ortiz"]


@given(st.dictionaries(st.text("Ab .c", max_size=8), st.integers(1, 9), max_size=8))
def test_every_name_is_filed_and_persons_are_names(names: dict[str, int]) -> None:
    found = persons_of(names)

    assert names.keys() == found.keys()
    assert set(found.values()) <= names.keys()
    for name in names:
        assert key_of(name) == key_of(name.upper())
