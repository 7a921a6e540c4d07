"""What several rooms' tests stand on."""

from collections.abc import AsyncIterator

import pytest

from tests.serving import Site, serve


@pytest.fixture(autouse=True)
def without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    site = Site()
    runner = await serve(site)
    yield site
    await runner.cleanup()
