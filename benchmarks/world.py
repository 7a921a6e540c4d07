"""Generated news, the same for the same seed: the world that the benchmarks measure newsterm in."""

import random
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from newsterm.model import Article, Tag

NOW = datetime(2026, 3, 1, tzinfo=UTC)
_SOUNDS = "ba den sal mi ro ver tan lo ki pe gra nor ul sha wen fo ri"
SYLLABLES = _SOUNDS.split()


class World:
    """Words, names and tags to make articles of."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = list(dict.fromkeys(self._word() for _ in range(20_000)))
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.words))))
        self.people = [f"{self._word().title()} {self._word().title()}" for _ in range(2_000)]
        self.tags = [self._word() for _ in range(3_000)]
        self.places = [self._word().title() for _ in range(200)]
        self.outlets = [f"{self._word().title()} Courier" for _ in range(300)]

    def article(self, number: int, words: int) -> Article:
        """One article, raw."""
        chosen = self.some_words(words)
        paragraphs = [" ".join(chosen[start : start + 60]) for start in range(0, words, 60)]
        return Article(
            guid=f"urn:{number}",
            url=f"https://paper.example/{number}/{chosen[0]}-{chosen[1]}",
            title=" ".join(chosen[:8]).capitalize(),
            byline=(self.chance.choice(self.people),),
            published=NOW - timedelta(seconds=number * 97),
            language=self.chance.choice(("en", "en", "en", "fr", "de", "zh")),
            section=self.chance.choice(("World", "Business", "Sport", "Culture", "Science")),
            tags=tuple(Tag(tag) for tag in self.rare(self.tags, 4)),
            markup="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        )

    def some_words(self, count: int) -> list[str]:
        """So many words, a few of them again and again, as in any language."""
        return self.chance.choices(self.words, cum_weights=self._weights, k=count)

    def rare(self, values: list[str], count: int) -> list[str]:
        """Some of these, the first ones far more often."""
        return [values[int(len(values) * self.chance.random() ** 3)] for _ in range(count)]

    def _word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.choice((1, 2, 2, 3, 3, 4))))
