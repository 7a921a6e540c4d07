"""Tell speech from scare quotes, slogans and titles of works.

Features and weights as in attribution.py; the probability is the logistic function of their sum.
"""

import math
import re
from collections.abc import Iterator

from newsterm.reading.quotes.attribution import REACH, Choice, Scene
from newsterm.reading.quotes.candidates import Candidate
from newsterm.reading.quotes.phrasing import wording_features
from newsterm.reading.quotes.weights import MOST, Weight, total

ANSWER = 0.95  # how often a whole sentence in marks with its speaker beside it is speech, about
NEAR = 4  # words before a stretch in which "so-called" or "titled" still names it
NAME_LIKE = 3.0  # how much (log odds) a name-like stretch is less probable speech; set by hand
SHORT = 5  # words
SPLIT = 12  # words between the halves of a split quotation
BESIDE = frozenset({"inverted", "subject"})
SPOKEN = re.compile(r",?-?l?[SR]|[.¶]")
WORD = re.compile(r"\w+")
ENDS = {",": ",", ".": ".", "!": "!", "?": "!", "…": ".", "。": ".", "，": ","}


def probability_of_speech(
    scene: Scene, choice: Choice, weight: Weight, closer: Weight | None = None
) -> float:
    """How probable it is that the stretch is somebody's words; with weights for a `closer` look by those."""
    odds = (
        total(closer, closer_speech_features(scene, choice))
        if closer
        else total(weight, speech_features(scene, choice))
    )
    if scene.passage.grammar.language != "en" and _is_name_like(scene):
        odds -= NAME_LIKE
    found = 1 / (1 + math.exp(-max(-MOST, min(MOST, odds))))
    return max(found, ANSWER) if _is_set_apart(scene) or _is_answer(scene, choice.candidate) else found


def closer_speech_features(scene: Scene, choice: Choice) -> list[str]:
    """The features of a stretch, those of the words themselves too."""
    words = wording_features(scene.passage, scene.quote, choice.candidate)
    return [*speech_features(scene, choice), *words]


def speech_features(scene: Scene, choice: Choice) -> Iterator[str]:
    """The names of the features that tell speech from other marked words."""
    passage, quote = scene.passage, scene.quote
    stretch = passage.stretches[quote]
    content = stretch.content.of(passage.text)
    words = WORD.findall(content)
    size = _size(len(words))
    shape = passage.shape
    before = shape[quote - 1] if quote else "¶"
    after = shape[quote + 1] if quote + 1 < len(shape) else "¶"
    ends = _end_of(scene, content)
    link = choice.candidate.link if choice.candidate else "carried"
    yield "any"
    yield f"size {size}"
    yield f"size {size} link {link}"
    yield f"before {before}"
    yield f"after {after}"
    yield f"before {before} size {size}"
    yield f"ends {ends}"
    yield f"ends {ends} size {size}"
    yield f"capital {content[0].isupper()} size {size}"
    yield f"title {_is_title(words)} ends {ends}"
    yield f"named {_named(scene, words)}"
    yield f"sentence {_verb_in_sentence(scene)} size {size}"
    yield f"sure {choice.probability > 0.5} {link}"


def is_clause(scene: Scene) -> bool:
    """Whether a stretch stands for itself ("We go," she said), not inside a clause that retells
    (she called it "a start")."""
    passage, quote = scene.passage, scene.quote
    stretch = passage.stretches[quote]
    content = stretch.content.of(passage.text)
    before = passage.shape[quote - 1] if quote else "¶"
    if before in ":.¶Q(" or stretch.reopens:
        return True
    letter = next((char for char in content if char.isalpha()), "")
    if before in ",-SRw" and not letter.islower():
        return before in ",-SR" or content.count(" ") >= SHORT
    goes_on = "Q" in passage.shape[max(scene.paragraph.first, quote - SPLIT) : quote]
    return before == "," and content.count(" ") >= (2 if goes_on else SHORT)


def _is_name_like(scene: Scene) -> bool:
    """A few words that begin with a capital and no clause: outside English a name more often than speech."""
    passage, quote = scene.passage, scene.quote
    content = passage.stretches[quote].content.of(passage.text)
    before, after = passage.shape[quote - 1 : quote] or "¶", passage.shape[quote + 1 : quote + 5]
    opens = before in ":,.¶" and (before != "¶" or SPOKEN.match(after) is not None)
    return not opens and content[0].isupper() and content[-1] not in ENDS and content.count(" ") < SHORT


def _is_set_apart(scene: Scene) -> bool:
    """Whether the publisher marked the stretch as a quotation, without marks in the text."""
    stretch = scene.passage.stretches[scene.quote]
    return stretch.outer == stretch.content


def _is_answer(scene: Scene, candidate: Candidate | None) -> bool:
    """Whether a stretch, however short, is a sentence with its speaker beside it: “Never,” said Ann Lee."""
    if candidate is None or not candidate.saying or scene.quote > min(candidate.first, candidate.verb):
        return False
    shape, quote = scene.passage.shape, scene.quote
    between = shape[quote + 1 : min(candidate.first, candidate.verb)].lstrip(",-")
    before = shape[quote - 1 : quote] or "¶"
    return before in ".¶:" and between in ("", "l") and candidate.link in BESIDE and _is_ended(scene)


def _is_ended(scene: Scene) -> bool:
    """Whether a comma or the end of a sentence closes a stretch, inside its marks or after them."""
    text, stretch = scene.passage.text, scene.passage.stretches[scene.quote]
    return stretch.content.of(text)[-1] in ENDS or text[stretch.outer.end : stretch.outer.end + 1] == ","


def _named(scene: Scene, words: list[str]) -> str:
    """Whether a word that names ("so-called", "the film") stands before a stretch, next to it or near; and
    whether the stretch looks like the title of what is named."""
    passage, quote = scene.passage, scene.quote
    first = max(scene.paragraph.first, quote - NEAR)
    if _is_title(words) and any(passage.word(n) in passage.grammar.naming for n in range(first, quote)):
        return "title"
    before = passage.shape[first:quote]
    return "next" if before.endswith("n") else "near" if "n" in before else "no"


def _end_of(scene: Scene, content: str) -> str:
    """The mark that ends a stretch: the last inside, as in English, or the first after it, as elsewhere."""
    text, after = scene.passage.text, scene.passage.stretches[scene.quote].outer.end
    own = ENDS.get(content[-1], "-")
    if own != "-" or scene.passage.grammar.language == "en":
        return own
    return ENDS.get(text[after : after + 1], "-")


def _size(words: int) -> str:
    """The number of words, the large ones together."""
    return str(words) if words < 5 else "5-7" if words < 8 else "many"


def _is_title(words: list[str]) -> bool:
    """Whether all longer words are capitalised, as in the title of a work."""
    long = [word for word in words if len(word) > 3]
    return bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)


def _verb_in_sentence(scene: Scene) -> str:
    """Whether the sentence around the stretch has a verb of speech, and of which sort."""
    shape, quote = scene.passage.shape, scene.quote
    before = shape[max(0, quote - REACH) : quote].replace("¶", ".").rpartition(".")[2]
    after = shape[quote : quote + REACH].replace("¶", ".").partition(".")[0]
    around = before + after
    return "S" if "S" in around or "a" in around else "R" if "R" in around else "-"
