"""What a refresh has told so far, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsterm.refresh.outcome import Asked, Event, Finished, Refreshed, Started


@dataclass(slots=True)
class Progress:
    """A refresh under way: how many sources it has, what came of those that are done, who is being asked."""

    total: int = 0
    outcomes: list[Refreshed] = field(default_factory=list)
    stopped: bool = False
    _asked: dict[str, str] = field(default_factory=dict)

    def hear(self, event: Event) -> None:
        """Take in one thing that it tells."""
        match event:
            case Started(total):
                self.total = total
            case Asked(subscription, address, title):
                self._asked[subscription] = title or address
            case Refreshed(subscription):
                self._asked.pop(subscription, None)
                self.outcomes.append(event)
            case Finished(stopped=stopped):
                self.stopped = stopped

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return len(self.outcomes) / self.total if self.total else 0.0

    @property
    def words(self) -> str:
        """``refreshing 12 of 40``; nothing where there are none, or it is not known yet."""
        return f"refreshing {len(self.outcomes):,} of {self.total:,}" if self.total else ""

    @property
    def landed(self) -> tuple[str, ...]:
        """``25 new`` and ``1 failed``, where there are such."""
        failed = sum(bool(outcome.error) for outcome in self.outcomes)
        new = sum(outcome.new for outcome in self.outcomes)
        return tuple(f"{count:,} {name}" for count, name in ((new, "new"), (failed, "failed")) if count)

    @property
    def awaited(self) -> str:
        """Who has been asked the longest and has not answered yet: for whom the others wait."""
        return next(iter(self._asked.values()), "")


def summary(outcomes: Sequence[Refreshed]) -> tuple[str, bool]:
    """What came of a refresh, in one sentence, and whether it is a problem."""
    if len(outcomes) == 1:
        return _of_one(outcomes[0])
    failed = [outcome for outcome in outcomes if outcome.error]
    skipped = [outcome for outcome in outcomes if outcome.skipped]
    new = sum(outcome.new for outcome in outcomes)
    news = f"{new:,} new" if new else "Nothing new"
    sentences = []
    if len(skipped) < len(outcomes):
        sentences.append(f"{news}." if failed else f"{news} in {len(outcomes) - len(skipped):,} sources.")
    if skipped:
        sentences.append(f"{len(skipped):,} left alone: {_reason(skipped[0])}.")
    if failed:
        sentences.append(f"{len(failed):,} of {len(outcomes):,} sources failed: {_failure(failed[0])}")
    return " ".join(sentences), bool(failed)


def _of_one(outcome: Refreshed) -> tuple[str, bool]:
    if outcome.error:
        return outcome.error, True
    news = f"{outcome.new:,} new" if outcome.new else "nothing new"
    return f"{outcome.title or outcome.address}: {_reason(outcome) or news}.", False


def _failure(outcome: Refreshed) -> str:
    name = outcome.title or outcome.address
    return outcome.error if name in outcome.error else f"{name}: {outcome.error}"


def _reason(outcome: Refreshed) -> str:
    """Why it was left alone, with the command of the app in the place of the option."""
    return outcome.skipped.replace("--force", ":refresh!")
