"""What a real terminal gets from the real app: its bytes, read from a pty."""

from dataclasses import replace
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.model import Body
from newsterm.store.store import Store
from tests.terminal import newsterm
from tests.tui.newsroom import put, story

HOSTILE = "Quay \x1b]52;c;c2VjcmV0\x07 news \x9b31m [/] [@click=app.quit]x[/] \u202eend \x1bP1$r\x1b\\"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one hostile article in it, where nothing is fetched."""
    with Store.open(Home.at(tmp_path)) as store:
        article = story(1)
        put(
            store,
            [replace(article, title=HOSTILE, body=Body(f"{HOSTILE}\n\n{article.body.text}"), quotations=())],
        )
    settings = Home.at(tmp_path).config_file
    settings.parent.mkdir()
    settings.write_text("refresh_at_start = false")
    return tmp_path


def test_hostile_words_reach_the_terminal_as_harmless_text(home: Path) -> None:
    with newsterm(home) as terminal:
        terminal.wait_for("[@click=app.quit]x")
        terminal.wait_for("Paragraph 0")  # the preview
        terminal.type(b"\r")
        terminal.wait_for("quotation")  # the footer of the article
        terminal.type(b"z")
        terminal.type(b"Q")
        assert terminal.wait_for_end() == 0
    for poison in (b"\x1b]52", b"c2VjcmV0\x07", "\x9b".encode(), "\u202e".encode(), b"\x1bP1$r"):
        assert poison not in terminal.bytes


def test_ctrl_c_says_how_to_quit(home: Path) -> None:
    with newsterm(home) as terminal:
        terminal.wait_for("Quay")
        terminal.type(b"\x03")
        terminal.wait_for("Q quits")
        terminal.type(b"q")
        assert terminal.wait_for_end() == 0


def test_everything_is_drawn_again_after_a_sleep(home: Path) -> None:
    with newsterm(home) as terminal:
        terminal.wait_for("Paragraph 0")
        terminal.sleep_and_wake()
        for words in ("newsterm", "Quay", "Paragraph 0", "move"):
            terminal.wait_for(words)
        terminal.type(b"Q")
        assert terminal.wait_for_end() == 0


def test_what_is_typed_in_one_go_reaches_the_question_whole(home: Path) -> None:
    with newsterm(home) as terminal:
        terminal.wait_for("Paragraph 0")
        terminal.type(b":theme midnight\r")
        terminal.wait_for("There is no theme midnight")
        terminal.type(b"\r:tag quay, for sunday\r")
        terminal.wait_for("u takes it back")
        terminal.type(b"Q")
        assert terminal.wait_for_end() == 0
