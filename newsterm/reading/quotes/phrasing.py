"""What the words themselves tell about who speaks, in the language that was learned from: which verb it
is, which small words stand beside a name, how the quotation ends. The same for whether it is speech.
"""

from newsterm.reading.quotes.candidates import Candidate
from newsterm.reading.quotes.cues import stem_of
from newsterm.reading.quotes.passage import Passage

ENDS = {",": ",", ".": ".", "!": "!", "?": "?"}
CLAUSE = frozenset(
    (
        "is",
        "are",
        "was",
        "were",
        "i",
        "we",
        "it",
        "he",
        "she",
        "they",
        "you",
        "have",
        "has",
        "will",
        "do",
        "be",
    )
)
SHORT = 8  # words between, of which the whole shape is looked at
AWAY = 2  # sentences above this are all "many"


def phrasing_features(passage: Passage, quote: int, option: Candidate | None) -> list[str]:
    """The names of the features of a candidate (None: the previous speaker goes on) for the stretch at the
    word `quote`."""
    tags = passage.tags
    content = passage.stretches[quote].content.of(passage.text)
    end, low = ENDS.get(content[-1], "-"), "low" if content[0].islower() else "-"
    after, before = tags[quote + 1], tags[quote - 1] if quote else "¶"
    if option is None:
        return [
            "on " + end,
            "on then " + after,
            "on after " + before,
            "on after " + before + low,
            "on then " + after + end,
        ]
    shape, first, last, link = passage.shape, option.first, option.last, option.link
    between = shape[last:quote] if first < quote else shape[quote + 1 : first]
    side = "L" if first < quote else "R"
    place = side + ("P" if "¶" in between else str(min(between.count("."), AWAY)))
    beside, then = tags[first - 1] if first else "¶", tags[last]
    found = [
        "ends " + end + place + link,
        "ends " + end + place + after + str(option.speaks),
        "opens " + low + before + place + link,
        "then " + after + end + place,
        "beside " + beside + " " + place,
        "followed " + then + " " + place,
        "followed " + then + " " + option.kind + " beside " + beside,
    ]
    if len(between) <= SHORT:
        found.append("between " + side + between + " " + option.kind)
    if option.kind != "name":
        found.append("head " + passage.words[last - 1] + " " + place)
    if option.verb < 0:
        return [*found, "no verb " + place]
    return found + _verb_features(passage, quote, option, place)


def _verb_features(passage: Passage, quote: int, option: Candidate, place: str) -> list[str]:
    """The names of the features of the verb of a candidate."""
    shape, tags, verb = passage.shape, passage.tags, option.verb
    stem, between = (
        stem_of(passage.words[verb]),
        shape[verb + 1 : quote] if verb < quote else shape[quote + 1 : verb],
    )
    found = [
        "verb " + stem + " " + place,
        "verb " + stem + " " + option.link,
        "verb " + tags[verb] + option.link + place,
        "verb then " + tags[verb + 1] + " " + place,
        "verb near " + tags[quote - 1 if verb < quote else quote + 1] + " " + place,
    ]
    if len(between) < SHORT:
        found.append("verb between " + place[0] + between + option.link)
    if verb < quote:
        found.append("verb " + stem + (" that " if "t" in between else " no ") + place)
    return found


def wording_features(passage: Passage, quote: int, chosen: Candidate | None) -> list[str]:
    """The names of the features that tell speech from other words in marks, for the stretch at `quote`."""
    tags, text, stretch = passage.tags, passage.text, passage.stretches[quote]
    content = stretch.content.of(text).lower().split()
    size = str(len(content)) if len(content) < SHORT else "many"
    before, further = tags[quote - 1] if quote else "¶", tags[quote - 2] if quote > 1 else "¶"
    verb = stem_of(passage.words[chosen.verb]) if chosen and chosen.verb >= 0 else "-"
    clause = "clause" if CLAUSE.intersection(content) else "-"
    return [
        "word before " + before,
        "words before " + further + " " + before,
        "word before " + before + " size " + size,
        "word after " + tags[quote + 1],
        "words after " + tags[quote + 1] + " " + tags[quote + 2],
        "word before " + before + " after " + tags[quote + 1],
        "stem before " + stem_of(passage.words[quote - 1] if quote else ""),
        "verb " + verb,
        "verb " + verb + " size " + size,
        "first " + (content[0].strip(",.!?") if content else ""),
        clause + " size " + size,
        clause + " after " + before,
        "mark " + text[stretch.outer.start] + " size " + size,
        "closed " + str(stretch.closed),
    ]
