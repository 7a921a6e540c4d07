"""A `cache.db` as newsboat writes it, of any of its versions, with articles to put in."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

OLDEST = (
    "CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL, "
    "title VARCHAR(1024) NOT NULL)",
    "CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL, "
    "title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL, "
    "feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL, "
    "unread INTEGER(1) NOT NULL)",
)
V2_10 = (
    *OLDEST,
    "ALTER TABLE rss_item ADD enclosure_url VARCHAR(1024)",
    "ALTER TABLE rss_item ADD enclosure_type VARCHAR(1024)",
    "ALTER TABLE rss_item ADD enqueued INTEGER(1) NOT NULL DEFAULT 0",
    "ALTER TABLE rss_item ADD flags VARCHAR(52)",
    "ALTER TABLE rss_item ADD deleted INTEGER(1) NOT NULL DEFAULT 0",
    "ALTER TABLE rss_item ADD base VARCHAR(128) NOT NULL DEFAULT ''",
)
V2_22 = (*V2_10, "ALTER TABLE rss_item ADD COLUMN content_mime_type VARCHAR(255) NOT NULL DEFAULT ''")

MORNING = 1_772_000_000  # 2026-02-25, 06:13:20 UTC


def write_cache(
    path: Path,
    feeds: Mapping[str, list[dict[str, Any]]],
    schema: tuple[str, ...] = V2_22,
    *,
    wal: bool = False,
) -> Path:
    """Put feeds, by their addresses, with these articles into a new file; each hour one article."""
    with closing(sqlite3.connect(path)) as db:
        if wal:
            db.execute("PRAGMA journal_mode = WAL")
        for statement in schema:
            db.execute(statement)
        for address, items in feeds.items():
            db.execute(
                "INSERT INTO rss_feed (rssurl, url, title) VALUES (?, ?, ?)",
                (address, "https://delta.example/", "Delta Courier"),
            )
            for number, item in enumerate(items, start=1):
                put(db, address, number, item)
        db.commit()
    return path


def put(db: sqlite3.Connection, address: str, number: int, item: dict[str, Any]) -> None:
    """Put in an article: one of the paper's, with these values in place of its own."""
    values = {
        "guid": f"urn:delta:{number}",
        "title": f"Report {number}",
        "author": "",
        "url": f"https://delta.example/news/{number}",
        "feedurl": address,
        "pubDate": MORNING - 3600 * number,
        "content": f"<p>The text of report {number}.</p>",
        "unread": 1,
        **item,
    }
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    db.execute(f"INSERT INTO rss_item ({names}) VALUES ({marks})", tuple(values.values()))
