"""Import: a file or a folder of another reader, told by what is in it."""

import re
from collections.abc import Iterator
from pathlib import Path

from newsterm.bringing.brought import Brought, Left
from newsterm.bringing.lists import bring_list
from newsterm.bringing.newsboat import bring_cache, bring_settings, bring_urls
from newsterm.config import Home
from newsterm.errors import AddressError, ContentError, NewstermError
from newsterm.newsboat import config, urls
from newsterm.newsboat.tokens import tokens
from newsterm.newsboat.urls import Urls
from newsterm.store.newsboat_cache import HEADER
from newsterm.store.store import Store

_LARGEST = 50_000_000  # bytes of a list or a settings file
_BEGINNING = 20_000  # bytes in which a list shows what it is
_ADDRESSES = ("http://", "https://", "feed://", "file://", "query:", "exec:", "filter:")
_SETTINGS = re.compile(
    r"(un)?bind(-key)?|macro|color|highlight(-\w+)?|include|browser|pager|player|auto-reload|ignore-(article|mode)"
    r"|(article|feed)(-sort-order|list-format)|(reload|confirm|notify|show|goto|download|save|urls)-[a-z-]+"
    r"|max-items|text-width|external-url-viewer|refresh-on-startup|cleanup-on-quit|datetime-format"
)
"""Settings that a `config` file may begin a line with; the commonest are enough to tell it."""


def bring(store: Store, home: Home, path: Path) -> Brought:
    """Bring over an OPML file, newsboat's `urls`, `config` or `cache.db`, or its folder.

    Raises AddressError for what can't be read, ContentError for what is none of these.
    """
    try:
        if path.is_dir():
            return _bring_folder(store, home, path)
        with path.open("rb") as file:
            head = file.read(len(HEADER))
            if head == HEADER:
                return bring_cache(store, path)
            content = head + file.read(_LARGEST)
    except OSError as error:
        raise AddressError(f"{path} can't be read: {error.strerror}") from error
    return bring_content(store, home, content, path.name)


def bring_content(store: Store, home: Home, content: bytes, file: str) -> Brought:
    """Bring over the content of a list or a settings file; `file` is what to call it in what is told."""
    if len(content) > _LARGEST:
        raise ContentError(f"{file} is too large for a list of subscriptions")
    start = content[:_BEGINNING].lower()
    if b"<opml" in start or b"<outline" in start or start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return bring_list(store, content, file)
    text = content.decode("utf-8", "replace")
    if any(line.startswith(_ADDRESSES) for line in _first_words(text)):
        return bring_urls(store, home, urls.read(text), file)
    if content.lstrip().startswith(b"<") or not content.strip():
        return bring_list(store, content, file)  # which says what is wrong with it
    if any(map(_SETTINGS.fullmatch, _first_words(text))):
        return bring_settings(store, home, text, _folder_names(store), file)
    raise ContentError(f"{file} is no subscription list (OPML), and no urls, config or cache of newsboat's")


def _bring_folder(store: Store, home: Home, folder: Path) -> Brought:
    """The folder of newsboat; where its settings and its articles are in two, as is usual now, both."""
    listed = folder / "urls"
    files = [listed, folder / "config", _cache_of(folder)]
    if not any(path.is_file() for path in files):
        raise ContentError(f"{folder} is no folder of newsboat's: it has no urls, config or cache.db")
    found = urls.read(listed.read_text("utf-8", "replace")) if listed.is_file() else Urls()
    brought = bring_urls(store, home, found, listed.name)
    if files[1].is_file():
        tags = found.tags or _folder_names(store)
        brought += bring_settings(store, home, files[1].read_text("utf-8", "replace"), tags, files[1].name)
    if files[2].is_file():
        try:
            brought += bring_cache(store, files[2])
        except NewstermError as error:
            brought += Brought(left=(Left(files[2].name, 0, "", str(error)),))
    return brought


def _cache_of(folder: Path) -> Path:
    """Where the articles are that belong to a folder of settings (XDG Base Directories)."""
    beside = folder / "cache.db"
    absolute = folder.absolute()
    if not beside.exists() and absolute.parent.name == ".config":
        return absolute.parent.parent / ".local" / "share" / absolute.name / "cache.db"
    return beside


def _first_words(text: str) -> Iterator[str]:
    """The first word of every line that has one."""
    for _, line in config.lines(text):
        if words := tokens(line):
            yield words[0]


def _folder_names(store: Store) -> list[str]:
    return sorted({path[-1] for path in store.folders.all()})
