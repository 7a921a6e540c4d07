"""Small decisions behind the screen: the place in a changed text, the far unread."""

from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Article, Body
from newsterm.tui.acts.reading import found
from newsterm.tui.acts.walking import far_unread


def test_a_place_moves_with_its_words() -> None:
    article = Article(body=Body("New first words. The tide came in. The tide went out."))
    assert found(article, 17, "The tide came in") == 17
    assert found(article, 0, "The tide came in") == 17
    assert found(article, 30, "The tide") == 35
    assert found(article, 999, "words that are gone") == len(article.body.text)


@given(st.text(), st.integers(0, 99), st.text(max_size=5))
def test_a_place_is_always_in_the_text(text: str, offset: int, words: str) -> None:
    assert 0 <= found(Article(body=Body(text)), offset, words) <= len(text)


def test_the_far_unread_is_the_nearest_on_the_way() -> None:
    rows = [9, 8, 7, 6, 5]
    assert far_unread(rows, 0, 1, {5, 7}) == 2
    assert far_unread(rows, 4, -1, {9, 8}) == 1
    assert far_unread(rows, 2, 1, {9}) is None
