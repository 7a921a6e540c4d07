import pytest

from newsterm.reading.names import Mention, People


def people(*names: str) -> People:
    """The people of an article that names these, one a sentence."""
    return People(Mention(name, 100 * number, number) for number, name in enumerate(names))


def test_a_surname_is_the_one_who_bears_it() -> None:
    assert "Paul Adeyemi" == people("Paul Adeyemi", "Adeyemi").fullest("Adeyemi")


def test_a_title_before_a_surname_does_not_hide_who_it_is() -> None:
    assert "Paul Adeyemi" == people("Paul Adeyemi").fullest("Mr Adeyemi")
    assert "Lena Ortiz" == people("Foreign Minister Lena Ortiz").fullest("Minister Ortiz")


def test_a_family_name_may_come_first() -> None:
    assert "Wen Bao" == people("Foreign Minister Wen Bao", "Wen").fullest("Wen")


def test_the_full_name_may_come_after_the_short_one() -> None:
    assert "Paul Adeyemi" == people("Adeyemi", "Paul Adeyemi").fullest("Adeyemi")


def test_a_name_nobody_else_bears_stays() -> None:
    assert "Ortiz" == people("Ortiz", "Paul Adeyemi").fullest("Ortiz")


def test_of_two_who_share_a_surname_the_one_named_most_is_meant() -> None:
    assert "Lena Ortiz" == people("Marco Ortiz", "Lena Ortiz", "Lena Ortiz").fullest("Ortiz")


def test_a_surname_is_a_person_before_it_is_an_organisation() -> None:
    assert "Adeyemi" == people("Adeyemi", "Adeyemi Foundation").fullest("Adeyemi")


def test_an_acronym_is_the_organisation_it_abbreviates() -> None:
    assert "Delta Harbour Board" == people("Delta Harbour Board").fullest("DHB")


def test_a_role_is_the_one_person_who_has_it() -> None:
    assert "Lena Ortiz" == people("Minister Lena Ortiz", "Paul Adeyemi").in_role("minister")
    assert "" == people("Minister Lena Ortiz", "Minister Paul Adeyemi").in_role("minister")


def test_titles_and_roles_are_no_part_of_a_name() -> None:
    assert "Antonia Belling" == people().fullest("Foreign Secretary Antonia Belling")
    assert "Ada Wolf" == people().fullest("Innenministerin Ada Wolf")
    assert "Delta Harbour Board" == people().fullest("Delta Harbour Board")


def test_a_pronoun_is_the_subject_of_the_nearest_sentence() -> None:
    article = People(
        [Mention("Paul Adeyemi", 0, 0), Mention("Oren Vash", 40, 1), Mention("Tamo Reed", 60, 1)]
    )

    assert "Oren Vash" == article.behind("he", 100)
    assert "Paul Adeyemi" == article.behind("he", 30)


def test_a_pronoun_fits_who_is_known_as_he_or_she() -> None:
    assert "Lena Ortiz" == people("Ms Lena Ortiz", "Paul Adeyemi").behind("she", 900)
    assert "Vash" == people("Mr Vash", "Mrs Reed").behind("he", 900)


def test_a_given_name_tells_more_than_a_family_name_that_sounds_like_one() -> None:
    assert "Anna Lee" == people("Anna Lee").behind("she", 900)
    assert "" == people("Anna Lee").behind("he", 900)


def test_it_is_no_person() -> None:
    assert "Delta Harbour Board" == people("Delta Harbour Board", "Paul Adeyemi").behind("it", 900)


def test_nobody_before_a_pronoun_is_nobody() -> None:
    assert "" == people("Paul Adeyemi").behind("he", 0)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Standesbeamtin Beeke Oyelaran", "Beeke Oyelaran"),
        ("Deichgräfin Wiebke Thamsen", "Wiebke Thamsen"),
        ("Rentnerin Gesine Adomeit", "Gesine Adomeit"),
        ("Rentner Gerd Adomeit", "Gerd Adomeit"),
        ("Leuchtturmwärter Jost Kehl", "Jost Kehl"),
        ("Hafenlotse Imre Falk", "Imre Falk"),
        ("Councillor Bao Fitzgerald", "Bao Fitzgerald"),
        ("Капитан Дарина Полозкова", "Дарина Полозкова"),
    ],
)
def test_what_somebody_does_is_no_part_of_the_name(words: str, name: str) -> None:
    assert name == people(words).fullest(words)


@pytest.mark.parametrize(
    "name",
    ["Kerstin Raabe", "Severin Kehl", "Konstantin Raabe", "Ute Bauer", "Bauer", "Fischer", "Kristin Bauer"],
)
def test_a_name_that_only_looks_like_a_trade_stays(name: str) -> None:
    assert name == people(name).fullest(name)
