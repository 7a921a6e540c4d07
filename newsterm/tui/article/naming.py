"""What a speaker's name tells: whether it is one, and the letters that stand for it in the margin."""

from collections.abc import Iterable, Iterator
from itertools import chain

from rich.cells import cell_len

_NO_NAMES = """
he she it they we i you who one ones this that these those which such some any all many most few several
both each either neither other others another nobody none no everyone everybody someone somebody anyone
anybody something nothing everything two three four five six seven eight nine ten dozens half
er sie es wir ich man wer dieser diese jener jene niemand keiner keine jemand jeder alle viele manche
andere il elle ils elles on nous je qui personne chacun certains tous él ella ellos ellas nadie alguien
quien todos lui lei loro nessuno qualcuno chi ele ela eles elas ninguém alguém quem hij zij ze het
iemand wie он она они оно кто никто 他 她 他们 她们 我们 彼 彼女 彼ら هو هي هم"""
"""Words that alone name no one: pronouns, and the negative ones."""

_NOBODY = frozenset(_NO_NAMES.split())
_NEGATIVE = ("no ", "not ", "none ", "nobody ", "neither ", "kein ", "keine ")
_MOST_WORDS = 5
_MOST_SMALL = 3
_CELLS = 2  # of the margin that are for letters
_LETTERS = 12  # of a name that are tried


def is_nobody(name: str) -> bool:
    """Whether a name is only a pronoun, or says that nobody spoke."""
    low = name.lower()
    return low in _NOBODY or low.startswith(_NEGATIVE)


def is_somebody(name: str) -> bool:
    """Whether a name is surely a person's or an office's: "Lena Ortiz", "state governor"."""
    from newsterm.reading.names import is_role  # it reads a long list of words, when first asked

    words = name.split()
    if is_nobody(name) or not 0 < len(words) <= _MOST_WORDS or not name[0].isalpha():
        return False
    if is_role(words[-1].lower()):
        return True
    small = [word for word in words if word[0].islower() and len(word) <= _MOST_SMALL]
    great = [word for word in words if not word[0].islower()]
    is_person = len(great) > 1 or not any(letter.isupper() or letter.islower() for letter in name)
    return is_person and len(small) + len(great) == len(words)


def initials_of(names: Iterable[str]) -> dict[str, str]:
    """At most two cells of letters for each name; no two people have the same.

    They are the first letters of the first and the last name, of a name in one word its first; where these
    are taken the beginning of the last name or the first, then its other letters, then a number. Names for
    which there is none left are not in the answer.
    """
    taken: set[str] = set()
    given: dict[str, str] = {}
    numbers = map(str, range(2, 10**_CELLS))
    for name in names:
        if letters := next((one for one in chain(_letters(name), numbers) if one not in taken), ""):
            taken.add(letters)
            given[name] = letters
    return given


def _letters(name: str) -> Iterator[str]:
    """The letters that may stand for a name, the best first."""
    words = name.split() or [name]
    first, last = words[0], words[-1][:_LETTERS]
    pairs = [(first[:1] + last[:1]).upper()] if len(words) > 1 else [first[:1].upper()]
    pairs += [last[:2].capitalize(), first[:2].capitalize()]
    pairs += [first[:1].upper() + letter for letter in last[1:]]
    pairs += list(last[1:])  # of scripts whose letters are two cells wide
    return (letters for letters in pairs if letters.strip() and 0 < cell_len(letters) <= _CELLS)
