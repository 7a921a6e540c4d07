"""import, export."""

from pathlib import Path

from tests.cli.conftest import Terminal, Typing


def test_what_is_exported_can_be_imported(subscribed: Terminal, tmp_path: Path) -> None:
    subscribed.run("add", "--folder", "coast/small", str(tmp_path))
    path = tmp_path / "out.opml"
    subscribed.run("export", str(path))
    assert 0 == subscribed.code
    before = [(feed["address"], feed["folders"]) for feed in subscribed.lines("feeds", "--json")]
    subscribed.home = tmp_path / "another"
    assert subscribed.run("import", str(path)).startswith("2 new feeds, 2 folders\n")
    after = [(feed["address"], feed["folders"]) for feed in subscribed.lines("feeds", "--json")]
    assert sorted(before) == sorted(after)


def test_exporting_never_overwrites(subscribed: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "mine.opml"
    path.write_text("precious")
    subscribed.run("export", str(path))
    assert 1 == subscribed.code
    assert "precious" == path.read_text()


def test_what_is_left_out_is_listed_with_its_line(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "urls"
    path.write_text('https://brenn.example/feed ! "~Brenn"\nexec:~/bin/\x1b[31mnews\n')
    assert [
        "1 new feed, 1 left out",
        "`newsterm refresh` fetches the new feeds",
        "left out:",
        "urls:2\texec:~/bin/\ufffd[31mnews\tit is a command to run; newsterm runs none. "
        "Write what it prints into a file and add that",
        "taken over, but a little different here:",
        "urls:1\thttps://brenn.example/feed\tnewsterm hides no feed; its articles are listed",
    ] == terminal.run("import", str(path)).splitlines()
    assert 0 == terminal.code


def test_a_list_comes_from_standard_input_too(terminal: Terminal, typed: Typing) -> None:
    typed("https://brenn.example/feed rivers\n")
    assert terminal.run("import", "-").startswith("1 new feed, 1 folder\n")


def test_where_nothing_can_be_taken_over_it_says_so_and_fails(terminal: Terminal, typed: Typing) -> None:
    typed("exec:~/bin/news\n")
    terminal.run("import", "-")
    assert 1 == terminal.code
    assert "newsterm: -: there is nothing in it that newsterm could take over\n" == terminal.errors


def test_addresses_of_a_list_are_not_taken_for_typed_ones(terminal: Terminal, typed: Typing) -> None:
    typed("http://127.0.0.1:9/feed\n")
    terminal.run("import", "-")
    terminal.run("refresh")
    assert 3 == terminal.code
    assert "is on a private network" in terminal.errors
