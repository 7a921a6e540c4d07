"""Files, folders and standard input give documents, and say why when they don't."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from newsterm.model import Validators
from newsterm.sources.document import Document, Fetched, FetchError, NotModified
from newsterm.sources.fetch import Fetcher
from newsterm.sources.file import Files


async def fetched(address: Path | str, validators: Validators | None = None) -> Fetched:
    async with Fetcher() as fetcher:
        return await fetcher.fetch(str(address), validators or Validators())


async def names(folder: Path) -> list[str]:
    documents = await fetched(folder)
    assert isinstance(documents, list)
    return [str(Path(document.address).relative_to(folder)) for document in documents]


def write(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(f"<rss>{file}</rss>")


async def test_a_path_gives_its_bytes(tmp_path: Path) -> None:
    write(tmp_path, "feed")
    document = await fetched(tmp_path / "feed")
    assert isinstance(document, Document)
    assert (str(tmp_path / "feed"), b"<rss>feed</rss>", "") == (
        document.address,
        document.content,
        document.url,
    )


async def test_a_file_address_gives_its_bytes(tmp_path: Path) -> None:
    write(tmp_path, "two words.xml")
    address = (tmp_path / "two words.xml").as_uri()
    document = await fetched(address)
    assert isinstance(document, Document)
    assert (address, b"<rss>two words.xml</rss>") == (document.address, document.content)


async def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    write(tmp_path, "feed.xml")
    first = await fetched(tmp_path / "feed.xml")
    assert isinstance(first, Document)
    assert await fetched(tmp_path / "feed.xml", first.validators) == NotModified()
    os.utime(tmp_path / "feed.xml", (1, 1))
    assert isinstance(await fetched(tmp_path / "feed.xml", first.validators), Document)


async def test_a_folder_gives_the_files_newsterm_reads_by_path(tmp_path: Path) -> None:
    write(
        tmp_path,
        "b.rss",
        "a.HTML",
        "c.json",
        "pages/d.txt",
        "notes.md",
        "list.opml",
        ".hidden.xml",
        ".git/e.xml",
    )
    assert ["a.HTML", "b.rss", "c.json", "pages/d.txt"] == await names(tmp_path)


async def test_a_folder_is_unchanged_until_one_of_its_files_changes(tmp_path: Path) -> None:
    write(tmp_path, "a.xml", "b.xml")
    documents = await fetched(tmp_path)
    assert isinstance(documents, list)
    validators = documents[0].validators
    assert await fetched(tmp_path, validators) == NotModified()
    write(tmp_path, "c.xml")
    assert isinstance(await fetched(tmp_path, validators), list)


async def test_links_that_lead_out_of_a_folder_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "out/secret.txt", "in/a.xml")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (tmp_path / "in" / "c").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "d.xml").symlink_to(tmp_path / "in" / "a.xml")
    (tmp_path / "in" / "e").symlink_to(tmp_path / "in")
    assert ["a.xml", "d.xml"] == await names(tmp_path / "in")


async def test_standard_input_gives_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"<rss/>")))
    assert await fetched("-") == Document("-", b"<rss/>")


async def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b" " * ((1 << 20) + 1))
    refused = await Files(limit=1 << 20).fetch(str(tmp_path / "long.txt"), Validators())
    assert FetchError(f"{tmp_path}/long.txt is larger than 1 MB; newsterm reads no more.") == refused


async def test_a_pipe_can_be_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"<rss/>")
    os.close(writing)
    document = await fetched(f"/dev/fd/{reading}")
    os.close(reading)
    assert isinstance(document, Document)
    assert document.content == b"<rss/>"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/no/such/feed.xml", "There is no file /no/such/feed.xml."),
        ("file://brenn.example/feed.xml", "file://brenn.example/feed.xml names a file of another computer."),
        (
            "gopher://brenn.example",
            "gopher://brenn.example: newsterm reads http, https and files, not gopher addresses.",
        ),
    ],
)
async def test_what_is_not_there_is_told(address: str, sentence: str) -> None:
    assert FetchError(sentence) == await fetched(address)


async def test_what_can_be_no_path_is_told() -> None:
    refused = await fetched("fe\0ed.xml")
    assert isinstance(refused, FetchError)
    assert "can't be read: embedded null byte." in refused.sentence


async def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "feed.xml")

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, who may read everything
    refused = await fetched(tmp_path / "feed.xml")
    assert FetchError(f"{tmp_path}/feed.xml may not be read; check its permissions.") == refused


async def test_a_folder_without_news_is_told(tmp_path: Path) -> None:
    write(tmp_path, "notes.md")
    refused = await fetched(tmp_path)
    assert isinstance(refused, FetchError)
    assert refused.sentence.startswith(f"{tmp_path} holds no feeds, pages or texts (.atom, ")


async def test_a_folder_of_too_many_files_is_told(tmp_path: Path) -> None:
    for number in range(2_001):
        (tmp_path / f"{number}.txt").touch()
    assert FetchError(f"{tmp_path} holds more than 2,000 files; choose a smaller folder.") == await fetched(
        tmp_path
    )
