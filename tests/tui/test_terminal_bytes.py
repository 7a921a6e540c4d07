"""What a real terminal gets from the real app: its bytes, read from a pty."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pyte
import pytest

from newsterm.config import Home
from newsterm.model import Body
from newsterm.store.store import Store
from tests.tui.newsroom import put, story

COLUMNS, ROWS = 100, 30

SECONDS = 30
"""How long words may take to appear before the test gives up."""

HOSTILE = "Quay \x1b]52;c;c2VjcmV0\x07 news \x9b31m [/] [@click=app.quit]x[/] \u202eend \x1bP1$r\x1b\\"


class Terminal:
    """A terminal of so many columns and rows in which newsterm runs."""

    def __init__(self, master: int, process: "subprocess.Popen[bytes]") -> None:
        self._master = master
        self.process = process
        self.bytes = b""
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def words(self) -> str:
        """What a person sees."""
        return "\n".join(self._screen.display)

    def type(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def wait_for(self, words: str) -> None:
        """Read until these words are on the screen."""
        end = time.monotonic() + SECONDS
        while words not in self.words:
            assert time.monotonic() < end, self.words
            self._read(end - time.monotonic())

    def wait_for_end(self) -> int:
        """Read until the program is gone; its exit code."""
        end = time.monotonic() + SECONDS
        with suppress(OSError):  # how Linux says that the other end of a pty is closed
            while self.process.poll() is None and time.monotonic() < end:
                self._read(0.1)
        return self.process.wait(SECONDS)

    def _read(self, seconds: float) -> None:
        if select.select([self._master], [], [], max(0.0, seconds))[0]:
            found = os.read(self._master, 65536)
            self.bytes += found
            self._stream.feed(found)


@contextmanager
def newsterm(home: Path) -> Iterator[Terminal]:
    """newsterm in a terminal, at this home."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "newsterm", "--home", str(home)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1", "PYTHONWARNINGS": ""},
        start_new_session=True,
    )
    os.close(slave)
    try:
        yield Terminal(master, process)
    finally:
        process.kill()
        process.wait()
        os.close(master)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one hostile article in it."""
    with Store.open(Home.at(tmp_path)) as store:
        article = story(1)
        put(
            store,
            [replace(article, title=HOSTILE, body=Body(f"{HOSTILE}\n\n{article.body.text}"), quotations=())],
        )
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
