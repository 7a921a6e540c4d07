"""quotes: who said what."""

from newsterm.cli.quoting import spark
from tests.cli.conftest import Terminal


def test_quotations_are_listed_by_speaker(subscribed: Terminal) -> None:
    (said,) = subscribed.lines("quotes", "--json", 'said:"Ines Okoye"')
    assert "Ines Okoye" == said["speaker"]
    assert "Lighthouse keeps its lamp" == said["title"]
    assert [] == subscribed.lines("quotes", "--json", "said:nobody")


def test_people_are_listed_by_how_much_they_are_quoted(subscribed: Terminal) -> None:
    (person,) = subscribed.lines("quotes", "--people", "--json")
    assert ("Ines Okoye", 1, 4, 1.0, 1) == tuple(
        person[name] for name in ("name", "quotations", "words", "share", "articles")
    )
    assert 26 == len(person["weeks"])
    assert "0 of 3 articles with full text" in subscribed.errors
    assert subscribed.run("quotes", "--people").startswith("Ines Okoye\t1\t100.0%\t1\t2026-11-21\t")
    assert "" == subscribed.run("quotes", "--people", "tag:food")
    assert "0 of 1 articles with full text" in subscribed.errors


def test_weeks_are_drawn_as_bars() -> None:
    assert " ▁▄█" == spark([0, 1, 50, 99])
    assert "  " == spark([0, 0])
