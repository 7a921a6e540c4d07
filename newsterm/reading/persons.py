"""Over many articles, which spellings are one person: "Wang Yi", "WANG YI", "Wang Yi Jr." and a lone "Wang".

What an article calls somebody was settled inside it (see ``names``). A ledger calls `persons_of` with every
name it has and how often, and what the reader corrected; it keeps the names as they were found and files them
under what this gives. Pure: the same names give the same persons.
"""

from collections import defaultdict
from collections.abc import Mapping

from newsterm.reading.names import words_of

Key = tuple[str, ...]


def key_of(name: str) -> Key:
    """What two spellings of one full name share: its words without titles, suffixes, and initials in the
    middle, in lower case; nothing is turned into another script."""
    words = words_of(name)
    middle = [word for word in words[1:-1] if len(word.rstrip(".")) > 1]
    return (*words[:1], *middle, *words[1:][-1:])


def persons_of(names: Mapping[str, int], corrected: Mapping[str, str] | None = None) -> dict[str, str]:
    """For each name the person it is filed under, by that person's usual spelling.

    `names` says how often each was found; of several spellings the most frequent is the usual one, then
    the longest. A lone surname is the one person of that surname; where two share it, it stays by itself.
    `corrected` leads from a spelling to the name the reader says it is ("" is no name); it always wins, and
    several that lead to one name are merged.
    """
    corrections = {name: right for name, right in (corrected or {}).items() if right}
    spellings: dict[Key, list[str]] = defaultdict(list)
    for name in sorted(names):
        if name not in corrections:
            spellings[key_of(name)].append(name)
    usual = {
        key: max(same, key=lambda name: (names[name], len(name), name)) for key, same in spellings.items()
    }
    of_surname: dict[str, set[Key]] = defaultdict(set)
    for key in usual:
        if len(key) > 1:
            of_surname[key[-1]].add(key)
    found = {name: usual[_whole(key, of_surname)] for key, same in spellings.items() for name in same}
    for name in names.keys() & corrections.keys():
        right = corrections[name]
        found[name] = found.get(right, right)
    return found


def _whole(key: Key, of_surname: Mapping[str, set[Key]]) -> Key:
    """The key of the one full name a lone surname can stand for, or itself."""
    whole = of_surname.get(key[0], set()) if len(key) == 1 else set()
    return next(iter(whole)) if len(whole) == 1 else key
