"""quotes: who said what."""

from tests.cli.conftest import Terminal


def test_quotations_are_listed_by_speaker(subscribed: Terminal) -> None:
    (said,) = subscribed.lines("quotes", "--json", 'said:"Ines Okoye"')
    assert "Ines Okoye" == said["speaker"]
    assert "Lighthouse keeps its lamp" == said["title"]
    assert [] == subscribed.lines("quotes", "--json", "said:nobody")
