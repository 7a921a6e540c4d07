"""How often and at what length each person is quoted: in every article, and in all of them together.

Those of an article lie packed beside it, as its terms do, so that they are counted without a look at each.
The sums are written once for all the rows of a transaction.
"""

import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsterm.model import Article
from newsterm.query import fold
from newsterm.reading.duration import word_count
from newsterm.reading.quotes.echoes import is_same, words_in
from newsterm.store.terms import ids, is_name


class Voice(NamedTuple):
    """How much somebody is quoted: how often, in how many words, and how often that is but a guess, which
    the first two leave out."""

    quotations: int = 0
    words: int = 0
    unsure: int = 0


class Packed(NamedTuple):
    """The voices of a row: the terms of those who are quoted, each once; how many words of each; those who
    are quoted more than once, as often as that is more; those who may be, as often as they may."""

    speakers: bytes = b""
    words: bytes = b""
    again: bytes = b""
    unsure: bytes = b""


class _Spoken(NamedTuple):
    """Words of somebody, by the folded name."""

    name: str
    text: str
    is_unsure: bool


def voices_of(article: Article, clippings: Iterable[Article] = ()) -> dict[str, Voice]:
    """The voices of those who are quoted in an article, or were in its clippings, by their name, which is
    folded; what several versions have is counted once."""
    spoken = list(_spoken(article))
    for clipping in clippings:
        known = [(one.name, words_in(one.text)) for one in spoken]
        spoken += (one for one in _spoken(clipping) if not _is_among(one, known))
    voices: dict[str, Voice] = defaultdict(Voice)
    for name, text, is_unsure in spoken:
        quotations, words, unsure = voices[name]
        if is_unsure:
            voices[name] = Voice(quotations, words, unsure + 1)
        else:
            voices[name] = Voice(quotations + 1, words + word_count(text), unsure)
    return dict(voices)


def _spoken(article: Article) -> Iterator[_Spoken]:
    for quotation in article.quotations:
        if quotation.speaker and is_name(quotation.speaker.name):
            text = quotation.content.of(article.body.text)
            yield _Spoken(fold(quotation.speaker.name), text, quotation.is_unsure)


def _is_among(one: _Spoken, known: Iterable[tuple[str, tuple[str, ...]]]) -> bool:
    words = words_in(one.text)
    return any(name == one.name and is_same(words, others) for name, others in known)


def packed(voices: Mapping[int, Voice]) -> Packed:
    """Voices by the terms of the people, as they lie in the cache."""
    sure = [(speaker, voice) for speaker, voice in sorted(voices.items()) if voice.quotations]
    again = (speaker for speaker, voice in sure for _ in range(voice.quotations - 1))
    unsure = (speaker for speaker, voice in sorted(voices.items()) for _ in range(voice.unsure))
    numbers = ((speaker for speaker, _ in sure), (voice.words for _, voice in sure), again, unsure)
    return Packed(*(array("I", some).tobytes() for some in numbers))


def unpacked(row: Packed) -> dict[int, Voice]:
    """The voices that are packed here."""
    again, unsure = Counter(ids(row.again)), Counter(ids(row.unsure))
    words = dict(zip(ids(row.speakers), ids(row.words), strict=True))
    return {
        speaker: Voice((speaker in words) + again[speaker], words.get(speaker, 0), unsure[speaker])
        for speaker in {*words, *unsure}
    }


class Voicing:
    """Notes who is quoted in which row inside a transaction of somebody else's; the sums follow with
    `count`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._counted: Counter[tuple[int, str]] = Counter()

    def add(self, row: int, voices: Mapping[int, Voice]) -> None:
        """The voices of a new row, by the terms of the people."""
        if voices:
            self._db.execute("INSERT INTO voices VALUES (?, ?, ?, ?, ?)", (row, *packed(voices)))
            self._count(voices, 1)

    def replace(self, row: int, voices: Mapping[int, Voice]) -> None:
        """These voices instead of those that a row has."""
        found = self._db.execute(
            "SELECT speakers, words, again, unsure FROM voices WHERE row = ?", (row,)
        ).fetchone()
        before = unpacked(Packed(*found)) if found else {}
        if before != voices:
            self._db.execute("DELETE FROM voices WHERE row = ?", (row,))
            self._count(before, -1)
            self.add(row, voices)

    def count(self) -> None:
        """Bring the sums up to what has been noted."""
        speakers = {speaker for speaker, _ in self._counted}
        self._db.executemany(
            "INSERT INTO speaker VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "quotations = quotations + excluded.quotations, words = words + excluded.words, "
            "unsure = unsure + excluded.unsure, articles = articles + excluded.articles",
            (
                (speaker, *(self._counted[speaker, name] for name in (*Voice._fields, "articles")))
                for speaker in sorted(speakers)
            ),
        )
        self._counted.clear()

    def _count(self, voices: Mapping[int, Voice], sign: int) -> None:
        for speaker, voice in voices.items():
            for name, number in voice._asdict().items():
                self._counted[speaker, name] += sign * number
            self._counted[speaker, "articles"] += sign * bool(voice.quotations)
