"""Files for documents."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.errors import NewstermError
from newsterm.export.files import LONGEST, create, create_in, safe_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ministers agree on river data", "Ministers agree on river data"),
        ("Grüße aus 北京: was nun?", "Grüße aus 北京 was nun"),
        ("../../etc/passwd", "etc passwd"),
        ("..", "article"),
        ("", "article"),
        (".bashrc", "bashrc"),
        ("-rf *", "rf"),
        ("CON", "article CON"),
        ("nul.txt", "article nul.txt"),
        ("a\x00b\x1b]0;c\nd\u202ee\u200b", "a b ]0;c d e"),
        ("Ends in a dot.", "Ends in a dot"),
    ],
)
def test_a_title_becomes_a_name_that_is_safe_everywhere(title: str, name: str) -> None:
    assert name == safe_name(title)


@given(st.text())
def test_no_title_leads_out_of_the_folder_or_grows_too_long(title: str) -> None:
    name = safe_name(title, ".md")
    assert len(name.encode()) <= LONGEST + len("article .md")
    assert name == Path(name).name
    assert name[0] not in ".-~ "
    assert name.isprintable() or "\u00a0" in name


@given(st.text())
def test_any_title_can_be_a_file(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    path = create_in(tmp_path_factory.getbasetemp() / "any", title, ".md", lambda file: file.write(b"x"))
    assert b"x" == path.read_bytes()
    path.unlink()


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    paths = [create_in(tmp_path / "new", "Eels", ".md", lambda file: file.write(b"x")) for _ in range(3)]
    assert ["Eels.md", "Eels 2.md", "Eels 3.md"] == [path.name for path in paths]


def test_a_link_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "Eels.md").symlink_to(tmp_path / "elsewhere")
    assert "Eels 2.md" == create_in(tmp_path, "Eels", ".md", lambda file: file.write(b"x")).name
    assert not (tmp_path / "elsewhere").exists()


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "eels.md"
    path.write_text("mine")
    with pytest.raises(NewstermError, match="is there already"):
        create(path, lambda file: file.write(b"x"))
    assert "mine" == path.read_text()


def test_nothing_is_left_of_what_could_not_be_written(tmp_path: Path) -> None:
    def fail(_file: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(NewstermError, match="No space left"):
        create(tmp_path / "eels.md", fail)
    assert [] == list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NewstermError, match="file/sub can't be made"):
        create_in(tmp_path / "file" / "sub", "Eels", ".md", lambda file: file.write(b"x"))
