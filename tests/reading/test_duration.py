import pytest

from newsterm.reading.duration import reading_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 0),
        ("word " * 238, 1),
        ("mot déjà lu, " * 238, 3),
        ("河" * 400, 1),
        ("河の水，" * 400, 3),  # punctuation and the spaces around it take no time
        ("河川の水位。\n\n" * 80, 1),
        ("신문을 읽는다 " * 119, 1),  # Korean has spaces
        ("河" * 200 + " iPhone " + "word " * 118, 1),
    ],
)
def test_words_and_characters_take_their_time(text: str, minutes: float) -> None:
    assert minutes == pytest.approx(reading_minutes(text))
