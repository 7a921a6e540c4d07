"""Letters over links: type them and be there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def labels(count: int) -> list[str]:
    """As many labels of letters, the easiest to type first, none the start of another."""
    length = 1
    while len(_LETTERS) ** length < count:
        length += 1
    return [
        "".join(letters) for letters, _ in zip(product(_LETTERS, repeat=length), range(count), strict=False)
    ]


@dataclass(frozen=True, slots=True)
class Hints:
    """What can be hinted at, by label, and what was typed so far."""

    targets: dict[str, int]
    typed: str = ""

    @classmethod
    def over(cls, targets: Sequence[int]) -> "Hints":
        """A label for each of these."""
        return cls(dict(zip(labels(len(targets)), targets, strict=True)))

    @property
    def left(self) -> dict[str, int]:
        """Those that what was typed still leads to."""
        return {label: target for label, target in self.targets.items() if label.startswith(self.typed)}

    @property
    def chosen(self) -> int | None:
        """What was typed in full."""
        return self.targets.get(self.typed)

    def press(self, letter: str) -> "Hints":
        """One more letter; one that leads nowhere is not taken."""
        longer = Hints(self.targets, self.typed + letter.lower())
        return longer if longer.left else self
