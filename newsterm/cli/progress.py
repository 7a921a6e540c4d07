"""A refresh as a person sees it: a line for what landed, and one under them that moves while it lasts."""

import os
import shutil
import sys

from newsterm.cleaner import clean_line
from newsterm.cli.printing import complain, row
from newsterm.refresh.outcome import Event, Finished, Refreshed
from newsterm.refresh.progress import Tally

REASONS = 3
"""So many of the reasons why sources were left alone are given in the end."""

_WIPE = "\r\x1b[K"


def tell(event: Event) -> None:
    """Say what came of a source, in a line of its own."""
    match event:
        case Refreshed(error=sentence) if sentence:
            complain(sentence if event.address in sentence else f"{event.address}: {sentence}")
        case Refreshed(skipped=reason) if reason:
            print(row((f"left alone: {reason}", event.title or event.address)), flush=True)
        case Refreshed():
            changed = f", {event.changed} changed" if event.changed else ""
            print(row((f"{event.new} new{changed}", event.title or event.address)), flush=True)
        case Finished(stopped=True):
            complain("stopped; what had landed stays")


def has_terminal() -> bool:
    """Whether there is a terminal whose last line can be written anew."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class Live:
    """Tells a refresh on a terminal; used as ``with Live() as live``."""

    def __init__(self) -> None:
        self._tally = Tally()

    def __enter__(self) -> "Live":
        return self

    def __exit__(self, *failure: object) -> None:
        self._draw("")

    def hear(self, event: Event) -> None:
        """Show one thing that it tells."""
        self._tally.count(event)
        if self._is_news(event):
            self._draw("")
            tell(event)
        if isinstance(event, Finished):
            self._finish()
        else:
            self._draw(self._tally.line)

    def _is_news(self, event: Event) -> bool:
        """Whether it gets a line of its own: among many on a screen not what is left alone, or as before."""
        if isinstance(event, Refreshed) and self._tally.total > 1 and sys.stdout.isatty():
            return bool(event.error or event.new or event.changed)
        return isinstance(event, Refreshed | Finished)

    def _finish(self) -> None:
        self._draw("")
        if self._tally.total > 1:
            print(self._tally.summary, file=sys.stderr)
            for reason, count in self._tally.reasons.most_common(REASONS):
                print(clean_line(f"{count:,} left alone: {reason}"), file=sys.stderr)

    def _draw(self, line: str) -> None:
        """Put this in the place of the last line."""
        # Imported here: what knows the widths of characters is not needed without a terminal.
        from newsterm.tui.cells import cut, isolated

        columns = shutil.get_terminal_size().columns - 1
        shown = isolated(cut(clean_line(line), columns)) if line else ""
        print(f"{_WIPE}{shown}", end="", file=sys.stderr, flush=True)
