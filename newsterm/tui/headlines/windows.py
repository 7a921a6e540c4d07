"""Headlines of a listing, read a window at a time and kept while they are near."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from newsterm.model import Headline

WINDOW = 64
"""Headlines read at a time: more than any terminal shows, little enough for one frame."""

KEPT = 32
"""Windows kept."""

Fetch = Callable[[Sequence[int]], list[Headline]]


class Windows:
    """The headlines of rows, through `fetch`; the least recently seen window is forgotten first."""

    def __init__(self, fetch: Fetch, rows: Sequence[int]) -> None:
        self._fetch = fetch
        self.rows = rows
        self._windows: OrderedDict[int, dict[int, Headline]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, index: int) -> Headline | None:
        """The headline at this place; None where its row is gone from the store."""
        if not 0 <= index < len(self.rows):
            return None
        return self._window(index // WINDOW).get(self.rows[index])

    def _window(self, number: int) -> dict[int, Headline]:
        if number in self._windows:
            self._windows.move_to_end(number)
            return self._windows[number]
        rows = self.rows[number * WINDOW : (number + 1) * WINDOW]
        window = self._windows[number] = {headline.row: headline for headline in self._fetch(rows)}
        if len(self._windows) > KEPT:
            self._windows.popitem(last=False)
        return window

    def patch(self, ids: Iterable[str], change: Callable[[Headline], Headline]) -> set[int]:
        """Take these headlines for changed; the store is being told meanwhile. Their rows."""
        wanted = set(ids)
        changed = set()
        for window in self._windows.values():
            for row, headline in window.items():
                if headline.id in wanted:
                    window[row] = change(headline)
                    changed.add(row)
        return changed

    def forget(self) -> None:
        """Read everything anew when it is next looked at."""
        self._windows.clear()
