"""A store and a newsstand for every test of a refresh."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.store.store import Store
from tests.refresh.newsstand import Newsstand


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Home.at(tmp_path)) as store:
        yield store


@pytest.fixture
def newsstand(store: Store) -> Newsstand:
    return Newsstand(store)
