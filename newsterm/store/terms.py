"""Terms: the values of an article that a query can name, apart from its words.

Some are shown as facets with their counts, some only found: the words of a speaker's name, the term behind
a tag's label. An id tells its field by its lowest four bits, so that counting needs no look into the table.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from newsterm.model import Article
from newsterm.query import fold

FIELD_BITS = 4
_LONGEST_NAME = 6
_ABBREVIATED = 3  # letters
_SPEAKING = "he she it they we you i one er sie es wir il elle ils on él ella ellos он она они"
_PRONOUNS = frozenset(_SPEAKING.split())
_SUMMARY = 1_000  # signs: what is shorter may be all of it, or a summary


class Field(IntEnum):
    """What a term is; the first nine are shown as facets."""

    TAG = 0
    MINE = 1
    SECTION = 2
    OUTLET = 3
    SOURCE = 4
    PERSON = 5
    PLACE = 6
    WIRE = 7
    LANGUAGE = 8
    NAME = 9  # a run of words of a speaker's name
    TERM = 10  # a tag's term, where its label is another
    AUTHOR = 11  # a run of words of an author's name
    HAS = 12
    REGION = 13  # a language with its region: en-gb


_FIELD_MASK = (1 << FIELD_BITS) - 1
_LAST_SHOWN = int(Field.LANGUAGE)


class Label(NamedTuple):
    """A term as an article has it: its field, the value to compare, the label to show."""

    field: Field
    value: str
    label: str


def field_of(term: int) -> int:
    """The number of the field of a term's id."""
    return term & _FIELD_MASK


def is_shown(term: int) -> bool:
    """Whether facets are made of a term."""
    return term & _FIELD_MASK <= _LAST_SHOWN


def ids(packed: bytes) -> "array[int]":
    """The ids in a blob."""
    unpacked = array("I")
    unpacked.frombytes(packed)
    return unpacked


def labels_of(
    article: Article, source: str, mine: Iterable[str] = (), clippings: Sequence[Article] = ()
) -> set[Label]:
    """Every term of an article of the subscription `source`, with the reader's tags on it; it has also the
    quotations of its clippings."""
    labels = {Label(Field.MINE, fold(name), name) for name in mine}
    labels.add(Label(Field.SOURCE, source, ""))
    for field, value in (
        (Field.SECTION, article.section),
        (Field.OUTLET, article.outlet),
        (Field.PLACE, _calm(article.dateline)),
        (Field.WIRE, article.wire),
    ):
        labels.add(Label(field, fold(value), value))
    labels.update(_tags(article))
    for one in (article, *clippings):
        labels.update(_people(one))
    labels.update(_language(article.language))
    labels.update(Label(Field.HAS, what, "") for what in _has(article))
    if clippings:
        labels.add(Label(Field.HAS, "quote", ""))
    return _each_once(label for label in labels if label.value)


def carrier_labels(source: str, others: Mapping[str, Article]) -> set[Label]:
    """The terms that other feeds add to an article of the subscription `source`: themselves, their names and
    their tags; and all sources together, one term, by which it is known how much they share."""
    labels = {Label(Field.SOURCE, " ".join(sorted({source, *others})), "")} if others else set()
    for other, article in others.items():
        labels |= {Label(Field.SOURCE, other, ""), Label(Field.OUTLET, fold(article.outlet), article.outlet)}
        labels.update(_tags(article))
    return _each_once(label for label in labels if label.value)


def _each_once(labels: Iterable[Label]) -> set[Label]:
    """One label a value: tags that differ only in case are one."""
    return set({(label.field, label.value): label for label in sorted(labels)}.values())


def _tags(article: Article) -> Iterator[Label]:
    for tag in article.tags:
        value = fold(str(tag))
        yield Label(Field.TAG, value, str(tag))
        if fold(tag.term) != value:
            yield Label(Field.TERM, fold(tag.term), "")


def _people(article: Article) -> Iterator[Label]:
    for name in {quotation.speaker.name for quotation in article.quotations if quotation.speaker}:
        if is_name(name):
            yield Label(Field.PERSON, fold(name), name)
        yield from (Label(Field.NAME, run, "") for run in runs(name))
    for name in article.byline:
        yield from (Label(Field.AUTHOR, run, "") for run in runs(name))


def _calm(place: str) -> str:
    """A place as it is written outside a dateline: "PORT SALEN" is Port Salen, "UK" stays what it is."""
    return place.title() if place.isupper() and len(place) > _ABBREVIATED else place


def is_name(words: str) -> bool:
    """Whether these words name somebody: "docker" and "she" may speak, but nobody looks for them so."""
    return not words[:1].islower() and fold(words) not in _PRONOUNS


def runs(name: str) -> set[str]:
    """The whole name and every run of its words, so that any of them finds it."""
    whole = fold(name)
    words = whole.split()[:_LONGEST_NAME]
    ends = range(1, len(words) + 1)
    return {whole} | {" ".join(words[start:end]) for end in ends for start in range(end)}


def _language(language: str) -> Iterator[Label]:
    value = fold(language).replace("_", "-")
    primary = value.partition("-")[0]
    yield Label(Field.LANGUAGE, primary, primary)
    if value != primary:
        yield Label(Field.REGION, value, "")


def _has(article: Article) -> Iterator[str]:
    if article.quotations:
        yield "quote"
    if article.pictures:
        yield "picture"
    if len(article.body.text) >= _SUMMARY:
        yield "fulltext"
    kinds = {enclosure.media_type.partition("/")[0].lower() for enclosure in article.enclosures}
    yield from sorted(kinds & {"audio", "video"})


def parted(terms: Iterable[int]) -> tuple[bytes, bytes]:
    """Blobs of ids in their order: of the terms that facets are made of, and of the others."""
    shown, hidden = array("I"), array("I")
    for term in sorted(terms):
        (shown if is_shown(term) else hidden).append(term)
    return shown.tobytes(), hidden.tobytes()
