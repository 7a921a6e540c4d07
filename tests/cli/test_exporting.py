"""export: articles as documents and books, subscriptions as OPML."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Terminal


def test_the_articles_of_a_query_become_a_book(subscribed: Terminal, tmp_path: Path) -> None:
    book = tmp_path / "harbour.epub"
    subscribed.run("export", "tag:harbour", "--epub", str(book))
    assert (0, "") == (subscribed.code, subscribed.errors)
    contents = ZipFile(book).read("book/contents.xhtml").decode()
    assert "Lighthouse keeps its lamp" in contents
    assert "Ferry timetable thins out" in contents
    assert "Bakery" not in contents
    subscribed.run("export", "tag:harbour", "--epub", str(book))
    assert 1 == subscribed.code
    assert "is there already" in subscribed.errors


@pytest.mark.parametrize(
    ("kind", "name", "begins"),
    [
        ("--markdown", "Lighthouse keeps its lamp.md", "# Lighthouse"),
        ("--html", "Lighthouse keeps its lamp.html", "<!DOCTYPE html>"),
        ("--text", "Lighthouse keeps its lamp.txt", "Lighthouse"),
    ],
)
def test_each_article_becomes_a_file(
    subscribed: Terminal, tmp_path: Path, kind: str, name: str, begins: str
) -> None:
    printed = subscribed.run("export", "lighthouse", "-tag:food", kind, str(tmp_path / "new"))
    assert [str(tmp_path / "new" / name)] == printed.splitlines()
    assert (tmp_path / "new" / name).read_text(encoding="utf-8").startswith(begins)


def test_a_query_that_finds_nothing_writes_nothing(subscribed: Terminal, tmp_path: Path) -> None:
    subscribed.run("export", "walrus", "--epub", str(tmp_path / "no.epub"))
    assert 0 == subscribed.code
    assert "nothing is written" in subscribed.errors
    assert not (tmp_path / "no.epub").exists()


def test_a_query_without_a_kind_of_document_is_no_name_for_a_list(subscribed: Terminal) -> None:
    subscribed.run("export", "tag:harbour")
    assert 1 == subscribed.code
    assert "say as what: --epub" in subscribed.errors
