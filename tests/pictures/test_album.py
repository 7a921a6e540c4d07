"""What was fetched is kept, for the reader alone, and not without end."""

import os
from pathlib import Path

import pytest

from newsterm.errors import StoreError
from newsterm.pictures.album import Album

URL = "https://delta-courier.example/quay.jpg"


def test_a_picture_is_found_by_its_address(tmp_path: Path) -> None:
    album = Album(tmp_path / "cache" / "pictures")
    assert album.find(URL) is None
    album.keep(URL, b"quay")
    assert b"quay" == album.find(URL)
    assert album.find(URL + "?x") is None


def test_only_the_reader_sees_what_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    Album(folder).keep(URL, b"quay")
    assert [0o700, 0o600] == [path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())]


def test_what_was_not_looked_at_for_longest_makes_room(tmp_path: Path) -> None:
    album = Album(tmp_path, limit=10)
    for age, name in enumerate("abc"):
        album.keep(name, b"1234"[: 3 if name == "a" else 4])
        os.utime(album.file(name), (1_000 - age, 1_000 - age))
    assert album.find("c") == b"1234"  # looked at now
    album.keep("d", b"1234")
    assert [None, None, b"1234", b"1234"] == [album.find(name) for name in "abcd"]


def test_a_name_that_can_be_no_text_is_an_address_too(tmp_path: Path) -> None:
    Album(tmp_path).keep("https://a.example/\udce9", b"1")
    assert b"1" == Album(tmp_path).find("https://a.example/\udce9")


def test_a_folder_that_can_not_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("in the way")
    with pytest.raises(StoreError, match=r"pictures can't be written"):
        Album(tmp_path / "pictures").keep(URL, b"quay")
