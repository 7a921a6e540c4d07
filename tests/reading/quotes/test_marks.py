from hypothesis import given
from hypothesis import strategies as st

from newsterm.reading.quotes.marks import Stretch, paragraphs, segment


def stretches(text: str) -> list[Stretch]:
    return [stretch for found in segment(text, paragraphs(text)) for stretch in found]


def contents(text: str) -> list[str]:
    return [stretch.content.of(text) for stretch in stretches(text)]


def test_marks_of_many_languages_are_paired() -> None:
    for text in (
        'She said: "It rains."',
        "She said: “It rains.”",
        "Sie sagte: „It rains.“",
        "Zij zei: „It rains.”",
        "Elle a dit : « It rains. »",
        "Sie sagte: »It rains.«",
        "Hon sade: ”It rains.”",
        "Hän sanoi: »It rains.»",
        "她说：「It rains.」",
        "彼女は『It rains.』と言った",
        "Sie sagte: ‹It rains.›",
        "She said: ‘It rains.’",
        "She said: 'It rains.'",
        "She said: ``It rains.''",
        "She said: ''It rains.''",
    ):
        assert ["It rains."] == contents(text), text


def test_the_content_excludes_the_marks_and_the_space_inside_them() -> None:
    (stretch,) = stretches("« Il pleut »")

    assert (0, 12) == stretch.outer
    assert (2, 10) == stretch.content


def test_nested_marks_belong_to_the_outer_stretch() -> None:
    assert ["He told me ‘go home’ twice"] == contents(
        "“He told me ‘go home’ twice,” she said.".replace(",”", "”")
    )
    assert ["Er rief ‚Halt‘ und lief"] == contents("„Er rief ‚Halt‘ und lief“")
    assert ["The word “boat” is old"] == contents("“The word “boat” is old”")


def test_a_stretch_may_go_on_in_a_paragraph_that_opens_it_again() -> None:
    found = stretches("“We waited.\n\n“We waited long,” she said. “Too long.”")

    assert [False, True, True] == [stretch.closed for stretch in found]
    assert [False, True, False] == [stretch.reopens for stretch in found]


def test_french_paragraphs_may_open_again_with_the_closing_mark() -> None:
    text = "« Nous avons attendu.\n\n» Longtemps », dit-elle."

    assert ["Nous avons attendu.", "Longtemps"] == contents(text)
    assert stretches(text)[1].reopens


def test_a_stretch_left_open_ends_with_its_paragraph() -> None:
    assert ["We go home.", "Now"] == contents("“We go home.\n\nThe boat left. “Now” was too late.")


def test_a_mark_without_a_partner_before_whole_pairs_is_a_slip() -> None:
    assert ["No.", "Yes."] == contents("The “ boat. She said “No.” He said “Yes.”")


def test_apostrophes_are_not_marks() -> None:
    for text in (
        "The dockers' union and the sailors' club aren't rich.",
        "The dockers’ union and the sailors’ club aren’t rich.",
        "'Twas the '90s; rock 'n' roll was king, get 'em.",
        "’90s boats, ’em all, l’eau et d’Artagnan",
    ):
        assert [] == contents(text), text


def test_a_possessive_does_not_close_single_marks() -> None:
    assert ["The dockers’ union is tired,"] == contents("‘The dockers’ union is tired,’ she said.")
    assert ["The dockers' union is tired,"] == contents("'The dockers' union is tired,' she said.")


def test_inch_marks_are_not_marks() -> None:
    assert ["It broke."] == contents('The 6" pipe is 12" long. "It broke."')
    assert ['The 6" pipe broke,'] == contents('"The 6" pipe broke," he said.')


def test_a_line_broken_for_its_length_is_no_new_paragraph() -> None:
    wrapped = "“The ferry to the outer islands will sail again in\nspring, if the ice allows,” she said."

    assert 1 == len(paragraphs(wrapped))
    assert 2 == len(paragraphs("A heading\nThe first line."))


@given(st.text(alphabet="“”„‟\"«»‹›「」『』‘’'`,. \n0sxA", max_size=80))
def test_any_row_of_marks_gives_ordered_stretches_inside_their_paragraphs(text: str) -> None:
    blocks = paragraphs(text)
    for block, found in zip(blocks, segment(text, blocks), strict=True):
        end = block.start
        for stretch in found:
            assert end <= stretch.outer.start
            assert stretch.outer.covers(stretch.content)
            assert stretch.content.start < stretch.content.end
            end = stretch.outer.end
        assert end <= block.end
