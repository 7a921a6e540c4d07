"""How fast feeds are refreshed, beside newsboat: ``python benchmarks/refresh.py 1000``.

So many feeds of 20 items each come from a server on this machine (`server.py`), without delay and after 100
ms; first all of them are new, then, twice, none has changed (newsboat 2.21 asks only from the third refresh
on for what has changed). The programs take turns in every round, each in a fresh home. Prints tables in
Markdown: medians and ranges, and how long newsterm took in parts of what newsboat took in the same round.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from compileall import compile_dir
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

from figures import spread
from readers import Reader, readers
from server import host_of

HERE = Path(__file__).parent
ITEMS = 20
REFRESHES = ("first", "second", "third")
HEADINGS = (
    "headlines stored, s",
    "all done, s",
    "CPU, s",
    "peak memory, MB",
    "articles",
    "disk, MB",
    "connections",
    "answers 304",
)


@dataclass(frozen=True)
class Figures:
    """What one refresh took: seconds, seconds of CPU, MB of memory and of disk; articles; connections, and
    how many answers were that nothing has changed."""

    stored: float
    seconds: float
    cpu: float
    memory: float
    articles: int
    disk: float
    connections: int
    unchanged: int


@dataclass(frozen=True)
class Case:
    """What is measured: a refresh with a latency, in milliseconds."""

    latency: int
    refresh: str


Results = dict[tuple[Case, str], list[Figures]]
"""The figures by case and program, one a round."""


@contextmanager
def serving(feeds: int) -> Iterator[int]:
    """A server of so many feeds; its port."""
    command = [sys.executable, HERE / "server.py", str(feeds), str(ITEMS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin and server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.stdin.close()


def refreshed(reader: Reader, folder: Path, port: int) -> Figures:
    """Refresh once and measure it."""
    counters(port)
    command = [sys.executable, HERE / "meter.py", *reader.command(folder)]
    metered = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    if code := metered.pop("code"):
        raise SystemExit(f"{reader.name} failed with exit code {code}")
    counted = counters(port)
    return Figures(
        **metered,
        articles=reader.articles(folder),
        disk=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6,
        connections=counted["connections"] - 1,
        unchanged=counted.get("unchanged", 0),
    )


def counters(port: int) -> dict[str, int]:
    """What the server was asked since it was last looked at."""
    with build_opener(ProxyHandler({})).open(f"http://{host_of(0)}:{port}/counters") as answer:
        return json.load(answer)


def one_round(
    compared: Sequence[Reader], latency: int, feeds: int, port: int
) -> Iterator[tuple[Case, str, Figures]]:
    """One round: every program refreshes everything twice."""
    addresses = [f"http://{host_of(number)}:{port}/{latency}/{number}" for number in range(feeds)]
    for reader in compared:
        with tempfile.TemporaryDirectory(prefix="newsterm-bench-") as folder:
            reader.prepare(Path(folder), addresses)
            for refresh in REFRESHES:
                yield Case(latency, refresh), reader.name, refreshed(reader, Path(folder), port)


def table(case: Case, results: Results) -> Iterator[str]:
    """The lines of one case."""
    yield f"\n**{case.refresh.capitalize()} refresh, {case.latency} ms**\n"
    yield f"| | {' | '.join(HEADINGS)} |"
    yield "|---|---|---|---|---|---:|---:|---:|---:|"
    for (measured, name), figures in results.items():
        if measured == case:
            last = figures[-1]
            cells = (
                name,
                spread((one.stored for one in figures), 2),
                spread((one.seconds for one in figures), 2),
                spread((one.cpu for one in figures), 2),
                spread((one.memory for one in figures), 0),
                f"{last.articles:,}",
                f"{last.disk:.0f}",
                f"{last.connections:,}",
                f"{last.unchanged:,}",
            )
            yield f"| {' | '.join(cells)} |"


def ratios(case: Case, results: Results) -> Iterator[str]:
    """The time of the first, newsterm, until headlines are stored, in parts of that of each other."""
    (ours, *others) = [(name, figures) for (measured, name), figures in results.items() if measured == case]
    for name, figures in others:
        parts = [mine.stored / theirs.stored for mine, theirs in zip(ours[1], figures, strict=True)]
        yield f"- {ours[0]} took {spread(parts, 3)} of the time of {name}"


def machine() -> str:
    """What it was measured on."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{platform.system()} {platform.release()}, {platform.machine()}, {cores} cores, {memory:.0f} GB"


def main() -> None:
    """Measure in rounds, print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("feeds", type=int, nargs="?", default=1_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--latency", type=int, nargs="*", default=[0, 100], help="milliseconds")
    options.add_argument("--quick", action="store_true", help="without newsboat as it comes")
    arguments = options.parse_args()
    compared = readers()[:2] if arguments.quick else readers()
    if not shutil.which("newsboat"):
        print("newsboat is not installed: newsterm is measured alone", file=sys.stderr)
    results: Results = defaultdict(list)
    compile_dir(HERE.parent / "newsterm", quiet=1)  # as it is where it is installed
    with serving(arguments.feeds) as port:
        for number in range(arguments.rounds):
            for latency in arguments.latency:
                for case, name, figures in one_round(compared, latency, arguments.feeds, port):
                    print(f"round {number + 1}: {case} {name}: {figures}", file=sys.stderr)
                    results[case, name].append(figures)
    versions = ", ".join(dict.fromkeys(reader.version() for reader in compared))
    print(f"{arguments.feeds:,} feeds of {ITEMS} items, {arguments.rounds} rounds; median (least to most)")
    print(f"{datetime.now(UTC).date()}; {machine()}; {versions}")
    for case in dict.fromkeys(measured for measured, _ in results):
        print("\n".join((*table(case, results), "", *ratios(case, results))))


if __name__ == "__main__":
    main()
