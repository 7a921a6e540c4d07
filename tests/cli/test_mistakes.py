"""A mistake of newsterm's own is one sentence; the details are in a log."""

import pytest

from newsterm.query import Query
from newsterm.store.headlines import Headlines
from tests.cli.conftest import Terminal


def test_a_mistake_of_our_own_is_a_sentence_and_its_details_are_in_the_log(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Headlines, query: Query, limit: int | None = None) -> None:
        raise ZeroDivisionError("the moon is full")

    monkeypatch.setattr(Headlines, "listing", broken)
    terminal.run("list")
    assert 1 == terminal.code
    log = terminal.home / "cache" / "newsterm.log"
    assert (
        f"newsterm: a mistake of newsterm's own: the moon is full. Its details are in {log}\n"
        == terminal.errors
    )
    assert "Traceback" in log.read_text()
