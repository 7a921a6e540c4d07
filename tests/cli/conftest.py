"""The command line as a person runs it, with a home of its own and news from files."""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsterm.cli.main import main

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Kettle Point Gazette</title>
<link>https://kettle-point.example/</link>
<item><guid>g-3</guid><title>Lighthouse keeps its lamp</title>
 <link>https://kettle-point.example/lamp</link><category>harbour</category>
 <pubDate>Sat, 21 Nov 2026 09:00:00 GMT</pubDate>
 <description><![CDATA[<p>KETTLE POINT (SNA) - The lamp stays.</p>
 <p>“Nobody sails by telephone,” said Ines Okoye, the keeper.</p>]]></description></item>
<item><guid>g-2</guid><title>Ferry timetable thins out</title>
 <link>https://kettle-point.example/ferry</link><category>harbour</category><category>transport</category>
 <pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate>
 <description>Three boats a day instead of five.</description></item>
<item><guid>g-1</guid><title>Bakery wins by a loaf</title>
 <link>https://kettle-point.example/loaf</link><category>food</category>
 <pubDate>Thu, 19 Nov 2026 09:00:00 GMT</pubDate>
 <description>The jury ate everything.</description></item>
</channel></rss>
"""


class Terminal:
    """Runs newsterm and hears what it prints."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys
        self.code = 0
        self.errors = ""

    def run(self, *arguments: str) -> str:
        """What newsterm prints with these arguments; `code` and `errors` tell the rest."""
        try:
            self.code = main(["--home", str(self.home), *arguments])
        except SystemExit as end:
            self.code = int(end.code or 0)
        out, self.errors = self._capsys.readouterr()
        return out

    async def run_beside(self, *arguments: str) -> str:
        """As `run`, in a process of its own, while this one serves what it asks for."""
        command = (sys.executable, "-m", "newsterm", "--home", str(self.home), *arguments)
        process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
        out, errors = await process.communicate()
        self.code, self.errors = process.returncode or 0, errors.decode()
        return out.decode()

    def lines(self, *arguments: str) -> list[dict[str, Any]]:
        """The JSON lines newsterm prints."""
        return [json.loads(line) for line in self.run(*arguments).splitlines()]

    def titles(self, *query: str) -> list[str]:
        """The titles `list` finds."""
        return [line["title"] for line in self.lines("list", "--json", *query)]


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "home", capsys)


@pytest.fixture
def feed_file(tmp_path: Path) -> Path:
    path = tmp_path / "gazette.xml"
    path.write_text(FEED, encoding="utf-8")
    return path


@pytest.fixture
def subscribed(terminal: Terminal, feed_file: Path) -> Terminal:
    terminal.run("add", str(feed_file))
    assert 0 == terminal.code, terminal.errors
    return terminal


Typing = Callable[[str], None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Put text on standard input."""
    import io

    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    return put
