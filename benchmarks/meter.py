"""What a command takes: ``python benchmarks/meter.py newsboat -x reload``. Prints one line of JSON.

Seconds until it ended and until the last headline was stored (the last ``refreshed`` it printed), seconds
of CPU of it and of every process it started, and the most memory they had at one time in MB, pages they share
counted once. Linux only.
"""

import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ADOPT = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): processes that lose their parent become our children."""

PAUSE = 0.05
"""Seconds between two looks at the memory, at least."""

REST = 30
"""How many times as long as a look takes nobody looks: the kernel walks all pages of a process for it."""


def descendants(process: int) -> Iterator[int]:
    """Every process this one has started, and those they have."""
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in listed.read_text().split():
                yield int(child)
                yield from descendants(int(child))


def memory(process: int) -> int:
    """The memory of a process in kB, its share of what it shares."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def watch(over: threading.Event, most: list[int]) -> None:
    """Look at the memory until it is over."""
    took = 0.0
    while not over.wait(max(PAUSE, REST * took)):
        began = time.perf_counter()
        most.append(sum(map(memory, descendants(os.getpid()))))
        took = time.perf_counter() - began


def measure(command: list[str]) -> dict[str, float]:
    """Run a command to the end of all that it started."""
    ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)
    most, over, stored = [0], threading.Event(), 0.0
    watching = threading.Thread(target=watch, args=(over, most))
    began = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as process:
        watching.start()
        for line in process.stdout or ():
            if b'"refreshed"' in line:
                stored = time.perf_counter() - began
        code = process.wait()
    seconds = time.perf_counter() - began
    with suppress(ChildProcessError):
        while True:
            os.wait()
    over.set()
    watching.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "code": code,
        "seconds": seconds,
        "stored": stored or seconds,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": max(most) / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1:])))
