"""newsterm in a pseudo-terminal, driven as a person drives it."""

import fcntl
import os
import pty
import select
import shlex
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pyte

COLUMNS, ROWS = 100, 30

SECONDS = 30
"""How long words may take to appear before the test gives up."""


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

    def sleep_and_wake(self) -> None:
        """Put newsterm to sleep with Ctrl-Z, wipe the screen as a shell may, and wake it as fg does."""
        self.type(b"\x1a")
        stopped, status, end = 0, 0, time.monotonic() + SECONDS
        while not stopped:  # which it can only be when all that it writes is read
            assert time.monotonic() < end, self.words
            self._read(0.1)
            stopped, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
        assert os.WIFSTOPPED(status)
        while select.select([self._master], [], [], 0)[0]:
            self._read(0)
        self._screen.reset()
        os.kill(self.process.pid, signal.SIGCONT)

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


def _take_terminal() -> None:
    """Make the pty on standard input the terminal of this process and its children: their /dev/tty."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@contextmanager
def newsterm(
    home: Path, *arguments: str, pipe: str = "", environment: Mapping[str, str] = {}
) -> Iterator[Terminal]:
    """newsterm in a terminal, at this home; `pipe` is what a shell pipes into it."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    command = [sys.executable, "-m", "newsterm", "--home", str(home), *arguments]
    # A size in the environment (pytest's workers have one) would count for more than the terminal's own.
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    process = subprocess.Popen(
        ["sh", "-c", f"printf '%s' {shlex.quote(pipe)} | {shlex.join(command)}"] if pipe else command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**inherited, "TERM": "xterm-256color", "PYTHONUTF8": "1", "PYTHONWARNINGS": "", **environment},
        preexec_fn=_take_terminal,
    )
    os.close(slave)
    try:
        yield Terminal(master, process)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(master)
