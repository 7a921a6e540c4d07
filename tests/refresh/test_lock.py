"""Only one refresh works on a cache at a time."""

import subprocess
import sys
from pathlib import Path

from newsterm.refresh.lock import only_one

HOLD = """
import sys
from pathlib import Path
from newsterm.refresh.lock import only_one
with only_one(Path(sys.argv[1]), lambda: print("waiting", flush=True)):
    print("held", flush=True)
    sys.stdin.read(1)
"""


def hold(path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_second_says_that_it_waits_and_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    path = tmp_path / "refresh.lock"
    with hold(path) as first, hold(path) as second:
        both = {said(first): first}
        both[said(second)] = second
        assert {"held", "waiting"} == set(both)
        both["held"].communicate("x")
        assert "held" == said(both["waiting"])
        both["waiting"].communicate("x")


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "refresh.lock"
    with hold(path) as process:
        assert "held" == said(process)
        process.kill()
    waited: list[bool] = []
    with only_one(path, lambda: waited.append(True)):
        assert [] == waited
