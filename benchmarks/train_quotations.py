"""Learn the weights of the quotation engine from annotated articles.

    python benchmarks/train_quotations.py GOLD.jsonl [--out newsterm/reading/quotes/weights.json]
    python benchmarks/train_quotations.py GOLD.jsonl --held-out 5 --out PREDICTED.jsonl

The form of GOLD is told in benchmarks/annotated.py. Only numbers are written, no text. With `--held-out 5`,
what is written are the quotations of every article, by weights learned from the four fifths of the articles
that it is not among: scores on what was learned from say nothing. The card of the weights that ship is
docs/quotations.md.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from annotated import Gold, Telling, examples, is_at, passage_of, tellings
from learning import Choice, Weights, one_of, yes_or_no

from newsterm.model import Quotation
from newsterm.reading.quotes.attribution import choose, closer_features, features, shortlist
from newsterm.reading.quotes.clauses import (
    end_before_features,
    end_features,
    ends_after,
    ends_before,
    start_before_features,
    start_features,
    starts_after,
    starts_before,
)
from newsterm.reading.quotes.cues import Cue, cue_features, cues_in, stem_of
from newsterm.reading.quotes.engine import quotations_by
from newsterm.reading.quotes.passage import Passage
from newsterm.reading.quotes.retelling import SENTENCE
from newsterm.reading.quotes.speech import closer_speech_features, speech_features
from newsterm.reading.quotes.tellers import Told, heads_of, nobody_features, teller_features
from newsterm.reading.quotes.weights import total, with_rare

SELDOM = 6  # features seen fewer times than this are left out
SMALLEST = 0.15  # weights nearer to nothing are not written
USUAL = 0.03  # how often a word must be a cue for its stem to be looked at


def train_speaker(articles: Sequence[Gold]) -> Weights:
    """Weights that give the right speakers most probability."""
    data = [
        Choice([features(scene, number) for number in range(len(scene.candidates) + 1)], right)
        for article in articles
        for scene, _, right in examples(article)
        if right
    ]
    return one_of(data, seldom=2, smallest=0.02)


def train_closer(articles: Sequence[Gold], speaker: Weights, sparing: dict[str, Any]) -> Weights:
    """Weights that tell the right speakers from the few that seemed as good."""
    data = []
    for article in articles:
        for scene, _, right in examples(article):
            options = range(len(scene.candidates) + 1)
            best = shortlist([total(speaker, features(scene, number)) for number in options])
            good = [place for place, number in enumerate(best) if number in right]
            if good:
                data.append(Choice([closer_features(scene, number) for number in best], good))
    return one_of(data, **sparing)


def train_speech(
    articles: Sequence[Gold], speaker: Weights, closer: Weights | None, **sparing: Any
) -> Weights:
    """Weights that tell speech from other marked words, with or without a closer look at the words."""
    found = closer_speech_features if closer else speech_features
    data = [
        (list(found(scene, choose(scene, speaker, closer))), bool(marked["speech"]))
        for article in articles
        for scene, marked, _ in examples(article)
        if marked
    ]
    return yes_or_no(data, **sparing)


class _Retold:
    """What there is to learn about what is retold."""

    def __init__(self, articles: Sequence[Gold]) -> None:
        passages = [passage_of(article) for article in articles]
        self._read = [
            (passage, tellings(article, passage)) for article, passage in zip(articles, passages, strict=True)
        ]
        self.stems = self._stems()
        self.after: list[tuple[list[str], bool]] = []
        self.before: list[tuple[list[str], bool]] = []
        self.choices: dict[str, list[Choice]] = {
            name: [] for name in ("start after", "end after", "end before", "start before", "teller")
        }
        for passage, found in self._read:
            for sentence in SENTENCE.finditer(passage.shape):
                for cue in cues_in(passage, *sentence.span(), self.stems):
                    self._add(passage, cue, found.get(cue.at))

    def _stems(self) -> Weights:
        """The stems of words that often are cues, with how often."""
        all_words: Counter[str] = Counter()
        cues: Counter[str] = Counter()
        for passage, found in self._read:
            all_words.update(map(stem_of, passage.words))
            cues.update(stem_of(passage.words[cue]) for cue in found)
        shares = {stem: cues[stem] / all_words[stem] for stem in sorted(cues) if cues[stem] > 1}
        return {stem: round(share, 2) for stem, share in shares.items() if share > USUAL}

    def _add(self, passage: Passage, cue: Cue, telling: Telling | None) -> None:
        names = cue_features(passage, cue)
        self.after.append((names, bool(telling and telling.after)))
        self.before.append((names, bool(telling and telling.before)))
        if telling and telling.after:
            start, end = telling.after
            starts, ends = starts_after(passage, cue), ends_after(passage, cue, start)
            self._choose("start after", [start_features(passage, cue, one) for one in starts], starts, start)
            self._choose("end after", end_features(passage, cue, start, ends), ends, end)
            self._choose_teller(passage, Told(cue, start, end, follows=True), telling)
        if telling and telling.before:
            start, end = telling.before
            ends, starts = ends_before(passage, cue), starts_before(passage, cue, end)
            self._choose("end before", [end_before_features(passage, cue, one) for one in ends], ends, end)
            options = [start_before_features(passage, cue, one, end) for one in starts]
            self._choose("start before", options, starts, start)
            self._choose_teller(passage, Told(cue, start, end, follows=False), telling)

    def _choose(self, name: str, options: list[list[str]], places: list[int], right: int) -> None:
        if right in places:
            self.choices[name].append(Choice(options, [places.index(right)]))

    def _choose_teller(self, passage: Passage, told: Told, telling: Telling) -> None:
        heads, teller = heads_of(passage, told), telling.teller
        options = [teller_features(passage, told, *head) for head in heads]
        options.append(nobody_features(passage, told))
        right = [len(heads)]
        if teller is not None:
            right = [number for number, head in enumerate(heads) if is_at(passage.span(*head), teller)]
        if right:
            self.choices["teller"].append(Choice(options, right))


def train(articles: Sequence[Gold]) -> dict[str, Weights]:
    """All the weights."""
    speaker = train_speaker(articles)
    retold = _Retold(articles)
    sparing: dict[str, Any] = {"seldom": SELDOM, "smallest": SMALLEST}
    closer = train_closer(articles, speaker, {"seldom": 3, "smallest": 0.1})
    return {
        "speaker": speaker,
        "speaker closer": closer,
        "speech": train_speech(articles, speaker, None, seldom=2, smallest=0.02),
        "speech closer": train_speech(articles, speaker, closer, seldom=3, smallest=0.05),
        "cue stems": retold.stems,
        "cue after": yes_or_no(retold.after, **sparing),
        "cue before": yes_or_no(retold.before, **sparing),
        **{name: one_of(choices, **sparing) for name, choices in retold.choices.items()},
    }


def held_out(articles: Sequence[Gold], parts: int, part: int) -> list[tuple[int, dict[str, Any]]]:
    """The quotations of every article of one part by what was learned from the other parts."""
    learned = with_rare(train([article for number, article in enumerate(articles) if number % parts != part]))
    return [
        (number, _record(article, quotations_by(learned, article["text"], (), article.get("lang", ""))))
        for number, article in enumerate(articles)
        if number % parts == part
    ]


def _record(article: Gold, quotations: Sequence[Quotation]) -> dict[str, Any]:
    found = []
    for quotation in quotations:
        start, end = quotation.content
        one: dict[str, Any] = {"start": start, "end": end, "kind": quotation.kind.value}
        one["confidence"] = quotation.confidence
        if quotation.speaker:
            one["speaker"] = quotation.speaker.name
            if quotation.speaker.mention:
                one["speaker_start"], one["speaker_end"] = quotation.speaker.mention
        found.append(one)
    return {"id": article.get("id"), "quotes": found}


def main() -> None:
    """Train on the articles named on the command line and write the weights, or what they find."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=Path("newsterm/reading/quotes/weights.json"))
    parser.add_argument("--held-out", type=int, metavar="PARTS")
    options = parser.parse_args()
    articles = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines()]
    if options.held_out:
        with ProcessPoolExecutor(2) as workers:
            parts = list(workers.map(partial(held_out, articles, options.held_out), range(options.held_out)))
        found = sorted(pair for part in parts for pair in part)
        lines = [json.dumps(record, ensure_ascii=False) for _, record in found]
        options.out.write_text("\n".join(lines) + "\n", "utf-8")
        return
    learned = train(articles)
    lines = [
        f"{json.dumps(name)}: {json.dumps(weight, ensure_ascii=False, separators=(',', ':'))}"
        for name, weight in learned.items()
    ]
    options.out.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    print(", ".join(f"{len(weight)} {name}" for name, weight in learned.items()))


if __name__ == "__main__":
    main()
