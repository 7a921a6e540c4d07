"""newsboat's feeds, filters, rules and articles are taken over, once, and nothing done here is lost."""

from pathlib import Path

import pytest

from newsterm.bringing.bring import bring, bring_content
from newsterm.config import Home
from newsterm.errors import AddressError, ContentError
from newsterm.store.store import Store
from newsterm.views import Rule, View, read_rules, read_views
from tests.store.newsboat import write_cache
from tests.store.paper import ADDRESS, article, ids, save, titles

URLS = f"""# mine
{ADDRESS} rivers "open data" "~Courier"
https://brenn.example/feed ! rivers
"exec:~/bin/news"
"query:Unread rivers:unread = \\"yes\\" and tags # \\"rivers\\""
"query:Odd:link =~ \\"x\\""
"""
CONFIG = 'bind-key j down\nignore-article "*" "title =~ \\"horoscope\\""\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of newsboat's: of one feed four articles, one of them read, one flagged, one deleted."""
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text(URLS)
    (folder / "config").write_text(CONFIG)
    write_cache(
        folder / "cache.db",
        {
            ADDRESS: [{"unread": 0}, {"flags": "ax"}, {"deleted": 1}, {}],
            "https://elsewhere.example/feed": [{"guid": "e"}],
        },
    )
    return folder


def test_what_newsboat_ignores_is_muted_at_once(store: Store, home: Home) -> None:
    save(store, article(1, title="Your horoscope"), article(2))
    bring_content(store, home, CONFIG.encode(), "config")
    assert ["Report 2"] == titles(store)


def test_a_folder_of_newsboat_is_taken_over_whole(store: Store, home: Home, folder: Path) -> None:
    found = bring(store, home, folder)
    assert [
        (ADDRESS, "Courier", (("rivers",), ("open data",))),
        ("https://brenn.example/feed", "", (("rivers",),)),
    ] == [(one.address, one.title, one.folders) for one in store.subscriptions.all()]
    assert [View("Unread rivers", "is:unread in:rivers")] == read_views(home)
    assert [Rule("mute", "title:horoscope*")] == read_rules(home)
    assert ["Report 1", "Report 2", "Report 4"] == titles(store)
    assert ["Report 1"] == titles(store, "is:read")
    assert ["Report 2"] == titles(store, "is:starred") == titles(store, "tag:flag-a tag:flag-x")
    assert (2, 2, 1, 1, 3, 1, 1, 1) == (
        len(found.new),
        found.folders,
        found.views,
        found.rules,
        found.articles,
        found.read,
        found.starred,
        found.muted,
    )
    assert [
        ("urls", 4, "exec:~/bin/news"),
        ("urls", 6, 'query:Odd:link =~ "x"'),
        ("config", 1, "keys"),
        ("cache.db", 0, "https://elsewhere.example/feed"),
    ] == [left[:3] for left in found.left]
    assert [("urls", 3), ("config", 2)] == [remark[:2] for remark in found.remarks]


def test_a_second_import_changes_nothing(store: Store, home: Home, folder: Path) -> None:
    first = bring(store, home, folder)
    second = bring(store, home, folder)
    assert ((), 2, 0, 0, 0, 0, 0, 0, 0) == (
        second.new,
        second.known,
        second.folders,
        second.views,
        second.rules,
        second.articles,
        second.read,
        second.starred,
        second.muted,
    )
    assert first.left == second.left


def test_the_feed_itself_finds_the_same_articles_with_what_was_done(
    store: Store, home: Home, folder: Path
) -> None:
    bring(store, home, folder)
    before = ids(store)
    saved = save(store, *(article(number) for number in (1, 2, 3)))
    assert () == saved.new  # the deleted one stays out of sight
    assert before == ids(store)
    assert ["Report 3"] == titles(store, "is:muted")
    assert (["Report 1"], ["Report 2"]) == (titles(store, "is:read"), titles(store, "is:starred"))


def test_an_article_that_was_deleted_is_known_by_its_link_too(store: Store, home: Home, folder: Path) -> None:
    bring(store, home, folder)
    save(store, article(3, guid="urn:delta:new"))
    assert "Report 3" not in titles(store)


def test_articles_that_are_here_already_keep_their_words(store: Store, home: Home, folder: Path) -> None:
    save(store, *(article(number, title=f"Ours {number}") for number in (1, 2, 3)))
    found = bring(store, home, folder)
    assert 1 == found.articles
    assert ["Ours 1", "Ours 2", "Report 4"] == sorted(titles(store))
    assert ["Ours 3"] == titles(store, "is:muted")


def test_marks_are_one_step_to_take_back(store: Store, home: Home, folder: Path) -> None:
    bring(store, home, folder)
    change = store.journal.undo()
    assert change is not None
    assert "Undone: 3 articles marked as in newsboat" == change.sentence
    assert ([], [], []) == (titles(store, "is:read"), titles(store, "is:starred"), titles(store, "is:muted"))
    assert store.journal.undo() is None


def test_a_starred_article_survives_an_emptied_cache(store: Store, home: Home, folder: Path) -> None:
    bring(store, home, folder)
    store.close()
    home.cache_file.unlink()
    with Store.open(home) as again:
        assert ["Report 2"] == titles(again)


def test_settings_and_articles_in_two_folders_belong_together(
    store: Store, home: Home, folder: Path, tmp_path: Path
) -> None:
    config, data = tmp_path / ".config" / "newsboat", tmp_path / ".local" / "share" / "newsboat"
    config.mkdir(parents=True)
    data.mkdir(parents=True)
    (folder / "urls").rename(config / "urls")
    (folder / "cache.db").rename(data / "cache.db")
    found = bring(store, home, config)
    assert (2, 3) == (len(found.new), found.articles)


def test_a_cache_that_is_spoilt_leaves_the_feeds(store: Store, home: Home, folder: Path) -> None:
    (folder / "cache.db").write_bytes(b"SQLite format 3\0" + bytes(100))
    found = bring(store, home, folder)
    assert 2 == len(found.new)
    assert "can't be read" in found.left[-1].reason


def test_a_mute_asks_for_a_feed_by_its_address_also_after_it_moved(store: Store, home: Home) -> None:
    save(store, article(1, title="Eels"))
    rule = f'ignore-article "{ADDRESS}" "title =~ \\"eels\\""\n'
    bring_content(store, home, rule.encode(), "config")
    [mute] = read_rules(home)
    assert ["Eels"] == titles(store, f"is:muted {mute.query}")
    store.subscriptions.move(store.subscriptions.all()[0].id, "https://delta.example/moved")
    assert ["Eels"] == titles(store, f"is:muted {mute.query}")


def test_a_view_whose_name_is_taken_is_listed(store: Store, home: Home) -> None:
    bring_content(store, home, b'"query:Mine:unread = \\"yes\\""\n', "urls")
    found = bring_content(store, home, b'"query:Mine:unread = \\"no\\""\n', "urls")
    assert [View("Mine", "is:unread")] == read_views(home)
    assert ["a view of this name asks for something else"] == [left.reason for left in found.left]


@pytest.mark.parametrize(
    ("content", "followed"),
    [
        (b'<opml><body><outline xmlUrl="https://a.example/"/></body></opml>', 1),
        ('\ufeff<opml><body><outline xmlUrl="https://a.example/"/></body></opml>'.encode("utf-16"), 1),
        (b"<!-- mine -->\nhttps://a.example/\nhttps://b.example/ tag\n", 2),
        (b"# mine\r\n\r\nhttps://a.example/ tag\r\n", 1),
        (b"browser w3m\n# https://a.example/\n", 0),
    ],
)
def test_a_file_is_told_by_what_is_in_it(store: Store, home: Home, content: bytes, followed: int) -> None:
    assert followed == len(bring_content(store, home, content, "x").new)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"<rss><channel/></rss>", "it begins with <rss>"),
        (b"Dear reader,\nnothing here.\n", "x is no subscription list"),
    ],
)
def test_what_is_none_of_these_is_told(store: Store, home: Home, content: bytes, sentence: str) -> None:
    with pytest.raises(ContentError, match=sentence):
        bring_content(store, home, content, "x")


def test_what_is_not_there_is_told(store: Store, home: Home, tmp_path: Path) -> None:
    with pytest.raises(AddressError, match=r"nothing\.opml can't be read: No such file"):
        bring(store, home, tmp_path / "nothing.opml")
    with pytest.raises(ContentError, match="is no folder of newsboat's"):
        bring(store, home, tmp_path)
