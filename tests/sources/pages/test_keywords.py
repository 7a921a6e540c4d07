from newsterm.model import Tag
from newsterm.sources.pages.keywords import tags_of


def terms(*words: str, names: tuple[str, ...] = ()) -> list[str]:
    return [tag.term for tag in tags_of([map(Tag, words)], names)]


def test_tags_for_readers_stay_as_they_are() -> None:
    assert terms("Lower Anduin", "rivers", "NATO", "2:1 win") == ["Lower Anduin", "rivers", "NATO", "2:1 win"]


def test_what_only_machines_read_is_left_out() -> None:
    assert terms(
        "rivers", "8ae9ab2d-fe1b-4230-acb8-a59b52877682", "courier.example", "editors_pick", "17"
    ) == ["rivers"]
    assert ["rivers"] == terms("/article", "rivers", "False", "@post-id-17", "null")
    assert terms("rivers", "TPT", "AIR08", "GEN", "WSRC", "EMRG", "POL") == ["rivers"]


def test_pairs_of_a_name_and_a_value_give_only_topics() -> None:
    assert terms("Day: Friday", "Page Type: Article", "Subject: Justice") == ["Justice"]


def test_the_outlet_and_the_authors_are_no_tags() -> None:
    assert terms("Delta Courier", "rivers", "mira osei", names=("delta courier", "Mira Osei")) == ["rivers"]


def test_each_tag_comes_once_and_keeps_its_scheme() -> None:
    tags = tags_of([[Tag("Rivers", "topics"), Tag("rivers")]], ())
    assert tags == (Tag("Rivers", "topics"),)


def test_the_first_list_with_tags_for_readers_is_taken() -> None:
    assert tags_of([[], [Tag("17")], [Tag("rivers")], [Tag("ports")]], ()) == (Tag("rivers"),)
    assert tags_of([], ()) == ()
