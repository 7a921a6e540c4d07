"""Type kept standing: what was set lately is not set again."""

from collections import deque
from collections.abc import Callable
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MOST = 4
"""Pages kept: the one that is read, those beside it, and one that was just left."""


class Standing(Generic[P, T]):
    """A function, and what it gave last: for equal arguments the same again. They need no hash, and
    several threads may ask."""

    def __init__(self, make: Callable[P, T], most: int = MOST) -> None:
        self._make = make
        self._made: deque[tuple[tuple[Any, ...], dict[str, Any], T]] = deque(maxlen=most)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function gives for these arguments."""
        for known, named, made in tuple(self._made):
            if known == args and named == kwargs:
                return made
        made = self._make(*args, **kwargs)
        self._made.append((args, kwargs, made))
        return made
