"""Who is quoted in an article, and how that lies in the cache."""

from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Article
from newsterm.store.voices import Voice, packed, unpacked, voices_of
from tests.store.paper import understood

VOICES = st.builds(
    lambda quotations, words, unsure: Voice(quotations, words if quotations else 0, unsure),
    st.integers(0, 5),
    st.integers(0, 2**32 - 1),
    st.integers(0, 3),
).filter(lambda voice: bool(voice.quotations or voice.unsure))


@given(st.dictionaries(st.integers(0, 2**32 - 1), VOICES, max_size=9))
def test_voices_come_back_as_they_were_packed(voices: dict[int, Voice]) -> None:
    assert voices == unpacked(packed(voices))


def test_a_person_is_one_voice_however_the_name_is_written() -> None:
    said = {"Lena Ortiz": "Wait for rain.", "LENA  ORTIZ": "Now go.", "Lena Ortiz?": "Perhaps."}
    article = understood(Article(), "Wait for rain. Now go. Perhaps.", said)
    assert {"lena ortiz": Voice(2, 5, 1)} == voices_of(article)
