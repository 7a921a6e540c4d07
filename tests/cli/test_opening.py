"""newsterm opened in a real terminal: on the samples, on what is followed, on what is named or piped."""

from pathlib import Path

from newsterm.config import Home
from newsterm.model import Headline
from newsterm.query import Query
from newsterm.store.store import Store
from tests.cli.conftest import FEED, Terminal
from tests.terminal import newsterm


def headlines(home: Path) -> list[Headline]:
    with Store.open(Home.at(home)) as store:
        return store.headlines.window(store.headlines.listing(Query()).rows)


def test_a_first_run_opens_on_the_samples_and_leaves_nothing_with_the_reader(tmp_path: Path) -> None:
    with newsterm(tmp_path) as terminal:
        terminal.wait_for("Ministers agree")
        terminal.wait_for("samples")
        terminal.type(b"Q")
        assert 0 == terminal.wait_for_end()
    assert [] == headlines(tmp_path)


def test_a_run_opens_on_what_the_reader_follows(tmp_path: Path) -> None:
    (tmp_path / "gazette.xml").write_text(FEED)
    with Store.open(Home.at(tmp_path)) as store:
        store.subscriptions.add(str(tmp_path / "gazette.xml"))
    with newsterm(tmp_path) as terminal:
        terminal.wait_for("Lighthouse keeps its lamp")
        assert "samples" not in terminal.words
        terminal.type(b"Q")
        assert 0 == terminal.wait_for_end()
    assert 3 == len(headlines(tmp_path))


def test_what_is_named_is_opened_without_being_followed(tmp_path: Path) -> None:
    (tmp_path / "gazette.xml").write_text(FEED)
    with newsterm(tmp_path, str(tmp_path / "gazette.xml")) as terminal:
        terminal.wait_for("Lighthouse keeps its lamp")
        terminal.type(b"Q")
        assert 0 == terminal.wait_for_end()
    assert [] == headlines(tmp_path)


def test_a_star_on_what_was_only_opened_adopts_it_with_its_text(tmp_path: Path) -> None:
    (tmp_path / "gazette.xml").write_text(FEED)
    with newsterm(tmp_path, str(tmp_path / "gazette.xml")) as terminal:
        terminal.wait_for("Ines Okoye")  # the preview, understood
        terminal.type(b"s")
        terminal.wait_for("★")
        terminal.type(b"Q")
        assert 0 == terminal.wait_for_end()
    (kept,) = headlines(tmp_path)
    assert ("Lighthouse keeps its lamp", True) == (kept.title, kept.status.starred)
    with Store.open(Home.at(tmp_path)) as store:
        article = store.articles.load(kept.id)
    assert article is not None
    assert "Nobody sails by telephone" in article.body.text


def test_what_is_piped_in_is_opened_and_the_keyboard_still_works(tmp_path: Path) -> None:
    piped = "Rain at last\n\nThe rain came on Sunday and stayed.\n\n“Finally, it rains,” said Ines Okoye.\n"
    with newsterm(tmp_path, "-", pipe=piped) as terminal:
        terminal.wait_for("Rain at last")
        terminal.type(b"Q")
        assert 0 == terminal.wait_for_end()


def test_without_utf8_the_signs_are_ascii(tmp_path: Path) -> None:
    with newsterm(
        tmp_path, environment={"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    ) as terminal:
        terminal.wait_for("Ministers agree")
        terminal.wait_for('* "We were told to wait,"')
        terminal.wait_for("La boulangere qui a reveille")
        terminal.type(b"Q")
        assert 0 == terminal.wait_for_end()
    assert terminal.bytes.isascii()


def test_a_file_that_is_not_there_is_a_sentence_before_anything_opens(terminal: Terminal) -> None:
    terminal.run("no-such-page.html")
    assert 1 == terminal.code
    assert "there is no such file" in terminal.errors


def test_the_pictures_of_the_samples_can_be_seen_without_the_web(tmp_path: Path) -> None:
    with newsterm(tmp_path, environment={"COLORTERM": "truecolor", "TMUX": "", "STY": ""}) as terminal:
        terminal.wait_for("Ministers agree")
        terminal.wait_for("Delegates in Port Salen")  # the preview, understood
        terminal.type(b"\ri")
        terminal.wait_for("▀▀▀▀")
        terminal.type(b"Q")
        assert 0 == terminal.wait_for_end()
