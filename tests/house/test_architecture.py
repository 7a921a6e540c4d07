"""ARCHITECTURE.md is short and leaves out no room."""

import re
from pathlib import Path

LINES = 120


def test_the_architecture_fits_on_two_screens(root: Path) -> None:
    assert LINES >= len((root / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines())


def test_the_architecture_names_every_room(root: Path) -> None:
    named = set(re.findall(r"\w+", (root / "ARCHITECTURE.md").read_text(encoding="utf-8")))
    rooms = {
        str(path.relative_to(root)): path.stem
        for path in (root / "newsterm").rglob("*")
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()
    }
    assert [] == sorted(room for room, name in rooms.items() if name not in named)
