"""What a refresh has told so far, in words."""

import pytest

from newsterm.refresh.outcome import Asked, Finished, Refreshed, Started
from newsterm.tui.acts.progress import Progress, summary

FINE = Refreshed("s1", "https://a.example", "Delta Courier", 12)
IDLE = Refreshed("s2", "https://b.example", "Harbour Post")
FAILED = Refreshed("s3", "https://c.example", "Salen Review", error="it is gone")
LEFT = Refreshed(
    "s4", "https://d.example", "Hill Gazette", skipped="asked 3 minutes ago; --force asks anyway"
)


@pytest.mark.parametrize(
    ("outcomes", "sentence", "is_problem"),
    [
        ([FINE], "Delta Courier: 12 new.", False),
        ([IDLE], "Harbour Post: nothing new.", False),
        ([FAILED], "it is gone", True),
        ([LEFT], "Hill Gazette: asked 3 minutes ago; :refresh! asks anyway.", False),
        ([FINE, IDLE], "12 new in 2 sources.", False),
        ([IDLE, FAILED], "Nothing new. 1 of 2 sources failed: Salen Review: it is gone", True),
        (
            [FINE, IDLE, LEFT],
            "12 new in 2 sources. 1 left alone: asked 3 minutes ago; :refresh! asks anyway.",
            False,
        ),
        ([LEFT, LEFT], "2 left alone: asked 3 minutes ago; :refresh! asks anyway.", False),
    ],
)
def test_what_came_of_a_refresh_is_one_sentence(
    outcomes: list[Refreshed], sentence: str, is_problem: bool
) -> None:
    assert (sentence, is_problem) == summary(outcomes)


def test_progress_counts_what_landed_and_knows_whom_the_others_wait_for() -> None:
    progress = Progress()
    assert ("", (), "", 0.0) == (progress.words, progress.landed, progress.awaited, progress.share)
    for event in (
        Started(4),
        Asked("s2", "https://b.example", "Harbour Post"),
        Asked("s1", "https://a.example"),
        FINE,
        FAILED,
    ):
        progress.hear(event)
    assert ("refreshing 2 of 4", ("12 new", "1 failed")) == (progress.words, progress.landed)
    assert ("Harbour Post", 0.5, False) == (progress.awaited, progress.share, progress.stopped)
    progress.hear(Finished(12, 1, stopped=True))
    assert progress.stopped
