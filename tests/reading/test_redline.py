from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Body, Span, Style, StyleKind
from newsterm.reading.redline import Redline, redline
from tests.reading.test_changes import TEXTS, words


def without(text: str, spans: tuple[Span, ...]) -> str:
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    return text


def shown(before: str, after: str) -> str:
    """The text with [-what went-] and {+what came+}."""
    line = redline(Body(before), Body(after))
    signs = [(span.start, f"[-{span.of(line.body.text)}-]", span.end) for span in line.went]
    signs += [(span.start, f"{{+{span.of(line.body.text)}+}}", span.end) for span in line.came]
    text = line.body.text
    for start, sign, end in sorted(signs, reverse=True):
        text = text[:start] + sign + text[end:]
    return text


@given(TEXTS, TEXTS)
def test_both_versions_stand_in_it(before: str, after: str) -> None:
    line = redline(Body(before), Body(after))
    assert words(after) == words(without(line.body.text, line.went))
    assert words(before) == words(without(line.body.text, line.came))


@given(TEXTS, TEXTS, st.data())
def test_a_place_of_the_present_text_is_found_and_found_back(
    before: str, after: str, data: st.DataObject
) -> None:
    line = redline(Body(before), Body(after))
    place = data.draw(st.integers(0, len(after)))
    assert place == line.present(line.place(place))
    assert after[place : place + 1] == line.body.text[line.place(place) :][:1] or place == len(after)
    anywhere = data.draw(st.integers(0, len(line.body.text)))
    assert 0 <= line.present(anywhere) <= len(after)


@given(TEXTS, TEXTS, st.data())
def test_styles_keep_their_words(before: str, after: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(after)))
    span = Span(start, data.draw(st.integers(start, len(after))))
    kind = data.draw(st.sampled_from([StyleKind.LINK, StyleKind.HEADING, StyleKind.PICTURE]))
    line = redline(Body(before), Body(after, (Style(kind, span),)))
    [style] = line.body.styles
    inside = [Span(max(a, style.span.start), min(b, style.span.end)) for a, b in line.went]
    left = tuple(Span(a - style.span.start, b - style.span.start) for a, b in inside if a < b)
    assert words(span.of(after)) == words(without(style.span.of(line.body.text), left))


def test_words_stand_where_they_stood() -> None:
    assert "The dam [-broke-] {+held+} on Monday." == shown(
        "The dam broke on Monday.", "The dam held on Monday."
    )
    assert "The dam held [-badly-] on Monday." == shown(
        "The dam held badly on Monday.", "The dam held on Monday."
    )
    assert "The dam held[-,-] they said." == shown("The dam held, they said.", "The dam held they said.")
    assert "[-三-]{+五+}个水位站" == shown("三个水位站", "五个水位站")


def test_the_beginning_and_the_end_of_a_paragraph_stay_in_it() -> None:
    before = "One.\n\nIndeed two is more.\n\nThree."
    assert "One.\n\n[-Indeed-] two is more.\n\nThree." == shown(before, "One.\n\ntwo is more.\n\nThree.")
    assert "One.\n\nIndeed two is [-more-].\n\nThree." == shown(before, "One.\n\nIndeed two is.\n\nThree.")


def test_a_paragraph_that_went_stands_by_itself() -> None:
    before = "One is one.\n\nTwo are two.\n\nThree."
    assert "One is one.\n\n[-Two are two.-]\n\nThree." == shown(before, "One is one.\n\nThree.")
    assert "[-One is one.-]\n\nTwo are two.\n\nThree." == shown(before, "Two are two.\n\nThree.")
    assert "One is one.\n\nTwo are two.\n\n[-Three.-]" == shown(before, "One is one.\n\nTwo are two.")


def test_a_paragraph_written_anew_stands_below_the_one_before() -> None:
    before, after = "One.\n\nThe boats were late.\n\nThree.", "One.\n\nNo ferry came today!\n\nThree."
    assert "One.\n\n[-The boats were late.-]\n\n{+No ferry came today!+}\n\nThree." == shown(before, after)


def test_items_that_went_stay_items() -> None:
    def items(text: str) -> tuple[Style, ...]:
        places = [text.index(row) for row in text.split("\n")]
        return tuple(
            Style(StyleKind.LIST_ITEM, Span(at, at + len(row)), "•", 1)
            for at, row in zip(places, text.split("\n"), strict=True)
        )

    before, after = "wheat\nbarley\neels", "wheat\neels"
    line = redline(Body(before, items(before)), Body(after, items(after)))
    assert before == line.body.text
    assert set(items(before)) == set(line.body.styles)


def test_each_change_is_found_at_its_first_word() -> None:
    line = redline(Body("A man broke the dam."), Body("A woman broke the old dam."))
    assert ["man", "old"] == [line.body.text[place:].split()[0] for place in line.changes]


def test_nothing_is_marked_where_nothing_changed() -> None:
    assert Redline(Body("One.")).changes == redline(Body("One."), Body("One.")).changes
