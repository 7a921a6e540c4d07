"""newsboat's `cache.db` is read whatever its version, and left as it is."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsterm.errors import ContentError
from newsterm.model import Article, Body, Enclosure, Feed
from newsterm.store.newsboat_cache import Item, NewsboatCache
from tests.store.newsboat import MORNING, OLDEST, V2_10, V2_22, put, write_cache

ADDRESS = "https://delta.example/feed"


def items(path: Path) -> list[Item]:
    with NewsboatCache(path) as cache:
        return cache.items(ADDRESS)


@pytest.mark.parametrize("schema", [OLDEST, V2_10, V2_22])
def test_every_version_gives_feeds_and_articles(tmp_path: Path, schema: tuple[str, ...]) -> None:
    path = write_cache(tmp_path / "cache.db", {ADDRESS: [{"author": "Lena Ortiz", "unread": 0}]}, schema)
    with NewsboatCache(path) as cache:
        assert {ADDRESS: Feed("Delta Courier", "https://delta.example/")} == cache.feeds()
    article = Article(
        guid="urn:delta:1",
        url="https://delta.example/news/1",
        title="Report 1",
        byline=("Lena Ortiz",),
        published=datetime.fromtimestamp(MORNING - 3600, UTC),
        markup="<p>The text of report 1.</p>",
    )
    assert [Item(article, read=True)] == items(path)


def test_what_was_done_with_an_article_is_told(tmp_path: Path) -> None:
    sound = {"enclosure_url": "https://delta.example/1.mp3", "enclosure_type": "audio/mpeg"}
    path = write_cache(tmp_path / "cache.db", {ADDRESS: [{"flags": "ba", **sound}, {"deleted": 1}]})
    flagged, deleted = items(path)
    assert ("ab", False, False) == (flagged.flags, flagged.read, flagged.deleted)
    assert (Enclosure("https://delta.example/1.mp3", "audio/mpeg"),) == flagged.article.enclosures
    assert deleted.deleted


def test_plain_text_stays_plain(tmp_path: Path) -> None:
    plain = {"content": "1 < 2", "content_mime_type": "text/plain; charset=utf-8"}
    [item] = items(write_cache(tmp_path / "cache.db", {ADDRESS: [plain]}))
    assert (Body("1 < 2"), "") == (item.article.body, item.article.markup)


@pytest.mark.parametrize(
    ("guid", "own"),
    [
        ("https://delta.example/news/1", "https://delta.example/news/1"),
        ("https://delta.example/news/1Sat, 21 Nov 2026 09:00:00 GMT", ""),
        ("Report 1", ""),
        ("urn:1", "urn:1"),
    ],
)
def test_a_guid_that_newsboat_made_is_none(tmp_path: Path, guid: str, own: str) -> None:
    [item] = items(write_cache(tmp_path / "cache.db", {ADDRESS: [{"guid": guid}]}))
    assert own == item.article.guid


def test_values_of_any_kind_are_borne(tmp_path: Path) -> None:
    odd = {"title": b"\xff\x00", "pubDate": "never", "unread": "no", "flags": 7, "deleted": None}
    wrong = {"pubDate": 10**18, "content": 3.5, "guid": "x"}
    path = tmp_path / "cache.db"
    schema = tuple(statement.replace("NOT NULL DEFAULT 0", "") for statement in V2_22)
    first, second = items(write_cache(path, {ADDRESS: [odd, wrong]}, schema))
    assert {None} == {first.article.published, second.article.published}
    assert {"3.5", "<p>The text of report 1.</p>"} == {first.article.markup, second.article.markup}


def test_a_feed_with_articles_alone_is_a_feed(tmp_path: Path) -> None:
    path = write_cache(tmp_path / "cache.db", {})
    with closing(sqlite3.connect(path)) as db:
        put(db, "https://brenn.example/feed", 1, {})
        db.commit()
    with NewsboatCache(path) as cache:
        assert ["https://brenn.example/feed"] == list(cache.feeds())


@pytest.mark.parametrize("wal", [False, True])
def test_the_folder_is_left_as_it_is(tmp_path: Path, wal: bool) -> None:
    path = write_cache(tmp_path / "cache.db", {ADDRESS: [{}]}, wal=wal)
    before = path.read_bytes()
    tmp_path.chmod(0o500)
    try:
        assert 1 == len(items(path))
    finally:
        tmp_path.chmod(0o700)
    assert before == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_what_a_running_newsboat_has_not_yet_moved_into_the_file_is_read(tmp_path: Path) -> None:
    path = write_cache(tmp_path / "cache.db", {ADDRESS: [{}]}, wal=True)
    with closing(sqlite3.connect(path)) as running:
        put(running, ADDRESS, 2, {})
        running.commit()
        assert 2 == len(items(path))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"SQLite format 3\0" + bytes(200), "can't be read"),
        (b"not a database at all, by any means" * 50, "can't be read"),
    ],
)
def test_what_is_no_cache_is_told(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "cache.db"
    path.write_bytes(content)
    with pytest.raises(ContentError, match=sentence):
        NewsboatCache(path)


def test_a_database_of_another_program_is_told(tmp_path: Path) -> None:
    path = write_cache(tmp_path / "cache.db", {}, ("CREATE TABLE rss_feed (rssurl, url, title)",))
    with pytest.raises(ContentError, match="not newsboat's"):
        NewsboatCache(path)
