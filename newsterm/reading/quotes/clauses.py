"""Where what is retold begins and ends: after its cue ("said *that it rains*, but"), or before ("*it
rains*, she said").

The places at which a clause may begin or end are few; which of them it is, is decided by weights.
"""

from collections.abc import Sequence

from newsterm.reading.quotes.cues import Cue
from newsterm.reading.quotes.passage import Passage

NEAR = 8  # words after a cue, each of which may be the first that is retold
FAR = 25  # words after it of which only those that open a clause may
SHORT = 7  # words, of which the whole shape is looked at
LONGEST = 50  # words that are retold
SUBJECT = 22  # words between what is retold and a cue behind it
OPENERS = frozenset(
    ("that", "whether", "if", "what", "how", "why", "who", "to", "when", "where", "as", "for", "about")
)
BREAKS = frozenset(",;:-()cpltDSRaP0QF.¶")
SIZES = (0, 1, 2, 3, 4, 5, 6, 6, 8, 8, 8, 11, 11, 11, 11, 15, 15, 15, 15, 15, 20, 20, 20, 20, 20, 20)


def starts_after(passage: Passage, cue: Cue) -> list[int]:
    """The words after a cue with which what is retold may begin."""
    shape, tags, near = passage.shape, passage.tags, min(cue.at + 1 + NEAR, cue.last)
    found = [word for word in range(cue.at + 1, near) if shape[word] not in ",;)"]
    return found + [
        word
        for word in range(near, min(cue.at + 1 + FAR, cue.last))
        if (tags[word] in OPENERS or shape[word - 1] in ",:") and shape[word] not in ",;)"
    ]


def start_features(passage: Passage, cue: Cue, start: int) -> list[str]:
    """The names of the features that tell whether what is retold after a cue begins with a word."""
    tags, stem, tag = passage.tags, cue.stem, passage.tags[cue.at]
    far = str(min(start - cue.at - 1, NEAR + 1))
    word, before = tags[start], tags[start - 1] if start - 1 > cue.at else "^"
    between = passage.shape[cue.at + 1 : start]
    after = tags[cue.at + 1]
    return [
        "far " + far,
        "word " + word,
        "far " + far + " word " + word,
        "word " + before + " " + word,
        "word " + word + " then " + tags[start + 1],
        "stem " + stem + " far " + far,
        "stem " + stem + " before " + before,
        "stem " + stem + " word " + word,
        "after " + after + " far " + far,
        "between " + (between if len(between) < SHORT else between[:3] + "~" + between[-3:]),
        "commas " + str(min(between.count(","), 3)) + before + word,
        "that " + ("t" if "t" in between else "-") + word,
        "marked " + ("Q" if "Q" in between else "-") + word,
        tag + " before " + before + " far " + far,
        tag + " word " + word,
    ]


def ends_after(passage: Passage, cue: Cue, start: int) -> list[int]:
    """The words, first ones not retold any more, before which what begins with `start` may end."""
    shape = passage.shape
    found = [word for word in range(start + 1, min(cue.last, start + LONGEST)) if shape[word] in BREAKS]
    return [*found, cue.last]


def end_features(passage: Passage, cue: Cue, start: int, ends: Sequence[int]) -> list[list[str]]:
    """For each place, the names of the features that tell whether what is retold ends there."""
    shape, tags, last, stem = passage.shape, passage.tags, cue.last, cue.stem
    opening, tag = tags[start], tags[cue.at]
    found = []
    for end in ends:
        inside, rest = shape[start:end], shape[end:last]
        size = str(SIZES[end - start] if end - start < len(SIZES) else 26)
        verb = "v" if "l" in inside or "S" in inside or "R" in inside else "-"
        another = "v" if "l" in rest or "S" in rest or "R" in rest else "-"
        if end < last:
            word, after = tags[end], tags[end + 1]
            then = tags[end + 2] if end + 1 < last else "$"
        else:
            word = after = then = "$"
        left = last - end
        found.append(
            [
                "word " + word + verb,
                "word " + word + " " + after,
                "word " + word + " " + after + " " + then,
                "word " + tags[end - 1] + ">" + word,
                "opening " + opening + " word " + word,
                "opening " + opening + " size " + size,
                "stem " + stem + " word " + word,
                "stem " + stem + " size " + size,
                tag + " word " + word,
                "size " + size,
                "word " + word + " left " + str(left if left < 5 else 5 if left < 9 else 9),
                "word " + word + " verbs " + verb + another,
                "word " + word + " size " + size,
                "open " + str("(" in inside and ")" not in inside),
                "commas " + str(min(inside.count(","), 3)) + " word " + word,
                "after " + (after if word in ",c" else "") + verb,
                "marked " + ("Q" if "Q" in inside else "-") + word,
            ]
        )
    return found


def ends_before(passage: Passage, cue: Cue) -> list[int]:
    """The words, first ones not retold any more, before which what stands before a cue may end."""
    shape = passage.shape
    return [
        word
        for word in range(max(cue.first + 1, cue.at - SUBJECT), cue.at + 1)
        if word == cue.at or shape[word] in ",-Dplc(NTPQ" or shape[word - 1] in ",-Q)"
    ]


def end_before_features(passage: Passage, cue: Cue, end: int) -> list[str]:
    """The names of the features that tell whether what is retold before a cue ends at a place."""
    tags, stem = passage.tags, cue.stem
    between = passage.shape[end : cue.at]
    away = cue.at - end
    word, before = tags[end] if end < cue.at else "$", tags[end - 1]
    near = str(min(away, 4))
    return [
        "between " + between[:6] + ("+" if away > 6 else ""),
        "word " + before + " " + word,
        "word " + word + " away " + str(min(away, 8)),
        "word " + word + " then " + tags[end + 1],
        "stem " + stem + " word " + word,
        "stem " + stem + " away " + near,
        "before " + before + " away " + near,
        "after " + tags[cue.at + 1] + " word " + word,
        tags[cue.at] + " word " + word + " away " + near,
        "commas " + str(between.count(",")) + " word " + word,
        "size " + str(min(end - cue.first, 8)),
    ]


def starts_before(passage: Passage, cue: Cue, end: int) -> list[int]:
    """The words with which what ends at `end` may begin."""
    shape, first = passage.shape, cue.first
    return [
        word
        for word in range(max(first, end - LONGEST), end)
        if word == first or shape[word - 1] in ",;:-ct(QSRl" or shape[word] in "tD"
    ]


def start_before_features(passage: Passage, cue: Cue, start: int, end: int) -> list[str]:
    """The names of the features that tell whether what ends at `end` begins with a word."""
    tags, between = passage.tags, passage.shape[end : cue.at]
    word, before = tags[start], tags[start - 1] if start > cue.first else "^"
    size = str(SIZES[end - start] if end - start < len(SIZES) else 26)
    return [
        "word " + before + " " + word,
        "before " + before,
        "word " + word,
        "word " + word + " then " + tags[start + 1],
        "size " + size,
        "before " + before + " size " + size,
        "stem " + cue.stem + " before " + before,
        tags[cue.at] + " before " + before,
        "between " + between[:4] + " before " + before,
        "between " + between[:1] + " word " + before + " " + word,
        "off " + str(min(start - cue.first, 4)) + " before " + before,
    ]
