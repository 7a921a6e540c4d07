"""What came of a refresh, in a sentence."""

from collections.abc import Sequence

from newsterm.refresh.outcome import Refreshed


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
