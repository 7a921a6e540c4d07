"""Small files and small classes: a screen only routes, and nothing grows without end."""

import ast
from pathlib import Path

LINES = 400
METHODS = 25


def test_every_file_has_fewer_than_400_lines(root: Path) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (root / "newsterm").rglob("*.py")
    }
    assert {} == {name: lines for name, lines in lengths.items() if lines >= LINES}


def test_every_class_has_fewer_than_25_methods(root: Path) -> None:
    sizes = {
        f"{path.relative_to(root)}: {node.name}": _methods(node)
        for path in (root / "newsterm").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert {} == {name: methods for name, methods in sizes.items() if methods >= METHODS}


def _methods(node: ast.ClassDef) -> int:
    return sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
