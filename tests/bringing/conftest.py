"""A home in a temporary folder, and the store in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.store.store import Store


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.at(tmp_path / "home")


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    opened = Store.open(home)
    yield opened
    opened.close()
