"""The words that matter around a quotation in each language, and which language a text is in.

A language is one file in ``languages/``; a new one needs no code.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

SAMPLE = 1500  # characters at a text's start that tell its language
HAN = re.compile(r"[\u4e00-\u9fff]")
KANA = re.compile(r"[\u3040-\u30ff]")
UNKNOWN = "en"  # read as English, whose patterns are the most general


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the words of one language do around a quotation; all words lower-case."""

    language: str
    saying: frozenset[str]
    reporting: frozenset[str]
    pronouns: frozenset[str]
    first: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    linking: frozenset[str]
    joining: frozenset[str]
    that: frozenset[str]
    according: frozenset[str]
    naming: frozenset[str]
    retelling: frozenset[str]
    nouns_too: frozenset[str]
    behind: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    nouns_are_capitalised: bool = False
    no_capitals: bool = False
    verb_second: bool = (
        False  # "Then said he ...": the subject follows the verb where a clause opens with something else
    )


@cache
def _languages() -> frozenset[str]:
    folder = files(__package__) / "languages"
    return frozenset(
        file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")
    )


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language by its primary tag; English where newsterm knows none."""
    code = language if language in _languages() else UNKNOWN
    written = tomllib.loads((files(__package__) / "languages" / f"{code}.toml").read_text("utf-8"))
    read: dict[str, Any] = {
        name: value if value is True else frozenset(value.split()) for name, value in written.items()
    }
    return Grammar(language=code, **read)


@cache
def _known_words() -> dict[str, frozenset[str]]:
    """The words by which each language is told from the others."""
    grammars = {code: grammar_of(code) for code in sorted(_languages())}
    return {
        code: g.determiners | g.prepositions | g.linking | g.joining | g.saying
        for code, g in grammars.items()
    }


def language_of(text: str, tag: str = "") -> str:
    """The primary language of a text: the tag's (BCP 47), else the one most of its words are of."""
    primary = tag.replace("_", "-").partition("-")[0].lower()
    if primary:
        return primary
    sample = text[:SAMPLE].lower().split()
    if han := len(HAN.findall(text, 0, SAMPLE)):
        kana = len(KANA.findall(text, 0, SAMPLE))
        if han + kana > len(sample):
            return "ja" if kana * 5 > han else "zh"
    counts = {code: sum(word in words for word in sample) for code, words in _known_words().items()}
    return max(counts, key=lambda code: (counts[code], code == UNKNOWN))
