"""Subscription lists go into the store and come out of it without loss."""

import string
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsterm import opml
from newsterm.bringing.brought import Left
from newsterm.bringing.lists import bring_list, list_of
from newsterm.config import Home
from newsterm.opml import Folder, Outline
from newsterm.store.store import Store

DELTA = "https://delta-courier.example/news.rss"


def listed(*outlines: str) -> bytes:
    return f'<opml version="2.0"><body>{"".join(outlines)}</body></opml>'.encode()


def feed(address: str, attributes: str = "") -> str:
    return f'\n<outline type="rss" xmlUrl="{address}" {attributes}/>'


def test_feeds_are_followed_and_known_ones_stay_as_they_are(store: Store) -> None:
    store.subscriptions.add(DELTA, "Mine", [("Daily",)], typed=True)
    found = bring_list(
        store, listed(feed(DELTA, 'text="Theirs"'), feed("https://brenn.example/feed")), "a.opml"
    )
    mine, new = store.subscriptions.all()
    assert ((new.id,), 1, 2) == (found.new, found.known, found.understood)
    assert ("Mine", (("Daily",),), True) == (mine.title, mine.folders, mine.typed)
    assert not new.typed


def test_a_feed_in_several_folders_is_one_subscription(store: Store) -> None:
    inside = feed(DELTA, 'text="Courier" category="news"')
    again = feed(DELTA, 'htmlUrl="https://delta-courier.example/"')
    found = bring_list(
        store,
        listed(
            f'<outline text="A">{inside}</outline>',
            f'<outline text="B"><outline text="C">{again}</outline></outline>',
        ),
        "a.opml",
    )
    [one] = store.subscriptions.all()
    assert (("A",), ("B", "C")) == one.folders
    assert {"category": "news", "htmlUrl": "https://delta-courier.example/"} == one.attributes
    assert 3 == found.folders


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("feed://delta-courier.example/x", "https://delta-courier.example/x"),
        ("feed:https://delta-courier.example/x", "https://delta-courier.example/x"),
        ("//delta-courier.example/x", "https://delta-courier.example/x"),
        ("delta-courier.example/x", "https://delta-courier.example/x"),
        ("/srv/news/feed.xml", "/srv/news/feed.xml"),
        ("file:///srv/news/feed.xml", "file:///srv/news/feed.xml"),
    ],
)
def test_addresses_are_settled(store: Store, address: str, followed: str) -> None:
    bring_list(store, listed(feed(address)), "a.opml")
    assert [followed] == [one.address for one in store.subscriptions.all()]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("javascript:x", "newsterm reads http and https addresses, and files"),
        ("gopher://delta.example/", "newsterm reads http and https addresses, and files"),
        ("|~/bin/news", "it is a command to run; newsterm runs none"),
        ("exec:~/bin/news", "it is a command to run; newsterm runs none"),
        ("-", "it is no address of a feed"),
        ("no such thing", "it is no address of a feed"),
        ("tests", "it is no address of a feed"),
    ],
)
def test_other_addresses_are_refused_by_line_and_the_rest_goes_on(
    store: Store, address: str, reason: str
) -> None:
    found = bring_list(store, listed(feed(address), feed(DELTA)), "a.opml")
    assert (Left("a.opml", 2, address, reason),) == found.left
    assert [DELTA] == [one.address for one in store.subscriptions.all()]


def test_signs_that_could_harm_a_terminal_are_taken_out(store: Store) -> None:
    bring_list(store, listed(feed(DELTA, 'text="a&#x9b;b" note="c&#x9b;d"')), "a.opml")
    assert "\x9b" not in opml.write(list_of(store))


words = st.text("abc é&<\"'", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
paths = st.lists(words, max_size=3).map(tuple)
values = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=5)
attributes = st.dictionaries(
    st.text(string.ascii_lowercase, min_size=1, max_size=3).filter(lambda name: name != "url"),
    values,
    max_size=2,
)
folders = st.builds(Folder, paths.filter(bool), attributes)
feeds = st.builds(
    Outline,
    address=st.integers(0, 5).map(lambda number: f"https://paper-{number}.example/feed"),
    title=st.just("") | words,
    folder=paths,
    site_url=st.sampled_from(["", "https://delta.example/"]),
    attributes=attributes,
)


@contextmanager
def fresh_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store.open(Home.at(Path(folder))) as store:
        yield store


@settings(max_examples=25, deadline=None)
@given(st.lists(folders | feeds, max_size=8), st.integers(0, 5))
def test_nothing_is_lost_on_the_way_through_two_stores_and_a_removal(
    entries: list[Outline | Folder], removed: int
) -> None:
    with fresh_store() as first, fresh_store() as second:
        bring_list(first, opml.write(entries).encode(), "a.opml")
        exported = opml.write(list_of(first))
        assert _places(entries) == _places(list(list_of(first)))
        assert _folders(entries) == _folders(list(list_of(first)))

        for one in first.subscriptions.all()[removed : removed + 1]:
            first.subscriptions.remove(one.id)
            first.journal.undo()
        assert exported == opml.write(list_of(first))

        bring_list(second, exported.encode(), "b.opml")
        assert exported == opml.write(list_of(second))
        again = bring_list(second, exported.encode(), "b.opml")
        assert ((), 0, ()) == (again.new, again.folders, again.left)
        assert exported == opml.write(list_of(second))


def _places(entries: list[Outline | Folder]) -> set[tuple[str, tuple[str, ...]]]:
    """Which feeds are in which folders, or outside of all."""
    return {(entry.address, entry.folder) for entry in entries if isinstance(entry, Outline)}


def _folders(entries: list[Outline | Folder]) -> set[tuple[str, ...]]:
    named = [entry.path if isinstance(entry, Folder) else entry.folder for entry in entries]
    return {path[:depth] for path in named for depth in range(1, len(path) + 1)}


def test_feeds_folders_and_attributes_come_out_in_their_order(store: Store) -> None:
    entries: list[Outline | Folder] = [
        Outline("https://a.example/", "A", site_url="https://a.example/home"),
        Folder(("News",), {"isOpen": "true"}),
        Outline("https://b.example/", "B", ("News",), attributes={"category": "x"}),
        Folder(("News", "Empty")),
        Outline("https://c.example/", "C"),
        Folder(("Late",)),
    ]
    bring_list(store, opml.write(entries).encode(), "a.opml")
    assert entries == list(list_of(store))
