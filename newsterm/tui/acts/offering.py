"""What can be done on a screen, for whoever wants to list it."""

from collections.abc import Callable, Sequence

from textual.screen import Screen

from newsterm.tui.keys import Key

Offer = tuple[Key, Callable[[], None]]


class OfferingScreen(Screen[None]):
    """A screen that can say what can be done on it."""

    def offers(self) -> Sequence[Offer]:
        """The keys that work now, and what does the same as each."""
        raise NotImplementedError
