"""A store of invented news, and a desk with it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.model import Article
from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.newsroom import OUTLETS, Refreshes, put, story


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(Home.at(tmp_path / "home")) as opened:
        yield opened


@pytest.fixture
def fill(store: Store) -> Callable[[Sequence[Article]], tuple[str, ...]]:
    """Puts articles of the Delta Courier into the store; gives their ids."""
    return lambda articles: put(store, articles)


@pytest.fixture
def news(store: Store) -> Store:
    """A store with forty articles of three outlets."""
    for place, outlet in enumerate(OUTLETS):
        put(store, [story(number) for number in range(40) if number % 3 == place], outlet)
    return store


@pytest.fixture
def refreshes() -> Refreshes:
    """A way to refresh that does what the test says."""
    return Refreshes()


@pytest.fixture
def samples(tmp_path: Path, refreshes: Refreshes, store: Store) -> Iterator[Desk]:
    """A desk of samples; what is kept goes to `store`."""
    with Store.open(Home.at(tmp_path / "samples")) as opened:
        put(opened, [story(number) for number in range(5)])
        yield Desk(opened, store, refreshes, "samples")


@pytest.fixture
def home(store: Store, refreshes: Refreshes) -> Desk:
    """The reader's own desk, empty."""
    return Desk(store, store, refreshes)


@pytest.fixture
def desk(news: Store, refreshes: Refreshes) -> Desk:
    """A desk with the news."""
    return Desk(news, news, refreshes)
