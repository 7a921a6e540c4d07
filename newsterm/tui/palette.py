"""The palette: every action by its words."""

from collections.abc import Sequence

from textual.command import DiscoveryHit, Hit, Hits, Provider

from newsterm.tui.acts.offering import Offer, OfferingScreen
from newsterm.tui.keys import Key, shown


class Actions(Provider):
    """Finds what can be done on the screen beneath by the words that say it."""

    @property
    def _offers(self) -> Sequence[Offer]:
        return self.screen.offers() if isinstance(self.screen, OfferingScreen) else ()

    async def discover(self) -> Hits:
        """Everything, while nothing is typed."""
        for key, run in self._offers:
            yield DiscoveryHit(key.label, run, help=_keys(key))

    async def search(self, query: str) -> Hits:
        """What has these letters in its words."""
        matcher = self.matcher(query)
        for key, run in self._offers:
            if (score := matcher.match(key.label)) > 0:
                yield Hit(score, matcher.highlight(key.label), run, help=_keys(key))


def _keys(key: Key) -> str:
    return "  ".join(map(shown, key.keys))
