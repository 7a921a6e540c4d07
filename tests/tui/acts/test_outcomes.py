"""What came of a refresh, in a sentence."""

import pytest

from newsterm.refresh.outcome import Refreshed
from newsterm.tui.acts.outcomes import summary

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
