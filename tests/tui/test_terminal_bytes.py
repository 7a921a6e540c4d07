"""What a real terminal gets from the real app: its bytes, read from a pty."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.model import Body, Picture, Span, Style, StyleKind
from newsterm.pictures.album import Album
from newsterm.store.store import Store
from newsterm.tui.pictures.kitty import PLACEHOLDER
from tests.pictures.painting import file_of, plain
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


@pytest.fixture
def linked(home: Path) -> Path:
    """A home whose first article has a link that goes over lines, one to mail, and hostile ones."""
    words = (
        "the levels of all eleven gauges from the lake to the sea, hour by hour since the treaty was signed"
    )
    addresses = (
        "https://levels.example/a;b?c=é",
        "https://levels.example/\x1b\\\x1b]52;c;c2Vj\x07",
        "javascript:alert(1)",
        "mailto:desk@delta-courier.example",
    )
    text = "\n\n".join(f"Read {words}." for _ in addresses)
    styles = []
    start = 0
    for address in addresses:
        start = text.index(words, start)
        styles.append(Style(StyleKind.LINK, Span(start, start + len(words)), address))
        start += 1
    with Store.open(Home.at(home)) as store:
        put(store, [replace(story(0), body=Body(text, tuple(styles)), quotations=())])
    return home


def drawn(home: Path, **environment: str) -> bytes:
    """What the terminal gets when the first article is opened and left."""
    with newsterm(home, environment=environment) as terminal:
        terminal.wait_for("hour by hour")
        terminal.type(b"\r")
        terminal.wait_for("quotation")
        terminal.type(b"Q")
        assert terminal.wait_for_end() == 0
        return terminal.bytes


def test_the_words_of_a_link_carry_its_address_in_every_line(linked: Path) -> None:
    found = re.findall(rb"\x1b\]8;id=([^;]+);([^\x1b]*)\x1b\\\x1b\[[0-9;]*m([^\x1b]*)", drawn(linked))
    words = {
        address: b" ".join(said for _, other, said in found if other == address) for _, address, _ in found
    }
    ids = {address: {number for number, other, _ in found if other == address} for address in words}
    assert b"hour by hour" in words[b"https://levels.example/a%3Bb?c=%C3%A9"]
    assert b"the levels of" in words[b"https://levels.example/a%3Bb?c=%C3%A9"]
    assert all(len(numbers) == 1 for numbers in ids.values())
    assert b"mailto:desk@delta-courier.example" in words


def test_no_address_gets_out_of_its_link(linked: Path) -> None:
    there = drawn(linked)
    assert b"\x1b]52;" not in there
    assert b"javascript" not in there
    for parameters in re.findall(rb"\x1b\]8;([^\x1b]*)\x1b\\", there):
        assert re.fullmatch(rb"(?:id=[0-9-]+;(?:https?://|mailto:)[!-:<-~]+|;)", parameters), parameters


@pytest.mark.parametrize(
    "environment", [{"TERM": "linux"}, {"VTE_VERSION": "4600"}, {"FORCE_HYPERLINK": "0"}]
)
def test_a_terminal_without_links_gets_none(linked: Path, environment: dict[str, str]) -> None:
    assert b"\x1b]8;" not in drawn(linked, **environment)


def test_links_are_no_colour(linked: Path) -> None:
    assert b"\x1b]8;" in drawn(linked, NO_COLOR="1")


def test_no_color_takes_the_colours_away_unless_it_is_empty(linked: Path) -> None:
    in_colour = re.compile(rb"[34]8;[25];[0-9;]*m")
    shades = {
        value: {found.group() for found in in_colour.finditer(drawn(linked, NO_COLOR=value))}
        for value in ("1", "")
    }
    assert len(shades["1"]) < len(shades[""])


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


def test_a_terminal_of_kittys_protocol_is_given_a_picture_once_and_shows_it_by_placeholders(
    tmp_path: Path,
) -> None:
    url = "https://delta-courier.example/quay.png"
    Album(Home.at(tmp_path).pictures_dir).keep(url, file_of(plain(400, 200)))
    with Store.open(Home.at(tmp_path)) as store:
        put(store, [replace(story(1), pictures=(Picture(url, "The quay."),))])
    Home.at(tmp_path).config_file.parent.mkdir()
    Home.at(tmp_path).config_file.write_text("refresh_at_start = false")
    kitty = {"TERM": "xterm-kitty", "COLORTERM": "truecolor", "TMUX": "", "STY": ""}
    with newsterm(tmp_path, environment=kitty) as terminal:
        terminal.wait_for("The quay.")
        terminal.type(b"\r")
        terminal.wait_for("quotation")
        assert b"\x1b_G" not in terminal.bytes
        terminal.type(b"i")
        terminal.wait_for(PLACEHOLDER)
        terminal.type(b"jjkk")
        assert 1 == terminal.bytes.count(b"\x1b_Ga=T,U=1,f=100,")
        terminal.sleep_and_wake()
        terminal.wait_for(PLACEHOLDER)
        terminal.type(b"i")
        terminal.type(b":theme midnight\r")
        terminal.wait_for("There is no theme midnight")
        terminal.type(b"Q")
        assert terminal.wait_for_end() == 0
    assert 2 == terminal.bytes.count(b"\x1b_Ga=T,U=1,f=100,")  # once more after the sleep
    assert 1 == terminal.bytes.count(b"\x1b_Ga=d,d=I,")
    assert f"{PLACEHOLDER}\u0305\u030d".encode() in terminal.bytes
