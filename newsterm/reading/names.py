"""One person, many spellings: the fullest name an article gives for "Wang", "Mr Adeyemi" or "she"."""

import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_WORDS = tomllib.loads((files("newsterm.reading") / "names.toml").read_text("utf-8"))
TITLES, ROLES, ORGANISATIONS, PARTICLES, TIMES, OPENERS, GROUPS = (
    frozenset(_WORDS[kind].split())
    for kind in ("titles", "roles", "organisations", "particles", "times", "openers", "groups")
)
_PLACES, _SUFFIXES = (frozenset(_WORDS[kind].split()) for kind in ("places", "suffixes"))
_ROLE_ENDINGS, _TRADE_ENDINGS = (tuple(_WORDS[kind].split()) for kind in ("role_endings", "trade_endings"))
_WOMEN, _MEN = (frozenset(_WORDS[kind].split()) for kind in ("women", "men"))
_SHE, _HE, _MISTRESSES, _MISTERS = (
    frozenset(_WORDS[kind].split()) for kind in ("she", "he", "mistresses", "misters")
)
LOOK_BACK = 40  # names before a pronoun that may be meant
NEARBY = 3  # sentences before an "it" in which what is meant stands
LONGEST = 4  # words of a person's name, particles included
NAMESAKES = 50  # names sharing a word that are compared


class Mention(NamedTuple):
    """A name as it stands in the text: its words, its offset, and the number of its sentence."""

    words: str
    start: int
    sentence: int


class _Name(NamedTuple):
    """A mention without titles and roles: `key` is its words in lower case."""

    shown: str
    key: tuple[str, ...]
    before: tuple[str, ...]  # the titles and roles that stood before it

    @property
    def family(self) -> str:
        """The word by which the person is named later on."""
        words = [word for word in self.key if word not in _SUFFIXES] or list(self.key)
        return words[-1] if words else ""


@lru_cache(maxsize=4096)
def _name(words: str) -> _Name:
    """A name without the titles and roles before it: "Foreign Minister Wang Yi" is "Wang Yi"."""
    shown = words.removesuffix("'s").removesuffix("’s").split()
    low = [word.lower() for word in shown]
    cut = 0
    for number, word in enumerate(low[:-1]):
        is_trade = number < len(low) - 2 and word.endswith(_TRADE_ENDINGS)
        if word in TITLES or is_role(word) or is_trade:
            cut = number + 1
    if len(low) == 1 and (low[0] in TITLES or is_role(low[0])):
        return _Name("", (), tuple(low))
    return _Name(" ".join(shown[cut:]), tuple(low[cut:]), tuple(low[:cut]))


def words_of(name: str) -> tuple[str, ...]:
    """The words that make a name up, in lower case: no titles and roles before it, no suffixes."""
    key = _name(name).key
    return tuple(word for word in key if word not in _SUFFIXES) or key


def is_role(word: str) -> bool:
    """Whether a lower-case word says what somebody is: "minister", "pressesprecherin"."""
    return word in ROLES or word.endswith(_ROLE_ENDINGS)


class People:
    """The names of one article, and who is meant by the shorter ones."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]
        self._names = [_name(mention.words) for mention in self._mentions]
        self._counts: dict[tuple[str, ...], int] = defaultdict(int)
        self._shown: dict[tuple[str, ...], str] = {}
        self._with_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._in_role: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
        self._fuller: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._women, self._men = set(_WOMEN), set(_MEN)
        for name in self._names:
            self._add(name)

    def _add(self, name: _Name) -> None:
        if not name.key:
            return
        if name.key not in self._shown:
            self._shown[name.key] = name.shown
            self._index(name.key)
        self._counts[name.key] += 1
        for word in filter(is_role, name.before):
            self._in_role[word][name.key] = None
        if _MISTRESSES.intersection(name.before):
            self._women.add(name.family)
        if _MISTERS.intersection(name.before):
            self._men.add(name.family)

    def _index(self, key: tuple[str, ...]) -> None:
        """Let the words of a name lead to it; a longer row of capitals is a headline."""
        if len(key) > LONGEST and not _is_group(key):
            return
        for word in dict.fromkeys((*key, _initials(key))):
            if len(self._with_word[word]) < NAMESAKES:
                self._with_word[word].append(key)

    def fullest(self, words: str) -> str:
        """The fullest name in the article for a surname, a title with a surname, an acronym."""
        name = _name(words)
        if not name.key:
            return self.in_role(name.before[-1]) or words
        return self._shown.get(self._fullest(name.key), name.shown)

    def _fullest(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """The key of the longer name this one stands for, or itself."""
        if key not in self._fuller:
            longer = (other for other in self._with_word.get(key[-1], ()) if _stands_for(key, other))
            self._fuller[key] = max(longer, key=lambda other: self._fit(key, other), default=key)
        return self._fuller[key]

    def _fit(self, short: tuple[str, ...], long: tuple[str, ...]) -> tuple[int, int, int]:
        """How well a longer name fits: by its family name, better than by its first word."""
        family = [word for word in long if word not in _SUFFIXES][-1:]
        place = 2 if family == list(short[-1:]) else 1 if long[0] == short[0] else 0
        return place, self._counts[long], len(long)

    def in_role(self, role: str) -> str:
        """The one person the article gives this role ("minister"), or nothing where there are several."""
        keys = {self._fullest(key) for key in self._in_role.get(role, ())}
        return self._shown.get(keys.pop(), "") if len(keys) == 1 else ""

    def behind(self, pronoun: str, at: int) -> str:
        """Whom a pronoun at this offset probably means: the subject of the nearest sentence that fits."""
        last = bisect_left(self._starts, at)
        nearest, chosen = -1, ""
        earliest = self._mentions[last - 1].sentence - NEARBY if last and pronoun in GROUPS else 0
        for number in range(last - 1, max(-1, last - 1 - LOOK_BACK), -1):
            mention = self._mentions[number]
            if mention.sentence < earliest or (chosen and mention.sentence != nearest):
                break
            if self._may_be(pronoun, self._names[number]):
                nearest, chosen = mention.sentence, mention.words
        return self.fullest(chosen) if chosen else ""

    def _may_be(self, pronoun: str, name: _Name) -> bool:
        """Whether a pronoun can mean this name: "she" no man, "it" an organisation."""
        if pronoun in GROUPS:
            return _is_group(self._fullest(name.key)) if name.key else False
        if not self._is_person(name):
            return False
        women, men = pronoun not in _HE, pronoun not in _SHE
        given = self._fullest(name.key)[0]
        if given in self._women | self._men:
            return (women and given in self._women) or (men and given in self._men)
        return (women or name.family not in self._women) and (men or name.family not in self._men)

    def _is_person(self, name: _Name) -> bool:
        """Whether a name is probably a person's."""
        if not name.key:
            return False
        full = self._fullest(name.key)
        if any(word in ORGANISATIONS or word in _PLACES for word in full) or full[0] == "the":
            return False
        return len(full) > 1 or bool(name.before) or full[0] in self._women or full[0] in self._men


def _initials(key: Sequence[str]) -> str:
    """The first letters of a name's words, or nothing for a single word."""
    return "".join(word[0] for word in key if word not in PARTICLES and word != "of") if len(key) > 1 else ""


def _stands_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a longer name holds the words of the shorter one in order, or is what it abbreviates."""
    if len(short) >= len(long):
        return False
    if len(short) == 1 and _initials(long) == short[0]:
        return True
    if len(short) == 1 and _is_group(long) and short[0] not in ORGANISATIONS:
        return False
    return _in_order(short, iter(long))


def _in_order(short: Sequence[str], long: Iterator[str]) -> bool:
    return all(word in long for word in short)


def _is_group(key: Sequence[str]) -> bool:
    return any(word in ORGANISATIONS for word in key)
