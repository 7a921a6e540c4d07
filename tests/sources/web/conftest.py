"""A source of documents that is open."""

from collections.abc import AsyncIterator

import pytest

from newsterm.sources.web.client import Web
from tests.sources.web.fetching import opened


@pytest.fixture
async def source() -> AsyncIterator[Web]:
    async with opened() as source:
        yield source
