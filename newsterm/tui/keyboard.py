"""Whose keys they are: the pane's that has the focus first, then the screen's."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Protocol

from newsterm.tui.keys import Answer, Key, KeyResolver, conflicts, in_reach, rebind, shown


class Keyed(Protocol):
    """Whoever has keys, and a method ``action_<action>(count)`` for each."""

    KEYS: ClassVar[tuple[Key, ...]]


class Keyboard:
    """The keys of all panes and of the screen, as the reader wants them."""

    def __init__(
        self, panes: Mapping[str, Keyed], screen: Sequence[Keyed], choices: Mapping[str, str]
    ) -> None:
        self.resolver = KeyResolver()
        self._owners = {key.id: owner for owner in (*panes.values(), *screen) for key in owner.KEYS}
        self.of_screen = tuple(key for owner in screen for key in rebind(owner.KEYS, choices))
        self.of_pane = {name: rebind(pane.KEYS, choices) for name, pane in panes.items()}
        self._reach = {name: in_reach(keys, self.of_screen) for name, keys in self.of_pane.items()}
        self.mistakes = self._mistakes(choices)

    def _mistakes(self, choices: Mapping[str, str]) -> list[str]:
        """What is wrong with the reader's own keys, a sentence each."""
        unknown = [f"there is no key {name!r} to bind" for name in choices if name not in self._owners]
        return list(
            dict.fromkeys([*unknown, *(clash for keys in self._reach.values() for clash in conflicts(keys))])
        )

    def in_reach(self, pane: str) -> Sequence[Key]:
        """The keys that work while this pane has the focus; without a pane, the screen's."""
        return self._reach.get(pane, self.of_screen)

    def press(self, name: str, pane: str) -> Answer:
        """What a key means while this pane has the focus."""
        return self.resolver.press(name, self.in_reach(pane))

    def run(self, key: Key, count: int | None = None) -> None:
        """Do what a key does."""
        getattr(self._owners[key.id], f"action_{key.action}")(count)

    def spelled(self, pane: str, ids: Iterable[str]) -> str:
        """The first key of each of these, as people write them: ``j k``."""
        bound = {key.id: key.keys for key in self.in_reach(pane)}
        return " ".join(shown(bound[name][0]) for name in ids if bound.get(name))
