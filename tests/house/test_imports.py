"""What is heavy is loaded when it is needed: a verb starts quickly, and nothing that draws can parse."""

import subprocess
import sys

import pytest

PARSERS = {"PIL", "aiohttp", "feedparser", "lxml", "trafilatura"}


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("newsterm", {"newsterm.model", "argparse", *PARSERS, "textual"}),
        ("newsterm.cli.main", {*PARSERS, "textual"}),
        ("newsterm.tui.app", PARSERS),
        ("newsterm.store.store", {*PARSERS, "textual"}),
        ("newsterm.pictures.darkroom", {*PARSERS, "textual"}),
        ("newsterm.refresh.run", {*PARSERS, "newsterm.reading.annotate", "textual"} - {"aiohttp"}),
    ],
)
def test_importing_a_module_leaves_the_heavy_ones_alone(module: str, heavy: set[str]) -> None:
    assert set() == _loaded_by(module) & heavy


def _loaded_by(module: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after importing this one."""
    program = f"import {module}, sys; print(*sys.modules)"
    fresh = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "" == fresh.stderr
    return set(fresh.stdout.split())
