"""What a refresh has told so far, counted for those who show it."""

from collections import Counter
from dataclasses import dataclass, field

from newsterm.refresh.outcome import Annotated, Asked, Event, Finished, Paged, Paging, Refreshed, Started


@dataclass(slots=True)
class Tally:
    """What a refresh has told so far."""

    total: int = 0
    outcomes: list[Refreshed] = field(default_factory=list)
    new: int = 0
    failed: int = 0
    understood: int = 0
    pages: int = 0
    all_pages: int = 0
    whole: int = 0
    stopped: bool = False
    reasons: Counter[str] = field(default_factory=Counter)
    under_way: dict[str, str] = field(default_factory=dict)

    def count(self, event: Event) -> None:
        """Take in one thing that it tells."""
        match event:
            case Started(total):
                self.total = total
            case Asked(subscription, address, title):
                self.under_way[subscription] = title or address
            case Refreshed(subscription):
                self.under_way.pop(subscription, None)
                self.outcomes.append(event)
                self.new += event.new
                self.failed += bool(event.error)
                self.reasons.update([event.skipped] if event.skipped else ())
            case Annotated(ids):
                self.understood += len(ids)
            case Paging(total):
                self.all_pages = total
            case Paged(text=text):
                self.pages += 1
                self.whole += text == "page"
            case Finished(stopped=stopped):
                self.stopped = stopped

    @property
    def done(self) -> int:
        """How many sources are done."""
        return len(self.outcomes)

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return self.done / self.total if self.total else 0.0

    @property
    def reached(self) -> str:
        """``12 of 40``."""
        return f"{self.done:,} of {self.total:,}"

    @property
    def counts(self) -> list[str]:
        """``312 new``, ``3 failed``, ``5 left alone``: without what there is none of, but for the news."""
        counts = ((self.failed, "failed"), (self.reasons.total(), "left alone"))
        return [f"{self.new:,} new", *(f"{count:,} {name}" for count, name in counts if count)]

    @property
    def line(self) -> str:
        """How far it is, and who has been asked the longest."""
        names = list(self.under_way.values())
        waiting = ", ".join(names[:2]) + (" …" if len(names) > 2 else "")
        understood = f"{self.understood:,} understood" if self.understood else ""
        pages = f"{self.pages:,} of {self.all_pages:,} pages" if self.all_pages else ""
        parts = [self.reached, *self.counts, understood, pages, waiting]
        return " · ".join(filter(None, parts))

    @property
    def summary(self) -> str:
        """``1,000 feeds: 312 new, 3 failed, 5 left alone, 12 whole texts``."""
        whole = [f"{self.whole:,} whole text{'s' * (self.whole != 1)}"] if self.whole else []
        return f"{self.done:,} feed{'s' * (self.done != 1)}: {', '.join([*self.counts, *whole])}"
