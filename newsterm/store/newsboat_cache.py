"""newsboat's `cache.db`, read and left as it is: its feeds, and their articles with what was done to them.

The tables are those of newsboat's src/cache.cpp, from version 2.10 on; columns that came later are asked for
only where they are.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from newsterm.errors import ContentError
from newsterm.model import Article, Body, Enclosure, Feed

HEADER = b"SQLite format 3\0"
"""What every such file begins with (https://sqlite.org/fileformat.html, 1.3)."""

_LONGEST = 2_000_000  # signs of a text; what goes on after them is cut off
_WAIT = 15.0  # seconds, if newsboat is writing
_NEEDED = frozenset({"guid", "title", "author", "url", "feedurl", "pubDate", "content", "unread"})
_LATER = ("enclosure_url", "enclosure_type", "flags", "deleted", "content_mime_type")


@dataclass(frozen=True, slots=True)
class Item:
    """An article of newsboat's: what it says, whether it was read or deleted, and the letters it is flagged
    with."""

    article: Article
    read: bool = False
    deleted: bool = False
    flags: str = ""


class NewsboatCache:
    """An open `cache.db`. Raises ContentError with a sentence where it can't be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._telling():
            self._db = sqlite3.connect(_uri(path), uri=True, timeout=_WAIT, isolation_level=None)
            self._db.text_factory = lambda text: text.decode("utf-8", "replace")
            self._db.execute("PRAGMA trusted_schema = OFF")
            self._columns = {row[1] for row in self._db.execute("PRAGMA table_info(rss_item)")}
        if not self._columns >= _NEEDED:
            self.close()
            raise ContentError(f"{path} is a database, but not newsboat's: it has no articles like those")

    def feeds(self) -> dict[str, Feed]:
        """The addresses of all feeds, with what their publishers say of them."""
        with self._telling():
            found = self._db.execute(
                """SELECT rssurl, title, url FROM rss_feed
                UNION ALL SELECT DISTINCT feedurl, '', '' FROM rss_item
                WHERE feedurl NOT IN (SELECT rssurl FROM rss_feed)"""
            ).fetchall()
        return {_text(address): Feed(_text(title), _text(site)) for address, title, site in found}

    def items(self, address: str) -> list[Item]:
        """The articles of a feed, newest first: asked for at once, so that newsboat can go on writing."""
        later = ", ".join(name if name in self._columns else "NULL" for name in _LATER)
        with self._telling():
            found = self._db.execute(
                f"""SELECT guid, title, author, url, pubDate, substr(content, 1, {_LONGEST}), unread, {later}
                FROM rss_item WHERE feedurl = ? ORDER BY pubDate DESC, id DESC""",  # noqa: S608 - our own words
                (address,),
            ).fetchall()
        return [_item(*row) for row in found]

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> "NewsboatCache":
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say in a sentence what SQLite says."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            busy = code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
            hint = "close newsboat and try again" if busy else "it may be damaged"
            raise ContentError(f"{self._path} can't be read ({error}); {hint}") from error


def _uri(path: Path) -> str:
    """The file, to be read only; one that was in WAL mode and was closed is opened as if nobody could write,
    for else SQLite would put files of its own beside it (https://sqlite.org/wal.html, 5)."""
    with path.open("rb") as file:
        wal = file.read(20)[18:20] == b"\x02\x02"
    still = wal and not path.with_name(f"{path.name}-wal").exists()
    return f"file:{quote(str(path.absolute()))}?mode=ro{'&immutable=1' if still else ''}"


def _item(*row: Any) -> Item:
    guid, title, author, url, published, content, unread, enclosure, kind, flags, deleted, mime = row
    text, link = _text(content), _text(url)
    plain = _text(mime).partition(";")[0].strip().lower() == "text/plain"
    article = Article(
        guid=_own_guid(_text(guid), link, _text(title)),
        url=link,
        title=_text(title),
        byline=(_text(author),) if author else (),
        published=_moment(published),
        enclosures=(Enclosure(_text(enclosure), _text(kind)),) if enclosure else (),
        markup="" if plain else text,
        body=Body(text) if plain else Body(),
    )
    letters = "".join(sorted({letter for letter in _text(flags) if letter.isalpha()}))
    return Item(article, not _truth(unread), _truth(deleted), letters)


def _own_guid(guid: str, url: str, title: str) -> str:
    """The guid the feed gave; where there is none newsboat makes one of link and date, or of the title."""
    made = (url and guid.startswith(url) and " " in guid[len(url) :]) or guid == title
    return "" if made else guid


def _text(value: Any) -> str:
    """A value as text, whatever SQLite has in the column."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def _truth(value: Any) -> bool:
    return _text(value).strip() not in ("", "0")


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(_text(value)), UTC) if value else None
    except (ValueError, OverflowError, OSError):
        return None
