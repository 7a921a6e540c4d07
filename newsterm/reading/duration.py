"""How long a text is, and how long it takes to read."""

import re

_WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction (M. Brysbaert, "How many words do we read per minute?", 2019)."""

_CHARACTERS_A_MINUTE = 400
"""Characters of Chinese and Japanese, which have no spaces between words (as above, 260 words)."""

_CHARACTER = re.compile("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_EAST_ASIAN = re.compile(f"{_CHARACTER.pattern}|[\u3000-\u3040\uff00-\uff0f\uff1a-\uff20]")


def reading_minutes(text: str) -> float:
    """The minutes a text takes: by words, and by characters where a script has no spaces."""
    words, characters = _measured(text)
    return words / _WORDS_A_MINUTE + characters / _CHARACTERS_A_MINUTE


def word_count(text: str) -> int:
    """How many words a text has; where a script has no spaces, each of its characters is one."""
    return sum(_measured(text))


def _measured(text: str) -> tuple[int, int]:
    """The words that stand between spaces, and the characters of scripts without."""
    characters = 0
    if not text.isascii():
        characters = len(_CHARACTER.findall(text))
    spaced = _EAST_ASIAN.sub(" ", text) if characters else text
    return len(spaced.split()), characters
