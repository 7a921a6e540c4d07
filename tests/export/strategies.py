"""Articles of any shape, as pages would make them."""

from html import escape

from hypothesis import strategies as st

from newsterm.model import RULE, Article
from newsterm.reading.html.markup import body_of

SIGNS = "ab Zé中文。“”1.)(-+*_`#>=~|[]!<&;:\\/\"'\n\t\xa0"

texts = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12)


def _in_line() -> st.SearchStrategy[str]:
    plain = texts.map(lambda text: escape(text).replace("\n", "<br>"))
    return st.recursive(
        plain,
        lambda inner: st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
            st.sampled_from(["b", "i", "s", "code", 'a href="https://delta.example/x(1)?a=b&amp;c"']),
            st.lists(inner | plain, min_size=1, max_size=3),
        ),
        max_leaves=6,
    )


def _blocks() -> st.SearchStrategy[str]:
    phrases = st.lists(_in_line(), min_size=1, max_size=4).map("".join)
    cells = st.lists(st.lists(phrases, min_size=2, max_size=2), min_size=1, max_size=3)
    leaves = st.one_of(
        phrases.map("<p>{}</p>".format),
        phrases.map("<h3>{}</h3>".format),
        texts.map(lambda text: f"<pre>{escape(text)}</pre>"),
        cells.map(lambda rows: f"<table><tr><th>A<th>B</tr>{''.join(map(_row, rows))}</table>"),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(
                lambda parts: f"<blockquote>{''.join(parts)}</blockquote>"
            ),
            st.builds(
                lambda tag, items: f"<{tag}>{''.join(map('<li>{}</li>'.format, items))}</{tag.split()[0]}>",
                st.sampled_from(["ul", "ol", 'ol start="7"']),
                st.lists(
                    st.lists(inner | phrases, min_size=1, max_size=2).map("".join), min_size=1, max_size=3
                ),
            ),
        ),
        max_leaves=5,
    )


def _row(cells: list[str]) -> str:
    return f"<tr>{''.join(map('<td>{}</td>'.format, cells))}</tr>"


articles = st.lists(_blocks(), min_size=1, max_size=4).map(
    lambda parts: Article(title="Eels", body=body_of("".join([*parts, "<p>End.</p>"]))[0])
)
"""Articles whose bodies have everything a page can have in them."""


def words(text: str) -> list[str]:
    """The words of a text; rules, of which a page never shows two in a row, left out."""
    return text.replace(RULE, " ").split()
