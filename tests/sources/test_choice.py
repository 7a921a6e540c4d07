"""The reader is asked only where there is something to choose."""

from newsterm.model import Offer
from newsterm.sources.choice import without_asking

NEWS, RIVER = Offer("https://delta-courier.example/feed"), Offer("https://delta-courier.example/river.rss")


def test_the_only_offer_is_followed() -> None:
    assert NEWS == without_asking("https://delta-courier.example/", [NEWS])


def test_where_nothing_is_offered_it_is_the_address_itself() -> None:
    assert Offer("https://delta-courier.example/") == without_asking("https://delta-courier.example/", [])


def test_among_several_the_reader_chooses() -> None:
    assert without_asking("https://delta-courier.example/", [NEWS, RIVER]) is None
