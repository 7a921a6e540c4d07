"""Names say what a thing is, and nothing in the repository leans on one person's machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from textual.app import App

EMPTY = re.compile(r"(^|_)(utils?|helpers?|common|misc|managers?|stuff)(_|$)|^get_")
"""Names that say nothing about what is inside."""

MACHINE = re.compile(r"(?<![\w.~:/*\[-])/(root|work|mnt)/\w|\.\./shared\b")
"""Paths that exist on one machine only."""


def test_no_name_is_empty_of_meaning(root: Path) -> None:
    empty = [
        f"{path.relative_to(root)}: {name}"
        for path in (root / "newsterm").rglob("*.py")
        for name in _names(path)
        if EMPTY.search(_snake(name)) and not hasattr(App, name)  # what Textual calls is named by Textual
    ]
    assert [] == empty


def test_nothing_is_imported_for_the_type_checker_alone(root: Path) -> None:
    assert [] == [
        str(path.relative_to(root))
        for path in (root / "newsterm").rglob("*.py")
        if "TYPE_CHECKING" in path.read_text(encoding="utf-8")
    ]


def test_no_package_passes_on_what_its_modules_define(root: Path) -> None:
    for path in (root / "newsterm").rglob("__init__.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        assert [] == imports, path.relative_to(root)


def test_no_file_names_a_place_on_somebodys_machine(root: Path) -> None:
    found = [
        f"{name}:{number}: {line.strip()}"
        for name in _tracked(root)
        for number, line in enumerate(_lines(root / name), start=1)
        if MACHINE.search(line)
    ]
    assert [] == found


def _names(path: Path) -> Iterator[str]:
    """The name of a module, and those of the classes and functions in it."""
    yield path.stem
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _tracked(root: Path) -> list[str]:
    """The files of the repository; those of a folder that is no checkout are all the files in it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode:
        return [
            str(path.relative_to(root))
            for folder in ("newsterm", "tests", "sample_feeds")
            for path in (root / folder).rglob("*")
        ]
    return [name for name in listed.stdout.decode().split("\0") if name]


def _lines(path: Path) -> list[str]:
    """The lines of a text file; none for what is no text, or was deleted and not yet committed."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (UnicodeDecodeError, OSError):
        return []
