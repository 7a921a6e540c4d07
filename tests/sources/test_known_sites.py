"""The address of a page on a well-known site is enough to know its feeds."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.sources.known_sites import offers_by_address

CHANNEL = "UC" + "eel_river-0123456789xx"


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        (
            f"https://www.youtube.com/channel/{CHANNEL}/videos",
            f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}",
        ),
        (
            "https://m.youtube.com/playlist?si=x&list=PLeels",
            "https://www.youtube.com/feeds/videos.xml?playlist_id=PLeels",
        ),
        ("https://old.reddit.com/r/eels/", "https://www.reddit.com/r/eels/.rss"),
        ("https://www.reddit.com/r/eels+rivers/new/?t=day", "https://www.reddit.com/r/eels+rivers/new/.rss"),
        ("https://www.reddit.com/u/osei", "https://www.reddit.com/user/osei/.rss"),
        ("https://www.reddit.com/user/osei/m/water", "https://www.reddit.com/user/osei/m/water/.rss"),
        (
            "https://www.reddit.com/r/eels/comments/1abc/they_are_back/",
            "https://www.reddit.com/r/eels/comments/1abc/.rss",
        ),
        (
            "https://www.reddit.com/r/eels/search?q=glass+eel",
            "https://www.reddit.com/r/eels/search.rss?q=glass%20eel&restrict_sr=on&sort=new",
        ),
        ("https://github.com/osei/eels/releases", "https://github.com/osei/eels/releases.atom"),
        ("https://github.com/osei/eels/discussions/12", "https://github.com/osei/eels/discussions.atom"),
        (
            "https://github.com/osei/eels/tree/low/water",
            "https://github.com/osei/eels/commits/low/water.atom",
        ),
        ("https://github.com/osei", "https://github.com/osei.atom"),
        (
            "https://gitlab.com/delta/water/eels/-/commits/main",
            "https://gitlab.com/delta/water/eels/-/commits/main?format=atom",
        ),
        ("https://bsky.app/profile/osei.example", "https://bsky.app/profile/osei.example/rss"),
        ("https://medium.com/@osei", "https://medium.com/feed/@osei"),
        ("https://medium.com/tag/eels", "https://medium.com/feed/tag/eels"),
        ("https://low-water.medium.com/", "https://low-water.medium.com/feed"),
        ("https://lowwater.substack.com/archive", "https://lowwater.substack.com/feed"),
        (
            "https://lowwater.wordpress.com/category/eels/",
            "https://lowwater.wordpress.com/category/eels/feed/",
        ),
        ("http://lowwater.blogspot.co.uk/", "https://lowwater.blogspot.co.uk/feeds/posts/default"),
        ("https://lowwater.tumblr.com/tagged/eels", "https://lowwater.tumblr.com/tagged/eels/rss"),
        (
            "https://stackoverflow.com/questions/tagged/eels+rivers?tab=Newest",
            "https://stackoverflow.com/feeds/tag/eels+rivers",
        ),
        (
            "https://fishing.stackexchange.com/users/12/osei",
            "https://fishing.stackexchange.com/feeds/user/12",
        ),
        ("https://news.ycombinator.com/", "https://news.ycombinator.com/rss"),
        ("https://vimeo.com/channels/eels", "https://vimeo.com/channels/eels/videos/rss"),
        (
            "https://en.wikipedia.org/wiki/Special:RecentChanges",
            "https://en.wikipedia.org/w/index.php?title=Special:RecentChanges&feed=atom",
        ),
        (
            "https://en.wikipedia.org/w/index.php?title=Glass_eel&action=history",
            "https://en.wikipedia.org/w/index.php?title=Glass_eel&feed=atom&action=history",
        ),
        ("https://delta.social.example/@osei", "https://delta.social.example/@osei.rss"),
    ],
)
def test_a_page_of_a_known_site_has_one_feed(page: str, feed: str) -> None:
    assert [feed] == [offer.address for offer in offers_by_address(page)]


def test_a_repository_offers_a_choice() -> None:
    assert ["osei/eels: releases", "osei/eels: tags", "osei/eels: commits"] == [
        offer.title for offer in offers_by_address("https://github.com/osei/eels.git")
    ]
    assert 3 == len(offers_by_address("https://gitlab.com/delta/water/eels"))


@pytest.mark.parametrize(
    "address",
    [
        "https://delta-courier.example/",
        "https://www.youtube.com/@osei",
        "https://www.youtube.com/watch?v=eel",
        "https://www.reddit.com/r/eels/.rss",
        "https://github.com/explore",
        "https://github.com/settings/profile",
        "https://github.com/osei.atom",
        "https://github.com/osei/eels/releases.atom",
        "https://gitlab.com/delta/eels.atom",
        "https://medium.com/feed/@osei",
        "https://medium.com/@osei/eels-are-back-1abc",
        "https://lowwater.substack.com/p/eels",
        "https://delta.social.example/@osei.rss",
        "https://delta.social.example/@osei/12",
        "https://www.tiktok.com/@osei",
        "file:///home/osei/github.com/osei/eels",
        "https://github.com/osei/" + "x" * 3_000,
    ],
)
def test_other_addresses_offer_nothing(address: str) -> None:
    assert [] == offers_by_address(address)


def test_a_feed_is_never_taken_for_a_page_of_its_site(root: Path = Path(__file__).parents[2]) -> None:
    table = tomllib.loads((root / "newsterm/sources/known_sites.toml").read_text(encoding="utf-8"))
    for site in table["site"]:
        for address, _, _ in site["offers"]:
            feed = re.sub(r"\{(\w+)\}", r"\1", address).replace("/project", "/delta/eels")
            assert {feed} >= {offer.address for offer in offers_by_address(feed)}


@given(st.text(max_size=60))
def test_no_address_is_too_strange(path: str) -> None:
    for host in ("https://github.com/", "https://medium.com/", "https://", ""):
        assert isinstance(offers_by_address(host + path), list)
