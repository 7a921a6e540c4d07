"""What a quotation rests on."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Kind, Quotation, Span, Speaker
from newsterm.reading.quotes.evidence import Evidence, evidence_of, fragment_link, neighbours, paragraph

URL = "https://delta.example/river"
TEXT = (
    "The delta dries. Nobody sails any more.\n\n"
    "“The river is low,” she said on Monday. Boats wait. More boats wait.\n\nThe end."
)


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_a_quotation_is_shown_with_what_stands_around_it() -> None:
    quotation = Quotation(
        span("The river is low,"), Kind.DIRECT, Speaker("Lena Ortiz", span("she")), span("said")
    )
    assert Evidence(
        before="Nobody sails any more.",
        after="Boats wait.",
        attribution="she said",
        mention="she",
        link=f"{URL}#:~:text=The%20river%20is%20low%2C",
    ) == evidence_of(TEXT, quotation, URL)


def test_an_attribution_may_stand_on_both_sides() -> None:
    text = "Lena Ortiz, a boatwright: “Wait.” So she said."
    quotation = Quotation(
        span("Wait.", text), Kind.DIRECT, Speaker("Lena Ortiz", span("Lena Ortiz", text)), span("said", text)
    )
    assert "Lena Ortiz … said" == evidence_of(text, quotation, URL).attribution


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert Evidence("", "", "", "", "") == evidence_of("“Wait.”", Quotation(Span(1, 6), Kind.DIRECT), "")


def test_a_long_quotation_is_linked_by_its_first_and_last_words() -> None:
    words = " ".join(f"word{number}" for number in range(80))
    link = fragment_link(URL, words, Span(0, len(words)))
    assert f"{URL}#:~:text=word0 word1 word2 word3 word4,word75 word76 word77 word78 word79" == unquote(link)
    signs = "河水很低。" * 100
    link = unquote(fragment_link(URL, signs, Span(0, len(signs))))
    assert "河水很低。河水很低。河水,低。河水很低。河水很低。" == link.partition("text=")[2]


def test_a_quotation_of_several_paragraphs_is_linked_from_the_first_to_the_last() -> None:
    text = "“We wait.\n\n“We go,” said Ortiz."
    link = fragment_link(URL, text, Span(1, text.index(",”")))
    assert "We wait.,“We go" == unquote(link.partition("text=")[2])


def test_words_that_stand_there_twice_are_told_apart_by_those_around() -> None:
    text = "First she said “no”, then he did. Later they all said “no” to that."
    assert "said%20%E2%80%9C-,no,-%E2%80%9D%20to%20that." in fragment_link(
        URL, text, Span(text.rindex("no"), text.rindex("no") + 2)
    )


def test_a_link_keeps_the_fragment_of_an_address() -> None:
    assert f"{URL}#top:~:text=low%2C" == fragment_link(f"{URL}#top", TEXT, span("low,"))
    assert f"{URL}#top:~:text=low%2C" == fragment_link(f"{URL}#top:~:text=high", TEXT, span("low,"))


def test_only_pages_of_the_web_are_linked() -> None:
    assert "" == fragment_link("file:///river", TEXT, span("low"))
    assert "" == fragment_link(URL, "“…”", Span(1, 2))


TEXTS = st.text(st.sampled_from("ab .!?\n“”-,&=河"), min_size=1, max_size=80)


@given(TEXTS, st.data())
def test_what_stands_around_never_overlaps_the_quotation(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    content = Span(start, data.draw(st.integers(start + 1, len(text))))
    before, after = neighbours(text, content)
    assert 0 <= before.start <= before.end <= content.start
    assert after.start <= after.end <= len(text)
    assert after.start >= min(content.end, len(text.rstrip()))
    whole = paragraph(text, content)
    assert whole.start <= content.start < content.end <= whole.end


@given(TEXTS, st.data())
def test_a_link_has_no_sign_that_would_part_it_elsewhere(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    content = Span(start, data.draw(st.integers(start + 1, len(text))))
    link = fragment_link(URL, text, content)
    if link:
        directive = link.removeprefix(f"{URL}#:~:text=")
        assert 4 >= len(directive.split(","))
        assert directive.isascii()
        assert not set("&# \n") & set(directive)
