"""How fast the app is on a real terminal: ``python benchmarks/screen.py 100 100000``.

For each number of articles a cache is generated; then, in rounds that take turns, newsterm is started in a
pseudo-terminal of 160×45 and timed from the start of the process to the first headline, and from a key to the
last byte drawn for it. Prints a table in Markdown: medians and ranges in milliseconds, peak memory in MB.
"""

import argparse
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from figures import spread
from store import fill
from world import World

from newsterm.config import Home
from newsterm.query import Query
from newsterm.store.store import Store

COLUMNS, ROWS = 160, 45
KEYS = 100
QUIET = 0.03
"""Seconds without a byte after which a frame is over."""


class Terminal:
    """newsterm in a pseudo-terminal."""

    def __init__(self, home: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "newsterm", "--home", str(home)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"},
        )
        os.close(slave)

    def until(self, text: bytes, seconds: float = 30) -> float:
        """Milliseconds from the start of the process until `text` was drawn."""
        seen = b""
        while text not in seen:
            if not self._readable(seconds):
                raise SystemExit(f"{text!r} never came; last: {seen[-300:]!r}")
            seen += os.read(self._master, 65536)
        return (time.perf_counter() - self.began) * 1000

    def settle(self, quiet: float) -> None:
        """Read until nothing has come for so many seconds."""
        while self._readable(quiet):
            os.read(self._master, 65536)

    def press(self, key: bytes) -> float:
        """Milliseconds from a key to the last byte drawn for it."""
        began = last = time.perf_counter()
        os.write(self._master, key)
        wait = 1.0
        while self._readable(wait):
            os.read(self._master, 65536)
            last = time.perf_counter()
            wait = QUIET
        return (last - began) * 1000

    def memory(self) -> float:
        """The most memory the process has had, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def close(self) -> None:
        """End it."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def _readable(self, seconds: float) -> bool:
        return bool(select.select([self._master], [], [], seconds)[0])


def prepare(folder: Path, count: int) -> bytes:
    """Fill a home with articles; the words that show that its first headline is drawn."""
    home = Home.at(folder)
    home.config_dir.mkdir(parents=True)
    home.config_file.write_text("refresh_at_start = false\n")
    with Store.open(home) as store:
        for _ in fill(store, World(count), count, 300):
            pass
        (first,) = store.headlines.window(store.headlines.listing(Query(), 1).rows)
        return first.title[:20].encode()


def main() -> None:
    """Generate, measure in turns, print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("counts", type=int, nargs="*", default=[100, 100_000])
    options.add_argument("--rounds", type=int, default=5)
    arguments = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="newsterm-bench-"))
    try:
        firsts = {count: prepare(folder / str(count), count) for count in arguments.counts}
        starts: dict[int, list[float]] = {count: [] for count in arguments.counts}
        keys: dict[int, list[float]] = {count: [] for count in arguments.counts}
        memory: dict[int, list[float]] = {count: [] for count in arguments.counts}
        for _ in range(arguments.rounds):
            for count in arguments.counts:
                terminal = Terminal(folder / str(count))
                starts[count].append(terminal.until(firsts[count]))
                terminal.settle(1.0)
                keys[count] += [terminal.press(b"k" if number % 2 else b"j") for number in range(KEYS)]
                memory[count].append(terminal.memory())
                terminal.close()
        print(
            "| articles | first headlines, ms | key → frame, ms: median | 95th percentile | peak memory, MB |"
        )
        print("|---:|---|---:|---:|---|")
        for count in arguments.counts:
            slow = statistics.quantiles(keys[count], n=20)[-1]
            key = statistics.median(keys[count])
            print(
                f"| {count:,} | {spread(starts[count])} | {key:.1f} | {slow:.1f} | {spread(memory[count])} |"
            )
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
