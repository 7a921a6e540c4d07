"""Who tells what is retold: the head of one of the phrases in its sentence, or nobody who is named."""

import re
from typing import NamedTuple

from newsterm.reading.quotes.candidates import Candidate
from newsterm.reading.quotes.cues import Cue
from newsterm.reading.quotes.passage import Passage

HEAD = re.compile(r"[NTG](?:o{0,2}[NTG'])*|[PFDw0Slt]")
NOUN_PHRASE = re.compile(r"(?:D|[NTG]')?[w0NTG'-]{0,5}$")
LEFT, RIGHT = 24, 14  # words before and after a cue in which its teller is looked for
OWNERS = frozenset(["his", "her", "its", "their", "my", "our", "your", "whose"])
OTHERS = frozenset(
    ("you", "them", "him", "us", "me", "which", "who", "whose", "himself", "herself", "themselves")
)
KINDS = {"N": "name", "T": "name", "G": "name", "P": "pronoun", "F": "first", "t": "pronoun"}
SPEAKERS_OWN = frozenset(["i", "we", "my", "our", "me", "us", "you", "your"])


class Told(NamedTuple):
    """Words that are retold, from `start` up to `end`, beside a cue: after it or before."""

    cue: Cue
    start: int
    end: int
    follows: bool


def heads_of(passage: Passage, told: Told) -> list[tuple[int, int]]:
    """The words (from, up to) that may be the head of who tells: outside what is retold."""
    shape, words, cue = passage.shape, passage.words, told.cue
    earliest, latest = max(cue.first, cue.at - LEFT), min(cue.last, cue.at + RIGHT)
    found = []
    for match in HEAD.finditer(shape, earliest, latest):
        first, last = match.span()
        if last - first > 1 and shape[last - 1] == "'":
            last -= 1
        if (first < told.end and told.start < last) or first <= cue.at < last:
            continue
        letter, word = shape[first], words[first]
        if letter == "D" and shape[last : last + 1] in "wNTG0SR" and word not in OWNERS:
            continue
        if (letter == "l" and word not in OTHERS) or (letter == "t" and word != "that"):
            continue
        found.append((first, last))
    return found


def teller_features(passage: Passage, told: Told, first: int, last: int) -> list[str]:
    """The names of the features that tell whether the head of who tells is these words."""
    shape, tags, cue = passage.shape, passage.tags, told.cue
    side = "L" if first < cue.at else "R"
    between = shape[last : cue.at] if side == "L" else shape[cue.at + 1 : first]
    away = min(len(between), 9)
    letter = shape[first]
    head = shape[last - 1] if letter in "NTG" else tags[first]
    after, before = tags[last], tags[first - 1] if first > cue.first else "^"
    beside = tags[cue.at - 1] if cue.at > cue.first else "^"
    way = "after" if told.follows else "before"
    near = str(min(away, 4))
    verbs = between.count("S") + between.count("R") + between.count("l")
    return [
        "head " + head + side,
        "between " + side + (between if len(between) <= 5 else between[:3] + "~" + between[-2:]),
        "between " + letter + side + (between if len(between) <= 5 else between[:3] + "~" + between[-2:]),
        "away " + str(away) + side + letter,
        "then " + after + side,
        "then " + after + " head " + head + side,
        "after " + before + " head " + head + side,
        "after " + before + side + str(away),
        "stem " + cue.stem + " " + way + side + near,
        "told " + way + side + ("<" if last <= told.start else ">") + str(away),
        "beside " + beside + side + letter,
        "beside " + beside + " after " + before + side + near,
        "commas " + str(min(between.count(","), 3)) + side,
        "verbs " + str(min(verbs, 3)) + side,
        tags[cue.at] + " within " + side + str(min(between.count("p"), 2)),
        "others " + side + str(min(between.count("N") + between.count("P"), 3)),
        tags[cue.at] + side + " then " + after,
        "first " + str(first == cue.first) + letter,
        "noun " + passage.words[last - 1] + side if letter == "w" else "no noun",
    ]


def nobody_features(passage: Passage, told: Told) -> list[str]:
    """The names of the features that tell whether nobody is named who tells."""
    cue, tags = told.cue, passage.tags
    before = tags[cue.at - 1] if cue.at > cue.first else "^"
    further = tags[cue.at - 2] if cue.at - 1 > cue.first else "^"
    subject = any(letter in passage.shape[max(cue.first, cue.at - 8) : cue.at] for letter in "NPT")
    return [
        "nobody",
        "nobody stem " + cue.stem,
        "nobody stem " + cue.stem + " after " + before,
        "nobody after " + before,
        "nobody after " + further + " " + before,
        "nobody follows " + str(told.follows),
        "nobody then " + tags[cue.at + 1],
        "nobody from " + str(min(cue.at - cue.first, 4)),
        "nobody subject " + str(subject),
        "nobody " + tags[cue.at],
    ]


def candidate_of(passage: Passage, told: Told, first: int, last: int) -> Candidate:
    """The phrase around a head, as a candidate speaker tied to the cue."""
    word = passage.words[first]
    kind = KINDS.get(passage.shape[first], "nominal")
    if kind == "name":  # the harbour's *Lena Ortiz*
        first = max(first, passage.shape.rfind("'", first, last) + 1)
    if word in SPEAKERS_OWN:
        kind = "first"
    elif word in OWNERS or word in OTHERS:
        kind = "pronoun"
    elif kind == "nominal" and (phrase := NOUN_PHRASE.search(passage.shape, max(0, first - 6), first)):
        first = phrase.start()
    return Candidate(first, last, kind, "subject", told.cue.at, True)
