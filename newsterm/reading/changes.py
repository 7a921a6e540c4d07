"""What changed between two versions of a text: word by word, whatever white space stands between them.

Words that stand once in either version tie the two together ("patience diff", B. Cohen 2008): that follows a
text as readers do, where the least number of changes would tie any "the" to any other. What is left between
two ties is compared by the standard library. Then changes move to where sentences and paragraphs begin, and
those are joined that next to nothing parts.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from newsterm.model import Span

_LARGEST = 40_000
"""Pairs of words that are compared where nothing ties them; a larger stretch counts as rewritten."""

_PASSES = 40
"""Times the words are gone through in search of ties; what isn't tied then counts as rewritten."""

_SMALL = 3
"""Words that are not worth parting two changes for which are larger."""

_ALONE = "\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs and kana: no spaces part the words, so each is one."""

_SIGNS = (
    r"\x21-\x2f:-@\[-`{-~\xa1\xa7\xab\xb6\xb7\xbb\xbf"
    r"\u2010-\u2027\u2030-\u205e\u3001-\u3040\uff01-\uff0f\uff1a-\uff20"
)
_LETTER = rf"[^\s{_SIGNS}{_ALONE}]"
_WORD = re.compile(rf"{_LETTER}+(?:[.,:'’\-‐‑/@_]{_LETTER}+)*|\S")

_ALIKE = str.maketrans("‘’‚‛“”„‟«»‐‑–—", '\'\'\'\'""""""----', "\u00ad\u200b\u2060\ufeff")
"""What is set in one way today and in another tomorrow: quotation marks, dashes, what can't be seen."""

_ENDS = frozenset('.!?…。！？:"”’»」)')
"""What a sentence may end with."""


class Change(NamedTuple):
    """A stretch of the version before, and what stands in its place after. Either may be empty, and is then
    where the word before it ends."""

    before: Span
    after: Span

    def tells(self, before: str, after: str) -> bool:
        """Whether words were changed, not only signs between them."""
        return any(map(str.isalnum, self.before.of(before) + self.after.of(after)))


def changes(before: str, after: str) -> tuple[Change, ...]:
    """The changes that make `before` into `after`, in the order of the text."""
    old, new = _Words(before), _Words(after)
    edits = _joined(_settled(_edits(old.keys, new.keys), old, new), old)
    return tuple(Change(old.span(edit.start, edit.stop), new.span(edit.first, edit.last)) for edit in edits)


class _Edit(NamedTuple):
    """Words `start` up to `stop` of the version before, in whose place stand those from `first` to `last`."""

    start: int
    stop: int
    first: int
    last: int

    @property
    def size(self) -> int:
        """How many words it takes away or puts in, whichever is more."""
        return max(self.stop - self.start, self.last - self.first)


class _Words:
    """The words of a text: where each stands, and what it is compared by."""

    def __init__(self, text: str) -> None:
        found = [(Span(*word.span()), word[0].translate(_ALIKE)) for word in _WORD.finditer(text)]
        self.text = text
        self.spans = [span for span, key in found if key]
        self.keys = [key for _, key in found if key]

    def span(self, start: int, stop: int) -> Span:
        """The stretch of words `start` up to `stop`."""
        if start < stop:
            return Span(self.spans[start].start, self.spans[stop - 1].end)
        end = self.spans[start - 1].end if start else 0
        return Span(end, end)

    def opens(self, word: int) -> int:
        """How much begins with a word: 2 for a paragraph, 1 for a sentence, 0 for nothing."""
        if not word or self.parted(word):
            return 2
        return int(self.text[self.spans[word - 1].end - 1] in _ENDS)

    def parted(self, word: int) -> bool:
        """Whether a word stands in another line than the one before it."""
        return "\n" in self.text[self.spans[word - 1].end : self.spans[word].start]


def _edits(old: Sequence[str], new: Sequence[str]) -> Iterator[_Edit]:
    """What differs, in the order of the text."""
    left = [_Edit(0, len(old), 0, len(new))]
    patience = _PASSES * (len(old) + len(new))
    while left:
        edit = _trimmed(left.pop(), old, new)
        if edit.start == edit.stop or edit.first == edit.last:
            if edit.size:
                yield edit
            continue
        patience -= edit.stop - edit.start + edit.last - edit.first
        if patience < 0:
            yield edit
        elif ties := _ties(edit, old, new):
            left += reversed(_between(edit, ties))
        else:
            yield from _compared(edit, old, new)


def _trimmed(edit: _Edit, old: Sequence[str], new: Sequence[str]) -> _Edit:
    """The edit without what both versions begin and end with."""
    start, stop, first, last = edit
    while start < stop and first < last and old[start] == new[first]:
        start, first = start + 1, first + 1
    while start < stop and first < last and old[stop - 1] == new[last - 1]:
        stop, last = stop - 1, last - 1
    return _Edit(start, stop, first, last)


def _ties(edit: _Edit, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of words that stand once in either version, as many as stand in one order in both: the
    longest run of pairs in which both places rise."""
    once = {key for key, count in Counter(old[edit.start : edit.stop]).items() if count == 1}
    counts = Counter(new[edit.first : edit.last])
    places = {new[place]: place for place in range(edit.first, edit.last) if counts[new[place]] == 1}
    shared = once & places.keys()
    pairs = [(at, places[old[at]]) for at in range(edit.start, edit.stop) if old[at] in shared]
    ends: list[int] = []  # the least place that a run of this length can end with
    tails: list[int] = []  # and the pair it ends with
    before: list[int] = []  # for each pair, the one before it in its run
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(tails[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        tails[length : length + 1] = [number]
    run = []
    number = tails[-1] if tails else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _between(edit: _Edit, ties: Sequence[tuple[int, int]]) -> list[_Edit]:
    """The stretches before, between and after the ties."""
    gaps = []
    start, first = edit.start, edit.first
    for at, place in ties:
        gaps.append(_Edit(start, at, first, place))
        start, first = at + 1, place + 1
    return [*gaps, _Edit(start, edit.stop, first, edit.last)]


def _compared(edit: _Edit, old: Sequence[str], new: Sequence[str]) -> Iterator[_Edit]:
    """A stretch without ties, compared word by word if it is small."""
    start, stop, first, last = edit
    if (stop - start) * (last - first) > _LARGEST:
        yield edit
        return
    matcher = SequenceMatcher(None, old[start:stop], new[first:last], autojunk=False)
    for what, *places in matcher.get_opcodes():
        if what != "equal":
            yield _Edit(places[0] + start, places[1] + start, places[2] + first, places[3] + first)


def _settled(edits: Iterator[_Edit], old: _Words, new: _Words) -> list[_Edit]:
    """The edits, those that only take away or put in moved to where a paragraph or a sentence begins, if the
    text allows it: of "A. [B. A.] B." and "A. B. [A. B.]" the reader sees the one that was meant."""
    found = list(edits)
    end = _Edit(len(old.keys), len(old.keys), len(new.keys), len(new.keys))
    last = _Edit(0, 0, 0, 0)
    settled = []
    for edit, following in pairwise([*found, end]):
        left = min(edit.start - last.stop, edit.first - last.last)
        right = min(following.start - edit.stop, following.first - edit.last)
        shift = 0
        if edit.start == edit.stop:
            shift = _shift(new, edit.first, edit.last, left, right)
        elif edit.first == edit.last:
            shift = _shift(old, edit.start, edit.stop, left, right)
        last = _Edit(*(place + shift for place in edit))
        settled.append(last)
    return settled


def _shift(words: _Words, start: int, stop: int, left: int, right: int) -> int:
    """By how many words to move a stretch, at most so far to the left or right; its words stay the same."""
    keys, least, most = words.keys, 0, 0
    while -least < left and keys[start + least - 1] == keys[stop + least - 1]:
        least -= 1
    while most < right and keys[start + most] == keys[stop + most]:
        most += 1
    return max(range(least, most + 1), key=lambda shift: (words.opens(start + shift), -abs(shift)))


def _joined(edits: Sequence[_Edit], old: _Words) -> list[_Edit]:
    """The edits, those made one that only a few words of the same line part."""
    joined = list(edits[:1])
    for edit in edits[1:]:
        last = joined[-1]
        apart = edit.start - last.stop
        lines = range(max(1, last.stop), min(edit.start + 1, len(old.keys)))
        is_small = apart <= _SMALL and apart < min(last.size, edit.size) and not any(map(old.parted, lines))
        if not apart or is_small:
            joined[-1] = _Edit(last.start, edit.stop, last.first, edit.last)
        else:
            joined.append(edit)
    return joined
