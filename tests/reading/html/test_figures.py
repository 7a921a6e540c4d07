"""The words that belong to a picture."""

import pytest
from lxml.html import fragment_fromstring

from newsterm.reading.html.figures import caption_of, pictures_of


def told(markup: str) -> tuple[str, str]:
    return caption_of(fragment_fromstring(f"<figure><img src=/a.jpg>{markup}</figure>"))


@pytest.mark.parametrize(
    "marked",
    [
        "<span class='credit'>J. Kwan / SNA</span>",
        "<span class='image-author'>J. Kwan / SNA</span>",
        "<small>Photo: J. Kwan / SNA</small>",
        "<span class='copyright'>Copyright J. Kwan / SNA</span>",
        "<span class='rights'>Tous droits réservés</span><span class='rights'>J. Kwan / SNA</span>",
        "<span class='credit'>J. Kwan</span> / SNA",
    ],
)
def test_a_credit_that_is_marked_is_told_from_the_caption(marked: str) -> None:
    assert ("The mole at dawn.", "J. Kwan / SNA") == told(
        f"<figcaption>The mole at dawn. {marked}</figcaption>"
    )


def test_a_credit_said_twice_is_told_once() -> None:
    twice = "<span class='credit'>J. Kwan</span><span class='copyright'>Copyright J. Kwan / SNA</span>"
    assert ("Dawn.", "J. Kwan / SNA") == told(f"<figcaption>Dawn. {twice}</figcaption>")


def test_a_credit_in_brackets_keeps_them_whole() -> None:
    marked = "<span class='credit'>Foto: Jane Kwan (Delta Courier)</span>"
    assert ("Dawn.", "Jane Kwan (Delta Courier)") == told(f"<figcaption>Dawn. {marked}</figcaption>")


def test_a_labelled_credit_may_stand_beside_the_caption() -> None:
    assert ("Dawn.", "J. Kwan") == told("<div><span>Foto: J. Kwan</span></div><figcaption>Dawn.</figcaption>")


def test_what_is_marked_as_a_credit_and_is_far_too_long_is_none() -> None:
    menu = f"<div class='author'>{'Follow the author. ' * 20}</div>"
    assert ("Dawn.", "") == told(f"<figcaption>Dawn.</figcaption>{menu}")


@pytest.mark.parametrize(
    "marked",
    [
        "<figcaption class='source'>Dawn. (Photo: J. Kwan)</figcaption>",
        "<b class='image-source-caption'><figcaption>Dawn.</figcaption><i class='rights'>J. Kwan</i></b>",
        "<figcaption>Dawn. <b class='credit'>Credit</b>: J. Kwan</figcaption>",
    ],
)
def test_a_caption_that_is_also_called_a_source_is_told_from_it(marked: str) -> None:
    assert ("Dawn.", "J. Kwan") == told(marked)


def test_an_empty_caption_hides_no_later_one() -> None:
    assert ("Dawn.", "") == told("<p class='caption'></p><span class='newsCaption'>Dawn.</span>")


def test_words_in_place_of_the_picture_are_its_caption_where_they_end_in_a_credit() -> None:
    words = (
        "Fishermen mend their nets at the old mole, Tuesday, May 6, 2031, in Port Salen. (AP Photo/Jane Kwan)"
    )
    figure = fragment_fromstring(f"<figure><img src=https://d.example/a.jpg alt='{words}'></figure>")
    (picture,) = pictures_of(figure, "")
    assert ("AP Photo/Jane Kwan", True) == (picture.credit, picture.caption.startswith("Fishermen mend"))
    assert ("", "") == caption_of(fragment_fromstring("<figure><img src=/a.jpg alt='A mole'></figure>"))


def test_signs_that_only_tell_where_a_line_may_break_are_left_out() -> None:
    assert ("The Verfassung.", "A/B") == told(
        "<figcaption>The Ver&shy;fas&shy;sung. <small>A/&#8203;B</small></figcaption>"
    )
