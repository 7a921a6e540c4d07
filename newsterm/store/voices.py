"""How often and at what length each person is quoted: in every article, and in all of them together.

The sums are written once for all the rows of a transaction, as the counts of terms are.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsterm.model import Article
from newsterm.query import fold
from newsterm.reading.duration import word_count
from newsterm.store.terms import is_name


class Voice(NamedTuple):
    """How much somebody is quoted: how often, in how many words, and how often that is but a guess, which
    the first two leave out."""

    quotations: int = 0
    words: int = 0
    unsure: int = 0


def voices_of(article: Article) -> dict[str, Voice]:
    """The voices of those who are quoted in an article by their name, which is folded."""
    voices: dict[str, Voice] = defaultdict(Voice)
    for quotation in article.quotations:
        if quotation.speaker and is_name(quotation.speaker.name):
            name = fold(quotation.speaker.name)
            quotations, words, unsure = voices[name]
            if quotation.is_unsure:
                voices[name] = Voice(quotations, words, unsure + 1)
            else:
                more = word_count(quotation.content.of(article.body.text))
                voices[name] = Voice(quotations + 1, words + more, unsure)
    return dict(voices)


class Voicing:
    """Notes who is quoted in which row inside a transaction of somebody else's; the sums follow with
    `count`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._counted: Counter[tuple[int, str]] = Counter()

    def add(self, row: int, voices: Mapping[int, Voice]) -> None:
        """The voices of a new row, by the terms of the people."""
        self._db.executemany(
            "INSERT INTO voice VALUES (?, ?, ?, ?, ?)",
            ((row, speaker, *voice) for speaker, voice in voices.items()),
        )
        self._count(voices.items(), 1)

    def replace(self, row: int, voices: Mapping[int, Voice]) -> None:
        """These voices instead of those that a row has."""
        found = self._db.execute(
            "SELECT speaker, quotations, words, unsure FROM voice WHERE row = ?", (row,)
        ).fetchall()
        before = {speaker: Voice(*voice) for speaker, *voice in found}
        if before != voices:
            self._db.execute("DELETE FROM voice WHERE row = ?", (row,))
            self._count(before.items(), -1)
            self.add(row, voices)

    def count(self) -> None:
        """Bring the sums up to what has been noted."""
        speakers = {speaker for speaker, _ in self._counted}
        self._db.executemany(
            "INSERT INTO speaker VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "quotations = quotations + excluded.quotations, words = words + excluded.words, "
            "unsure = unsure + excluded.unsure, articles = articles + excluded.articles",
            (
                (speaker, *(self._counted[speaker, sum_] for sum_ in (*Voice._fields, "articles")))
                for speaker in sorted(speakers)
            ),
        )
        self._counted.clear()

    def _count(self, voices: Iterable[tuple[int, Voice]], sign: int) -> None:
        for speaker, voice in voices:
            for name, number in voice._asdict().items():
                self._counted[speaker, name] += sign * number
            self._counted[speaker, "articles"] += sign * bool(voice.quotations)
