"""The feeds to start from are of many places, and each is whole."""

from urllib.parse import urlsplit

from newsterm.sources.catalogue import known_feeds


def test_every_known_feed_can_be_chosen_and_asked() -> None:
    for feed in known_feeds():
        assert all([feed.title, feed.region, feed.topic]), feed
        assert urlsplit(feed.address).scheme == "https", feed
        assert len(feed.language) == 2, feed


def test_no_feed_is_known_twice() -> None:
    addresses = [feed.address for feed in known_feeds()]
    assert len(set(addresses)) == len(addresses)


def test_there_is_something_for_many_readers() -> None:
    feeds = known_feeds()
    assert len(feeds) >= 30
    assert len({feed.region for feed in feeds}) >= 6
    assert len({feed.language for feed in feeds}) >= 10
    assert len({feed.topic for feed in feeds}) >= 5
