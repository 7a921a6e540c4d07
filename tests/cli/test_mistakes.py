"""A mistake of newsterm's own is one sentence with its details in a log; odd surroundings are none."""

import subprocess
import sys
from pathlib import Path

import pytest

from newsterm.cli.main import main
from newsterm.query import Query
from newsterm.store.headlines import Headlines
from tests.cli.conftest import Terminal


def test_a_mistake_of_our_own_is_a_sentence_and_its_details_are_in_the_log(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Headlines, query: Query, limit: int | None = None) -> None:
        raise ZeroDivisionError("the moon is full")

    monkeypatch.setattr(Headlines, "listing", broken)
    terminal.run("list")
    assert 1 == terminal.code
    log = terminal.home / "cache" / "newsterm.log"
    assert (
        f"newsterm: a mistake of newsterm's own: the moon is full. Its details are in {log}\n"
        == terminal.errors
    )
    assert "Traceback" in log.read_text()


def test_the_log_is_in_the_home_named_after_the_verb(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSTERM_HOME", str(tmp_path / "other"))
    monkeypatch.setattr(Headlines, "listing", None)
    assert 1 == main(["list", "--home", str(terminal.home)])
    assert (terminal.home / "cache" / "newsterm.log").exists()
    assert not (tmp_path / "other").exists()


def shell(home: Path, command: str) -> "subprocess.CompletedProcess[str]":
    """What a shell gets from newsterm, called $N in the command."""
    script = f'N="{sys.executable} -m newsterm --home {home}"; {command}'
    return subprocess.run(["sh", "-c", script], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("verb", ["annotate", "mark --read -", "list"])
def test_a_closed_input_is_an_empty_one(tmp_path: Path, verb: str) -> None:
    done = shell(tmp_path / "home", f"$N {verb} <&-")
    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def test_a_closed_output_is_no_mistake(tmp_path: Path) -> None:
    done = shell(tmp_path / "home", "$N tags --json >&- && $N list >&- 2>&-")
    assert (0, "") == (done.returncode, done.stderr)


def test_input_is_read_as_utf_8_whatever_the_locale_and_broken_bytes_end_nothing(tmp_path: Path) -> None:
    line = r"""printf '{"id": 1, "text": "\303\274 \377"}'"""
    done = shell(tmp_path / "home", f"{line} | LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 $N annotate")
    assert (0, "") == (done.returncode, done.stderr)
    assert r'"text": "\u00fc \ufffd"' in done.stdout


def test_without_a_terminal_the_app_says_so_and_ends(tmp_path: Path) -> None:
    done = shell(tmp_path / "home", "$N </dev/null")
    assert (1, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("newsterm: there is no terminal to open the app in")
