"""What is cut out of a body, and that the rest stays as it was."""

from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Body, Link, Related, Span, Style, StyleKind
from newsterm.reading.anatomy.trimming import trim, without


def linked(text: str, *links: tuple[str, str]) -> Body:
    """A body with these words of it as links to these addresses."""
    styles = []
    for words, url in links:
        start = text.index(words)
        styles.append(Style(StyleKind.LINK, Span(start, start + len(words)), url))
    return Body(text, tuple(styles))


def texts(body: Body) -> list[str]:
    return [style.span.of(body.text) for style in body.styles]


REPORT = "The ferry reopened on Monday.\n\nIt has two new boats."


def test_a_body_of_only_the_report_stays_as_it_is() -> None:
    body = linked(REPORT, ("two new boats", "https://salen.example/boats"))
    assert trim(body).body == body
    assert trim(Body()) == (Body(), (), (), "")


def test_a_rule_stays_between_paragraphs_only() -> None:
    promo = "Follow us on our WhatsApp channel for more."
    first, second = REPORT.split("\n\n")
    blocks = (promo, "* * *", first, "* * *", promo, "* * *", second, "* * *", promo)
    assert f"{first}\n\n* * *\n\n{second}" == trim(Body("\n\n".join(blocks))).body.text


def test_promos_are_cut_and_kept_apart() -> None:
    promo = "Follow us on our WhatsApp channel for more."
    found = trim(
        Body(f"{promo}\n\nThe ferry reopened on Monday.\n\n{promo}\n\nIt has two new boats.\n\n{promo}")
    )
    assert REPORT == found.body.text
    assert (promo, promo, promo) == found.promos


def test_an_agency_that_signs_the_end_becomes_the_wire() -> None:
    found = trim(Body(REPORT + "- Northwire"))
    assert (REPORT, "Northwire") == (found.body.text, found.wire)


def test_a_list_of_linked_headlines_under_its_heading_is_cut() -> None:
    text = f"{REPORT}\n\nRead more\n\n• Old ferry sold\n• Harbour dredged\n\nOthers also read"
    body = linked(
        text, ("Old ferry sold", "https://salen.example/1"), ("Harbour dredged", "https://salen.example/2")
    )
    found = trim(body)
    assert REPORT == found.body.text
    assert found.related == (
        Related(
            "Read more",
            (
                Link("Old ferry sold", "https://salen.example/1"),
                Link("Harbour dredged", "https://salen.example/2"),
            ),
        ),
        Related("Others also read"),
    )


def test_a_pointer_inside_the_report_is_cut_where_it_is_a_link() -> None:
    text = "The ferry reopened on Monday.\n\nRead more: Old ferry sold\n\nIt has two new boats."
    found = trim(linked(text, ("Old ferry sold", "https://salen.example/1")))
    assert REPORT == found.body.text
    assert found.related == (Related("Read more", (Link("Old ferry sold", "https://salen.example/1"),)),)
    assert text == trim(Body(text)).body.text


def test_a_subheading_that_sounds_like_a_list_stays_when_the_report_goes_on() -> None:
    text = "The ferry reopened.\n\nMore on the boats\n\nThey were built in Kelmor, and both are blue."
    assert text == trim(Body(text)).body.text


def test_styles_keep_to_their_words() -> None:
    text = f"Sign up for our newsletter here.\n\n{REPORT}"
    found = trim(
        linked(text, ("here", "https://salen.example/n"), ("two new boats", "https://salen.example/b"))
    )
    assert ["two new boats"] == texts(found.body)


def test_a_picture_between_blocks_stays_and_one_inside_a_cut_goes() -> None:
    body = Body(
        "ab cd ef", (Style(StyleKind.PICTURE, Span(3, 3), "0"), Style(StyleKind.PICTURE, Span(4, 4), "1"))
    )
    found = without(body, [Span(3, 6)])
    assert found == Body("ab ef", (Style(StyleKind.PICTURE, Span(3, 3), "0"),))


spans = st.lists(
    st.tuples(st.integers(-5, 70), st.integers(-5, 70)).map(lambda pair: Span(*pair)), max_size=6
)


@given(st.text(max_size=60), spans)
def test_cutting_leaves_every_letter_outside_the_spans_in_order(text: str, cuts: list[Span]) -> None:
    kept = "".join(
        letter for offset, letter in enumerate(text) if not any(cut.start <= offset < cut.end for cut in cuts)
    )
    assert kept == without(Body(text), cuts).text


@given(st.text(min_size=1, max_size=60), spans, st.data())
def test_a_style_covers_the_words_it_covered_less_those_cut(
    text: str, cuts: list[Span], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = without(Body(text, (Style(StyleKind.EMPHASIS, Span(start, end)),)), cuts)
    kept = "".join(
        text[offset] for offset in range(start, end) if not any(cut.start <= offset < cut.end for cut in cuts)
    )
    assert ([kept] if kept else []) == texts(found)


@given(st.text())
def test_any_text_is_trimmed_to_a_part_of_itself(text: str) -> None:
    found = trim(Body(text))
    rest = iter(text)
    assert all(letter in rest for letter in found.body.text)
