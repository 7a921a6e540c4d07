"""What is kept of a text for its quotations is all that they rest on."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Article, Body
from newsterm.reading.annotate import annotate_text
from newsterm.reading.quotes.clippings import Present, clipped
from newsterm.reading.quotes.evidence import evidence_of
from newsterm.reading.quotes.evidence import paragraph as paragraph_of

PARAGRAPHS = st.sampled_from(
    (
        "It rained all night. Nobody slept.",
        "“The river is low,” said Lena Ortiz, the keeper. “My boat is dry,” she added. The day was grey.",
        "Paul Adeyemi, a fisherman, looked at the sky. “We will wait,” he said.",
        "According to Ines Okoye, the harbour is closed. She told nobody.",
        "„Der Fluss ist niedrig“, sagte Lena Ortiz. Niemand hörte zu.",
        "“Go.”",
    )
)


@given(st.lists(PARAGRAPHS, max_size=8), st.data())
def test_a_clipping_has_the_evidence_of_its_quotations(paragraphs: list[str], data: st.DataObject) -> None:
    whole = annotate_text(Article(url="https://delta.example/1", body=Body("\n\n".join(paragraphs))))
    chosen = [one for one in whole.quotations if data.draw(st.booleans())]
    small = clipped(whole, chosen)
    for one, other in zip(chosen, small.quotations, strict=True):
        mine = evidence_of(whole.body.text, one, "")
        theirs = evidence_of(small.body.text, other, "")
        assert (mine.attribution, mine.mention) == (theirs.attribution, theirs.mention)
        assert mine.before in ("", theirs.before)
        assert mine.after in ("", theirs.after)
        assert one.content.of(whole.body.text) == other.content.of(small.body.text)
        passage = paragraph_of(whole.body.text, one.content).of(whole.body.text)
        assert passage == paragraph_of(small.body.text, other.content).of(small.body.text)
        assert one == replace(other, content=one.content, cue=one.cue, speaker=one.speaker)
    assert len(small.body.text) <= len(whole.body.text) + 2 * len(chosen)


def test_of_a_long_text_little_is_kept() -> None:
    text = "A long day. " * 1_000 + "“The river is low,” said Lena Ortiz. " + "A long night. " * 1_000
    whole = annotate_text(Article(body=Body(text)))
    small = clipped(whole, whole.quotations)
    assert "The river is low" in small.body.text
    assert 2_000 < len(small.body.text) < 3_000


def test_words_are_there_whatever_marks_stand_between_them() -> None:
    present = Present(["“The river,” he said, “is LOW – now.”", "Don't go."])
    assert present.has("is low now")
    assert present.has("don’t g")
    assert not present.has("the river is low")
    assert not present.has("iver")
    present.add("The river is low")
    assert present.has("river is low")
