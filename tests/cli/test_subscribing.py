"""add, import, export."""

from pathlib import Path

from tests.cli.conftest import Terminal


def test_adding_a_feed_fetches_it(terminal: Terminal, feed_file: Path) -> None:
    assert "3 new\tKettle Point Gazette\n" == terminal.run("add", str(feed_file))
    assert [
        "Lighthouse keeps its lamp",
        "Ferry timetable thins out",
        "Bakery wins by a loaf",
    ] == terminal.titles()


def test_adding_it_again_changes_nothing(subscribed: Terminal, feed_file: Path) -> None:
    subscribed.run("add", str(feed_file))
    assert 1 == len(subscribed.lines("feeds", "--json"))
    assert 3 == len(subscribed.titles())


def test_a_file_that_is_not_there_is_one_clear_sentence(terminal: Terminal) -> None:
    assert "" == terminal.run("add", "no-such-feed.xml")
    assert 1 == terminal.code
    assert "newsterm: no-such-feed.xml: there is no such file, and it is no web address\n" == terminal.errors


def test_what_is_no_feed_says_so_and_fails_with_its_own_code(terminal: Terminal, tmp_path: Path) -> None:
    empty = tmp_path / "empty.xml"
    empty.write_bytes(b"")
    terminal.run("add", str(empty))
    assert 3 == terminal.code
    assert str(empty) in terminal.errors
    assert 1 == len(terminal.errors.splitlines())


def test_a_feed_that_breaks_keeps_what_was_there(subscribed: Terminal, feed_file: Path) -> None:
    feed_file.write_text("<html><body>Gone fishing</body></html>")
    subscribed.run("refresh")
    assert 3 == subscribed.code
    assert 3 == len(subscribed.titles())
    (feed,) = subscribed.lines("feeds", "--json")
    assert feed["error"]
